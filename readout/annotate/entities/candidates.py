"""Candidates for names: from the lists, from the language model, and from cues that news gives away for free.

In: the words of a page. Out: `Name`s that may overlap; `names` chooses among them. The cues: a title or "Mr" before
("Judge X"), a word at the end or the beginning that tells the kind ("X Ministry", "Hurricane X").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.annotate.entities.lexicon import Lexicon, Phrase
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name, is_demonym_noun, is_regnal, is_title_word, phrase_at
from readout.annotate.entities.trimming import (
    COMPOUND_TAILS,
    OUTSIDE,
    after_titles,
    is_no_name,
    is_titled,
    joined_end,
    trim,
)

TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORGANIZATION",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "FACILITY",
    "EVENT": "EVENT",
    "MISC": "OTHER",
}


MAX_PERSON_WORDS = 6


_RISKY_TITLES = frozenset(
    [
        "general",
        "major",
        "private",
        "justice",
        "center",
        "centre",
        "guard",
        "star",
        "forward",
        "host",
        "captain",
        "partner",
        "rival",
        "ally",
        "private",
        "safety",
    ]
)


def listed_names(page: Page, lexicon: Lexicon) -> Iterator[Name]:
    """Countries, capitals and institutions that the lists know."""
    for start, end in page.sentences:
        word = start
        while word < end:
            match = phrase_at(page, lexicon, word, end) if page.words[word][0].isalpha() else None
            if match is None:
                word += 1
                continue
            last, phrase = match
            if _is_people(page, lexicon, word, last, phrase):
                word = last
                continue
            yield Name(word, last, phrase.type, 3 if phrase.use != "capital" else 2, phrase)
            word = last


def _is_people(page: Page, lexicon: Lexicon, first: int, last: int, phrase: Phrase) -> bool:
    """ "Two Americans" and "the Brazilian" are persons; "the Americans" and "the French" may be their country."""
    the = page.lower[first - 1] == "the" if first else False
    if phrase.use == "people":
        return not the
    return phrase.use == "adjective" and is_demonym_noun(page, lexicon, last - 1)


def modelled_names(page: Page, lexicon: Lexicon, model: Iterable[tuple[int, int, str]]) -> Iterator[Name]:
    """Spans of the language model, trimmed, without what is no name."""
    for first, last, label in model:
        type_ = TYPES.get(label)
        if type_ is None or page.sentence[first] < 0:
            continue
        first, last = trim(page, lexicon, first, last, type_)
        if type_ != "PERSON" and is_titled(page, lexicon, first, last):
            type_, first = "PERSON", after_titles(page, lexicon, first, last)
        if type_ == "PERSON":
            last = joined_end(page, lexicon, last)
        elif type_ == "ORGANIZATION":
            last = _with_tail(page, lexicon, last)
        if (
            first >= last
            or not any(page.capital(i) for i in range(first, last))
            or is_no_name(page, lexicon, first, last, type_)
        ):
            continue
        if type_ == "PERSON" and len(page.text(first, last)) < 2:
            continue
        if page.headline[page.sentence[first]] and all(page.lower[i] in page.common for i in range(first, last)):
            continue
        yield Name(first, last, type_, 2)


def _with_tail(page: Page, lexicon: Lexicon, last: int) -> int:
    """Take in the word of a trade that the model left behind a company's name: "Midway [Foods]"."""
    if (
        last >= len(page.words)
        or page.sentence[last] != page.sentence[last - 1]
        or page.start[last] == page.end[last - 1]
    ):
        return last
    return last + 1 if page.words[last] in lexicon.sets["organisations.tails"] else last


def titled_names(page: Page, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitals behind a title or an honorific."""
    for start, end in page.sentences:
        if page.headline[page.sentence[start]]:
            continue
        for word in range(start, end - 1):
            if not is_title_word(page, lexicon, word) or not page.capital(word + 1):
                continue
            last = _person_end(page, lexicon, word + 1, end)
            if last == word + 1:
                continue
            honorific = page.words[word] in lexicon.honorifics and page.lower[word] not in _RISKY_TITLES
            first = word if is_regnal(page, word, last) else after_titles(page, lexicon, word + 1, last)
            known = page.words[first] in lexicon.gender
            shouted = page.words[word].isupper() and page.words[first].isupper()
            if not (honorific or known) and (shouted or page.lower[word] in _RISKY_TITLES):
                continue
            yield Name(first, last, "PERSON", 4 if honorific or known else 1)


def _person_end(page: Page, lexicon: Lexicon, first: int, end: int) -> int:
    """Where a run of capitals that may be a person's name ends; `first` itself where it cannot be one."""
    if is_title_word(page, lexicon, first) or phrase_at(page, lexicon, first, end):
        return first
    if (
        page.words[first] in ("The", "A", "I", "It", "In", "On", "He", "She", "We", "They")
        or not page.words[first][0].isalpha()
        or page.words[first] in lexicon.sets["calendar.words"]
    ):
        return first
    last = first
    particles = lexicon.sets["names.particles"]
    while last < min(end, first + MAX_PERSON_WORDS):
        word = page.words[last]
        if last > first and word in lexicon.sets["names.postnominals"]:
            break
        if page.upos[last] in ("VERB", "AUX", "ADP", "DET", "PRON") and last > first and word.lower() not in particles:
            break
        joins = word in particles or (word in "-'’" and last > first)
        if joins and last + 1 < end and page.capital(last + 1) and last > first:
            last += 1
        elif (
            word == "-"
            and last > first
            and page.end[last - 1] == page.start[last]
            and page.words[last + 1 : last + 2]
            and page.words[last + 1].isalpha()
            and page.end[last] == page.start[last + 1]
            and page.lower[last + 1] not in COMPOUND_TAILS
        ):
            last += 2
        elif word[0].isupper() and word[:2] not in ("I'",) and word not in lexicon.sets["organisations.suffixes"]:
            last += 1
        else:
            break
    return last


def headed_names(page: Page, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitals that end in a word that tells their kind ("Foreign Ministry", "Harbour Bridge")."""
    heads = (
        ("organisations.heads", "ORGANIZATION"),
        ("places.facility_heads", "FACILITY"),
        ("places.place_heads", "PLACE"),
        ("events.heads", "EVENT"),
    )
    for start, end in page.sentences:
        if page.headline[page.sentence[start]]:
            continue
        for word in range(start, end):
            type_ = next((kind for name, kind in heads if page.words[word] in lexicon.sets[name]), None)
            if type_ is None:
                continue
            first = word
            while first > start and _name_like(page, first - 1):
                first -= 1
            while first < word and (
                page.lower[first] in OUTSIDE or (page.opens_sentence(first) and page.upos[first] != "PROPN")
            ):
                first += 1
            last = _of_phrase(page, word + 1, end) if type_ != "PLACE" else word + 1
            if last - first > 1 and not is_title_word(page, lexicon, last - 1):
                yield Name(first, last, type_, 1)


def led_names(page: Page, lexicon: Lexicon) -> Iterator[Name]:
    """Names that begin with what they are: "Hurricane Ida", "Mount Etna"."""
    for start, end in page.sentences:
        for word in range(start, end - 1):
            for group, type_ in (("events.leading", "EVENT"), ("places.leading", "PLACE")):
                if (
                    page.words[word] in lexicon.sets[group]
                    and page.capital(word + 1)
                    and page.upos[word + 1] == "PROPN"
                ):
                    last = word + 2
                    while page.words[word] == "Tropical" and last < end and page.capital(last):
                        last += 1
                    yield Name(word, last, type_, 2)


def ship_names(page: Page, lexicon: Lexicon) -> Iterator[Name]:
    """Ships by the letters before them ("MV Dorada Queen"), and wherever else their names stand without these."""
    known: dict[str, tuple[str, ...]] = {}
    for start, end in page.sentences:
        for word in range(start, end - 1):
            letters = page.words[word] in lexicon.sets["names.ships"]
            noun = page.words[word] in lexicon.sets["names.ship_nouns"] and page.upos[word] == "NOUN"
            if not (letters or noun) or not page.capital(word + 1) or is_title_word(page, lexicon, word + 1):
                continue
            last = word + 2
            while last < min(end, word + 5) and page.capital(last) and page.upos[last] in ("PROPN", "NOUN", "ADJ"):
                last += 1
            first = word if letters else word + 1
            yield Name(first, last, "OTHER", 5)
            if last - word > 2:
                known.setdefault(page.words[word + 1], page.words[word + 1 : last])
    for word in page.in_sentences() if known else ():
        name = known.get(page.words[word])
        if name is not None and page.words[word : word + len(name)] == name:
            yield Name(word, word + len(name), "OTHER", 4)


def _name_like(page: Page, word: int) -> bool:
    return (page.capital(word) and page.upos[word] in ("PROPN", "NOUN", "ADJ", "X", "NUM")) or (page.words[word] == "&")


def _of_phrase(page: Page, first: int, end: int) -> int:
    """Take in "of Foreign Affairs", "for Health and Safety" behind a head."""
    last = first
    if first + 1 < end and page.words[first] in ("of", "for"):
        word = first + 1 + (page.words[first + 1] in ("the", "The"))
        while word < end and (
            _name_like(page, word)
            or (
                page.words[word] in ("and", "&", ",")
                and word + 1 < end
                and _name_like(page, word + 1)
                and page.words[first] == "of"
                and page.words[word] != ","
            )
        ):
            word += 1
            last = word
        if last > first and page.words[last - 1] in ("and", "&"):
            last -= 1
    return last
