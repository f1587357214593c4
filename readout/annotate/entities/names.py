"""Where a page names somebody or something, and what kind of thing it is.

In: the words of a page and the language model's name spans. Out: `Name`s, ascending, not overlapping but for countries kept inside
the names of their institutions ("Chinese" in "Chinese Foreign Ministry").

Method: candidates come from the model, from lists (countries, institutions) and from cues that news gives away for free (a title or
"Mr" before, "Ministry" or "Inc" behind); the longer candidate wins, then the surer one. What one sentence calls a person is a person
in all of them (one sense per discourse, Gale et al. 1992, https://aclanthology.org/H92-1045/), so names found once are looked for everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readout.annotate.entities.lexicon import Lexicon, Phrase, joined
from readout.annotate.entities.page import Page

TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORGANIZATION",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "FACILITY",
    "EVENT": "EVENT",
    "MISC": "OTHER",
}
MAX_PHRASE_WORDS = 9
MAX_PERSON_WORDS = 6
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OUTSIDE = frozenset(
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
_STATE_HEADS = frozenset(
    "ministry department embassy consulate parliament army navy police government cabinet senate congress court military".split()
)
_REGNAL = frozenset({"Pope", "King", "Queen", "Prince", "Princess", "Saint", "Sheikh"})
_TITLE_PARTS = frozenset({"state", "vice", "deputy", "of", "for", "and", "the", "-"})
_COMPOUND_TAILS = frozenset(
    "led era run style like born based free held type wide made aged ally aide bound owned".split()
)
_BARE_HEADS = frozenset(
    "office department ministry bureau agency commission committee council board court church company government university college school "
    "institute center centre party union".split()
)
_RISKY_TITLES = frozenset(
    "general major private justice center centre guard star forward host captain partner rival ally private safety".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that names something; `phrase` says what a list knows of it, `sure` how much its cue weighs."""

    first: int
    last: int
    type: str
    sure: int
    phrase: Phrase | None = None
    inner: bool = False


def find_names(page: Page, lexicon: Lexicon, model: Iterable[tuple[int, int, str]]) -> list[Name]:
    """Return the names of a page, ascending by first word."""
    candidates = [
        *_listed(page, lexicon),
        *_modelled(page, lexicon, model),
        *_titled(page, lexicon),
        *_headed(page, lexicon),
        *_led(page, lexicon),
    ]
    names = _merge(page, _choose(page, [name for name in candidates if name.first not in page.silent]))
    names = _agree(page, lexicon, names)
    names = _with_bodies(page, lexicon, _spread(page, lexicon, names))
    names = [_with_country(page, lexicon, name) for name in names]
    return sorted([*names, *_inner(page, lexicon, names)], key=lambda name: (name.first, -name.last))


def phrase_at(page: Page, lexicon: Lexicon, first: int, end: int) -> tuple[int, Phrase] | None:
    """Return the longest listed phrase that begins at a word and ends before `end`: its end and what it is."""
    key, found = "", None
    for last in range(first, min(end, first + MAX_PHRASE_WORDS)):
        key += page.words[last].replace("’", "'")
        known = lexicon.phrases.get(key) or (
            lexicon.phrases.get(key.replace(".", "")) if key.isupper() and key.count(".") > 1 else None
        )
        if known is not None:
            found = last + 1, known
    return found


def _listed(page: Page, lexicon: Lexicon) -> Iterator[Name]:
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


def is_demonym_noun(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether a demonym is a person's description ("the Brazilian said"), not an adjective and not a whole people."""
    phrase = lexicon.phrases.get(page.words[word])
    if phrase is None or phrase.use != "adjective" or page.words[word].endswith(("ese", "ish", "ch", "ss")):
        return False
    follows = (
        word + 1 < len(page.words)
        and page.upos[word + 1] in ("NOUN", "PROPN", "ADJ")
        or page.words[word + 1 : word + 2] == ("-",)
    )
    return (
        page.upos[word] in ("NOUN", "PROPN")
        and page.lower[word - 1] == "the"
        and not follows
        and page.dep[word] not in ("amod", "compound")
    )


def _modelled(page: Page, lexicon: Lexicon, model: Iterable[tuple[int, int, str]]) -> Iterator[Name]:
    for first, last, label in model:
        type_ = TYPES.get(label)
        if type_ is None or page.sentence[first] < 0:
            continue
        first, last = _trim(page, lexicon, first, last, type_)
        if type_ != "PERSON" and _is_titled(page, lexicon, first, last):
            type_, first = "PERSON", _after_titles(page, lexicon, first, last)
        if type_ == "PERSON":
            last = _joined_end(page, lexicon, last)
        if (
            first >= last
            or not any(page.capital(i) for i in range(first, last))
            or _is_no_name(page, lexicon, first, last, type_)
        ):
            continue
        if type_ == "PERSON" and len(page.text(first, last)) < 2:
            continue
        if page.headline[page.sentence[first]] and all(page.lower[i] in page.common for i in range(first, last)):
            continue
        yield Name(first, last, type_, 2)


def _is_titled(page: Page, lexicon: Lexicon, first: int, last: int) -> bool:
    """Whether the model took "South Korean President Park" for a place: an office with a person's name behind it."""
    begin = _after_titles(page, lexicon, first, last)
    if (
        begin == first
        or page.lower[begin - 1] not in lexicon.titles
        or lexicon.titles[page.lower[begin - 1]].kind not in ("head", "government")
    ):
        return False
    heads = lexicon.sets["organisations.heads"] | lexicon.sets["places.facility_heads"]
    return page.words[last - 1] not in heads and page.capital(begin)


def _joined_end(page: Page, lexicon: Lexicon, last: int) -> int:
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
        if page.words[word + 1].islower() and (
            len(page.words[word + 1]) > 5 or page.lower[word + 1] in _COMPOUND_TAILS
        ):
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


def _is_no_name(page: Page, lexicon: Lexicon, first: int, last: int, type_: str) -> bool:
    """Parts of titles ("State", "Vice"), peoples ("Americans"), pairs of countries ("China-US")."""
    follows_title = last < len(page.words) and is_title_word(page, lexicon, last)
    portfolios = lexicon.sets["titles.portfolios"] if follows_title else frozenset()
    start = phrase_at(page, lexicon, first, last)
    words = page.lower[first:last]
    if start is not None and start[1].key and start[0] < last and follows_title:
        words = page.lower[start[0] : last]
    if all(
        page.words[i] in lexicon.sets["calendar.words"] or not page.words[i][0].isalpha() for i in range(first, last)
    ):
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
    return (
        "-" in words
        and all(phrase is not None and phrase.key for phrase in phrases)
        or (last - first == 1 and phrases[0] is not None and phrases[0].use == "people")
    )


def _trim(page: Page, lexicon: Lexicon, first: int, last: int, type_: str) -> tuple[int, int]:
    """Leave out articles, possessive marks and quotation marks at the edges, and a person's titles."""
    while first < last and (
        page.lower[first] in _OUTSIDE
        and not (page.capital(first) and type_ == "OTHER")
        or not page.words[first][0].isalnum()
    ):
        first += 1
    while last > first and (
        page.words[last - 1] in _POSSESSIVE
        or not (page.words[last - 1][0].isalnum() or page.words[last - 1] in "?!.")
        or page.lower[last - 1] in _OUTSIDE
    ):
        last -= 1
    if type_ == "PERSON":
        first = _after_titles(page, lexicon, first, last)
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


def _after_common(page: Page, lexicon: Lexicon, first: int, last: int) -> int:
    """Behind a common word inside what the model took for one name: "Munich-based [Harland]", "daily [Le Globe]"."""
    for word in range(last - 2, first, -1):
        plain = page.words[word].islower() and page.words[word].isalpha() and page.lower[word] not in _OUTSIDE
        if (
            plain
            and page.lower[word] not in lexicon.sets["names.particles"]
            and page.capital(word + 1)
            and page.upos[word] in ("NOUN", "ADJ", "VERB")
        ):
            return word + 1
    return first


def _after_titles(page: Page, lexicon: Lexicon, first: int, last: int) -> int:
    """The word where the bare name begins: behind the last title word and the countries in front."""
    begin = first
    for word in range(first, last - 1):
        if is_title_word(page, lexicon, word) and page.capital(word + 1) and not _regnal(page, word, last):
            begin = word + 1
    while (
        begin < last - 1
        and (match := phrase_at(page, lexicon, begin, last))
        and match[1].use in ("name", "adjective")
        and match[0] < last
    ):
        if page.words[begin] in lexicon.gender:
            break
        begin = match[0]
    return begin


def _regnal(page: Page, word: int, last: int) -> bool:
    return page.words[word] in _REGNAL and last - word == 2


def is_title_word(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether a word is an honorific or the head of an office or trade."""
    return page.words[word] in lexicon.honorifics or (
        page.lower[word] in lexicon.titles and lexicon.titles[page.lower[word]].kind not in ("person",)
    )


def _titled(page: Page, lexicon: Lexicon) -> Iterator[Name]:
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
            first = word if _regnal(page, word, last) else _after_titles(page, lexicon, word + 1, last)
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
            and page.lower[last + 1] not in _COMPOUND_TAILS
        ):
            last += 2
        elif word[0].isupper() and word[:2] not in ("I'",) and word not in lexicon.sets["organisations.suffixes"]:
            last += 1
        else:
            break
    return last


def _headed(page: Page, lexicon: Lexicon) -> Iterator[Name]:
    """Runs of capitals that end in a word that tells their kind ("Foreign Ministry", "Harbour Bridge", "Ministry of Health")."""
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
                page.lower[first] in _OUTSIDE or (page.opens_sentence(first) and page.upos[first] != "PROPN")
            ):
                first += 1
            last = _of_phrase(page, word + 1, end) if type_ != "PLACE" else word + 1
            if last - first > 1 and not is_title_word(page, lexicon, last - 1):
                yield Name(first, last, type_, 1)


def _led(page: Page, lexicon: Lexicon) -> Iterator[Name]:
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


def _name_like(page: Page, word: int) -> bool:
    return page.capital(word) and page.upos[word] in ("PROPN", "NOUN", "ADJ", "X", "NUM") or (page.words[word] == "&")


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


def _choose(page: Page, candidates: list[Name]) -> list[Name]:
    """Keep the best of overlapping candidates: surest persons first, then the longer, then the surer."""

    def rank(name: Name) -> tuple[int, int, int, int]:
        return (-(name.sure >= 4), -(name.last - name.first), -name.sure, name.first)

    taken: set[int] = set()
    chosen: list[Name] = []
    for name in sorted(candidates, key=rank):
        inside = range(name.first, name.last)
        if not any(word in taken for word in inside):
            taken.update(inside)
            chosen.append(name)
    return sorted(chosen, key=lambda name: name.first)


def _merge(page: Page, names: list[Name]) -> list[Name]:
    """Join what the model cut in two: neighbours of one kind with nothing between them."""
    joined_names: list[Name] = []
    for name in names:
        before = joined_names[-1] if joined_names else None
        if (
            before is not None
            and before.last == name.first
            and before.type == name.type == "ORGANIZATION"
            and not (before.phrase or name.phrase)
        ):
            joined_names[-1] = replace(before, last=name.last)
        else:
            joined_names.append(name)
    return joined_names


def text_of(page: Page, name: Name) -> str:
    """Return a name as printed."""
    return page.text(name.first, name.last)


def _agree(page: Page, lexicon: Lexicon, names: list[Name]) -> list[Name]:
    """Give one type to names that are written alike."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if name.phrase is None:
            ballot = votes.setdefault(text_of(page, name), Counter())
            ballot[name.type] += name.sure + _own_vote(page, lexicon, name)
            cue = _cue(page, lexicon, name)
            if cue:
                ballot[cue] += 4
    surnames = {page.words[name.last - 1] for name in names if name.type == "PERSON" and name.last - name.first > 1}
    heads = {page.words[name.first] for name in names if name.type == "ORGANIZATION" and name.last - name.first > 1}
    result = []
    for name in names:
        if name.phrase is None:
            best = votes[text_of(page, name)].most_common()
            type_ = max(best, key=lambda pair: (pair[1], pair[0]))[0]
            word = page.words[name.first]
            if name.last - name.first == 1 and word in surnames:
                type_ = "PERSON"
            elif (
                name.last - name.first == 1
                and type_ == "PERSON"
                and name.sure < 4
                and word in heads - set(lexicon.gender)
            ):
                type_ = "ORGANIZATION"  # "Harland" beside "Harland Steel"
            name = replace(name, type=_by_words(page, lexicon, name, type_))
        result.append(name)
    return result


def _cue(page: Page, lexicon: Lexicon, name: Name) -> str:
    """What the words around say: "the company X", "X, a carmaker,", "X newspaper", "the village of X"."""
    before, after = name.first - 1, name.last
    if before > 0 and page.sentence[before] == page.sentence[name.first]:
        if page.lower[before] in lexicon.company_words:
            return "ORGANIZATION"
        if page.lower[before] == "of" and page.lower[before - 1] in lexicon.place_words:
            return "PLACE"
        title = lexicon.titles.get(page.lower[before - 1])
        if (
            page.lower[before] in ("of", "at")
            and title is not None
            and title.kind == "business"
            and name.type == "PERSON"
        ):
            return "ORGANIZATION"  # chief executives are of companies
    if after + 3 >= len(page.words) or page.sentence[after] != page.sentence[name.first]:
        return ""
    if page.lower[after] in ("newspaper", "magazine", "airline", "daily", "website"):
        return "ORGANIZATION"
    if page.words[after] == "," and page.lower[after + 1] in ("the", "a", "an"):
        head = next(
            (
                i
                for i in range(after + 2, min(after + 8, len(page.words)))
                if page.upos[i] == "NOUN"
                and page.upos[i + 1 : i + 2] not in (("NOUN",), ("PUNCT",))
                or page.words[i] in (",", ".")
            ),
            after + 2,
        )
        head = head - 1 if page.words[head] in (",", ".") else head
        return "ORGANIZATION" if page.lower[head] in lexicon.company_words else ""
    return ""


def _own_vote(page: Page, lexicon: Lexicon, name: Name) -> int:
    return 2 if name.type == "PERSON" and page.words[name.first] in lexicon.gender else 0


def _by_words(page: Page, lexicon: Lexicon, name: Name, type_: str) -> str:
    """Let the words of a name correct its type."""
    tail = page.words[name.last - 1]
    if tail in lexicon.sets["organisations.suffixes"]:
        return "ORGANIZATION"
    if type_ == "PLACE" and tail in lexicon.sets["places.facility_heads"] and name.last - name.first > 1:
        return "FACILITY"
    if (
        type_ == "PERSON"
        and name.last - name.first > 1
        and page.words[name.first] not in lexicon.gender
        and tail in _KIND_OF_TAIL
    ):
        return _KIND_OF_TAIL[tail]
    return type_


_KIND_OF_TAIL = {
    **dict.fromkeys(
        ("University", "Ministry", "Department", "Commission", "Committee", "Agency", "Association", "Party"),
        "ORGANIZATION",
    ),
    **dict.fromkeys(
        ("City", "United", "Rovers", "Wanderers", "Athletic", "Hotspur", "Airlines", "Airways", "Motors"),
        "ORGANIZATION",
    ),
    **dict.fromkeys(
        ("Technologies", "Holdings", "Group", "Institute", "Foundation", "Council", "Police"), "ORGANIZATION"
    ),
    **dict.fromkeys(("Airport", "Stadium", "Hotel", "Hospital", "Bridge"), "FACILITY"),
}


def _spread(page: Page, lexicon: Lexicon, names: list[Name]) -> list[Name]:
    """Find the names again where no cue stood, persons by surname as well."""
    known: dict[str, str] = {}
    for name in names:
        if name.phrase is None and name.type != "OTHER":
            known.setdefault(joined(text_of(page, name)), name.type)
            if name.type == "PERSON" and name.last - name.first > 1:
                known.setdefault(page.words[name.last - 1], "PERSON")
    taken = {word for name in names for word in range(name.first, name.last)}
    found = list(names)
    for start, end in page.sentences:
        word = start
        while word < end:
            last, type_ = _known_at(page, known, word, end, taken)
            if type_ and _may_be_name(page, word, last):
                found.append(Name(word, last, type_, 1))
            word = max(last, word + 1)
    return sorted(found, key=lambda name: name.first)


def _known_at(page: Page, known: dict[str, str], first: int, end: int, taken: set[int]) -> tuple[int, str]:
    if first in taken or first in page.silent or not page.words[first][0].isalpha():
        return first, ""
    key, best = "", (first, "")
    for last in range(first, min(end, first + MAX_PERSON_WORDS)):
        if last in taken:
            break
        key += page.words[last].replace("’", "'")
        if key in known:
            best = last + 1, known[key]
    return best


def _may_be_name(page: Page, first: int, last: int) -> bool:
    if last - first > 1:
        return True
    doubtful = page.lower[first] in page.common or page.opens_sentence(first)
    camel = any(c.isupper() for c in page.words[first][1:]) and not page.words[first].isupper()
    return page.capital(first) and len(page.words[first]) > 1 and (camel or not doubtful or page.upos[first] == "PROPN")


def _with_bodies(page: Page, lexicon: Lexicon, names: list[Name]) -> list[Name]:
    """Add the bodies written small: "Leeds police", "the Chilean army", "China's foreign ministry"."""
    at_end = {name.last: name for name in names if name.type in ("PLACE", "COUNTRY")}
    taken = {word for name in names for word in range(name.first, name.last)}
    found: list[Name] = []
    for start, end in page.sentences:
        for word in range(start, end):
            first = _body_start(page, lexicon, word, start)
            if first is None or word in taken or page.capital(word):
                continue
            owner = at_end.get(first)
            if owner is not None:
                found.append(Name(owner.first, word + 1, "ORGANIZATION", 1))
            elif page.lower[word] in ("ministry", "department"):
                found.append(Name(first, word + 1, "ORGANIZATION", 1))
            elif page.lower[word] == "police" and _acts_alone(page, word):
                found.append(Name(word, word + 1, "ORGANIZATION", 1))
    swallowed = {word for name in found for word in range(name.first, name.last)}
    kept = [
        replace(name, inner=True) if name.first in swallowed else name
        for name in names
        if name.first not in swallowed or name.phrase is not None
    ]
    return [*kept, *found]


def _acts_alone(page: Page, word: int) -> bool:
    """Whether "police" without a place does or says something."""
    if page.dep[word] in ("nsubj", "nsubj:pass"):
        return all(
            page.dep[child] not in ("amod", "compound", "det") or page.lower[child] == "the"
            for child in page.children[word]
        )
    return page.lower[word - 2 : word] == ("according", "to") or page.lower[word - 1 : word] == ("told",)


def _body_start(page: Page, lexicon: Lexicon, word: int, start: int) -> int | None:
    """Where "police", "air force", "foreign ministry" begins whose last word this is."""
    nouns = lexicon.sets["bodies.nouns"]
    if word > start and f"{page.lower[word - 1]} {page.lower[word]}" in nouns:
        return word - 1
    if page.lower[word] in nouns:
        return word
    if (
        page.lower[word] in ("ministry", "department")
        and word > start
        and page.lower[word - 1] in lexicon.sets["titles.portfolios"]
    ):
        return word - 1
    return None


def _with_country(page: Page, lexicon: Lexicon, name: Name) -> Name:
    """Take the country's adjective into the name of a state institution: "Chinese Foreign Ministry"."""
    if name.type != "ORGANIZATION" or name.phrase or name.first == 0 or not _is_state(page, name):
        return name
    first = name.first - 1
    if page.sentence[first] != page.sentence[name.first]:
        return name
    phrase = lexicon.phrases.get(page.words[first])
    return replace(name, first=first) if phrase and phrase.key and phrase.use in ("name", "adjective") else name


def _is_state(page: Page, name: Name) -> bool:
    return any(page.lower[i] in _STATE_HEADS for i in range(name.first, name.last))


def _inner(page: Page, lexicon: Lexicon, names: Sequence[Name]) -> Iterator[Name]:
    """The country inside the name of its institution."""
    for name in names:
        if name.type != "ORGANIZATION" or name.last - name.first < 2:
            continue
        match = phrase_at(page, lexicon, name.first, name.last - 1)
        if match and match[1].key and match[1].use in ("name", "adjective") and (name.phrase or _is_state(page, name)):
            yield Name(name.first, match[0], match[1].type, 3, match[1], inner=True)
