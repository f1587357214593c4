"""Furniture glued into a line of the report: a photo credit at its end, an advert mark before it, "(Read also: …)".

In: a line of the report. Out: the pieces of it that are furniture, with their kind, ascending. Only forms that no
sentence has are taken; the words around them stay body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.model import Span
from readout.read.lines import holds_any

_AGENCY = (
    r"(?:REUTERS|Reuters|AFP|EPA(?:-EFE)?|EFE|AP(?: Photo)?|PAP|Getty(?: Images)?|Xinhua|XINHUA|"
    r"NurPhoto|Shutterstock|iStock|Bloomberg|"
    r"Anadolu(?: Agency)?|TASS|DPA|dpa|PA(?: Wire| Images)?|ANSA|Zuma(?: Press)?|ZUMA|UPI|IANS|"
    r"PTI|ANI|Alamy|AAP|CP|Handout|Pool|POOL|SIPA|Abaca|"
    r"Kyodo|KYODO|Yonhap|YONHAP|Sputnik|CNN|BBC|Twitter|Facebook|Instagram|Screengrab|Courtesy|"
    r"Wikimedia(?: Commons)?|Flickr)"
)
_NAME = r"[A-Z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){0,3}"
_CREDIT = rf"(?:{_NAME} ?/ ?)?{_AGENCY}(?: ?/ ?(?:{_AGENCY}|{_NAME}))+|{_NAME} ?/ ?{_AGENCY}"
_MEDIUM = (
    r"(?:[Ff]ile )?(?:[Pp]hotos?|PHOTOS?|[Pp]hotographs?|[Ii]mages?|IMAGE|[Pp]ictures?|PICTURE|"
    r"[Vv]ideo|[Ii]llustration|[Gg]raphic|[Ss]creengrab)"
)
_PARTS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "caption",
        ("(", "["),
        re.compile(
            rf"[(\[](?:{_MEDIUM}(?: (?:by|via|credit|courtesy(?: of)?|source))? ?:? ?[^()\[\]]{{0,90}}|"
            rf"{_CREDIT}|(?:{_NAME} ?/ ?){{2,4}}{_AGENCY}|{_AGENCY}(?: [Pp]hoto)?/[^()\[\]]{{2,60}})[)\]]"
        ),
    ),
    (
        "caption",
        ("hoto", "mage", "icture", "PHOTO", "IMAGE", "PICTURE", "ideo", "llustration", "raphic", "creengrab"),
        re.compile(rf"(?:{_MEDIUM} (?:by|credit|courtesy of|source)|{_MEDIUM}) ?: ?[A-Z][^.!?\n]{{2,80}}$"),
    ),
    ("caption", ("/",), re.compile(rf"(?:(?<=[.!?”\"’)])|(?<=[a-z.])(?=[A-Z]{{2}})|(?<= )|\s)(?:{_CREDIT})\.?$")),
    # any name in capitals, a stroke and another name at the end: "… in PortMAREN PRESS/IDA NOLL"
    (
        "caption",
        ("/",),
        re.compile(
            r"(?<=[a-z.!?”\"’)])\s?[A-Z]{2,20}(?: [A-Z]{2,20}){0,3} ?/ ?[A-Z][\w.'’-]{1,20}"
            r"(?: [A-Z][\w.'’-]{0,20}){0,3}$"
        ),
    ),
    (
        "related",
        ("(", "["),
        re.compile(
            r"[(\[](?:[Rr]ead|READ|[Aa]lso|ALSO|[Ss]ee|SEE|[Ww]atch|WATCH|[Rr]elated|RELATED)\s?(?:[Aa]lso|"
            r"ALSO|[Rr]ead|READ|[Mm]ore|MORE)?\s?[:|][^()\[\]]{3,200}[)\]]"
        ),
    ),
    (
        "related",
        ("ead", "EAD", "lso", "LSO"),
        re.compile(
            r"(?:^|(?<=[.!?”\"’)] )|(?<=[.!?”\"’)]))(?:ALSO READ|READ ALSO|READ MORE|SEE ALSO|READ NEXT|"
            r"ALSO SEE|Also [Rr]ead|Read [Aa]lso|Read [Mm]ore|See [Aa]lso)\s?[:|–-]\s?[^.\n]{8,160}$"
        ),
    ),
    (
        "advert",
        ("dvert", "ADVERT"),
        re.compile(
            r"^(?:-\s?)?(?:ADVERTISEMENT|Advertisement|ADVERTISING|Story continues below(?: this)? advertisement)"
            r"(?:\s?-|:)?(?=\s+[A-Z“\"‘'])"
        ),
    ),
    (
        "advert",
        ("dvert", "ADVERT"),
        re.compile(
            r"(?<=[.!?”\"’)])\s*(?:-\s?)?(?:ADVERTISEMENT|Advertisement|Story continues below(?: this)"
            r"? advertisement|Article continues below(?: this)? advertisement)\.?(?:\s?-)?$"
        ),
    ),
    ("share", ("pic.twitter", "t.co/"), re.compile(r"\bpic\.twitter\.com/\w{4,20}|\bhttps?://t\.co/\w{4,20}")),
    ("caption", ("protected",), re.compile(r"\[?\bemail\s+protected\]?$")),
)
"""Kind, what a text that meets the pattern holds one of, pattern."""
TELLTALES = ("(", "[", "/", ":", "|", "dvert", "ADVERT", "twitter", "t.co", "READ", "SEE", "ontinues")
"""A line without any of these holds no furniture."""
CREDITS = tuple({part: None for kind, needed, _ in _PARTS if kind == "caption" for part in needed})
"""A line without any of these holds no credit of a picture."""
_TAIL = 260
"""Glued parts stand at the ends of a line: only so many characters of each end are searched."""


def find_inline(line: str) -> Iterator[tuple[Span, str]]:
    """The furniture inside a line: spans in code points of `line`, ascending, not overlapping, never all of it."""
    if not holds_any(line, TELLTALES):
        return
    found: list[tuple[Span, str]] = []
    pieces = [(0, line)] if len(line) <= 2 * _TAIL else [(0, line[:_TAIL]), (len(line) - _TAIL, line[-_TAIL:])]
    for offset, piece in pieces:
        for kind, needed, pattern in _PARTS:
            for match in pattern.finditer(piece) if holds_any(piece, needed) else ():
                span = Span(match.start() + offset, match.end() + offset)
                # the cut of a long line is no end of a sentence
                at_cut = offset == 0 and len(pieces) > 1 and match.end() == len(piece)
                if len(span) and not at_cut and not any(span.overlaps(other) for other, _ in found):
                    found.append((span, kind))
    yield from sorted(found)
