"""Who a page itself names as where its text, a claim or a picture comes from.

In: the text, its body and furniture. Out: `Credit`s with the span of the words that say so, ascending. Grammar of
the forms newsrooms use: the code after the dateline, "as reported by", "state news agency … reported", the
signature at the end, "contributed to this report", the line under a picture. Names come from `agencies.toml`; "the
… news agency" and contributors may be any name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from readout.model import Credit, Furniture, Span
from readout.read import sources
from readout.read.furniture.characters import WordSet, word_set
from readout.read.furniture.words import JoinedLines, PageWords, fold, words_of
from readout.read.lines import holds_any

LEAD_CHARS = 700
"""How far into the body a dateline's code is looked for: below a headline, a standfirst and a byline."""

_SIGNED_LINES = 2
"""A report's signature stands in one of so many last lines."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """Ways to write an agency's name to (name as credited, kind), and the patterns made of them."""

    names: dict[str, tuple[str, str]]
    telling: frozenset[str]
    """Of each way to write a name the longest word that ends it not, where there is one."""
    code: re.Pattern[str]
    named: re.Pattern[str]
    signed: re.Pattern[str]


_DASH = r"[-–—]{1,2}"
_PERSON = r"[A-Z][\w.'’-]{1,20}(?:\s+(?:de|van|von|bin|al|el|la|da|der|ben)\b)?(?:\s+[A-Z][\w.'’-]{0,20}){1,3}"
_FROM = r"(?:\s+in\s+[A-Z][\w.-]{1,20}(?:\s+[A-Z][\w.-]{1,20}){0,2})?"
_PEOPLE = rf"{_PERSON}{_FROM}(?:(?:,| and|, and| &)\s+{_PERSON}{_FROM}){{0,8}}"
_CONTRIBUTED = re.compile(
    rf"(?:(?P<desk>[A-Z][\w .]{{1,30}}?)(?:['’]s?|\s+(?:writers?|reporters?|journalists?|correspondents?|"
    rf"producers?|staff writers?))\s+)?"
    rf"(?P<who>{_PEOPLE}|[A-Z][\w. ]{{1,40}}?)(?:\s+in\s+[A-Z][\w. ,]{{1,40}}?)?\s+(?:also\s+)?contributed\s+(?"
    rf":reporting\b|to\s+(?:this|the)\s+(?:\w+\s+)?(?:report|story|article|piece)\b)"
)
_ADDITIONAL = re.compile(
    rf"(?:(?:[Ww]ith\s+assistance\s+from)|(?:[Aa]dditional\s+reporting|[Ww]ith\s+reporting|[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|"
    rf"[Ww]ritten)\s+by)\s+(?:the\s+)?(?P<who>{_PEOPLE})"
)
_MAKING_PARTS = ("ssistance", "eporting", "riting", "diting", "ompiled", "ritten")
_SIGNED_BY_DESK = re.compile(
    r"\((?:[Aa]dditional reporting|[Rr]eporting|[Ww]riting|[Cc]ompiled) by [^()]{3,400}[Ee]diting by [^()]{3,200}\)"
)
_TRANSLATED = re.compile(
    rf"[Tt]ranslated\s+(?:from\s+(?:the\s+)?[A-Z]\w+\s+)?by\s+(?P<who>{_PEOPLE}|[A-Z][\w. ]{{2,30}})"
)
_ANY_AGENCY = re.compile(
    r"(?:according to|told|as reported by|reported by|reports?|quoted by|cited by|said by)?\s*(?:[Tt]he|"
    r"[Ii]ts|[Aa]|[Ss]tate|[Ss]tate-run|official|semi-official|local)?\s*"
    r"(?P<who>[A-Z][\w.-]{1,20}(?:\s+[A-Z][\w.-]{1,20}){0,3})(?P<agency>\s+(?:[Nn]ews|[Pp]ress)\s+[Aa]gency)\b(?:\s+(?:rep"
    r"orted|said|reports|quoted|cited|added))?"
)
_PHOTO = re.compile(
    r"(?:(?:[Mm]ain |[Ff]eatured |[Cc]over |[Ff]ile )?(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?|"
    r"PHOTO|IMAGE|PICTURE|[Ii]llustration|[Gg]raphic)"
    r"(?: (?:source|credit|courtesy of|courtesy|by|via))?\s*[:/]|^[Cc]redits?:|(?:[Pp]hoto(?:graph)?s?|PHOTO|"
    r"[Ii]mages?|[Pp]ictures?|[Ii]llustration) (?:source|credit|courtesy of|by|via))"
    r"\s*(?P<who>[^()\[\]\n|]{2,80})"
)
_PHOTO_WORDS = ("hoto", "mage", "icture", "PHOTO", "IMAGE", "PICTURE", "redit", "llustration", "raphic")
_CREDIT_PARTS = (*_PHOTO_WORDS, *sources.SIGNATURE_PARTS, "/", "contributed", " by ", " from ", "diting by")
"""What a line of the furniture that credits somebody holds, unless it is a byline or names a known agency."""
_SLASHED = re.compile(
    r"(?P<who>(?:[A-Z][\w.'’-]{1,20}(?:\s+[A-Z][\w.'’-]{0,20}){0,3}|[A-Z]{2,12})(?:\s?/\s?[A-Z][\w."
    r"'’ -]{1,30}){1,5}|(?:REUTERS|AFP|EPA|AP Photo)/[A-Z][\w.' -]{2,40})\s*[)\]]?\s*$"
)
_BETWEEN = re.compile(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+")
_PLACE_AFTER = re.compile(r"\s+(?:in\s.*|[A-Z]{4,})$")
"""Where a contributor wrote from: "in Seoul", or the place in capitals."""
_PREFIX = (
    r"(?:the |The )?(?:(?:[Ss]tate|[Ss]tate-run|official|semi-official|[Nn]ational|[Rr]ussian|[Cc]hinese|[Ll]ocal|"
    r"[Nn]ews|[Pp]rivate)\s+){0,3}(?:(?:news agency|media|broadcaster|television|newspaper|agency|wire service|channel|"
    r"TV)\s+)?(?:the |The )?"
)
_LED = re.compile(
    r"\b(?:[Aa]s\s+(?:first\s+)?(?:reported|noted|cited|quoted|stated|written)\s+(?:by|in|on)|[Rr]eported\s+(?:by|in)|"
    rf"[Aa]ccording\s+to(?:\s+a\s+report\s+(?:by|in|from))?|[Qq]uoted\s+by|[Cc]ited\s+by|[Tt]old)\s+{_PREFIX}$"
)
_INTRODUCED = re.compile(rf"(?<!\w){_PREFIX}$")
_SAID = re.compile(
    r"(?:\s+(?:news agency|newspaper|television))?\s+"
    r"(?:(?:has |had |first )?reported|reports|says|said|noted|wrote|writes|quoted|cited|added)\b"
)
_TRADE_END = re.compile(r"\s+(?:News\s+Agency|News|Press\s+Agency)$")
_CAPITALS = re.compile(r"[A-Z](?<!\w.)[A-Z]{2,5}\b")
_AFTER_PLACE = ("(", "-", "–", "—")
_PARAGRAPH = 100
_BEFORE_NAME = 90
"""How many characters before a name its introduction may take."""
_NAMED_SHORT = frozenset(["AP", "AFP", "BBC", "CNN", "UPI", "NPR", "NHK", "ANI", "PTI", "DPA", "CBS", "NBC", "ABC"])
"""Names of two or three letters that a sentence may speak of; the others are too much like other words."""
_NAME_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(?:[A-Z]?[a-z]+(?=[A-Z]{2}))?")


@cache
def agencies() -> Agencies:
    """The agencies that come with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("agencies.toml").read_text("utf-8"))
    names = {way: (name, kind) for kind in sorted(table) for name, ways in table[kind].items() for way in (name, *ways)}
    known = "|".join(re.escape(way) for way in sorted(names, key=lambda w: (-len(w), w)))
    codes = rf"\((?P<who>{known})(?:\s+(?:News|NEWS|Business|Wire|Sports?|Politics))?\)"
    place = (
        r"(?:[A-Z][\w.'’ -]{1,40}(?:,\s*[A-Z][\w.'’ -]{1,30}){0,2},?\s*)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,"
        r"2},?\s*(?:\d{4})?,?\s*)?"
    )
    code = (
        rf"^{place}(?:{codes}\s*(?:{_DASH}|:|(?=[A-Z“\"]))|(?P<bare>{known})\s*{_DASH}\s|(?P<other>\([A-Z]{{2,"
        rf"6}}\))\s*{_DASH})"
    )
    signed = (
        rf"(?:^|[\s(\[])(?:(?:[Ss]ource|SOURCE|[Cc]redit|[Vv]ia|VIA|[Ff]rom|[Bb]y|BY|©(?:\s*(?:[Cc]opyright\s*)"
        rf"?\d{{4}})?|[Cc]opyright(?:\s+\d{{4}})?(?:\s+by)?|"
        rf"(?:[Ww]ith\s+)?(?:[Ii]nputs?|[Rr]eporting|[Ff]iles?|[Aa]gency inputs)\s+from|[Pp]ublished\s+(?:by|"
        rf"in)|[Ss]tory\s+by|[Rr]eport\s+by|h/t:?|H/T:?)\s*:?\s*)"
        rf"(?:[Tt]he\s+)?(?P<who>{known})(?:\s+(?:and\s+)?(?:agencies|News|Staff|staff|Writer|writer)"
        rf")*\s*[)\].]*(?:[.,]?\s*(?:All rights reserved.*|Photo.*)?$)"
        rf"|{_DASH}\s*(?P<dash>{known})[).]*$|^[(\[]?(?P<only>{known})[)\]]?\.?$|,\s*(?P<desk>Associated "
        rf"Press|The Associated Press|Reuters)(?:\s+(?:Writers?|[Ss]taff))?$"
        rf"|[(\[](?P<mark>{known})[)\]]\s*$"
    )
    # few words of a page begin like a name: the others need no trial of them all
    first = re.escape("".join(sorted({way[0] for way in names})))
    telling = frozenset(_telling_word(way) for way in names)
    return Agencies(names, telling, re.compile(code), re.compile(rf"\b(?=[{first}])(?:{known})\b"), re.compile(signed))


def _telling_word(way: str) -> str:
    words: list[str] = [word for word in _NAME_WORD.findall(way) if word != "The"]
    return max(words[:-1] or words, key=len)


def find_credits(
    text: str,
    body: Sequence[Span],
    furniture: Sequence[Furniture],
    title: Span | None = None,
    outlet: str | None = None,
    words: PageWords | None = None,
) -> tuple[Credit, ...]:
    """Every credit of a page, ascending by span; spans are 0-based half-open code points of `text`.

    A page's own `outlet` is no source of it. `words` are those of the page's lines, where they are known.
    """
    found: list[Credit] = [*_head_credits(text, body, furniture, title)] if title is not None else []
    start = body[0].start if body else 0
    held = _held_words(text, words or words_of([text.replace("\n", " ")]))
    for index, span in enumerate(body):
        line = span.of(text)
        if span.start - start < LEAD_CHARS:
            found += _lead(line, span.start)
        named = holds_any(line, held)
        found += _body_credits(line, span.start, named)
        last = len(body) - index <= _SIGNED_LINES
        found += (credit if last else _of_a_part(credit) for credit in _signature(line, span.start, named))
    for part, named in _crediting(text, furniture, held):
        found += _furniture_credits(part.span.of(text), part, named)
    return tuple(credit for credit in _without_overlap(found) if not _is_own(credit, outlet))


def _crediting(text: str, furniture: Sequence[Furniture], held: Sequence[str]) -> Iterator[tuple[Furniture, bool]]:
    """The furniture that may credit somebody, ascending, and whether it holds a telling word of an agency's name."""
    lines = [text[part.span.start : part.span.end] for part in furniture]
    short = [part for part, line in zip(furniture, lines, strict=True) if len(line) < LEAD_CHARS]
    page = JoinedLines([line for line in lines if len(line) < LEAD_CHARS])
    named = {number for words in held for number in page.holding(words)}
    other = {number for words in _CREDIT_PARTS for number in page.holding(words)}
    for number, part in enumerate(short):
        if number in named or number in other or part.kind == "byline":
            yield part, number in named


def _held_words(text: str, words: PageWords) -> list[str]:
    """The telling words of agencies' names that a text holds, in order."""
    folded, ways = _telling_words()
    present = {word for _, word in words.holding(folded)}
    return sorted(way for word in present for way in ways[word] if way in text)


@cache
def _telling_words() -> tuple[WordSet, dict[str, tuple[str, ...]]]:
    """The telling words, folded, and the ways in which names write each."""
    telling = sorted(agencies().telling)
    ways = {fold(word): tuple(way for way in telling if fold(way) == fold(word)) for word in telling}
    return word_set(ways), ways


def _head_credits(text: str, body: Sequence[Span], furniture: Sequence[Furniture], title: Span) -> Iterator[Credit]:
    """The lines between headline and text that are a source's name."""
    below = [span for span in body if span.start > title.start]
    first = next((span.start for span in below if len(span) > _PARAGRAPH), below[0].start if below else title.end)
    head = [part.span for part in furniture if title.end <= part.span.start < first and len(part.span) <= _PARAGRAPH]
    shouted = any(_CAPITALS.search(span.of(text)) for span in head)  # only letters are compared with the report's
    words = frozenset(word for span in body for word in _CAPITALS.findall(span.of(text))) if shouted else frozenset()
    for span in head:
        for found in sources.in_head(span.of(text), words):
            yield _unlisted(found, span.start)


def _unlisted(found: sources.Found, at: int) -> Credit:
    """A credit of a name that its form gives away, under the listed name where the list has it after all."""
    way = found.name.removeprefix("The ")
    short = _TRADE_END.sub("", way)
    known = agencies().names.get(way) or (agencies().names.get(short) if short != way else None)
    return Credit(known[0] if known else way, found.kind, _at((found.start, found.end), at))


def _holds(kept: Credit, credit: Credit) -> bool:
    """Whether a name is only the beginning of the longer one that stands there: "BBC" of "BBC Radio Calder"."""
    inside = kept.span.start <= credit.span.start and credit.span.end <= kept.span.end
    return inside and kept.name.startswith(credit.name + " ")


def _is_own(credit: Credit, outlet: str | None) -> bool:
    if outlet is None or credit.kind == "photo":
        return False
    own, name = outlet.casefold().removeprefix("the "), credit.name.casefold().removeprefix("the ")
    return name in own or own in name


def _body_credits(line: str, at: int, named: bool) -> Iterator[Credit]:
    known = agencies()
    # the pattern is long: only lines that hold a telling word of a name are searched
    for match in known.named.finditer(line) if named else ():
        way, name = match.group(), known.names[match.group()]
        if way.islower() or (len(way) <= 3 and way not in _NAMED_SHORT):
            continue
        start = max(0, match.start() - _BEFORE_NAME)
        before = line[start : match.start()]
        led, said = _LED.search(before), _SAID.match(line, match.end())
        opening = led or (_INTRODUCED.search(before) if said else None)
        if opening is not None:
            span = (start + opening.start(), match.end() if led or said is None else said.end())
            yield Credit(name[0], "agency" if name[1] == "wire" else "reported-by", _at(_trimmed(line, span), at))
    if "gency" in line:
        for match in _ANY_AGENCY.finditer(line):
            name_end = match.end("agency") if match.group("agency").istitle() else match.end("who")
            span = _trimmed(line, match.span())
            yield _unlisted(sources.Found(line[match.start("who") : name_end], "agency", *span), at)
    for source in sources.in_sentence(line):
        if source.name not in known.names:
            yield _unlisted(source, at)
    yield from _people(line, at)


def _lead(line: str, at: int) -> Iterator[Credit]:
    # the pattern tries many ways to write a place: a line without what follows one is not tried
    match = agencies().code.match(line) if holds_any(line[:LEAD_CHARS], _AFTER_PLACE) else None
    if not match:
        for source in sources.in_dateline(line):
            yield _unlisted(source, at)
        return
    way = match.group("who") or match.group("bare")
    name, kind = agencies().names[way] if way else (match.group("other").strip("()"), "wire")
    if not way and match.start("other") == 0:
        return  # "(MORE) -" and the like: without a place before it a code that nobody knows is none
    if kind == "outlet" and match.group("bare"):
        return
    inner = (
        match.span("who") if match.group("who") else match.span("bare") if match.group("bare") else match.span("other")
    )
    wide = (inner[0] - 1, inner[1] + 1) if match.group("who") else inner
    yield Credit(name, {"outlet": "reported-by"}.get(kind, kind), _at(wide, at))


def _signature(line: str, at: int, named: bool) -> Iterator[Credit]:
    head = max(0, len(line) - 200)
    tail = line[head:]
    match = agencies().signed.search(tail) if named else None
    if match:
        group = next(g for g in ("who", "dash", "only", "desk", "mark") if match.group(g))
        name, kind = agencies().names[match.group(group)]
        span = _trimmed(tail, match.span())
        yield Credit(name, {"outlet": "reported-by"}.get(kind, kind), _at((span[0] + head, span[1] + head), at))
    desk = _SIGNED_BY_DESK.search(line) if "diting by" in line else None
    if desk:
        # the form "(Reporting by …; Editing by …)" is the signature of Reuters
        yield Credit("Reuters", "wire", _at(desk.span(), at))


def _of_a_part(credit: Credit) -> Credit:
    """A signature in the middle of a page is of one paragraph: the page does not carry the agency's report."""
    return Credit(credit.name, "agency", credit.span) if credit.kind == "wire" else credit


def _people(line: str, at: int) -> Iterator[Credit]:
    if "contributed" in line:
        for match in _CONTRIBUTED.finditer(line):
            known = agencies().names.get(match.group("who").removeprefix("The "))
            if known:
                yield Credit(known[0], "contributor", _at(match.span(), at))
                continue
            for name in _names(match.group("who")):
                yield Credit(name, "contributor", _at(match.span(), at))
    if " by " in line or " from " in line:
        for match in _ADDITIONAL.finditer(line) if holds_any(line, _MAKING_PARTS) else ():
            for name in _names(match.group("who")):
                yield Credit(name, "contributor", _at(match.span(), at))
        for match in _TRANSLATED.finditer(line) if "ranslated" in line else ():
            yield Credit(match.group("who").strip(), "translation", _at(match.span(), at))


def _names(people: str) -> list[str]:
    names = (_PLACE_AFTER.sub("", name).strip(" .") for name in _BETWEEN.split(people))
    return [name for name in names if name]


def _furniture_credits(line: str, part: Furniture, signed: bool) -> Iterator[Credit]:
    at = part.span.start
    pictured = part.kind in {"caption", "byline", "other"} and holds_any(line, _PHOTO_WORDS)
    photo = _PHOTO.search(line) if pictured else None
    slashed = _SLASHED.search(line) if part.kind == "caption" and not photo and "/" in line else None
    match = photo or slashed
    if match:
        # a credit glued to the caption's last word: "… the portEPA/A. Name" is EPA's
        glued = len(_GLUED.match(line[match.start() :]).group()) if slashed else 0  # type: ignore[union-attr]
        name = line[match.start("who") + glued : match.end("who")].strip(" .:/")
        if sum(word[0].islower() for word in name.split()) > 1:
            return  # "Graphic: how the flood came" says what is shown, not by whom
        yield Credit(name, "photo", _at(_trimmed(line, (match.start() + glued, match.end())), at))
        return
    named = [*sources.in_signature(line), *sources.in_note(line)]
    yield from (_unlisted(source, at) for source in named)
    if not any(source.kind == "agency" for source in named):  # whose bureau wrote it is no person
        yield from _people(line, at)
    if part.kind == "caption":
        for credit in _signature(line, at, signed):
            yield Credit(credit.name, "photo", credit.span)
    elif part.kind in {"byline", "legal", "other", "masthead"}:
        yield from _signature(line, at, signed)
    if part.kind == "byline":
        yield from _lead(line, at)


def _at(span: tuple[int, int], at: int) -> Span:
    return Span(span[0] + at, span[1] + at)


def _trimmed(line: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = line[span[0] : span[1]]
    left = len(piece) - len(piece.lstrip())
    return span[0] + left, span[0] + len(piece.rstrip())


def _without_overlap(found: list[Credit]) -> Iterator[Credit]:
    """One credit a name and place: the same words may meet two patterns, and two names may share a span."""
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.span.start, -len(c.span), c.name)):
        same = (k for k in kept[-6:] if k.span.overlaps(credit.span))
        if not any(
            k.name == credit.name or _holds(k, credit) or (k.kind == credit.kind and k.span != credit.span)
            for k in same
        ):
            kept.append(credit)
    yield from kept
