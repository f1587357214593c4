"""What a careful reader takes from a story's pages, as typed records read from `expected.yaml`.

In comes the file, out goes an `Expected`. Pages have short keys (`documents`); an anchor is a short run of words that
stands exactly once in the page named by its key. A section that a file leaves out measures nothing; `conflicts` and
`copies` given as empty lists mean that there are none, which measures something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

Node = object
"""A node of the YAML file, before it is known what it holds."""
Anchors = Mapping[str, str]
"""Anchor by page key: the places that tell one thing."""


class ExpectedFormatError(ValueError):
    """An `expected.yaml` does not hold what its format says; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Something that one anchor of one page shows. `name` is what the reader calls it ("" where nothing is named)."""

    page: str
    anchor: str
    name: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who must be known, with the office that the pages give and the keys of the pages that name them."""

    name: str
    office: str | None
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExpectedFact:
    """A fact and where each page tells it. `types` holds None alone where no event type is asked for."""

    id: str
    evidence: Anchors
    types: tuple[str | None, ...]
    who: tuple[str, ...]
    minutes: tuple[float, float] | None
    count: tuple[float, float] | None
    modality: Mapping[str, str]
    commitment: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Two or more values that pages give, each with its anchors: a conflict, or what only looks like one."""

    what: str
    sides: tuple[Anchors, ...]


@dataclass(frozen=True, slots=True)
class ExpectedChange:
    """Something known at an earlier moment and overtaken later."""

    what: str
    before: Anchors
    after: Anchors


@dataclass(frozen=True, slots=True)
class Expected:
    """One story's `expected.yaml`."""

    story: str
    documents: Mapping[str, str]
    boilerplate: tuple[Placed, ...]
    published_is_not: Mapping[str, str]
    credits: tuple[Placed, ...]
    people: tuple[Person, ...]
    facts: tuple[ExpectedFact, ...]
    conflicts: tuple[Difference, ...] | None
    compatible: tuple[Difference, ...]
    changes: tuple[ExpectedChange, ...]
    quotations: tuple[Placed, ...]
    altered: tuple[ExpectedChange, ...]
    """Words between quotation marks that one page changed: `before` as said, `after` as changed."""
    copies: tuple[tuple[str, ...], ...] | None


def read_expected(path: Path) -> Expected:
    """The expectations in `path`; raises `ExpectedFormatError` where an entry is not what the format says."""
    root = _mapping(yaml.safe_load(path.read_text(encoding="utf-8")), str(path))
    documents = {key: str(name) for key, name in _mapping(root.get("documents"), "documents").items()}
    pages = frozenset(documents)
    return Expected(
        story=str(root.get("story", path.parent.name)),
        documents=documents,
        boilerplate=tuple(p for row in _rows(root, "boilerplate") for p in _boilerplate(row)),
        published_is_not={k: str(v) for k, v in _mapping(root.get("published_is_not", {}), "published_is_not").items()},
        credits=tuple(_placed(row, pages, "name") for row in _rows(root, "credits")),
        people=tuple(_person(row) for row in _rows(root, "people")),
        facts=tuple(_fact(row, pages) for row in _rows(root, "facts")),
        conflicts=tuple(map(_difference, _rows(root, "conflicts"))) if "conflicts" in root else None,
        compatible=tuple(map(_difference, _rows(root, "compatible"))),
        changes=tuple(_change(row, "from", "to") for row in _rows(root, "changes")),
        quotations=tuple(_placed(row, pages, "text") for row in _rows(root, "quotations")),
        altered=tuple(_change(row, "as_said", "changed") for row in _rows(root, "altered")),
        copies=tuple(tuple(map(str, _list(g, "copies"))) for g in _list(root["copies"], "copies"))
        if "copies" in root
        else None,
    )


def _boilerplate(row: Mapping[str, Node]) -> list[Placed]:
    return [Placed(page, str(anchor)) for page, anchor in row.items()]


def _placed(row: Mapping[str, Node], pages: frozenset[str], name: str) -> Placed:
    page = next((key for key in row if key in pages), None)
    if page is None:
        raise ExpectedFormatError(f"no page key among {sorted(row)}: name one of {sorted(pages)}")
    return Placed(page, str(row[page]), str(row.get(name, "")), str(row.get("speaker", "")))


def _person(row: Mapping[str, Node]) -> Person:
    office = row.get("office")
    return Person(_text(row, "name"), None if office is None else str(office), _texts(row.get("in", [])))


def _fact(row: Mapping[str, Node], pages: frozenset[str]) -> ExpectedFact:
    wanted = row.get("event")
    types = tuple(str(t) for t in wanted) if isinstance(wanted, list) else (None if wanted is None else str(wanted),)
    modality = row.get("modality")
    return ExpectedFact(
        id=_text(row, "id"),
        evidence={k: a for k, a in _anchors(row.get("evidence"), "evidence").items() if k in pages},
        types=types,
        who=_texts(row.get("who", [])),
        minutes=_bounds(row["minutes"]) if "minutes" in row else None,
        count=_bounds(_mapping(row["count"], "count").get("values")) if "count" in row else None,
        modality=_anchors(modality, "modality") if isinstance(modality, dict) else {},
        commitment=bool(row.get("commitment")),
    )


def _difference(row: Mapping[str, Node]) -> Difference:
    return Difference(_text(row, "what"), tuple(_anchors(s, "sides") for s in _list(row.get("sides"), "sides")))


def _change(row: Mapping[str, Node], before: str, after: str) -> ExpectedChange:
    return ExpectedChange(_text(row, "what"), _anchors(row.get(before), before), _anchors(row.get(after), after))


def _bounds(node: Node) -> tuple[float, float]:
    numbers = [float(str(n)) for n in _list(node, "a range")]
    return numbers[0], numbers[1] if len(numbers) > 1 else numbers[0]


def _rows(root: Mapping[str, Node], section: str) -> list[Mapping[str, Node]]:
    return [_mapping(row, section) for row in _list(root.get(section, []), section)]


def _text(row: Mapping[str, Node], key: str) -> str:
    if key not in row:
        raise ExpectedFormatError(f"an entry has no {key!r}: {dict(row)}")
    return str(row[key])


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(str(item) for item in _list(node, "a list"))


def _anchors(node: Node, what: str) -> dict[str, str]:
    return {key: str(value) for key, value in _mapping(node, what).items()}


def _mapping(node: Node, what: str) -> dict[str, Node]:
    if not isinstance(node, dict):
        raise ExpectedFormatError(f"{what}: expected a mapping, found {type(node).__name__}")
    return {str(key): value for key, value in node.items()}


def _list(node: Node, what: str) -> Sequence[Node]:
    if not isinstance(node, list):
        raise ExpectedFormatError(f"{what}: expected a list, found {type(node).__name__}")
    return node
