"""Offices and trades before a name and behind it.

In: the words of a page, the names found, a person's name. Out: the `Office`s said of that person. All readings work
on the words alone, since appositions and long titles are where parsers err most; `predicates` asks the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import REGNAL, Name
from readout.annotate.entities.titles import (
    DETERMINERS,
    FORMER,
    LINKERS,
    MAX_TITLE_WORDS,
    POSSESSIVE,
    Office,
    precedes_rank,
    read_office,
    title_at,
    title_end,
)

_PHRASE_WORDS = LINKERS | {"and", "&", "the", "-", "in", "on", "'s", "’s", "'", "’", ","}
_OPENING = frozenset({"of", "for", "the", "and", "a", "an", "its", "at", "in", "from", "with", "'s", "’s"})
_RETIRED = frozenset({"retd", "ret", "rtd", "retired", "emeritus"})


def offices_of(page: Page, lexicon: Lexicon, names: Mapping[int, Name], name: Name) -> list[Office]:
    """Return the offices said of a person beside this mention; `names` gives the name each word stands in."""
    return [
        *_inside(page, lexicon, names, name),
        *_before(page, lexicon, names, name),
        *_behind(page, lexicon, names, name),
    ]


def _inside(page: Page, lexicon: Lexicon, names: Mapping[int, Name], name: Name) -> Iterator[Office]:
    """The title that is part of the name: "Pope Leo"."""
    if name.last - name.first > 1 and page.words[name.first] in REGNAL and title_at(page, lexicon, name.first):
        yield read_office(page, lexicon, names, name.first, name.first + 1)


def _before(page: Page, lexicon: Lexicon, names: Mapping[int, Name], name: Name) -> Iterator[Office]:
    start, _ = page.bounds(name.first)
    last = name.first
    while last - 1 > start and _is_mere_honorific(page, lexicon, last - 1):
        last -= 1
    last = _before_retired(page, start, last)
    apart = last - 1 > start and page.words[last - 1] in (",", "–", "—", "-") and _closes(page, name.last)
    if apart:
        last -= 1
    elif (last - 1 >= start and page.words[last - 1] in ("“", '"', "(")) or last == start:
        return
    head = _head_before(page, lexicon, start, last, apart=apart)
    if head is None or (apart and not _is_described(page, names, head, start)):
        return
    office = read_office(page, lexicon, names, head, last)
    yield office
    before = office.start - 1
    if before > start and page.lower[before] in ("and", "&") and title_at(page, lexicon, before - 1):
        yield read_office(page, lexicon, names, before - 1, before)
    elif before > start and page.lower[before] != page.words[office.start] and precedes_rank(page, lexicon, before):
        yield read_office(page, lexicon, names, before, before + 1)  # "coast guard spokesman Commander X"


def _is_mere_honorific(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether "Dame" or "Mr" stands here, which is no office."""
    return page.words[word] in lexicon.honorifics and title_at(page, lexicon, word) is None


def _before_retired(page: Page, start: int, last: int) -> int:
    """Where a bracket between title and name opens: "Justice (retd) X"; else `last` itself."""
    word = last - 1
    if word <= start or page.words[word] != ")":
        return last
    word -= 2 if page.words[word - 1] == "." else 1
    return (
        word - 1
        if word - 1 > start and page.words[word - 1] == "(" and page.lower[word].strip(".") in _RETIRED
        else last
    )


def _closes(page: Page, last: int) -> bool:
    return (
        last < len(page.words) and page.sentence[last] >= 0 and page.words[last] in (",", ".", ")", "–", "—", ";", ":")
    )


def _head_before(page: Page, lexicon: Lexicon, start: int, last: int, *, apart: bool = False) -> int | None:
    """The title word that ends a run of words before a name, with or without "of …" behind it.

    Only a description set `apart` by a comma may end in a common noun ("undersecretary for fisheries, X,").
    """
    if title_at(page, lexicon, last - 1):
        return last - 1
    if page.lower[last - 1] in LINKERS or page.lower[last - 1] in ("the", "in", "on"):
        return None  # "a spokesman for Ruiz" is not Ruiz
    for word in range(last - 1, max(start, last - MAX_TITLE_WORDS) - 1, -1):
        links = page.lower[word + 1] in LINKERS or (apart and page.lower[word + 1] in ("from", "in", "with"))
        if title_at(page, lexicon, word) and links and page.tag[word] not in ("NNS", "NNPS"):
            inner = (
                _head_before(page, lexicon, max(start, word - 4), word - 1)
                if page.lower[word - 1] in LINKERS and word - 1 > start
                else None
            )
            return inner if inner is not None else word
        if not (
            page.capital(word)
            or page.lower[word] in _PHRASE_WORDS
            or (apart and page.lower[word] in ("from", "with"))
            or (page.upos[word] in ("NOUN", "ADJ", "PROPN") and (apart or last - word > 1) and _linked(page, word))
        ):
            return None
    return None


def _linked(page: Page, word: int) -> bool:
    """Whether a lower-case word stands inside "of …" ("minister of justice", "head of the observation post")."""
    for before in range(word - 1, max(-1, word - 5), -1):
        if page.lower[before] in _OPENING:
            return True
        if page.upos[before] not in ("NOUN", "ADJ", "PROPN") and page.words[before] not in ("-", "&", "'", "’"):
            return False
    return False


def _is_described(page: Page, names: Mapping[int, Name], head: int, start: int) -> bool:
    """Whether the words before a comma are a definite description ("the minister," "China's top diplomat,")."""
    word = head
    while (
        word > start
        and page.upos[word] in ("NOUN", "PROPN", "ADJ", "PART", "NUM", "PUNCT", "X", "VERB")
        and page.words[word] != ","
    ):
        word -= 1
    return (
        page.lower[word] in DETERMINERS
        or any(page.words[i] in POSSESSIVE for i in range(word, head))
        or (word <= head and (word + 1) in names and word + 1 < head)
    )


def _behind(page: Page, lexicon: Lexicon, names: Mapping[int, Name], name: Name) -> Iterator[Office]:
    end = page.bounds(name.first)[1]
    word = name.last
    if word + 1 >= end or page.words[word] not in (",", "(", "–", "—"):
        return
    word += 1
    if page.words[word].isdigit() and word + 2 < end and page.words[word + 1] == ",":
        word += 2
    head = _head_behind(page, lexicon, word, end)
    of: int | None = None
    while head is not None:
        last = title_end(page, names, head + 1, end)
        if last < end and names.get(last) is not None and names[last].type == "PERSON":
            return
        office = read_office(page, lexicon, names, head, last)
        of = office.of if office.of is not None else of
        yield replace(office, of=of)
        follows = last + 1 < end and page.lower[last] == "and"
        if follows and page.lower[last + 1] in DETERMINERS:
            of = None  # "a Leeds councillor and a former teacher" taught elsewhere
        head = _head_behind(page, lexicon, last + 1, end) if follows else None


def _head_behind(page: Page, lexicon: Lexicon, first: int, end: int) -> int | None:
    """The title word of a noun phrase that begins at a word."""
    for word in range(first, min(end, first + MAX_TITLE_WORDS)):
        fits = page.upos[word] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X") or page.words[word] in POSSESSIVE
        fits = fits or page.words[word] in ("-", "&") or page.lower[word] in DETERMINERS or page.lower[word] in FORMER
        fits = (
            fits
            or page.tag[word] in ("VBN", "VBG", "RBS", "PRP$", "RB")
            or (page.lower[word] == "and" and page.capital(word - 1))
        )
        if page.upos[word] == "AUX" or page.lower[word] == "not" or (not fits and not title_at(page, lexicon, word)):
            return None
        if title_at(page, lexicon, word):
            following = word + 1
            compound = (
                following < end
                and (page.upos[following] in ("NOUN", "PROPN") or page.words[following] == "-")
                and (_title_within(page, lexicon, following, end))
            )
            possessive = following < end and page.words[following] in POSSESSIVE
            if not compound and not possessive:
                return word
    return None


def _title_within(page: Page, lexicon: Lexicon, first: int, end: int) -> bool:
    """Whether the compound that goes on here ends in a title ("cabinet" in "cabinet secretary")."""
    for word in range(first, min(end, first + 4)):
        if title_at(page, lexicon, word):
            return True
        if page.upos[word] not in ("NOUN", "PROPN", "ADJ") and page.words[word] != "-":
            return False
    return False
