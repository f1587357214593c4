"""What kind of furniture a line is.

In: the lines, and which of them are body. Out: one kind of the contract a line. Cue words decide; a line without any
takes the kind of the heading it stands under, or is told by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.read.furniture.cues import KINDS, START, WHOLE, Looks

_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[a-z]{3,9}\.? #(?:st|nd|rd|th)?,? #|"
    r"#(?:st|nd|rd|th)? [a-z]{3,9}\.?,? #|#[/.-]#[/.-]#)"
    r"(?:,? (?:at )?#.{0,20})?"
)
_WEATHER = re.compile(r"-?#\s?°?\s?[cf]")
_TEASER = ("...", "…", "[...]", "[…]")
_HEADING_REACH = 12
_SHORT = 25


def kinds_of(lines: Sequence[str], looks: Looks, firm: Sequence[str | None], body: Sequence[bool]) -> list[str]:
    """A kind a line, in order; for body lines the kind they would be."""
    kinds: list[str] = []
    heading, since = "", _HEADING_REACH
    for number, (line, low) in enumerate(zip(lines, looks.folded, strict=True)):
        if body[number]:
            heading, since = "", _HEADING_REACH
        cues = () if body[number] else looks.cues[number]
        strongest = max(cues, key=lambda c: (c[1], -c[0])) if cues else None
        kind = firm[number] or (_kind(line, low, strongest) if strongest or "#" in low else _teased(line))
        since += 1
        if strongest is not None and strongest[1] == WHOLE:
            heading, since = KINDS[strongest[0]], 0
        elif not kind and heading in {"related", "newsletter", "comment", "share"} and since <= _HEADING_REACH:
            kind = heading
        kinds.append(kind or ("navigation" if len(line) <= _SHORT else "related" if len(line) < 200 else "other"))
    return kinds


def _kind(line: str, folded: str, strongest: tuple[int, int] | None) -> str:
    if strongest is not None and strongest[1] >= START:
        return KINDS[strongest[0]]
    if "#" in folded and (_WEATHER.fullmatch(folded.strip()) or _DATE_LINE.fullmatch(folded.strip(" .|-"))):
        return "masthead"
    if strongest is not None:
        return KINDS[strongest[0]]
    return _teased(line)


def _teased(line: str) -> str:
    return "related" if line.rstrip().endswith(_TEASER) else ""
