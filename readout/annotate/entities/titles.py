"""One title read: its words, where it begins and ends, and what it is of.

In: the word that a title hangs on ("minister"). Out: an `Office`. The country it is of is left out of the title ("US
Secretary of State" is "Secretary of State" of the United States), other bodies stay as a newspaper prints them
("State Department spokesman").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readout.annotate.entities.lexicon import Lexicon, Title
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name
from readout.model import Span

MAX_TITLE_WORDS = 16


POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


LINKERS = frozenset({"of", "for", "to", "at"})


FORMER = frozenset({"former", "ex", "acting", "late", "then", "interim", "incoming", "outgoing"})


DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "one", "another", "some"}
)


_LEGISLATURES = frozenset(
    [
        "parliament",
        "congress",
        "senate",
        "assembly",
        "legislature",
        "knesset",
        "bundestag",
        "duma",
        "cabinet",
        "council",
    ]
)


@dataclass(frozen=True, slots=True)
class Office:
    """A title said of a person: `of` is a word inside the name of what it belongs to; `start` and `end` are words."""

    title: str
    kind: Title
    start: int
    end: int
    evidence: tuple[Span, ...]
    of: int | None = None


def title_at(page: Page, lexicon: Lexicon, word: int) -> Title | None:
    """Return the title whose last word stands here, two-word titles first ("attorney general"); plurals count."""
    if word > 0:
        pair = f"{page.lower[word - 1]} {page.lower[word]}"
        if pair in lexicon.titles:
            return lexicon.titles[pair]
        if page.lower[word - 1] == "-" and word > 1:
            glued = f"{page.lower[word - 2]}-{page.lower[word]}"
            if glued in lexicon.titles:
                return lexicon.titles[glued]
    form = page.lower[word]
    if form == "member" and _is_of_legislature(page, word):
        return lexicon.titles["member of parliament"]
    form = lexicon.abbreviations.get(page.words[word], form)
    return lexicon.titles.get(form) or (
        lexicon.titles.get(page.lemma[word]) if page.upos[word] in ("NOUN", "PROPN") else None
    )


def _is_of_legislature(page: Page, word: int) -> bool:
    """Whether "member" goes on as "of parliament", "of the European Parliament"; of a club it is no office."""
    if page.lower[word + 1 : word + 2] != ("of",):
        return False
    for following in range(word + 2, min(len(page.words), word + 6)):
        if page.lower[following] in _LEGISLATURES:
            return True
        if not (page.lower[following] == "the" or page.upos[following] in ("ADJ", "PROPN", "NOUN")):
            return False
    return False


def title_end(page: Page, names: Mapping[int, Name], first: int, end: int) -> int:
    """Return where a title ends that goes on with "of …", "for …", "to …" or "at …" from a word; else that word."""
    word, last = first, first
    while word < min(end, first + MAX_TITLE_WORDS):
        in_name = names.get(word)
        if word == first or last == word:
            if page.lower[word] in LINKERS and word + 1 < end and _object_follows(page, word + 1):
                word += 1
                continue
            if word == first:
                break
        if in_name is not None:
            if in_name.type == "PERSON":
                break
            word = last = min(in_name.last, end)
        elif page.upos[word] in ("NOUN", "PROPN", "ADJ") or page.words[word] in POSSESSIVE:
            word += 1
            last = word
        elif (page.lower[word] in ("the", "its", "his", "her", "their", "-", "&") and word + 1 < end) or (
            page.lower[word] in ("and", ",") and _joins(page, word, end) and last == word
        ):
            word += 1
        else:
            break
    return last


def _object_follows(page: Page, word: int) -> bool:
    return page.upos[word] in ("NOUN", "PROPN", "ADJ", "DET") or page.lower[word] in DETERMINERS


def _joins(page: Page, word: int, end: int) -> bool:
    """Whether "and" goes on inside a name of capitals ("East Asian and Pacific Affairs")."""
    if word + 1 >= end or page.lower[word] != "and":
        return False
    return page.capital(word - 1) and page.capital(word + 1) and page.upos[word + 1] in ("PROPN", "ADJ", "NOUN")


def read_office(page: Page, lexicon: Lexicon, names: Mapping[int, Name], head: int, last: int) -> Office:
    """Return the office whose title word is `head` and whose words end before `last`; ValueError without one."""
    kind = title_at(page, lexicon, head)
    if kind is None:
        raise ValueError(f"no title stands at word {head}: ask title_at first")
    begin = page.bounds(head)[0]
    start, of = _modifiers(page, lexicon, names, head, begin)
    former = _former(page, lexicon, names, start, begin)
    end, of_behind = _of_behind(page, names, head, last)
    words = page.text(start, end)
    if page.tag[head] in ("NNS", "NNPS") and end == head + 1 and words.endswith(page.words[head]):
        words = words[: len(words) - len(page.words[head])] + _singular(page, head)
    evidence: tuple[Span, ...] = (page.span(start, end),)
    if former is not None:
        words, evidence = f"{page.words[former]} {words}", (page.span(former, former + 1), *evidence)
    return Office(
        _spelled_out(lexicon, words),
        kind,
        start if former is None else former,
        max(end, last),
        evidence,
        of if of is not None else of_behind,
    )


def _singular(page: Page, head: int) -> str:
    lemma = page.lemma[head]
    return lemma.capitalize() if page.capital(head) else lemma


def _spelled_out(lexicon: Lexicon, words: str) -> str:
    first, _, rest = words.partition(" ")
    full = lexicon.abbreviations.get(first)
    return " ".join(part for part in ((full.title() if full else first), rest) if part)


def _modifiers(
    page: Page, lexicon: Lexicon, names: Mapping[int, Name], head: int, begin: int
) -> tuple[int, int | None]:
    """Where a title begins, and a word of the name it belongs to."""
    start, of = head, None
    while start > begin:
        word = start - 1
        name = names.get(word)
        if precedes_rank(page, lexicon, word):
            break
        if _joins_portfolios(page, lexicon, word, begin):
            start -= 2
            continue
        if page.words[word] in POSSESSIVE:
            owner = names.get(word - 1)
            return _strip(page, lexicon, names, start, head), owner.first if owner else of
        if name is not None and name.first < head and name.type != "PERSON":
            if _is_country(name):
                return _strip(page, lexicon, names, start, head), name.first
            start, of = max(name.first, begin), name.first
        elif page.words[word] == "-" or page.end[word] == page.start[start]:
            start -= 1
        elif (
            page.upos[word] in ("NOUN", "PROPN", "ADJ")
            or page.tag[word] in ("VBN", "VBG")
            or page.lower[word] in FORMER
        ):
            if name is not None and name.type == "PERSON":
                break
            start -= 1
        else:
            break
    return _strip(page, lexicon, names, start, head), of


def precedes_rank(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether a title in small letters stands before one with a capital: two offices ("spokesman Commander")."""
    follows = word + 1 < len(page.words) and page.capital(word + 1) and title_at(page, lexicon, word + 1) is not None
    return follows and page.words[word].islower() and title_at(page, lexicon, word) is not None


def _joins_portfolios(page: Page, lexicon: Lexicon, word: int, begin: int) -> bool:
    """Whether "and" stands here between two fields of one office ("Trade and Industry Minister")."""
    if page.lower[word] not in ("and", "&") or word - 1 < begin:
        return False
    before = page.lower[word - 1]
    fits = page.capital(word - 1) and page.capital(word + 1) and title_at(page, lexicon, word - 1) is None
    return fits and before in lexicon.sets["titles.portfolios"]


def _is_country(name: Name) -> bool:
    return (
        name.phrase is not None and name.phrase.key is not None and name.phrase.use in ("name", "adjective", "people")
    )


def _strip(page: Page, lexicon: Lexicon, names: Mapping[int, Name], start: int, head: int) -> int:
    """Drop from the left what is no part of an office: "43-year-old", "embattled", "first"."""
    kept = lexicon.sets["titles.kept_adjectives"]
    word = start
    while word < head:
        unit = word + 1
        while unit < head and (page.words[unit] == "-" or page.end[unit - 1] == page.start[unit]):
            unit += 1
        if " ".join(page.lower[word : head + 1]) in lexicon.titles:
            break
        whole = page.document.text[page.start[word] : page.end[unit - 1]].lower()
        if whole in lexicon.sets["titles.dropped_modifiers"]:
            word = unit
        elif (
            whole in kept
            or names.get(word) is not None
            or page.upos[unit - 1] in ("NOUN", "PROPN")
            or (unit == head and page.words[head - 1] == "-")
        ) or (page.capital(word) and word > 0 and not page.opens_sentence(word)):
            break
        else:
            word = unit
    return word


def _former(page: Page, lexicon: Lexicon, names: Mapping[int, Name], start: int, begin: int) -> int | None:
    """A word of the office before the country: "former US president", "top Chinese diplomat"."""
    word = start - 1
    while word > begin and (word in names or page.words[word] in POSSESSIVE):
        word -= 1
    kept = begin <= word < start - 1 and (
        page.lower[word] in FORMER or page.lower[word] in lexicon.sets["titles.kept_adjectives"]
    )
    return word if kept and page.words[word + 1 : start] and page.words[start - 1] not in POSSESSIVE else None


def _of_behind(page: Page, names: Mapping[int, Name], head: int, last: int) -> tuple[int, int | None]:
    """Where the title ends (a country behind "of" is left out), and a word of the name behind it."""
    end = max(last, head + 1)
    first = head + 2 + (head + 2 < end and page.lower[head + 2] == "the")
    if head + 1 >= end or page.lower[head + 1] not in LINKERS or first >= end:
        return end, None
    name = names.get(first) or next((names[word] for word in range(first, end) if word in names), None)
    if name is None:
        return end, None
    if page.lower[head + 1] == "of" and _is_country(name) and name.first == first and name.last >= end:
        return head + 1, name.first
    return end, name.first if page.lower[head + 1] in ("of", "for", "at") else None
