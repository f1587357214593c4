"""The `distortion` measure: claims put to the accounts of our own stories.

In comes the checkout (or a folder laid out like it) with `eval/distortion.toml`, which says what each claim is: true
in other words, altered in one part, or invented. Out go the share of true claims confirmed, each with its spans, the
share of the others that are not confirmed (1.0 or the check makes things up), and a table by kind.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.report import MissingDataError, Report

if TYPE_CHECKING:
    from readout.model.findings import Finding
    from readout.pipeline import Configuration
    from readout.pipeline.check import Prepared

CLAIMS = Path("eval/distortion.toml")
TRUE = "true"
KINDS = (TRUE, "number", "actor", "modality", "invented")
VERDICTS = ("confirmed", "disputed", "overtaken", "contradicted", "partly found", "not found")
OPPOSED = frozenset({"contradicted", "not found"})
"""Verdicts that by themselves keep a reader from believing an altered claim."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the file."""

    story: str
    kind: str
    text: str


def read_claims(path: Path) -> list[Claim]:
    """The claims in the file's order; raises `MissingDataError` where it is not there, ValueError on unknown kinds."""
    if not path.is_file():
        raise MissingDataError(f"no {path}: name a checkout of the project with --data")
    claims = [Claim(c["story"], c["kind"], c["text"]) for c in tomllib.loads(path.read_text("utf-8"))["claims"]]
    unknown = sorted({claim.kind for claim in claims} - set(KINDS))
    if unknown:
        raise ValueError(f"{path}: unknown kinds {unknown}; known are {list(KINDS)}")
    return claims


def measure(data: Path, split: str = "") -> Report:
    """Every claim put to its story; `split` keeps one kind of claim."""
    from readout.pipeline import Configuration
    from readout.pipeline.check import check

    configuration = Configuration()
    claims = [claim for claim in read_claims(data / CLAIMS) if not split or claim.kind == split]
    stories: dict[str, tuple[Prepared, ...]] = {}
    findings = []
    for claim in claims:
        if claim.story not in stories:
            stories[claim.story] = _story(data / claim.story, configuration)
        findings.append(check(claim.text, stories[claim.story], configuration))
    return report(claims, findings)


def _story(folder: Path, configuration: Configuration) -> tuple[Prepared, ...]:
    from readout.pipeline import Silent, brief
    from readout.pipeline.check import prepare

    pages = sorted(str(path) for path in folder.glob("[0-9]*"))
    if not pages:
        raise MissingDataError(f"no pages in {folder}")
    return prepare(brief(pages, configuration, Silent()), configuration, Silent())


def report(claims: list[Claim], findings: list[Finding]) -> Report:
    """The figures of claims and their findings, in one order."""
    table: Counter[tuple[str, str]] = Counter(
        (claim.kind, finding.verdict) for claim, finding in zip(claims, findings, strict=True)
    )
    borne = [_is_borne_out(f) for c, f in zip(claims, findings, strict=True) if c.kind == TRUE]
    false = [f for c, f in zip(claims, findings, strict=True) if c.kind != TRUE]
    firm = sum(finding.verdict != "confirmed" for finding in false)
    opposed = sum(finding.verdict in OPPOSED for finding in false)
    hits = {"true_confirmed": (sum(borne), len(borne)), "false_not_confirmed": (firm, len(false))}
    hits["false_opposed"] = (opposed, len(false))
    counts = {
        f"{name}: {part}": n for name, both in hits.items() for part, n in zip(("hits", "total"), both, strict=True)
    }
    counts |= {f"{kind}, {v}": table[kind, v] for kind in KINDS for v in VERDICTS if table[kind, v]}
    wrong = [
        f"{claim.kind}: {claim.text} -> {finding.verdict}"
        for claim, finding in zip(claims, findings, strict=True)
        if (claim.kind == TRUE) != (finding.verdict == "confirmed")
    ]
    measures = {name: hit / total for name, (hit, total) in hits.items() if total}
    return Report("distortion", measures, counts, misses=tuple(wrong))


def _is_borne_out(finding: Finding) -> bool:
    """Whether a claim is confirmed with words of a page to show for it."""
    return finding.verdict == "confirmed" and all(passage.words for passage in finding.passages)
