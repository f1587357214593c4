"""The words of one page as plain sequences, with the questions the entity rules ask of them.

In: a document and its parse. Out: a `Page`. Words are numbered over the whole page; ranges of words are half-open.
Only words of sentences count; a sentence is a range of words. Plain tuples are read here once because a rule that
asks spaCy word by word costs more than the rule itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.casing import SMALL_IN_TITLES
from readout.annotate.entities.bylines import silent_words
from readout.model import Document, Span

if TYPE_CHECKING:
    from readout.language import Parse

_HEADLINE_FRACTION = 0.8
_HEADLINE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """Words and their grammar; `head` is the index of a word's head, itself at a root; `sentence` is -1 outside."""

    document: Document
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemma: tuple[str, ...]
    upos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    sentence: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    blocks: tuple[int, ...]
    headline: tuple[bool, ...]
    silent: frozenset[int]
    """Words of bylines and datelines: they name nobody who acts."""
    common: frozenset[str]
    """Words that this page also writes in lower case: a capital alone does not make them names."""
    quoted: tuple[bool, ...]
    children: tuple[tuple[int, ...], ...]

    def span(self, first: int, last: int) -> Span:
        """Return the code points of the words `first` to `last` (half-open, not empty)."""
        return Span(self.start[first], self.end[last - 1])

    def text(self, first: int, last: int) -> str:
        """Return the words `first` to `last` as printed, blanks and line breaks made one blank."""
        return " ".join(self.document.text[self.start[first] : self.end[last - 1]].split())

    def capital(self, word: int) -> bool:
        """Whether a word starts with a capital letter."""
        return self.words[word][:1].isupper()

    def opens_sentence(self, word: int) -> bool:
        """Whether only quotation marks and dashes stand before a word in its sentence."""
        first = self.sentences[self.sentence[word]][0]
        return (
            all(not any(c.isalnum() for c in self.words[i]) for i in range(max(first, word - 3), word))
            and word - first <= 3
        )

    def bounds(self, word: int) -> tuple[int, int]:
        """Return the range of words of the sentence a word stands in."""
        return self.sentences[self.sentence[word]]

    def in_sentences(self) -> Iterator[int]:
        """All words that stand in sentences, in order."""
        for first, last in self.sentences:
            yield from range(first, last)


def read_page(document: Document, parse: Parse) -> Page:
    """Read a parse into a `Page`."""
    tokens = list(parse.doc)
    starts = tuple(token.idx for token in tokens)
    words = tuple(token.text for token in tokens)
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    ranges, blocks = _ranges(document, parse, starts)
    sentence = [-1] * len(tokens)
    for number, (first, last) in enumerate(ranges):
        sentence[first:last] = [number] * (last - first)
    head = tuple(_head(token.head.i, i, sentence) for i, token in enumerate(tokens))
    children: list[list[int]] = [[] for _ in tokens]
    for i, governor in enumerate(head):
        if governor != i:
            children[governor].append(i)
    headline = tuple(_is_headline(words[first:last]) for first, last in ranges)
    return Page(
        document, words, tuple(word.lower() for word in words), tuple(token.lemma_.lower() for token in tokens),
        tuple(token.pos_ for token in tokens), tuple(token.tag_ for token in tokens),
        tuple(token.dep_ for token in tokens),
        head, starts, ends, tuple(sentence), ranges, blocks, headline,
        silent_words(document, ranges, starts, ends), _common(words, ranges, headline), _quoted(words, ranges, blocks),
        tuple(tuple(row) for row in children),
    )  # fmt: skip


def _head(head: int, word: int, sentence: list[int]) -> int:
    return head if sentence[head] == sentence[word] else word


def _ranges(
    document: Document, parse: Parse, starts: tuple[int, ...]
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Sentences as ranges of words, and the number of the block each stands in."""
    begins = [block.start for block in document.body]
    ranges: list[tuple[int, int]] = []
    blocks: list[int] = []
    for sentence in parse.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if last > first:
            ranges.append((first, last))
            blocks.append(bisect_right(begins, sentence.start) - 1)
    return tuple(ranges), tuple(blocks)


def _is_headline(words: tuple[str, ...]) -> bool:
    content = [word for word in words if word[:1].isalpha() and word.lower() not in SMALL_IN_TITLES]
    capitals = sum(word[0].isupper() for word in content)
    return len(content) >= _HEADLINE_WORDS and capitals >= _HEADLINE_FRACTION * len(content)


def _common(words: tuple[str, ...], ranges: tuple[tuple[int, int], ...], headline: tuple[bool, ...]) -> frozenset[str]:
    return frozenset(
        word
        for (first, last), shouted in zip(ranges, headline, strict=True)
        if not shouted
        for word in words[first:last]
        if word[:1].islower()
    )


def _quoted(words: tuple[str, ...], ranges: tuple[tuple[int, int], ...], blocks: tuple[int, ...]) -> tuple[bool, ...]:
    """Whether each word stands inside quotation marks, counted within its block."""
    inside = [False] * len(words)
    open_, before = False, -1
    for (first, last), block in zip(ranges, blocks, strict=True):
        open_, before = open_ and block == before, block
        for i in range(first, last):
            if words[i] in ("“", "``") or (words[i] == '"' and not open_):
                open_ = True
            elif words[i] in ("”", "''", '"'):
                open_ = False
            inside[i] = open_
    return tuple(inside)
