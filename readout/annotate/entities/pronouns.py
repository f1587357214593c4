"""Pronouns: he, she, it and their forms.

In: the drafts with names and descriptions. Out: pronoun mentions. A pronoun goes to the candidate of fitting sex or
kind that the ordering of centering theory prefers (Brennan, Friedman and Pollard 1987,
https://aclanthology.org/P87-1022/; Lappin and Leass 1994, https://aclanthology.org/J94-4002/): subjects before
others, near before far, at most two sentences back; the subject of the main clause where the pronoun stands in a
clause put before it. Persons without a name ("a woman said she …") take their pronouns away from the named; "they"
goes to a body only within its own sentence. Where a page never tells a person's sex, the pronouns that can mean nobody
else do. Nobody fits: the pronoun stays alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.annotate.entities.drafts import Draft
from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.recent import Recent
from readout.annotate.entities.spans import Name
from readout.annotate.entities.unnamed import unnamed_persons

WINDOW_SENTENCES = 2
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_FRONTED = ("advcl", "obl", "nmod", "acl", "advmod", "obl:agent", "dep")
_SCORE_SUBJECT, _SCORE_ROOT, _SCORE_SENTENCE, _SCORE_POSSESSIVE = 30, 10, 35, -8
_SCORE_SPEAKER = 15
_THINGS = ("ORGANIZATION", "COUNTRY")
_SAYING = frozenset({"say", "tell", "add", "ask", "explain", "note", "recall", "reply", "warn", "write", "insist"})
_OWN_WORDS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your"})


@dataclass(slots=True)
class _Seen:
    """A mention that a pronoun may go back to."""

    draft: Draft
    first: int
    last: int
    head: int
    score: int
    unnamed: bool = False


def add_pronouns(
    page: Page, lexicon: Lexicon, names: Mapping[int, Name], drafts: Sequence[Draft], recent: Recent
) -> None:
    """Add the pronouns of a page to the drafts they stand for, reading forward once."""
    by_sentence: dict[int, list[_Seen]] = {}
    for draft in drafts:
        if draft.type in ("PERSON", *_THINGS):
            for first, last, _ in draft.mentions:
                by_sentence.setdefault(page.sentence[first], []).append(_seen(page, lexicon, draft, first, last))
    nobody = unnamed_persons(page, lexicon, names, drafts)
    for draft in nobody:
        for first, last, _ in draft.mentions:
            seen = _seen(page, lexicon, draft, first, last)
            seen.unnamed = True
            by_sentence.setdefault(page.sentence[first], []).append(seen)
    unnamed = {id(draft) for draft in nobody}
    sexes = {
        word: sex
        for sex, name in (("m", "male"), ("f", "female"), ("n", "thing"), ("p", "many"))
        for word in lexicon.sets[f"pronouns.{name}"]
    }
    for number, (first, last) in enumerate(page.sentences):
        for word in range(first, last):
            sex = sexes.get(page.lower[word])
            if sex is None or (sex == "n" and not _refers(page, lexicon, word)):
                continue
            meant = _body(page, by_sentence, number, word) if sex == "p" else None
            meant = meant if sex == "p" else _resolve(page, by_sentence, number, word, sex)
            if meant is not None and id(meant) not in unnamed:
                by_sentence.setdefault(number, []).append(_seen(page, lexicon, meant, word, word + 1))
                meant.mentions.append((word, word + 1, "pronoun"))
                recent.note(meant, word)
                if sex in ("m", "f") and not meant.gender:
                    meant.gender = sex


def _seen(page: Page, lexicon: Lexicon, draft: Draft, first: int, last: int) -> _Seen:
    head = next((w for w in range(first, last) if not first <= page.head[w] < last), last - 1)
    if (
        page.dep[head] in ("flat", "appos", "nmod:desc", "compound")
        and first - 8 <= page.head[head] < first
        and (page.lower[page.head[head]] in lexicon.titles)
    ):
        head = page.head[head]  # the title is the head: "chief executive X said"
    dep = page.dep[head]
    score = _SCORE_SUBJECT if dep in _SUBJECTS else 0
    if dep in _SUBJECTS and page.head[page.head[head]] == page.head[head]:
        score += _SCORE_ROOT
    if dep in ("nmod:poss", "compound", "amod"):
        score += _SCORE_POSSESSIVE
    return _Seen(draft, first, last, head, score)


def _refers(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether "it" stands for a thing: not "it is clear that", "it rained", nor the object of a verb."""
    if page.lower[word] in ("its", "itself"):
        return True
    if page.dep[word] != "nsubj":
        return False
    governor = page.head[word]
    inside = {page.dep[child] for child in page.children[governor]}
    return (
        page.upos[governor] == "VERB"
        and not inside & {"csubj", "expl", "cop"}
        and page.lemma[governor] in lexicon.sets["pronouns.agentive"]
    )


def _resolve(page: Page, by_sentence: dict[int, list[_Seen]], number: int, word: int, sex: str) -> Draft | None:
    fronted = _main_subject(page, by_sentence, number, word, sex)
    if fronted is not None:
        return fronted
    local = _local(page, by_sentence, number, word, sex)
    if local is not None:
        return local
    utters = _utters(page, word)
    others = _told_of(page, by_sentence, number) if utters else _spoke(page, by_sentence, number, word)
    best: tuple[int, int] | None = None
    chosen: Draft | None = None
    counts: set[int] = set()
    unsure = True
    for back in range(WINDOW_SENTENCES + 1 if sex != "n" else 2):
        if number - back < 0 or (back and page.blocks[number] - page.blocks[number - back] > 1 + back):
            break
        for seen in by_sentence.get(number - back, []):
            if (back and seen.unnamed) or id(seen.draft) in others:
                continue
            if seen.first >= word or not _fits(seen.draft, sex) or (back == 0 and _excluded(page, seen, word)):
                continue
            if sex != "n" and page.quoted[word] and not seen.draft.gender:
                continue  # somebody's own words may be about a ship, or somebody the page does not name
            counts.add(id(seen.draft))
            score = seen.score - _SCORE_SENTENCE * back + (5 if seen.draft.gender == sex else 0)
            score += _SCORE_SPEAKER if utters and back and _is_speaker(page, seen) else 0
            if best is None or (score, seen.first) > best:
                best, chosen = (score, seen.first), seen.draft
                unsure = not seen.draft.gender
        if chosen is not None and best is not None and best[0] >= _SCORE_SUBJECT - _SCORE_SENTENCE * back:
            break
    return None if chosen is None or (sex != "n" and unsure and len(counts) > 3) else chosen


def _utters(page: Page, word: int) -> bool:
    """Whether a pronoun is who says the words in quotation marks of its sentence ("…," he said)."""
    first, last = page.bounds(word)
    says = page.dep[word] in _SUBJECTS and page.lemma[page.head[word]] in _SAYING and not page.quoted[word]
    return says and any(page.quoted[first:last])


def _told_of(page: Page, by_sentence: dict[int, list[_Seen]], number: int) -> frozenset[int]:
    """Who is spoken of in a quotation, and so is not the one who speaks."""
    return frozenset(
        id(seen.draft)
        for seen in by_sentence.get(number, [])
        if page.quoted[seen.first] and page.lower[seen.first] not in _OWN_WORDS
    )


def _spoke(page: Page, by_sentence: dict[int, list[_Seen]], number: int, word: int) -> frozenset[int]:
    """Who said something in the sentence before a quotation, and goes on in it as "I"."""
    begins = page.quoted[word] and not any(page.quoted[slice(*page.sentences[number - 1])]) if number else False
    return frozenset(id(seen.draft) for seen in by_sentence.get(number - 1, []) if begins and _is_speaker(page, seen))


def _is_speaker(page: Page, seen: _Seen) -> bool:
    """Whether a mention is the subject of a verb of saying, outside quotation marks."""
    says = page.dep[seen.head] in _SUBJECTS and page.lemma[page.head[seen.head]] in _SAYING
    return says and not page.quoted[seen.head]


def _local(page: Page, by_sentence: dict[int, list[_Seen]], number: int, word: int, sex: str) -> Draft | None:
    """The subject of the nearest clause above, or whoever governs it: "Ruiz said he …", "urged Chile to open its …"."""
    at = word
    if page.dep[word] in _SUBJECTS:
        at = page.head[word]
    for _ in range(8):
        clause = page.head[at]
        if clause == at:
            return None
        places = _arguments(page, clause, at)
        for place in places:
            for seen in by_sentence.get(number, []):
                if (
                    (seen.head == place or seen.first <= place < seen.last)
                    and seen.last <= word
                    and _fits(seen.draft, sex)
                    and not _excluded(page, seen, word)
                ):
                    return seen.draft
        at = clause
    return None


def _body(page: Page, by_sentence: dict[int, list[_Seen]], number: int, word: int) -> Draft | None:
    """The body that "they" stands for: the subject above, nothing in the plural between ("Police said they")."""
    found = _local(page, by_sentence, number, word, "p")
    if found is None:
        return None
    last = max(seen.last for seen in by_sentence[number] if seen.draft is found and seen.last <= word)
    head = max(seen.head for seen in by_sentence[number] if seen.draft is found and seen.last <= word)
    joined = any(page.dep[child] == "conj" for child in page.children[head])
    plural = any(page.tag[i] in ("NNS", "NNPS", "CC", "CD") or page.lower[i] == "people" for i in range(last, word))
    return None if joined or plural else found


def _arguments(page: Page, clause: int, below: int) -> list[int]:
    """Subject of a clause; for an infinitive below it, first the object it is asked of."""
    inside = page.children[clause]
    subjects = [child for child in inside if page.dep[child] in _SUBJECTS]
    if page.dep[below] in ("xcomp", "advcl", "acl"):
        asked = [
            c
            for c in inside
            if page.dep[c] in ("obj", "iobj", "obl") and clause < c < below and page.dep[below] == "xcomp"
        ]
        return [*reversed(asked), *subjects]
    return subjects


def _fits(draft: Draft, sex: str) -> bool:
    if sex in ("n", "p"):
        return draft.type in (_THINGS if sex == "n" else ("ORGANIZATION",))
    return draft.type == "PERSON" and draft.gender in ("", sex)


def _excluded(page: Page, seen: _Seen, word: int) -> bool:
    """A pronoun is never the co-argument of its own verb ("Ruiz told him"), nor owns the mention it stands in."""
    if page.lower[word].endswith("self"):
        return False
    if page.dep[word] in ("nmod:poss", "det:poss") or page.tag[word] == "PRP$":
        return seen.first <= word < seen.last
    governor = page.head[word]
    if page.dep[word] in ("obl", "obj", "iobj", "nmod") and page.dep[seen.head] in _SUBJECTS:
        return page.head[seen.head] == governor
    if page.dep[word] in _SUBJECTS and page.head[seen.head] == governor:
        between = any(page.upos[i] == "VERB" for i in range(seen.last, word))
        return not between and page.dep[seen.head] not in ("nmod:poss", "advcl")
    return _is_quoted_speaker(page, seen, word)


def _is_quoted_speaker(page: Page, seen: _Seen, word: int) -> bool:
    """Who speaks in quotation marks says "I", not "he"."""
    if not page.quoted[word] or page.quoted[seen.head] or page.dep[seen.head] not in _SUBJECTS:
        return False
    verb = page.head[seen.head]
    at = word
    for _ in range(40):
        if page.head[at] == at:
            return False
        if page.head[at] == verb:
            return page.dep[at] in ("ccomp", "parataxis", "obj")
        at = page.head[at]
    return False


def _main_subject(page: Page, by_sentence: dict[int, list[_Seen]], number: int, word: int, sex: str) -> Draft | None:
    """The subject that follows, where the pronoun stands in a phrase put before it ("During his visit, Ruiz …")."""
    at, climbed = word, word
    for _ in range(12):
        if page.head[at] == at:
            return None
        climbed, at = at, page.head[at]
        if page.dep[climbed] in _FRONTED and page.dep[at] in ("root", "ROOT", "ccomp", "parataxis"):
            break
    else:
        return None
    if climbed == at or page.dep[climbed] not in _FRONTED:
        return None
    subject = next((child for child in page.children[at] if page.dep[child] in _SUBJECTS), None)
    if subject is None or subject < word:
        return None
    for seen in by_sentence.get(number, []):
        if (seen.head == subject or seen.first <= subject < seen.last) and _fits(seen.draft, sex) and seen.first > word:
            return seen.draft
    return None
