"""Who published a page.

In: the text, its parts, the address and the metadata. Out: a name or None. Order: the page's own metadata, its
masthead line, its copyright line, a line of self-praise, "Follow … on", a byline that names a site, the address. A
file's name says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from readout.model import Furniture, Span
from readout.read.furniture.cues import match_cues
from readout.read.furniture.heads import is_date_line, is_masthead
from readout.read.furniture.words import fold
from readout.read.html.metadata import PageMetadata
from readout.read.lines import holds_any

_COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s*(?:©|\([Cc]\))?\s*(?:[Cc]opyright)?\s*(?:(?:19|20)"
    r"\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|[Pp]resent))?)?\s*[,|]?\s*(?:by\s+|[-–|]\s*)?"
    r"(?P<who>[A-Z0-9][\w.&'’-]*(?:\s+[A-Z&][\w.&'’-]*|\s+of|\s+the|\s+and){0,6})"
)
_NEAR_YEAR = 8
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(r"^(?P<who>[A-Z][\w.&'’ -]{2,40}?)\s*(?:©|\([Cc]\))\s*(?:19|20)\d\d")
_SELF = re.compile(
    r"^(?P<who>[A-Z][\w.&'’-]*(?:\s+[A-Z][\w.&'’-]*){0,4})\s+is\s+(?:an?|the|one of)\s+(?:[\w,"
    r"-]+\s+){0,8}(?:site|website|portal|newspaper|magazine|"
    r"publication|platform|broadcaster|newsroom|blog|outlet|channel|network|daily|weekly|journal|news)\b"
)
_BYLINE = re.compile(r"^(?:[Bb]y|[Pp]osted by|[Ff]rom|[Ss]ource:)\s+(?P<who>[\w.&'’ -]{3,40})$")
_SITE_WORDS = re.compile(
    r"news|post|times|press|daily|tribune|gazette|herald|journal|media|wire|report|today|chronicle|"
    r"observer|telegraph|mirror|express|online|tv|\.com|\.net|\.org",
    re.I,
)
_NOT_A_NAME = re.compile(
    r"^(?:All|The|This|Rights|Reserved|Copyright|Privacy|Terms|Notice)$|^(?:all )?rights\b|reserved", re.I
)
_ENDINGS = re.compile(
    r"(?:\s+(?:All|Inc|LLC|Ltd|Limited|Corp|Co|GmbH|PLC|plc|LP|AG|Republication|Reproduction|Terms|"
    r"Privacy|No|This))+\.?$|[.,;:]+$"
)
_NAME_WORDS, _TOP_LINES, _LONGEST_SIGN = 6, 8, 300
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.&'’-]*"
_TITLE_CASE = re.compile(rf"{_WORD}(?: (?:of|the|for|and|de|la|&|{_WORD}))*")
_PAPER = re.compile(
    r"\b(?:Sun|Times|Post|Star|Ledger|Herald|Gazette|Tribune|Chronicle|Journal|Courier|Standard|Review|Daily|Weekly|"
    r"Echo|Mail|Mirror|Express|Observer|Telegraph|Guardian|Independent|Press|Monitor|Examiner|Record|Reporter|Argus|"
    r"Advertiser|Bulletin|Dispatch|Globe|Inquirer|Enquirer|Sentinel|Mercury|Voice|Messenger|Beacon|News|Wire|Newswire|"
    r"Radio|TV|Today|Nation|Citizen|Leader|Register|News Agency)$|^(?:Daily|Evening|Morning|Ministry of|Department of|"
    r"Office of|Embassy of|Government of|Radio|Diario|Channel)\b|\b(?:Ministry|Press Office)$"
)
_PARTED = re.compile(r" +[|·•>] +| +[-–—] +")
"""What parts a paper's name from its motto, and the entries of a menu on one line."""
_SIGN = re.compile(r"©|[Cc]opyright|\b[Ff]ollow|FOLLOW|[Ss]ubscribe|\bis\s|[Nn]ewsletter|[Cc]ontact|\bapp\b|[Aa]bout")
_PERSON = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][A-Za-z’'-]+")
_FOLLOW = re.compile(
    rf"\b(?:Follow|Like|Find|Join)\s+(?P<who>{_WORD}(?:\s+(?:of\s+)?{_WORD}){{0,4}})\s+on\s+(?:X|Twitter|Facebook|"
    r"Instagram|Telegram|WhatsApp|YouTube|LinkedIn|Google|TikTok|Bluesky|Threads|Mastodon)\b"
)
_OWNED = re.compile(
    r"^(?P<who>[A-Z][\w.&'’-]*(?:\s+(?:of\s+)?[A-Z][\w.&'’-]*){1,4})\s+is\s+(?:printed|published|owned|operated|edited|"
    r"part\s+of|registered|produced|a\s+(?:member|trading\s+name|division|brand|service)\s+of)\b"
)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s.*$")
_HOST_PARTS = frozenset({"www", "m", "amp", "edition", "mobile", "news", "en"})


def find_outlet(
    text: str, furniture: Sequence[Furniture], uri: str, metadata: PageMetadata | None, title: Span | None = None
) -> str | None:
    """The name of who published the page, or None where the page does not say."""
    if metadata is not None and metadata.outlets:
        return metadata.outlets[0]
    lines = [text[part.span.start : part.span.end] for part in furniture]
    top = [part.span.of(text) for part in furniture[:_TOP_LINES] if title is not None and part.span.end <= title.start]
    named = _masthead(top, [line for line in lines if len(line) <= _LONGEST_SIGN])
    if named is not None:
        return named
    for reader, needed in _READERS:
        told = (line for line in lines if holds_any(line, needed))
        name = next((name for line in told for name in reader(line)), None)
        if name is not None:
            return name
    return _host(metadata.canonical if metadata is not None and metadata.canonical else uri)


def _masthead(top: Sequence[str], lines: Sequence[str]) -> str | None:
    """The line at the top that is a paper's name: it has a paper's word, or the page's small print names it again."""
    for number, line in enumerate(line.strip(" |-–—") for line in top):
        below = top[number + 1] if number + 1 < len(top) else ""
        line, apart, beside = (part.strip() for part in _PARTED.sub("\n", line, count=1).partition("\n"))
        words = line.split()
        if not 1 < len(words) <= _NAME_WORDS or not _TITLE_CASE.fullmatch(line) or match_cues(fold(line)):
            continue
        again = any(line in other and other.strip() != line and _SIGN.search(other) for other in lines)
        # what stands first, above a motto, a menu on one line or the day's date, is the name of the paper
        headed = number == 0 and (_is_under_name(below, 1) or (apart != "" and _is_under_name(f"x · {beside}", 0)))
        if again or headed or _PAPER.search(line.title() if line.isupper() else line):
            return line
    return None


def _is_under_name(line: str, number: int) -> bool:
    """Whether a line is what papers set under their name: a motto, a menu on one line, the date."""
    return is_masthead(line, number) or len(_PARTED.findall(line)) > 1 or (bool(line) and is_date_line(line))


def _follow(line: str) -> Iterator[str]:
    match = _FOLLOW.search(line)
    # two words that do not speak of the trade, and an account: the author
    person = match is not None and "@" in line and _PERSON.fullmatch(match["who"]) is not None
    if match and not (person and _SITE_WORDS.search(match["who"]) is None):
        yield _clean(match.group("who"))


def _copyright(line: str) -> Iterator[str]:
    if "©" not in line and "opyright" not in line and "(c)" not in line.lower() and "COPYRIGHT" not in line:
        return
    for match in (_COPYRIGHT.search(line), _YEAR_FIRST.search(line)):
        # "… in the port ©Ida Noll (Coral)" says whose the picture is, not the page
        dated = match is not None and _ANY_YEAR.search(line, match.start(), match.end() + _NEAR_YEAR) is not None
        glued = match is not None and match.start() > 0 and not dated and "ights" not in line
        name = _clean(match.group("who")) if match and not glued else ""
        if name and not _NOT_A_NAME.search(name):
            yield name


def _self_praise(line: str) -> Iterator[str]:
    match = _SELF.match(line) or _OWNED.match(line)
    if match and match.group("who") not in {"It", "This", "That", "He", "She", "There", "Here", "We"}:
        yield _clean(match.group("who"))


def _byline(line: str) -> Iterator[str]:
    match = _BYLINE.match(line.strip())
    # a person has two words; one word, or one that speaks of the trade, is a site
    if match and _SITE_WORDS.search(match.group("who")):
        yield match.group("who").strip()


_READERS: tuple[tuple[Callable[[str], Iterator[str]], tuple[str, ...]], ...] = (
    (_copyright, ("©", "opyright", "(c)", "(C)", "COPYRIGHT")),
    (_self_praise, ("is",)),
    (_follow, ("Follow", "Like", "Find", "Join")),
    (_byline, ("By", "by", "rom", "ource:")),
)
"""What tells who published a page, in order, and what a line holds one of in which each finds it."""


def _clean(name: str) -> str:
    previous, name = None, _SENTENCE_END.sub("", name)
    while previous != name:
        previous, name = name, _ENDINGS.sub("", name).strip()
    return name


def _host(address: str) -> str | None:
    if "://" not in address:
        return None
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:  # brackets that are no address of version 6
        return None
    parts = host.split(".")
    while len(parts) > 2 and parts[0] in _HOST_PARTS:
        parts = parts[1:]
    return ".".join(parts) or None
