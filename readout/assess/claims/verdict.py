"""What the pages say to a claim, from its comparison with every sentence.

A sentence confirms the claim if each of its parts is there and none differs; it contradicts it if the core is there
and a part differs. Sentences that are carried from one report count once. Where pages differ on what is confirmed, or
it was overtaken, that comes first: a finding never says who is right.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from readout.assess.claims.records import Comparison, Part, Told
from readout.model import Span
from readout.model.account import Quote
from readout.model.findings import Difference, Finding, Passage, Verdict

CORE_FOUND = 0.6
"""Share of a claim's parts a sentence must bear out before it is said to differ from it."""
PARTLY = 0.5
"""The same before it is said that a part of the claim was found; the one nearest sentence is then shown."""
LEFT_OPEN = 1
"""Parts of a claim, none at its core, that a sentence may leave unsaid and still tell the same thing otherwise."""


def confirms(comparison: Comparison) -> bool:
    """Whether every part of the claim is in the sentence (at least one with words of its own)."""
    return all(part.match == "same" for part in comparison.parts) and any(p.found for p in comparison.parts)


def contradicts(comparison: Comparison) -> bool:
    """Whether the sentence speaks of the claimed thing and one part differs."""
    different = comparison.of("differs")
    if not different or share(comparison) < CORE_FOUND:
        return False
    if all(part.slot == "time" for part in different):
        return not comparison.of("unsaid")  # another day may be that of another thing
    open_ = [p for p in comparison.of("unsaid") if not any(d.claimed.overlaps(p.claimed) for d in different)]
    return len(open_) <= LEFT_OPEN and not any(p.slot == "word" and p.core for p in open_)


def _outweighed(comparison: Comparison, others: Sequence[Comparison]) -> bool:
    """Whether another sentence, nearer to the claim, bears out every part that this one tells otherwise."""
    different = {(part.slot, part.claimed) for part in comparison.of("differs")}
    return any(
        share(other) > share(comparison) and different <= {(part.slot, part.claimed) for part in other.of("same")}
        for other in others
    )


def share(comparison: Comparison) -> float:
    """Fraction of the claim's parts that the sentence bears out in its own words or just around them."""
    if not comparison.parts:
        return 0.0
    return (len(comparison.of("same")) + len(comparison.of("around"))) / len(comparison.parts)


def judge(claim: Told, comparisons: Sequence[Comparison], lineage: Mapping[str, str]) -> Finding:
    """The finding without the account's facts and disputes; comparisons in any order."""
    text = claim.span.of(claim.text)
    confirming = [c for c in comparisons if confirms(c)]
    if confirming:
        return _finding(text, "confirmed", confirming, lineage)
    against = sorted((c for c in comparisons if contradicts(c) and not _outweighed(c, comparisons)), key=_rank)
    if against:
        best = [c for c in against if len(c.of("differs")) == len(against[0].of("differs"))]
        found = _finding(text, "contradicted", best, lineage)
        return _with(found, differences=_differences(claim, best))
    near = sorted((c for c in comparisons if share(c) >= PARTLY and _has_words(c)), key=_rank)
    if near:
        return _with(_finding(text, "partly found", near[:1], lineage), missing=_missing(claim, near[0]))
    return Finding(text, "not found", missing=(text,))


def _finding(text: str, verdict: Verdict, chosen: Sequence[Comparison], lineage: Mapping[str, str]) -> Finding:
    ordered = sorted(chosen, key=lambda c: (c.told.document, c.told.span))
    reports = {lineage.get(c.told.document, c.told.document) for c in ordered}
    return Finding(text, verdict, tuple(_passage(c) for c in ordered), len(reports))


def _with(finding: Finding, *, differences: tuple[Difference, ...] = (), missing: tuple[str, ...] = ()) -> Finding:
    return dataclasses.replace(finding, differences=differences, missing=missing)


def _rank(comparison: Comparison) -> tuple[float, int, str, Span]:
    touched = sum(part.found is not None for part in comparison.of("unsaid"))
    spoken = share(comparison) + touched / max(len(comparison.parts), 1)
    return (-spoken, len(comparison.of("differs")), comparison.told.document, comparison.told.span)


def _has_words(comparison: Comparison) -> bool:
    """Whether the sentence itself has half of the claim's core, more of it than names."""
    core = [p for p in comparison.parts if p.core and p.slot != "time"]
    held = [p for p in core if p.match == "same" and p.found is not None]
    return 2 * len(held) >= len(core) and any(p.slot in ("word", "number") for p in held)


def _passage(comparison: Comparison) -> Passage:
    told = comparison.told
    spans = sorted({part.found for part in comparison.parts if part.found is not None})
    return Passage(quote(told, told.span), tuple(quote(told, span) for span in spans))


def quote(told: Told, span: Span) -> Quote:
    """A span of a page with its words."""
    return Quote(told.document, span.start, span.end, span.of(told.text))


def _differences(claim: Told, against: Sequence[Comparison]) -> tuple[Difference, ...]:
    found: dict[tuple[str, str, str], list[Quote]] = {}
    for comparison in against:
        for part in comparison.of("differs"):
            if part.found is not None:
                there = part.found.of(comparison.told.text)
                key = (part.slot, part.claimed.of(claim.text), there)
                found.setdefault(key, []).append(quote(comparison.told, part.found))
    return tuple(Difference(*key, tuple(found[key])) for key in sorted(found))


def _missing(claim: Told, comparison: Comparison) -> tuple[str, ...]:
    spans = sorted({part.claimed for part in _unborne(comparison)})
    return tuple(dict.fromkeys(span.of(claim.text) for span in spans))


def _unborne(comparison: Comparison) -> list[Part]:
    return [part for part in comparison.parts if part.match != "same"]
