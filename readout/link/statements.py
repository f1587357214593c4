"""Which attributions of a story render the same statement.

Direct quotations join where nearly the same words stand in quotation marks, in part or in whole, whoever is named;
indirect speech joins where the speaker is the same and the content alike. A quotation whose words differ between
pages is one statement, so that the difference can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from readout.link.clusters import join_pairs
from readout.link.likeness import Passages
from readout.link.mentions import sentence_at
from readout.model.links import AnnotatedPage, StatementGroup, StatementMention

WORD = re.compile(r"\w+")
CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
"""A negation that one page contracts and another writes out."""


@dataclass(frozen=True, slots=True)
class StatementSettings:
    """Thresholds, fractions 0 to 1."""

    same_quotation: float = 0.75
    """Share of the shorter quotation's words that stand in the longer one in order."""
    shortest_quotation: int = 5
    """Words; shorter quotations ("robust") join only with the same speaker and the very same words."""
    other_speaker: float = 0.8
    """As `same_quotation`, where the two pages name different speakers."""
    other_content: float = 0.65
    """Share of the content words of the quotation with fewer of them that the other has, where speakers may differ."""
    same_words: float = 0.9
    """Share of the longer content's words, in order, from which two indirect renderings are copies of each other."""
    same_content: float = 0.6
    """Likeness of indirect content, by words and meaning, from which it is one statement."""
    least_mean: float = 0.4


@dataclass(frozen=True, slots=True)
class Content:
    """One rendering, made ready for comparison."""

    mention: StatementMention
    tokens: tuple[str, ...]
    words: frozenset[str]
    sentence: int


def group_statements(
    pages: Sequence[AnnotatedPage], mentions: Sequence[StatementMention], settings: StatementSettings | None = None
) -> tuple[StatementGroup, ...]:
    """Groups of `mentions`, each mention in exactly one; ordered by their first mention."""
    settings = settings or StatementSettings()
    passages = Passages(pages)
    by_id = {page.document.id: page for page in pages}
    contents = [content(by_id[m.document], m, passages) for m in mentions]
    if not contents:
        return ()
    words = passages.shared([c.words for c in contents])
    meaning = passages.meaning([(c.mention.document, c.sentence) for c in contents])
    score = np.zeros_like(words)
    for i, one in enumerate(contents):
        for j, other in enumerate(contents[:i]):
            likely = 0.5 * float(words[i, j]) + 0.5 * max(0.0, (float(meaning[i, j]) - 0.2) / 0.6)
            score[i, j] = score[j, i] = likeness(one, other, min(likely, 1.0), settings)
    pairs = [(float(score[i, j]), int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(score > 0, 1)), strict=True)]
    groups = join_pairs(score, pairs, settings.least_mean)
    return tuple(StatementGroup(tuple(mentions[i] for i in group)) for group in groups)


def content(page: AnnotatedPage, mention: StatementMention, passages: Passages) -> Content:
    """The comparable form of a rendering."""
    text = " ".join(span.of(page.document.text) for span in mention.attribution.content)
    tokens = tuple(m.group().casefold() for m in WORD.finditer(CONTRACTED.sub(" not", text)))
    words = frozenset().union(*(passages.words(mention.document, s) for s in mention.attribution.content))
    return Content(mention, tokens, words, sentence_at(page.annotations, mention.content))


def likeness(one: Content, other: Content, likely: float, settings: StatementSettings) -> float:
    """How surely two renderings are of one statement, below 0 where they cannot be;

    `likely` is their likeness by content.
    """
    if apart(one, other):
        return 0.0 if parts_of_one(one, other) else -1.0
    if one.mention.attribution.direct and other.mention.attribution.direct:
        shorter, longer = sorted((one.tokens, other.tokens), key=len)
        if len(shorter) < settings.shortest_quotation:
            return 1.0 if shorter == longer and same_speaker(one, other) else 0.0
        share = LCSseq.similarity(shorter, longer) / len(shorter)
        named = {one.mention.speaker, other.mention.speaker} - {None}
        if not same_speaker(one, other) and not same_content_words(one, other, settings.other_content):
            return 0.0
        return share if share >= (settings.other_speaker if len(named) > 1 else settings.same_quotation) else 0.0
    if LCSseq.normalized_similarity(one.tokens, other.tokens) >= settings.same_words:
        return 1.0  # copies of one sentence, also where a page does not say whose words they are
    return likely if same_speaker(one, other) and likely >= settings.same_content else 0.0


def parts_of_one(one: Content, other: Content) -> bool:
    """Whether one page may give one speech in two pieces: two quotations without a content word in common."""
    direct = one.mention.attribution.direct and other.mention.attribution.direct
    return direct and one.mention.document == other.mention.document and not one.words & other.words


def same_content_words(one: Content, other: Content, share: float) -> bool:
    """Whether the quotation with fewer content words shares this many of them."""
    return len(one.words & other.words) >= share * min(len(one.words), len(other.words))


def same_speaker(one: Content, other: Content) -> bool:
    """Whether both name a speaker and it is the same one."""
    return one.mention.speaker is not None and one.mention.speaker == other.mention.speaker


def apart(one: Content, other: Content) -> bool:
    """Whether both name different speakers of indirect words, or stand in one page."""
    if one.mention.document == other.mention.document:
        return True
    speakers = {one.mention.speaker, other.mention.speaker} - {None}
    return len(speakers) > 1 and not (one.mention.attribution.direct and other.mention.attribution.direct)
