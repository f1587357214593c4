"""The word lists behind entity recognition, read once from the data files beside this module.

In: `countries.tsv`, `institutions.tsv`, `titles.tsv`, `words.toml` (each says on top how to extend it). Out: one
frozen `Lexicon`. Phrases are keyed by their words written together ("WhiteHouse"), so that a match does not depend on
where a tokeniser cuts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Phrase:
    """A known name: the entity it leads to, and how (name, adjective, people or capital)."""

    canonical: str
    type: str
    key: str | None
    country: str | None
    use: str = "name"


@dataclass(frozen=True, slots=True)
class Title:
    """A word for an office, a trade or a tie; `gender` is m, f or empty."""

    word: str
    kind: str
    gender: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists; see the files for what each means."""

    phrases: Mapping[str, Phrase]
    countries: Mapping[str, str]
    adjectives: Mapping[str, str]
    titles: Mapping[str, Title]
    nicknames: Mapping[str, str]
    gender: Mapping[str, str]
    honorifics: Mapping[str, str]
    abbreviations: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    organisation_kinds: Mapping[str, frozenset[str]]
    company_words: frozenset[str]
    """Nouns beside a name that make it an organisation ("the carmaker X")."""
    place_words: frozenset[str]
    holding: Mapping[str, str]
    """Verbs of leading and owning with the title of who does so ("head": "head", "own": "owner")."""
    led_bodies: frozenset[str]
    """Common nouns of what can be led or owned."""


def joined(text: str) -> str:
    """Return a phrase without blanks and with plain apostrophes, the key of `Lexicon.phrases`."""
    return "".join(text.split()).replace("’", "'")


@cache
def load_lexicon() -> Lexicon:
    """Read the lists (once a process; the result is immutable)."""
    words = tomllib.loads(_text("words.toml"))
    kinds = {name: frozenset(value.split()) for name, value in sorted(words["organisation_kinds"].items())}
    sets = {
        f"{section}.{name}": frozenset(entry.replace("_", " ") for entry in value.split())
        for section, lists in words.items()
        for name, value in lists.items()
    }
    countries = {row[0]: row[2] for row in _rows("countries.tsv")}
    return Lexicon(
        phrases=_phrases(),
        countries=countries,
        adjectives={row[0]: _values(row[4])[0] for row in _rows("countries.tsv") if len(row) > 4 and row[4]},
        titles={row[0]: Title(row[0], row[1], row[2].strip("-")) for row in _rows("titles.tsv")},
        nicknames={short.lower(): full.lower() for short, full in _pairs(sets["names.nicknames"]).items()},
        gender={
            name: "" if name in sets["names.unisex"] else sex
            for group, sex in (("unisex", ""), ("male", "m"), ("female", "f"))
            for name in sets[f"names.{group}"]
        },
        honorifics={
            word: sex
            for group, sex in (("other", ""), ("male", "m"), ("female", "f"))
            for word in sets[f"titles.honorifics_{group}"]
        },
        abbreviations=_pairs(sets["titles.abbreviations"]),
        sets=sets,
        organisation_kinds=kinds,
        company_words=frozenset().union(*(kinds[name] for name in ("company", "newspaper", "agency", "group", "team")))
        - {"station", "body", "service", "committee", "council", "board", "giant", "maker", "post", "times", "journal"},
        place_words=sets["places.city_nouns"]
        | sets["places.region_nouns"]
        | {"suburb", "community", "district", "port"},
        holding=_pairs(sets["titles.holding"]),
        led_bodies=frozenset().union(*kinds.values(), sets["titles.led_bodies"], sets["places.facility_nouns"]),
    )


def _phrases() -> dict[str, Phrase]:
    found: dict[str, Phrase] = {}
    for row in _rows("countries.tsv"):
        key, kind, name, others, adjectives, people, capitals = (*row, "", "", "", "")[:7]
        type_ = "COUNTRY" if kind == "country" else "PLACE"
        for use, values in (
            ("capital", capitals),
            ("people", people),
            ("adjective", adjectives),
            ("name", f"{name}; {others}"),
        ):
            for value in _values(values):
                canonical = _first_form(value, _values(capitals)) if use == "capital" else name
                found[joined(value)] = Phrase(canonical, "PLACE" if use == "capital" else type_, key, key, use)
    for row in _rows("institutions.tsv"):
        name, type_, country, others = (*row, "", "", "")[:4]
        for value in [name, *_values(others)]:
            found.setdefault(joined(value), Phrase(name, type_, None, country or None))
    return found


def _first_form(value: str, values: list[str]) -> str:
    """The first listed form of the same place ("Washington, D.C." is Washington)."""
    return values[0] if value.startswith(values[0]) else value


def _values(cell: str) -> list[str]:
    return [value for value in cell.split("; ") if value]


def _pairs(entries: frozenset[str]) -> dict[str, str]:
    return dict(entry.split("=", 1) for entry in sorted(entries))


def _rows(name: str) -> Iterator[list[str]]:
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")


def _text(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
