"""Makes page text safe to show: no character of a page may steer a terminal or turn the direction of the writing.

In comes any text, out comes text of the same length (so that offsets stay true) in which control characters,
bidirectional controls (the "Trojan Source" characters, https://www.unicode.org/reports/tr36/) and lone surrogates
are visible marks. JSON keeps the exact text: there the same characters are written as `\\uXXXX` escapes.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_C0_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, 0x2421
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LINE_SEPARATORS = (0x2028, 0x2029)
_BYTE_ORDER_MARK = 0xFEFF


def _table() -> dict[int, str]:
    table = {code: chr(_C0_PICTURES + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
    table[_DELETE] = chr(_DELETE_PICTURE)
    table.update(dict.fromkeys((*range(0x80, 0xA0), *_BIDI, *range(0xD800, 0xE000)), REPLACEMENT))
    table.update(dict.fromkeys((*_LINE_SEPARATORS, _BYTE_ORDER_MARK), " "))
    return table


_NEUTRAL = _table()
_ESCAPED_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def neutralised(text: str) -> str:
    """The text with every steering character made visible; same length, line breaks and tabs kept."""
    return text.translate(_NEUTRAL)


def one_line(text: str) -> str:
    """The text neutralised, on one line: runs of white space become one space."""
    return " ".join(neutralised(text).split())


def shortened(text: str, limit: int) -> str:
    """The text on one line, cut at a word with a visible ellipsis where it is longer than `limit` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space else cut).rstrip(" ,;:") + "…"


def escaped_for_json(serialised: str) -> str:
    """Serialised JSON with the steering characters inside its strings as `\\uXXXX`: the data stays exact."""
    return _ESCAPED_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", serialised)
