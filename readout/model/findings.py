"""What the pages say to a claim, as published: `readout check … --format json`.

A finding never says whether a claim is true: it says what the pages say, and where. Offsets are those of `Span`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from readout.model.account import Quote, plain

SCHEMA = "readout-check/1"

Verdict = Literal["confirmed", "disputed", "overtaken", "contradicted", "partly found", "not found"]
"""confirmed: every part of the claim stands in one sentence of a page. disputed, overtaken: it does, but other pages
differ on it, or a later report replaced it. contradicted: the pages tell the same thing with a part that differs.
partly found: no page says all of it. not found: none says the core of it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a page that bears on the claim: the whole of it, and the words that match or differ."""

    sentence: Quote
    words: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the pages say instead of one part of the claim."""

    slot: str
    claimed: str
    found: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """A fact of the account that the evidence belongs to."""

    fact: str
    summary: str
    lineages: int
    status: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference between pages, or one end of a change."""

    label: str
    value: str
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where pages differ on what is claimed, or where what is claimed was overtaken."""

    kind: Literal["conflict", "change"]
    explanation: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What the pages say to one claim. `lineages` counts the independent reports among the `passages`."""

    claim: str
    verdict: Verdict
    passages: tuple[Passage, ...] = ()
    lineages: int = 0
    facts: tuple[Support, ...] = ()
    differences: tuple[Difference, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    missing: tuple[str, ...] = ()
    """Words of the claim that no page says together with the rest."""


@dataclass(frozen=True, slots=True)
class PageOfFinding:
    """A page that a finding quotes."""

    id: str
    uri: str
    outlet: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A finding with the pages it quotes."""

    finding: Finding
    documents: tuple[PageOfFinding, ...]

    def to_dict(self) -> dict[str, Any]:
        """The contract as plain JSON types, `schema` first; the pages without their text."""
        pages = [{k: v for k, v in plain(page).items() if k != "text"} for page in self.documents]
        return {"schema": SCHEMA, **plain(self.finding), "documents": pages}
