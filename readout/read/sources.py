"""Credits to agencies, broadcasters and papers that no list holds: the form of the words says that a name is one.

In: a line of the report, of its head, or of the furniture around it. Out: (name, kind, start, end) in code points of
the line. A name counts as a source where a word of the trade stands in it or before it ("Meridian Press", "state
broadcaster Canal Austral", "radio DZMV") and the sentence says that it was told or told others; in a dateline and
in the line of its own below a headline the place says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from readout.read.lines import holds_any

_CAPITAL = r"[A-Z](?:[\w’'-]|\.(?=\w)){0,20}"
_WORD = rf"(?:{_CAPITAL}|\d{{1,3}}(?![\d,%]))"
_JOIN = r"(?:of|de|del|la|el|do|da|for|and|&)"
_NAME = rf"{_CAPITAL}(?:\s(?:{_JOIN}\s)?{_WORD}){{0,4}}"
_AGENCY_WORDS = r"(?:Agency|Newswires?|Wire(?: Services?)?|News Service|Press Association|Press|Presse|Prensa|Pressens)"
_AIR_WORDS = r"(?:Radio|TV|Television|Televisión|Channel|Canal|Broadcasting|FM|Broadcaster)"
_PAPER_WORDS = (
    r"(?:News|Times|Post|Herald|Gazette|Tribune|Chronicle|Journal|Courier|Ledger|Daily|Weekly|Echo|Observer|"
    r"Telegraph|Examiner|Inquirer|Enquirer|Dispatch|Bulletin|Newspaper|Magazine|Star|Mirror|Mail|Globe|Standard|Review|Sports?)"
)
_AGENCY, _AIR = re.compile(rf"\b{_AGENCY_WORDS}\b"), re.compile(rf"\b{_AIR_WORDS}\b")
_PAPER = re.compile(rf"\b{_PAPER_WORDS}\b")
_ORDER = (
    r"(?:(?:state|state-run|state-owned|public|national|regional|local|private|official|semi-official|independent|"
    r"commercial|daily|weekly|online|business|financial|government|pro-government|opposition|investigative|main|"
    r"leading|[A-Z][a-z]{2,14})\s+)"
)
_TRADE = (
    r"(?:news\s+(?:agency|channel|site|website|portal|outlet|programme|program|service|wire)|newspaper|newswire|"
    r"broadcaster|radio(?:\s+station)?|television(?:\s+(?:station|channel|network))?|TV(?:\s+(?:station|channel))?|"
    r"(?:radio\s+)?station|wire\s+service|magazine|tabloid|daily|weekly)"
)
_LED = (
    r"(?:\btold|\b[Aa]ccording\s+to|\breported\s+by|\bquoted\s+by|\bcited\s+by|\binterview\s+with|\bspeaking\s+to|"
    r"\bspoke\s+to|\breports?\s+(?:in|by|from|on)|\bpublished\s+(?:in|by)|\bbroadcast\s+(?:by|on)|\bstatement\s+to)"
)
_SAYS = r"(?:has\s+|had\s+|first\s+)?(?:reported|reports|said|says|quoted|cited|wrote)\b"
_INTRODUCED = re.compile(rf"(?:[Tt]he\s+|[Ii]ts\s+)?{_ORDER}{{0,3}}{_TRADE}\s+(?P<who>{_NAME})")
_TOLD = re.compile(rf"{_LED}\s+$")
_SAID_AFTER = re.compile(rf",?\s+{_SAYS}")
_LED_NAME = re.compile(rf"{_LED}\s+(?:the\s+|The\s+)?(?P<who>{_NAME})(?P<noun>\s+{_TRADE})?")
_NAME_SAID = re.compile(
    rf"(?P<as>\b[Aa]s\s+)?(?:\b[Tt]he\s+)?(?<![\w’'])(?P<who>{_NAME})(?P<noun>\s+{_TRADE})?\s+"
    r"(?:has\s+|had\s+|first\s+)?(?P<verb>reported|reports|said|says)\b"
)
_FIRST = re.compile(
    rf"(?:\bfirst\s+reported\s+by|\breported\s+first\s+by|\b[Aa]s\s+reported\s+by)\s+(?:the\s+)?(?P<who>{_NAME})"
)
_BEFORE = 60
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĘĚĜĞĠĢĤĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽ"
_DAY = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})\b")
_PLACE = rf"[{_UPPER}][\w.’' -]{{1,40}}"
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE}(?:\s?\([\w.’' -]{{2,30}}\))?(?:,\s*[{_UPPER}\d][\w.’' -]{{1,30}}){{0,3}},?\s+)?"
    rf"[(\[](?P<who>{_NAME})[)\]]\s*(?:[-–—]{{1,2}}|:)\s"
)
_SHOUTED = re.compile(rf"[{_UPPER}][{_UPPER}.’'-]+\b")
_BY = re.compile(rf"^(?:[Bb]y|BY)\s+[^,|]{{3,60}}?(?:,|\s\||\s[-–—]|\sof|\sfor)\s+(?P<who>(?:[Tt]he\s+)?{_NAME})$")
_BY_NAME = re.compile(rf"^(?:(?:[Bb]y|BY|[Ss]ource:?|[Ff]rom|[Vv]ia)\s+)?(?P<who>(?:[Tt]he\s+)?{_NAME})$")
_LETTERS = re.compile(r"^(?:By\s+|Source:?\s+)?(?P<who>[A-Z]{3,6})$")
_WITH = re.compile(
    rf"(?:(?:[Ww]ith\s+)?(?:[Aa]dditional\s+)?(?:reporting|inputs?|files?|material)\s+(?:by|from)|[Ss]ource:)\s+"
    rf"(?:the\s+)?(?P<who>{_NAME})\.?$"
)
_NOTE = re.compile(
    rf"\W?This (?:report|story|article|piece|dispatch|text)(?: (?:by|from) (?:the |The )?(?P<who>{_NAME}))"
    r"(?= (?:was|first|originally|originally appeared)\b)"
    rf"|\W?This (?:report|story|article|piece|text) (?:was )?(?:first|originally) (?:published|appeared|ran) "
    rf"(?:by|in|on|at) (?:the |The )?(?P<place>{_NAME})"
)
_BUREAU = re.compile(
    rf"(?:[Rr]eporting|[Ww]ritten) by (?:the )?(?P<who>{_CAPITAL}(?: {_CAPITAL}){{0,3}}?)(?:['’]s?)? "
    r"(?:[A-Z][\w’'-]+ ){0,3}(?:bureau|newsroom|desk|staff)\b"
)
"""Whose bureau wrote a report: "(Reporting by Coral Press's Oslo bureau)"."""
_PEOPLE_OF = re.compile(r"^[A-Z][a-z]+(?:an|ish|ese|ch|i|sh)$")
"""One word that says of which country an unnamed paper is: "the French daily"."""
_SOURCE_CHARS = 40
_AGENCY_PARTS = ("Agency", "Newswire", "Wire", "News Service", "Press", "Prensa")
SOURCE_PARTS = frozenset({"agency", "newswire", "newswires", "wire", "news", "press", "presse", "prensa", "pressens"})
"""The folded words of which an agency's name has one: a page without them has no line that is a source's name."""
_WITH_PARTS = ("eporting", "nput", "ile", "aterial", "ource:")
_SECTIONS = frozenset(
    [
        "UAE",
        "USA",
        "NEWS",
        "WORLD",
        "TOP",
        "LIVE",
        "ASIA",
        "NBA",
        "NFL",
        "NHL",
        "MLB",
        "UFC",
        "WWE",
        "FIFA",
        "UEFA",
        "NATO",
        "OPEC",
        "IMF",
        "WHO",
        "MENU",
        "HOME",
        "SPORT",
        "TECH",
        "VIDEO",
        "MORE",
        "NEW",
        "ALL",
        "AFRICA",
        "EUROPE",
        "LOCAL",
        "OPINION",
        "PHOTO",
        "PRINT",
        "SHARE",
        "RSS",
        "FAQ",
        "PDF",
        "AQI",
        "GMT",
        "EST",
        "CET",
        "IST",
    ]
)
_SHORT_PIECE = 6
_JOINED = re.compile(
    rf"(?:^|[,;]? )(?P<said>(?:[Ww]ith|[Ww]ith (?:reporting|inputs?|files?|material|agency inputs) (?:by|from)|"
    rf"[Aa]nd(?= (?:the )?{_NAME}$)(?=.*{_AGENCY_WORDS}))\s+(?:the )?(?P<who>{_NAME}))$"
)
"""Who a byline names beside its author: "By Ida Noll, with Coral Wire", "… · with Coral"."""
_NO_NAME = re.compile(r"(?:AFP|Agenc\w+|Photos?|Video|Pictures?|Audio|Staff|Update|Correspondent)s?$")
_PIECES = re.compile(r"\s+[|•·]\s+")
_TOLD_PARTS = (
    *("said", "says", "told", "report", "ccording", "interview", "quoted", "cited", "wrote", "spoke", "speaking"),
    *("published", "broadcast", "statement"),
)
_TRADE_PARTS = (
    *("news", "broadcaster", "radio", "television", "TV", "station", "wire", "magazine", "tabloid", "daily"),
    "weekly",
)
_NAME_PARTS = re.compile(f"{_AGENCY_WORDS[3:-1]}|{_AIR_WORDS[3:-1]}|{_PAPER_WORDS[3:-1]}")
"""What the patterns need: a word of telling, and one of the trade or of a name; the last has no word boundary before
it, so that a search skips to its first letters."""
SIGNATURE_PARTS = (*_WITH_PARTS, "ritten by", "This ")
"""What the lines around a report hold in which `in_signature` or `in_note` may find a source."""


class Found(NamedTuple):
    """A source: its name, the kind of credit, and the place of the words that say so."""

    name: str
    kind: str
    start: int
    end: int


def in_sentence(line: str) -> Iterator[Found]:
    """Sources that a sentence of the report names, in the order of the patterns."""
    if not holds_any(line, _TOLD_PARTS):
        return
    traded = holds_any(line, _TRADE_PARTS)
    if traded or _NAME_PARTS.search(line):
        yield from _sources_told(line, traded)
    for match in _FIRST.finditer(line) if "reported" in line and "by" in line else ():
        yield _found(match, _kind(match["who"]) or "reported-by", match.start(), match.end())


def _sources_told(line: str, traded: bool) -> Iterator[Found]:
    """Sources that are told something or say it, where the line holds a word of the trade or of a paper's name."""
    for match in _INTRODUCED.finditer(line) if traded else ():
        led = _TOLD.search(line, max(0, match.start() - _BEFORE), match.start())
        said = _SAID_AFTER.match(line, match.end())
        if led or said:
            kind = "agency" if re.search(r"agency|wire", line[match.start() : match.start("who")]) else "reported-by"
            start = led.start() if led else match.start()
            yield _found(match, kind, start, said.end() if said else match.end())
    for match in _LED_NAME.finditer(line):
        kind = _kind(match["who"]) or ("reported-by" if match["noun"] else "")
        if kind and not (match["noun"] and _PEOPLE_OF.match(match["who"])):
            yield _found(match, kind, match.start(), match.end())
    # only who reports something, or is of a trade, is a source by saying it
    for match in _NAME_SAID.finditer(line) if traded or "report" in line else ():
        kind = _kind(match["who"]) or ("reported-by" if match["noun"] else "")
        # a company called "… Press" says things of itself; to have reported is the trade's
        told_others = match["verb"].startswith("report") or match["noun"]
        if kind and told_others and not (match["noun"] and _PEOPLE_OF.match(match["who"])):
            yield _found(match, kind, match.start(), match.end())


def in_dateline(line: str) -> Iterator[Found]:
    """The source in brackets between a dateline's place and its dash."""
    match = _DATELINE.match(line)
    if match is None:
        return
    kind = _kind(match["who"])
    place = match["place"] or ""
    shouted = _SHOUTED.match(place) is not None
    # a place in capitals and a day leave nothing else that the brackets can hold
    if kind or (shouted and (" " in match["who"] or _DAY.search(place))):
        yield Found(match["who"], _carried(kind or "agency"), match.start("who") - 1, match.end("who") + 1)


def in_head(line: str, body_words: frozenset[str]) -> Iterator[Found]:
    """A line between headline and text that is a source's name: "CNA", "Meridian Press", "By Ida Noll, Coral News"."""
    pieces = _PIECES.split(line.strip())
    if len(pieces) > 1:
        at = 0
        for piece in pieces:
            at = line.index(piece, at)
            if len(piece) > _SHORT_PIECE:
                yield from (Found(f.name, f.kind, at, at + len(piece)) for f in in_head(piece, body_words))
        return
    joined = _JOINED.search(line)
    if joined and (_kind(joined["who"]) or " " not in joined["who"]) and not _NO_NAME.match(joined["who"]):
        kind = _kind(joined["who"]) or "agency"
        yield Found(joined["who"], _carried(kind), joined.start("said"), joined.end("who"))
        return
    line = line.strip()
    letters = _LETTERS.match(line)
    if letters and letters["who"] not in _SECTIONS and letters["who"] not in body_words:
        yield Found(letters["who"], "wire", 0, len(line))
        return
    match = _BY.match(line) or _BY_NAME.match(line)
    kind = _kind(match["who"]) if match else ""
    if match and kind and not match["who"].isupper():
        yield Found(match["who"].removeprefix("The ").removeprefix("the "), _carried(kind), 0, len(line))


def in_note(line: str) -> Iterator[Found]:
    """The source in a note of first publication: "This report by Coral Press was first published Nov. 3"."""
    match = _NOTE.match(line) if "This " in line[:7] else None
    if match:
        name = match["who"] or match["place"]
        kind = _kind(name)
        if kind or match["who"]:
            yield Found(name.rstrip(".,"), _carried(kind or "agency"), match.start(), match.end())


def in_signature(line: str) -> Iterator[Found]:
    """The source a line at the end of a page thanks: "With reporting by Coral News Agency"."""
    bureau = _BUREAU.search(line) if "eporting by" in line or "ritten by" in line else None
    if bureau:
        name = re.sub(r"['’]s?$", "", bureau["who"])
        yield Found(name, _kind(name) or "agency", bureau.start(), bureau.end())
        return
    match = _WITH.search(line) if holds_any(line, _WITH_PARTS) else None
    if match and _kind(match["who"]):
        yield _found(match, "contributor", match.start(), match.end())


def is_source_line(line: str) -> bool:
    """Whether a line is nothing but an agency's or a station's name, as stands below headlines."""
    if len(line) > _SOURCE_CHARS or not holds_any(line, _AGENCY_PARTS):
        return False
    match = _BY_NAME.match(line.strip())
    return bool(match and " " in match["who"] and _AGENCY.search(match["who"]))


def _found(match: re.Match[str], kind: str, start: int, end: int) -> Found:
    return Found(match["who"].removesuffix("’s").removesuffix("'s").rstrip(".,"), kind, start, end)


def _carried(kind: str) -> str:
    """The kind of a credit for the whole report."""
    return {"agency": "wire", "broadcaster": "broadcaster"}.get(kind, "reported-by")


def _kind(name: str) -> str:
    words = name.split()
    if len(words) < 2:
        return ""
    if _AGENCY.search(words[-1]) or _AGENCY.search(" ".join(words[-2:])):
        return "agency"
    if _AIR.search(words[0]) or _AIR.search(" ".join(words[1:])):
        return "broadcaster"
    return "reported-by" if _PAPER.search(words[-1]) else ""
