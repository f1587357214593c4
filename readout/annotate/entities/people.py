"""Which names of persons on one page are one person.

In: the named mentions with their offices. Out: a draft a person. Full names first ("Matthew Miller" and "Matt
Miller", "Kim Jong Un" and "Kim Jong-un" are one), then short ones: surname, else given name; of several bearers the
one whose sex and office agree, then the one named last before. A person named by one word only ("Mrs Ortega" with no
other name) stays a person of that word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from readout.annotate.entities.drafts import Draft, folded
from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.offices import offices_of
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import REGNAL, Name
from readout.annotate.entities.titles import Office

SAME_SPELLING = 80
"""Given names this alike (rapidfuzz ratio) beside one surname are one name ("Mohammed", "Mohamed")."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of a name for comparison: given names, surname, and whether the family name stands first."""

    given: tuple[str, ...]
    surname: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One named mention of a person with what stands beside it."""

    name: Name
    words: tuple[str, ...]
    offices: tuple[Office, ...]
    gender: str


def split_name(lexicon: Lexicon, words: Sequence[str]) -> Parts:
    """Return the parts of a written name; Chinese and Korean names have the surname in front."""
    kept = [word for word in words if word not in lexicon.sets["names.generations"] and word[0].isalpha()] or list(
        words
    )
    if len(kept) > 1 and _surname_first(lexicon, kept):
        return Parts((folded(" ".join(kept[1:])).replace(" ", ""),), folded(kept[0]))
    particles = lexicon.sets["names.particles"]
    cut = len(kept) - 1
    while cut > 1 and kept[cut - 1].lower() in particles:
        cut -= 1
    return Parts(tuple(folded(word) for word in kept[:cut]), folded(" ".join(kept[cut:])))


def _eastern(lexicon: Lexicon, words: Sequence[str]) -> bool:
    return (
        len(words) <= 4 and all(word not in lexicon.gender for word in words) and words[-1].lower() not in ("jr", "sr")
    )


def sight(page: Page, lexicon: Lexicon, names: Mapping[int, Name], name: Name) -> Sighting:
    """Return a mention with its offices and the sex its surroundings tell."""
    words = tuple(page.text(name.first, name.last).split())
    offices = tuple(offices_of(page, lexicon, names, name))
    gender = next((office.kind.gender for office in offices if office.kind.gender), "")
    before = page.words[name.first - 1] if name.first else ""
    gender = lexicon.honorifics.get(before, "") or gender
    if not gender and len(words) > 1 and not _surname_first(lexicon, words):
        gender = lexicon.gender.get(words[0], "")
    return Sighting(name, words, offices, gender)


def _surname_first(lexicon: Lexicon, words: Sequence[str]) -> bool:
    if words[0] in lexicon.gender and len(words) == 2 and "-" not in words[1]:
        return False  # "Kim" and "Lee" are given names as well
    return words[0] in lexicon.sets["names.family_first"] and _eastern(lexicon, words[1:])


def group_people(page: Page, lexicon: Lexicon, sightings: Sequence[Sighting]) -> list[Draft]:
    """Return one draft a person, with mentions, offices and sex."""
    groups: list[_Group] = []
    by_surname: dict[str, list[_Group]] = {}
    by_lead: dict[str, _Group] = {}  # "Amina Ali Yusuf" is "Amina Ali" elsewhere
    for sighting in sightings:
        if len(sighting.words) > 1:
            parts = split_name(lexicon, sighting.words)
            group = next((g for g in by_surname.get(parts.surname, []) if _same(lexicon, g, parts, sighting)), None)
            lead = " ".join(folded(word) for word in sighting.words[:2])
            group = group or by_lead.get(lead)
            if group is None:
                group = _Group(parts)
                groups.append(group)
            if group not in by_surname.setdefault(parts.surname, []):
                by_surname[parts.surname].append(group)
            by_lead.setdefault(lead, group)
            group.take(sighting, parts)
    _resolve_short(lexicon, sightings, groups)
    return [group.draft(page) for group in groups]


class _Group:
    """Sightings of one person; `positions` are their first words, ascending."""

    __slots__ = ("forms", "gender", "positions", "sightings")

    def __init__(self, parts: Parts) -> None:
        self.forms: set[Parts] = {parts}
        self.sightings: list[Sighting] = []
        self.positions: list[int] = []
        self.gender = ""

    def take(self, sighting: Sighting, parts: Parts | None = None) -> None:
        self.sightings.append(sighting)
        at = bisect_left(self.positions, sighting.name.first)
        self.positions.insert(at, sighting.name.first)
        self.gender = self.gender or sighting.gender
        if parts is not None:
            self.forms.add(parts)

    def draft(self, page: Page) -> Draft:
        made = Draft("PERSON", gender=self.gender)
        for sighting in self.sightings:
            made.add(page, sighting.name)
            before = sighting.name.first - 1
            if before >= 0 and page.words[before] in REGNAL:
                made.extra.add(page.text(before, sighting.name.last))  # "King Olav V"
            made.offices.extend(sighting.offices)
        return made


def _same(lexicon: Lexicon, group: _Group, parts: Parts, sighting: Sighting) -> bool:
    if group.gender and sighting.gender and group.gender != sighting.gender:
        return False
    return any(
        _same_given(lexicon, form.given, parts.given) for form in sorted(group.forms, key=lambda form: form.given)
    )


def _same_given(lexicon: Lexicon, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or not right:
        return True
    one, other = left[0], right[0]
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if _tell_apart(left[1:], right[1:]):
        return False
    formal = lexicon.nicknames
    same = one == other or formal.get(one, one) == formal.get(other, other) or ratio(one, other) >= SAME_SPELLING
    return same or one in right or other in left


def _tell_apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names differ: father and son, brothers ("Juan Carlos Ruiz", "Juan Pablo Ruiz")."""
    if not left or not right:
        return False
    return not any(
        one == other or (one[0] == other[0] and 1 in (len(one), len(other))) or ratio(one, other) >= SAME_SPELLING
        for one in left
        for other in right
    )


def _resolve_short(lexicon: Lexicon, sightings: Sequence[Sighting], groups: list[_Group]) -> None:
    by_word: dict[str, list[_Group]] = {}
    for group in groups:
        for form in sorted(group.forms, key=lambda form: (form.surname, form.given)):
            words = {form.surname, form.surname.split()[-1] if form.surname else "", *_first_of_two(lexicon, form)}
            for word in sorted(words):
                _list(by_word, word, group)
    by_given: dict[str, list[_Group]] = {}
    for group in groups:
        for form in sorted(group.forms, key=lambda form: (form.surname, form.given)):
            for word in form.given:
                if len(word) > 1:
                    _list(by_given, word, group)
    for sighting in sightings:
        if len(sighting.words) > 1:
            continue
        word = folded(sighting.words[0])
        bearers = _fitting(by_word.get(word, []), sighting) or _fitting(by_given.get(word, []), sighting)
        bearer = _nearest(bearers, sighting)
        group = bearer or _Group(Parts((), word))
        if bearer is None:
            group.gender = lexicon.gender.get(sighting.words[0], "")
            groups.append(group)
            _list(by_word, word, group)
        group.take(sighting)


def _first_of_two(lexicon: Lexicon, parts: Parts) -> tuple[str, ...]:
    """The father's surname of a Spanish name, which is the one in use: "Ana Ruiz Ortega" is Ruiz."""
    given = parts.given[-1] if len(parts.given) > 1 else ""
    return (given,) if len(given) > 2 and given.title() not in lexicon.gender else ()


def _list(table: dict[str, list[_Group]], word: str, group: _Group) -> None:
    row = table.setdefault(word, [])
    if word and group not in row:
        row.append(group)


def _fitting(groups: list[_Group], sighting: Sighting) -> list[_Group]:
    fits = [group for group in groups if not (group.gender and sighting.gender and group.gender != sighting.gender)]
    titles = {office.kind.word for office in sighting.offices}
    agreeing = [
        group for group in fits if titles & {office.kind.word for seen in group.sightings for office in seen.offices}
    ]
    return agreeing or fits


def _nearest(groups: list[_Group], sighting: Sighting) -> _Group | None:
    """The one mentioned last before; else the first to come."""
    if len(groups) < 2:
        return groups[0] if groups else None
    at = sighting.name.first

    def distance(group: _Group) -> tuple[bool, int]:
        before = bisect_left(group.positions, at)
        return (before == 0, at - group.positions[before - 1] if before else group.positions[0] - at)

    return min(groups, key=distance)
