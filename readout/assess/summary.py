"""One plain sentence for a fact, in the pages' own words.

The clearest rendering is taken as it stands: of middling length, with its people named, from the news and not from a
retelling. Only a resolved pronoun is replaced, by the name it stands for, in square brackets as an editor would.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from readout.model import Span
from readout.model.links import AnnotatedPage, EventMention, FactGroup, LinkedEntity

PLAIN_LENGTH = (40, 200)
"""Characters of a sentence that is easy to take in."""
LEADING_IN = frozenset(
    (
        "after",
        "although",
        "as",
        "at",
        "because",
        "before",
        "despite",
        "during",
        "following",
        "for",
        "if",
        "in",
        "on",
        "since",
        "that",
        "though",
        "to",
        "upon",
        "when",
        "which",
        "while",
        "who",
        "with",
    )
)
"""Words that begin a part of a sentence that cannot stand by itself."""
RELATIVE = frozenset({"who", "which", "whose", "whom", "that"})
"""Words that begin a clause about the name before them."""
LONGEST = 280
"""Characters of a sentence that can still be shown whole."""

SPACE = re.compile(r"\s+")
DATELINE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){0,3}(?:,? [^()–—:]{1,40})?(?: ?\([^()]{2,40}\))?"
    r" ?[-–—]{1,2} (?=[A-ZÀ-Þ0-9“\"])"
)
"""Place in capitals, day and agency before the first sentence of a report."""
DASH = re.compile(r" (?:--?|[–—]) (?=[A-ZÀ-Þ0-9“\"])")
"""What ends a dateline that is a place alone."""


def summarise(group: FactGroup, pages: Mapping[str, AnnotatedPage], entities: Mapping[str, LinkedEntity]) -> str:
    """The fact as one sentence."""
    best = min(group.mentions, key=lambda m: (obscurity(m, pages), m.document, m.event.trigger))
    page = pages[best.document]
    names = {member: entity.name for entity in entities.values() for member in entity.members}
    shown = sentence_or_clause(best, page)
    text = with_names(after_dateline(shown, page), page, names)
    text = DATELINE.sub("", SPACE.sub(" ", text)).strip(" ,;:–—-")
    text = text[:1].upper() + text[1:] if begins(shown, best, page) else f"… {text}"
    return text if text.endswith((".", "!", "?", "…", "”", '"')) else text + "."


def after_dateline(shown: Span, page: AnnotatedPage) -> Span:
    """Without a place in ordinary letters and a dash ("Manila - Officials say") at the beginning of a block."""
    text = page.document.text
    if all(block.start != shown.start for block in page.document.body):
        return shown
    for entity in page.annotations.entities:
        if entity.type in ("PLACE", "COUNTRY"):
            for mention in entity.mentions:
                dash = DASH.match(text, mention.span.end, shown.end) if mention.span.start == shown.start else None
                if dash is not None:
                    return Span(dash.end(), shown.end)
    return shown


def sentence_or_clause(mention: EventMention, page: AnnotatedPage) -> Span:
    """The clause where it stands by itself, else the sentence it is a part of, unless that is too long to take in."""
    extent, sentence = mention.event.extent, page.annotations.sentences[mention.sentence].span
    opening = extent.of(page.document.text).partition(" ")[0].casefold()
    alone = extent.start == sentence.start and len(extent) >= PLAIN_LENGTH[0] and opening not in LEADING_IN
    if (alone and 2 * len(extent) >= len(sentence)) or len(sentence) > LONGEST:
        return with_antecedent(extent, page) if opening in RELATIVE else extent
    return sentence


def with_antecedent(extent: Span, page: AnnotatedPage) -> Span:
    """A relative clause together with the name just before it, where there is one."""
    before = page.document.text[: extent.start].rstrip(" ,–—-")
    for entity in page.annotations.entities:
        for mention in entity.mentions:
            if mention.span.end == len(before) and mention.kind != "pronoun":
                return Span(mention.span.start, extent.end)
    return extent


def begins(shown: Span, mention: EventMention, page: AnnotatedPage) -> bool:
    """Whether what is shown reads as a beginning: that of a sentence, or a name with its relative clause."""
    sentence = page.annotations.sentences[mention.sentence].span
    return shown.start <= sentence.start or shown.start < mention.event.extent.start


def legible(mention: EventMention, page: AnnotatedPage) -> Span:
    """The clause that tells the event, or its sentence where the clause is a fragment nobody could judge."""
    extent, sentence = mention.event.extent, page.annotations.sentences[mention.sentence].span
    return extent if len(extent) >= PLAIN_LENGTH[0] else sentence


def obscurity(mention: EventMention, pages: Mapping[str, AnnotatedPage]) -> float:
    """How hard a rendering is to understand by itself; smaller is plainer."""
    page, extent = pages[mention.document], mention.event.extent
    shown = sentence_or_clause(mention, page)
    penalty = 0.0 if PLAIN_LENGTH[0] <= len(shown) <= PLAIN_LENGTH[1] else 0.5 + abs(len(shown) - PLAIN_LENGTH[0]) / 400
    penalty += (
        0.5 * (shown != extent)
        + 0.5 * (not begins(shown, mention, page))
        + 0.3 * sum(kind == "pronoun" for _, kind, _ in mentions_in(page, shown))
    )
    penalty -= 0.3 * len(mention.who) + 0.2 * bool(mention.values) + 0.2 * (mention.event.time is not None)
    penalty -= 0.6 * mention.event.commitment  # a promise is shown by the words that promise
    return penalty + 0.5 * mention.event.background + 0.5 * (mention.event.modality != "happened")


def mentions_in(page: AnnotatedPage, extent: Span) -> list[tuple[Span, str, str]]:
    """(span, kind, page entity id) of every entity mention inside a span, in order."""
    return sorted(
        (m.span, m.kind, entity.id)
        for entity in page.annotations.entities
        for m in entity.mentions
        if extent.contains(m.span)
    )


def with_names(extent: Span, page: AnnotatedPage, names: Mapping[tuple[str, str], str]) -> str:
    """The words of a span; subject pronouns become the names they stand for, unless these stand before them."""
    text, at, parts = page.document.text, extent.start, []
    for span, kind, entity in mentions_in(page, extent):
        word = span.of(text)
        name = names.get((page.document.id, entity))
        if kind != "pronoun" or span.start < at or name is None or word.casefold() not in ("he", "she", "they", "it"):
            continue
        if name.split()[-1] in text[extent.start : span.start]:
            continue
        parts += [text[at : span.start], f"[{name}]"]
        at = span.end
    return "".join([*parts, text[at : extent.end]])
