"""Offices and trades before a name and behind it.

In: the words of a page, the names found, a person's name. Out: `Office`s: the title as printed without the country it is of
("US Secretary of State X" gives "Secretary of State" of the United States; other bodies stay: "State Department spokesman"), the
words that say so, and where the body it is of is named. All readings here work on the words alone, since appositions and long titles are
where parsers err most; `predicates` asks the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from readout.annotate.entities.lexicon import Lexicon, Title
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import REGNAL, Name
from readout.model import Span

MAX_TITLE_WORDS = 16
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LINKERS = frozenset({"of", "for", "to", "at"})
_PHRASE_WORDS = _LINKERS | {"and", "&", "the", "-", "in", "on", "'s", "’s", ","}
_FORMER = frozenset({"former", "ex", "acting", "late", "then", "interim", "incoming", "outgoing"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "one", "another", "some"}
)
_OWNERS = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Office:
    """A title said of a person. `of` is a word inside the name of the body or country it belongs to; `start`, `end` are words."""

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
    form = lexicon.abbreviations.get(page.words[word], form)
    return lexicon.titles.get(form) or (
        lexicon.titles.get(page.lemma[word]) if page.upos[word] in ("NOUN", "PROPN") else None
    )


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
    if last - 1 > start and page.words[last - 1] in (",", "–", "—", "-") and _closes(page, name.last):
        last -= 1
    elif (last - 1 >= start and page.words[last - 1] in ("“", '"', "(")) or last == start:
        return
    head = _head_before(page, lexicon, start, last)
    if head is None:
        return
    if last < name.first and not _is_described(page, names, head, start):
        return
    office = read_office(page, lexicon, names, head, last)
    yield office
    before = office.start - 1
    if before > start and page.lower[before] in ("and", "&") and title_at(page, lexicon, before - 1):
        yield read_office(page, lexicon, names, before - 1, before)


def _closes(page: Page, last: int) -> bool:
    return (
        last < len(page.words) and page.sentence[last] >= 0 and page.words[last] in (",", ".", ")", "–", "—", ";", ":")
    )


def _head_before(page: Page, lexicon: Lexicon, start: int, last: int) -> int | None:
    """The title word that ends a run of words before a name, with or without "of …" behind it."""
    if title_at(page, lexicon, last - 1):
        return last - 1
    if page.lower[last - 1] in _LINKERS or page.lower[last - 1] in ("the", "in", "on"):
        return None  # "a spokesman for Ruiz" is not Ruiz
    for word in range(last - 1, max(start, last - MAX_TITLE_WORDS) - 1, -1):
        if title_at(page, lexicon, word) and page.lower[word + 1] in _LINKERS and page.tag[word] not in ("NNS", "NNPS"):
            inner = (
                _head_before(page, lexicon, max(start, word - 4), word - 1)
                if page.lower[word - 1] in _LINKERS and word - 1 > start
                else None
            )
            return inner if inner is not None else word
        if not (
            page.capital(word)
            or page.lower[word] in _PHRASE_WORDS
            or (page.upos[word] in ("NOUN", "ADJ") and last - word > 1 and _linked(page, word))
        ):
            return None
    return None


def _linked(page: Page, word: int) -> bool:
    """Whether a lower-case word stands inside "of …" ("minister of justice")."""
    return page.lower[word - 1] in ("of", "for", "the", "and") if word else False


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
        page.lower[word] in _DETERMINERS
        or any(page.words[i] in _POSSESSIVE for i in range(word, head))
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
        head = _head_behind(page, lexicon, last + 1, end) if follows else None


def _head_behind(page: Page, lexicon: Lexicon, first: int, end: int) -> int | None:
    """The title word of a noun phrase that begins at a word."""
    for word in range(first, min(end, first + MAX_TITLE_WORDS)):
        fits = page.upos[word] in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X") or page.words[word] in _POSSESSIVE
        fits = fits or page.words[word] in ("-", "&") or page.lower[word] in _DETERMINERS or page.lower[word] in _FORMER
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
            possessive = following < end and page.words[following] in _POSSESSIVE
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


def title_end(page: Page, names: Mapping[int, Name], first: int, end: int) -> int:
    """Return where a title ends that goes on with "of …", "for …", "to …" or "at …" from a word; the word itself where it does not."""
    word, last = first, first
    while word < min(end, first + MAX_TITLE_WORDS):
        in_name = names.get(word)
        if word == first or last == word:
            if page.lower[word] in _LINKERS and word + 1 < end and _object_follows(page, word + 1):
                word += 1
                continue
            if word == first:
                break
        if in_name is not None:
            if in_name.type == "PERSON":
                break
            word = last = min(in_name.last, end)
        elif page.upos[word] in ("NOUN", "PROPN", "ADJ") or page.words[word] in _POSSESSIVE:
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
    return page.upos[word] in ("NOUN", "PROPN", "ADJ", "DET") or page.lower[word] in _DETERMINERS


def _joins(page: Page, word: int, end: int) -> bool:
    """Whether "and" goes on inside a name of capitals ("East Asian and Pacific Affairs")."""
    if word + 1 >= end or page.lower[word] != "and":
        return False
    return page.capital(word - 1) and page.capital(word + 1) and page.upos[word + 1] in ("PROPN", "ADJ", "NOUN")


def read_office(page: Page, lexicon: Lexicon, names: Mapping[int, Name], head: int, last: int) -> Office:
    """Return the office whose title word is `head` and whose words end before `last`: its modifiers, and what it is of."""
    kind = title_at(page, lexicon, head)
    assert kind is not None, "the caller has seen a title here"
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
        if page.words[word] in _POSSESSIVE:
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
            or page.lower[word] in _FORMER
        ):
            if name is not None and name.type == "PERSON":
                break
            start -= 1
        else:
            break
    return _strip(page, lexicon, names, start, head), of


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
    while word > begin and (word in names or page.words[word] in _POSSESSIVE):
        word -= 1
    kept = begin <= word < start - 1 and (
        page.lower[word] in _FORMER or page.lower[word] in lexicon.sets["titles.kept_adjectives"]
    )
    return word if kept and page.words[word + 1 : start] and page.words[start - 1] not in _POSSESSIVE else None


def _of_behind(page: Page, names: Mapping[int, Name], head: int, last: int) -> tuple[int, int | None]:
    """Where the title ends (a country behind "of" is left out), and a word of the name behind it."""
    end = max(last, head + 1)
    first = head + 2 + (head + 2 < end and page.lower[head + 2] == "the")
    if head + 1 >= end or page.lower[head + 1] not in _LINKERS or first >= end:
        return end, None
    name = names.get(first) or next((names[word] for word in range(first, end) if word in names), None)
    if name is None:
        return end, None
    if page.lower[head + 1] == "of" and _is_country(name) and name.first == first and name.last >= end:
        return head + 1, name.first
    return end, name.first if page.lower[head + 1] in ("of", "for", "at") else None
