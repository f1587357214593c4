"""Where a page names somebody or something, and what kind of thing it is.

In: the words of a page and the language model's name spans. Out: `Name`s, ascending, not overlapping but for
countries kept inside the names of their institutions ("Chinese" in "Chinese Foreign Ministry").

Method: candidates come from the model, from lists (countries, institutions) and from cues that news gives away for
free (a title or "Mr" before, "Ministry" or "Inc" behind); the longer candidate wins, then the surer one. What one
sentence calls a person is a person in all of them (one sense per discourse, Gale et al. 1992,
https://aclanthology.org/H92-1045/), so names found once are looked for everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from readout.annotate.entities.bodies import inner_countries, with_bodies, with_country
from readout.annotate.entities.bodily import is_treated_as_body, is_treated_as_person
from readout.annotate.entities.candidates import (
    MAX_PERSON_WORDS,
    headed_names,
    led_names,
    listed_names,
    modelled_names,
    ship_names,
    titled_names,
)
from readout.annotate.entities.lexicon import Lexicon, joined
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name, text_of


def find_names(page: Page, lexicon: Lexicon, model: Iterable[tuple[int, int, str]]) -> list[Name]:
    """Return the names of a page, ascending by first word."""
    candidates = [
        *listed_names(page, lexicon),
        *modelled_names(page, lexicon, model),
        *titled_names(page, lexicon),
        *headed_names(page, lexicon),
        *led_names(page, lexicon),
        *ship_names(page, lexicon),
    ]
    names = _merge(page, _choose(page, [name for name in candidates if name.first not in page.silent]))
    names = _agree(page, lexicon, names)
    names = with_bodies(page, lexicon, _spread(page, lexicon, names))
    names = [with_country(page, lexicon, name) for name in names]
    return sorted([*names, *inner_countries(page, lexicon, names)], key=lambda name: (name.first, -name.last))


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
        beside = before is not None and before.last == name.first and not (before.phrase or name.phrase)
        if before is not None and beside and _is_one(page, before, name):
            joined_names[-1] = replace(before, last=name.last)
        else:
            joined_names.append(name)
    return joined_names


def _is_one(page: Page, before: Name, name: Name) -> bool:
    if before.type != name.type or page.sentence[before.first] != page.sentence[name.first]:
        return False
    if name.type == "PERSON":
        return name.last - before.first <= 5 and page.words[before.first].isupper() == page.words[name.first].isupper()
    return name.type == "ORGANIZATION"


def _agree(page: Page, lexicon: Lexicon, names: list[Name]) -> list[Name]:
    """Give one type to names that are written alike."""
    votes: dict[str, Counter[str]] = {}
    personal: set[str] = set()
    bodily: Counter[str] = Counter()
    for name in names:
        if name.phrase is None:
            ballot = votes.setdefault(text_of(page, name), Counter())
            ballot[name.type] += name.sure + _own_vote(page, lexicon, name)
            cue = _cue(page, lexicon, name)
            if cue:
                ballot[cue] += 4
            bodily[text_of(page, name)] += is_treated_as_body(page, lexicon, name)
            if is_treated_as_person(page, lexicon, name):
                personal.add(text_of(page, name))
    ships = {
        page.text(name.first + 1, name.last) for name in names if page.words[name.first] in lexicon.sets["names.ships"]
    }
    surnames = {page.words[name.last - 1] for name in names if name.type == "PERSON" and name.last - name.first > 1}
    heads = {
        page.words[name.first]
        for name in names
        if name.type == "ORGANIZATION"
        and name.last - name.first > 1
        and not any(page.lower[i] in _PUBLIC for i in range(name.first, name.last))
    }
    tails = {
        page.words[name.last - 1]: name.type
        for name in names
        if name.type in ("ORGANIZATION", "OTHER", "EVENT") and name.last - name.first > 1
    }
    initials = {letters for name in names if name.type == "ORGANIZATION" for letters in _initials(page, name)}
    result = []
    for name in names:
        if name.phrase is None:
            type_ = _elected(votes[text_of(page, name)], single=name.last - name.first == 1)
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
            elif type_ == "PERSON" and name.sure < 2 and _is_tail(page, lexicon, name, tails, personal):
                type_ = tails[word]  # "Heavy" beside "Falcon Heavy"
            elif type_ == "PERSON" and word in initials and name.last - name.first == 1 and word not in personal:
                type_ = "ORGANIZATION"  # "ANA" beside "All Nippon Airways"
            elif type_ in ("PERSON", "PLACE") and bodily[text_of(page, name)] and text_of(page, name) not in personal:
                alone = votes[text_of(page, name)]
                if type_ == "PERSON" or 4 * bodily[text_of(page, name)] >= alone["PLACE"]:
                    type_ = "ORGANIZATION"
            if name.type == "PERSON" and _is_addressed(page, lexicon, name):
                type_ = "PERSON"  # "Mr Harland" beside "Harland Steel"
            if text_of(page, name) in ships:
                name = replace(name, type="OTHER")
            else:
                name = replace(name, type=_by_words(page, lexicon, name, type_))
        result.append(name)
    return result


def _is_addressed(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """Whether "Mr" or "Dr" stands before a name, so that it is a person's whoever else is called so."""
    before = name.first - 1
    return before >= 0 and page.words[before] in lexicon.honorifics and name.sure >= 4


_PUBLIC = frozenset(
    ["police", "department", "council", "county", "university", "college", "hospital", "court", "airport", "school"]
)
"""In a body's name these say that its first word is a place ("Leeds Police Department")."""


def _is_tail(page: Page, lexicon: Lexicon, name: Name, tails: Mapping[str, str], personal: set[str]) -> bool:
    """Whether a lone word is the last of a longer name that is no person's."""
    word = page.words[name.first]
    return name.last - name.first == 1 and word in tails and word not in personal and word not in lexicon.gender


def _initials(page: Page, name: Name) -> Iterator[str]:
    letters = "".join(page.words[i][0] for i in range(name.first, name.last) if page.capital(i))
    if 3 <= len(letters) <= 6:
        yield letters


def _elected(ballot: Counter[str], *, single: bool) -> str:
    """The type with most votes; one word is a person only by more than half of them."""
    ranked = sorted(ballot.items(), key=lambda pair: (-pair[1], pair[0]))
    if single and len(ranked) > 1 and ranked[0][0] == "PERSON" and 2 * ranked[0][1] <= ballot.total():
        return ranked[1][0]
    return ranked[0][0]


def _cue(page: Page, lexicon: Lexicon, name: Name) -> str:
    """What the words around say: "the company X", "X, a carmaker,", "X newspaper", "the village of X"."""
    before, after = name.first - 1, name.last
    if before > 0 and page.sentence[before] == page.sentence[name.first]:
        if page.lower[before] in lexicon.company_words:
            return "ORGANIZATION"
        if page.lower[before] in lexicon.sets["names.ship_nouns"] and page.upos[before] == "NOUN":
            return "OTHER"
        if page.lower[before] == "of" and page.lower[before - 1] in lexicon.place_words | _NEAR_PLACES:
            return "PLACE"
        owner = after < len(page.words) and page.words[after] in ("'s", "’s", "'", "’")
        if page.words[before] == "in" and name.type in ("PERSON", "OTHER") and after - name.first == 1 and not owner:
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
    if page.words[after] == "," and page.words[after + 1] in lexicon.sets["calendar.state_abbreviations"]:
        return "PLACE"
    if page.lower[after] in ("administration", "presidency") and page.lower[before] in ("the", "former"):
        return "PERSON"  # "the Obama administration"
    if page.words[after] in _TEAM_PARTS and name.type == "PERSON" and after - name.first == 1:
        return "ORGANIZATION"  # "the Harland driver"
    if page.words[after] in ("police", "firefighters", "residents", "city") and name.type != "ORGANIZATION":
        return "PLACE"
    if page.lower[after] in ("newspaper", "magazine", "airline", "daily", "website"):
        return "ORGANIZATION"
    if page.words[after] == "," and page.lower[after + 1] in ("the", "a", "an"):
        head = next(
            (
                i
                for i in range(after + 2, min(after + 8, len(page.words)))
                if (page.upos[i] == "NOUN" and page.upos[i + 1 : i + 2] not in (("NOUN",), ("PUNCT",)))
                or page.words[i] in (",", ".")
            ),
            after + 2,
        )
        head = head - 1 if page.words[head] in (",", ".") else head
        return "ORGANIZATION" if page.lower[head] in lexicon.company_words else ""
    return ""


_TEAM_PARTS = frozenset({"driver", "drivers", "car", "cars", "striker", "midfielder", "goalkeeper", "fans", "engine"})
_NEAR_PLACES = frozenset({"native", "resident", "residents", "outskirts", "north", "south", "east", "west", "mayor"})


def _own_vote(page: Page, lexicon: Lexicon, name: Name) -> int:
    return 2 if name.type == "PERSON" and page.words[name.first] in lexicon.gender else 0


def _by_words(page: Page, lexicon: Lexicon, name: Name, type_: str) -> str:
    """Let the words of a name correct its type."""
    tail = page.words[name.last - 1]
    if tail in lexicon.sets["organisations.suffixes"]:
        return "ORGANIZATION"
    if (
        type_ in ("PERSON", "PLACE", "OTHER")
        and name.last - name.first > 1
        and tail in lexicon.sets["organisations.tails"]
    ):
        return "ORGANIZATION" if page.words[name.first] not in lexicon.gender else type_
    if name.last - name.first > 1 and page.words[name.first] in ("Radio", "Television", "TV", "Telecom", "Banco"):
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
            known.setdefault(text_of(page, name).replace("’", "'"), name.type)
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
        if key in known and (last == first or page.text(first, last + 1).replace("’", "'") in known):
            best = last + 1, known[key]
    return best


def _may_be_name(page: Page, first: int, last: int) -> bool:
    if last - first > 1:
        return True
    doubtful = page.lower[first] in page.common or page.opens_sentence(first)
    camel = any(c.isupper() for c in page.words[first][1:]) and not page.words[first].isupper()
    return page.capital(first) and len(page.words[first]) > 1 and (camel or not doubtful or page.upos[first] == "PROPN")
