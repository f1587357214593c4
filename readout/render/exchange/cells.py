"""Cells and rows of a CSV that nothing happens with but being shown.

In come rows of plain values, out goes CSV after RFC 4180 (UTF-8, CR LF, a header). Numbers stay numbers. In text:

- what steers a terminal or turns the writing is a visible mark of the same length, as everywhere (`controls`);
- what a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection) gets an apostrophe
  in front, the spreadsheet's own mark for text: a cell that begins with = + - @ (or their wide and small forms, also
  behind quotation marks, spaces and invisible characters), with a tab or a line break; and the same after a
  semicolon, bar, tab or line break within the cell, where a program with other separators would begin a cell.

`unguarded` takes the apostrophes away again. A plain number as text (-5, +3.2%) is no formula and stays as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from readout.render.controls import neutralised

Cell = str | int | float | bool | tuple[str, ...] | None
"""A tuple is a list of values: one cell, parted by semicolons."""

GUARD = "'"
BYTE_ORDER_MARK = "\ufeff"
SEPARATOR = "; "
_FORMULA = r"[=+\-@\u207a\u207b\u208a\u208b\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]"
_PASSED_OVER = r"[ \u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff\"'`´‘’‚‛“”„‟«»‹›＂＇]*"
_BREAKS = r"[;|\t\n\r]"
_BEGINS = rf"(?={_PASSED_OVER}{_FORMULA})"
_START = rf"(?={_PASSED_OVER}{_FORMULA}|[\t\n\r])"
_TO_GUARD = re.compile(rf"\A{_START}|(?<={_BREAKS}){_BEGINS}")
_GUARDED = re.compile(rf"\A{GUARD}{_START}|(?<={_BREAKS}){GUARD}{_BEGINS}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?%?\Z")


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could begin a formula."""
    return text if _NUMBER.match(text) else _TO_GUARD.sub(GUARD, text)


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return _GUARDED.sub("", text)


def cell(value: Cell) -> str | int | float:
    """A value as it stands in a CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    text = SEPARATOR.join(value) if isinstance(value, tuple) else value
    return guarded(neutralised(text))


def number(value: int | float) -> int | float:
    """A number without a fraction of nothing."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def to_delimited(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",", bom: bool = False
) -> str:
    """The rows under their header; `bom` puts a byte order mark first, by which Excel knows UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return (BYTE_ORDER_MARK if bom else "") + written.getvalue()
