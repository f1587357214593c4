"""Where a name begins and ends, and what is none.

In: a span of the language model. Out: the span without articles, titles, marks of possession and common words, with
what hangs on it by a hyphen; and whether it is a name at all (parts of titles, peoples, days and bare common nouns
are not).
"""

from __future__ import annotations

from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import is_demonym_noun, is_regnal, is_title_word, phrase_at

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


OUTSIDE = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "for",
        "by",
    }
)


_TITLE_PARTS = frozenset({"state", "vice", "deputy", "of", "for", "and", "the", "-"})


COMPOUND_TAILS = frozenset(
    [
        "led",
        "era",
        "run",
        "style",
        "like",
        "born",
        "based",
        "free",
        "held",
        "type",
        "wide",
        "made",
        "aged",
        "ally",
        "aide",
        "bound",
        "owned",
    ]
)


_BARE_HEADS = frozenset(
    [
        "office",
        "department",
        "ministry",
        "bureau",
        "agency",
        "commission",
        "committee",
        "council",
        "board",
        "court",
        "church",
        "company",
        "government",
        "university",
        "college",
        "school",
        "institute",
        "center",
        "centre",
        "party",
        "union",
    ]
)


def trim(page: Page, lexicon: Lexicon, first: int, last: int, type_: str) -> tuple[int, int]:
    """Leave out articles, possessive marks and quotation marks at the edges, and a person's titles."""
    while first < last and (
        (page.lower[first] in OUTSIDE and not (page.capital(first) and type_ == "OTHER"))
        or not page.words[first][0].isalnum()
    ):
        first += 1
    while last > first and (
        page.words[last - 1] in _POSSESSIVE
        or not (page.words[last - 1][0].isalnum() or page.words[last - 1] in "?!.")
        or page.lower[last - 1] in OUTSIDE
    ):
        last -= 1
    if type_ == "PERSON":
        first = after_titles(page, lexicon, first, last)
        if last - first > 2 and _is_acronym(page.words[first]) and page.words[first + 1] in lexicon.gender:
            first += 1  # "the union DpolG Rainer Wendt"
        while last - first > 1 and page.words[last - 1] in lexicon.sets["names.postnominals"]:
            last -= 1
    particles = lexicon.sets["names.particles"]
    if type_ != "OTHER":
        first = _after_common(page, lexicon, first, last)
    while last - 1 > first and page.words[last - 1].islower() and page.words[last - 2] not in ("-", "of", "the"):
        last -= 1
    while (
        first < last - 1
        and page.words[first].islower()
        and page.lower[first] not in particles
        and page.words[first + 1] != "-"
    ):
        first += 1
    return first, last


def _is_acronym(word: str) -> bool:
    return sum(c.isupper() for c in word) > 2 and word.isalpha() and not word.isupper()


def _after_common(page: Page, lexicon: Lexicon, first: int, last: int) -> int:
    """Behind a common word inside what the model took for one name: "Munich-based [Harland]", "daily [Le Globe]"."""
    for word in range(last - 2, first, -1):
        plain = page.words[word].islower() and page.words[word].isalpha() and page.lower[word] not in OUTSIDE
        if (
            plain
            and page.lower[word] not in lexicon.sets["names.particles"]
            and page.capital(word + 1)
            and page.upos[word] in ("NOUN", "ADJ", "VERB")
        ):
            return word + 1
    return first


def after_titles(page: Page, lexicon: Lexicon, first: int, last: int) -> int:
    """The word where the bare name begins: behind the last title word and the countries in front."""
    begin = first
    for word in range(first, last - 1):
        inside = word > first and page.words[first] in lexicon.gender and page.words[word] in lexicon.honorifics
        if inside:
            continue  # "Omar Sheikh Khalil"
        if is_title_word(page, lexicon, word) and page.capital(word + 1) and not is_regnal(page, word, last):
            begin = word + 1
    while (
        begin < last - 1
        and (match := phrase_at(page, lexicon, begin, last))
        and (match[1].use in ("name", "adjective") or page.lower[begin - 1] == "of")
        and match[0] < last
    ):
        if page.words[begin] in lexicon.gender:
            break
        begin = match[0]
    return begin


def is_titled(page: Page, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether the model took "South Korean President Park" for a place: an office with a person's name behind it."""
    begin = after_titles(page, lexicon, first, last)
    if (
        begin == first
        or page.lower[begin - 1] not in lexicon.titles
        or lexicon.titles[page.lower[begin - 1]].kind not in ("head", "government")
    ):
        return False
    heads = lexicon.sets["organisations.heads"] | lexicon.sets["places.facility_heads"]
    return page.words[last - 1] not in heads and page.capital(begin)


def joined_end(page: Page, lexicon: Lexicon, last: int) -> int:
    """Take in what hangs on a person's name by a hyphen or a particle: "Jae-in", "al-Assad"."""
    for _ in range(3):
        word = last
        if word + 1 >= len(page.words):
            break
        if (
            page.words[word] in ("bin", "ibn", "al", "el", "Al", "El", "von", "van", "de", "da")
            and page.words[word + 1] == "-"
        ):
            word += 1
        glued = page.words[word] == "-" and (word > last or page.end[word - 1] == page.start[word])
        if (
            not glued
            or page.end[word] != page.start[word + 1]
            or not page.words[word + 1].isalpha()
            or len(page.words[word + 1]) > 12
        ):
            break
        if page.words[word + 1].islower() and (len(page.words[word + 1]) > 5 or page.lower[word + 1] in COMPOUND_TAILS):
            break
        last = word + 2
    return last


def _is_plain(page: Page, lexicon: Lexicon, word: int, type_: str) -> bool:
    """A people, a point of the compass, or a common word that only a capital makes look like a name."""
    if page.words[word] in lexicon.sets["names.peoples"] or page.words[word] in lexicon.sets["names.generations"]:
        return True
    if type_ == "PLACE" and page.words[word] in lexicon.sets["places.compass"]:
        return True
    return type_ == "OTHER" and (page.lower[word] in page.common or page.upos[word] not in ("PROPN", "NOUN", "X"))


def is_no_name(page: Page, lexicon: Lexicon, first: int, last: int, type_: str) -> bool:
    """Parts of titles ("State", "Vice"), peoples ("Americans"), pairs of countries ("China-US")."""
    behind = last + 2 if page.lower[last : last + 1] == ("and",) else last
    follows_title = behind < len(page.words) and is_title_word(page, lexicon, behind)
    portfolios = lexicon.sets["titles.portfolios"] if follows_title else frozenset()
    start = phrase_at(page, lexicon, first, last)
    words = page.lower[first:last]
    if start is not None and start[1].key and start[0] < last and follows_title:
        words = page.lower[start[0] : last]
    if all(
        page.words[i] in lexicon.sets["calendar.words"] or not page.words[i][0].isalpha() for i in range(first, last)
    ):
        return True
    if type_ == "OTHER" and page.words[first] in ("I", "You", "We", "He", "She", "They", "It"):
        return True
    if last - first == 1 and (_is_plain(page, lexicon, first, type_) or is_demonym_noun(page, lexicon, first)):
        return True
    if last - first == 1 and (
        page.words[first] in lexicon.sets["calendar.state_abbreviations"]
        or words[0] in _BARE_HEADS
        or page.words[first] in lexicon.honorifics
        or page.words[first] in lexicon.sets["places.place_heads"]
    ):
        return True
    if all(
        word in lexicon.titles
        or word in lexicon.sets["titles.kept_adjectives"]
        or word in _TITLE_PARTS
        or word in portfolios
        for word in words
    ):
        return True
    phrases = [lexicon.phrases.get(page.words[i]) for i in range(first, last) if page.words[i] != "-"]
    return ("-" in words and all(phrase is not None and phrase.key for phrase in phrases)) or (
        last - first == 1 and phrases[0] is not None and phrases[0].use == "people"
    )
