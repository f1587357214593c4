"""A claim against one sentence, part by part: its words, how they stand, its people, numbers and times.

In come two `Told`, out comes a `Comparison`. A part is the same, differs, or is not said. Words at the core of the
claim must stand in the sentence itself; circumstances may stand just before it or in the page's title and lead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from readout.assess.claims.alignment import LIKE, Pairing, align, free_words, likeness, of_one_stem
from readout.assess.claims.days import compare_times
from readout.assess.claims.lexicon import word_pairs
from readout.assess.claims.numbers import ANYBODY, compare_numbers
from readout.assess.claims.records import Comparison, Part, StoryNames, Told
from readout.assess.claims.roles import SPOKEN, compare_names, holds_office
from readout.model import Span
from readout.model.wording import Word

TURNING = frozenset({"against", "without", "except", "instead", "unlike"})
"""Small words that turn what is said; they must stand on both sides or on neither."""
LIMITING = frozenset({"only", "all", "every", "none", "always", "never", "because", "before", "most"})
"""Small words that say more than the sentence does if it has them not."""
SMALL = re.compile(r"[a-z]+", re.IGNORECASE)
STANDS_FOR = frozenset({("possible", "planned")})
"""(claimed, said): what a page says firmly bears out what is claimed less firmly."""


def compare(claim: Told, told: Told, story: StoryNames) -> Comparison:
    """Every part of the claim with what the sentence says of it, by place in the claim."""
    paired = align(claim, told)
    numbers = compare_numbers(claim, told, paired)
    times = compare_times(claim, told)
    parts = [
        *numbers,
        *compare_names(claim, told, paired, story),
        *times,
        *_still_to_come(claim, told, times),
        *_undone(claim, told),
    ]
    counted = _counted(claim, numbers)
    for word in free_words(claim):
        if word.span not in counted and not any(c.isdigit() for c in word.lemma):
            parts += _word(word, claim, told, paired, times, story)
    parts += _small_words(claim, told, parts)
    return Comparison(told, tuple(sorted(parts, key=lambda p: (p.claimed, p.slot))))


def _word(
    word: Word, claim: Told, told: Told, paired: Mapping[Span, Pairing], times: Sequence[Part], story: StoryNames
) -> list[Part]:
    pairing = paired[word.span]
    if pairing.word is not None:
        return [
            Part("word", word.span, "same", pairing.word.span, word.core),
            *_standing(word, pairing.word, claim, told, times),
        ]
    if pairing.opposite is not None and word.pos == "VERB":
        return [Part("polarity", word.span, "differs", pairing.opposite.span)]
    if word.pos == "VERB" and word.lemma in SPOKEN and _is_said(claim, told):
        return [Part("word", word.span, "same", None, word.core)]
    if holds_office(word.span, claim, told, paired, story):
        return [Part("word", word.span, "same", None, word.core)]
    loose = not word.core or word.apposed
    around = loose and (_around(word.lemma, told) or _is_office(word, claim, story))
    return [Part("word", word.span, "same" if around else "unsaid", None, word.core and not word.apposed)]


def _small_words(claim: Told, told: Told, parts: Sequence[Part]) -> list[Part]:
    """Small words of one side that the other has not, within the words that match."""
    spans = sorted(part.found for part in parts if part.found is not None and part.slot == "word")
    if not spans:
        return []
    reach = SMALL.finditer(told.text, spans[0].start, max(span.end for span in spans))
    theirs = {match[0].lower(): match for match in reach}
    sentence = {word.lower() for word in SMALL.findall(told.span.of(told.text))}
    mine = {match[0].lower(): _at(match) for match in SMALL.finditer(claim.text)}
    found = [
        Part("word", mine[w], "unsaid", core=False)
        for w in sorted((TURNING | LIMITING) & set(mine))
        if w not in sentence
    ]
    turned = sorted(TURNING & set(theirs) - set(mine))
    return found + [
        Part("polarity", w.span, "differs", _at(theirs[turned[0]])) for w in free_words(claim)[:1] if turned
    ]


def _at(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _standing(word: Word, there: Word, claim: Told, told: Told, times: Sequence[Part]) -> list[Part]:
    """Polarity and modality, of what is a verb or an event in the claim."""
    if word.pos != "VERB" and not any(e.trigger.overlaps(word.span) for e in claim.events):
        return []
    parts = []
    if word.polarity != there.polarity:
        parts.append(Part("polarity", word.span, "differs", there.span))
    same = word.modality == there.modality or (word.modality, there.modality) in STANDS_FOR
    if not same:
        parts.append(Part("modality", word.span, "differs", there.span))
    dated = any(part.slot == "time" and part.match == "same" for part in times)
    if not dated and any(e.background and e.trigger.overlaps(there.span) for e in told.events):
        parts.append(Part("time", word.span, "unsaid"))  # long past: the claim would have to say when
    return parts


def _still_to_come(claim: Told, told: Told, times: Sequence[Part]) -> list[Part]:
    """A day after the page was written has not been, whatever the tense ("she takes her oath on 30 March")."""
    said = [t for p in times if p.match == "same" for t in told.times if t.span == p.found]
    written = told.written.latest
    ahead = [t for t in said if written is not None and t.days.earliest is not None and t.days.earliest > written]
    mains = [w for w in free_words(claim) if w.pos == "VERB" and w.core and w.modality == "happened"]
    return [Part("modality", mains[0].span, "differs", ahead[0].span)] if ahead and mains else []


def _undone(claim: Told, told: Told) -> list[Part]:
    """Something in the sentence was called off, and the claim does not say so: it may be the thing claimed."""
    undone = word_pairs().undone
    off = [word for word in told.words if word.pos == "VERB" and word.lemma in undone]
    mains = [word for word in free_words(claim) if word.pos == "VERB" and word.core]
    if not off or not mains or mains[0].modality != "happened":
        return []
    known = any(likeness(w, c) >= LIKE for w in off for c in claim.words)
    return [] if known else [Part("modality", mains[0].span, "unsaid", off[0].span, core=False)]


def _is_said(claim: Told, told: Told) -> bool:
    """Whether the page, too, gives this as the words of whoever says it in the claim."""
    mine = frozenset(entity for saying in claim.sayings for entity in saying.speakers)
    return any(saying.speakers & mine for saying in told.sayings)


def _counted(claim: Told, numbers: list[Part]) -> set[Span]:
    """Words for whom a number counts ("people"), where the number itself was found."""
    found = {part.claimed for part in numbers if part.match != "unsaid"}
    nouns = [q.of_span for q in claim.quantities if q.span in found and q.of_span is not None]
    return {w.span for w in claim.words for noun in nouns if noun.contains(w.span) and w.lemma in ANYBODY}


def _around(lemma: str, told: Told) -> bool:
    return lemma in told.context or any(of_one_stem(lemma, other) for other in told.context)


def _is_office(word: Word, claim: Told, story: StoryNames) -> bool:
    """Whether the word is an office that the story gives to somebody of the claim."""
    held = {title for name in claim.names for entity in name.entities for title in story.offices.get(entity, ())}
    return any(word.lemma in title.split() for title in held)
