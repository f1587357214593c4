"""Lines that their form alone shows to be furniture, and paragraphs that theirs shows to be of the report.

In: the lines of a page. Out: a kind a line, or None. What is meant: the line under a picture that ends in its
credit, the date and time by themselves above the text, the name of an agency on a line of its own, a prompt to pay or
to subscribe. The classifier is sometimes wrong about them since its pages have few; only what no sentence has is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.read.furniture.inline import find_inline
from readout.read.sources import is_source_line

_CAPTION_CHARS = 240
_TOLD = re.compile(r"\b(?:said|says|told|according|added|asked|announced|reported)\b|[\"“”]")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_BOXED = re.compile(
    r"\[\s*(?:Chart|Graphic|Map|Photo|Image|Video|Table|Illustration|Infographic|Gallery|Embed\w*|Audio|Podcast|Poll|Quiz)"
    r"\b[^\[\]]{0,300}\]"
)
_DATE_WORDS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "gmt",
        "utc",
        "bst",
        "ist",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "pt",
        "cet",
        "cest",
        "cst",
        "cdt",
        "aest",
        "aedt",
        "nzst",
        "nzdt",
        "sgt",
        "hkt",
        "pht",
        "jst",
        "wib",
        "eat",
        "wat",
        "sast",
        "at",
        "on",
        "st",
        "nd",
        "rd",
        "th",
        "of",
        "o",
        "clock",
        "hrs",
        "hours",
        "updated",
        "update",
        "published",
        "posted",
        "last",
        "modified",
        "first",
        "date",
        "time",
        "issued",
        "created",
        "edited",
        "local",
    ]
)
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
_TOKEN = re.compile(r"[^\W_]+")
_NUMERIC = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_PROMPT = re.compile(
    r"\b(?:(?:to|in) your inbox|is free to read because|free to read (?:thanks|because)|chip in (?:today|now)|"
    r"sign me up|sign up (?:now|here|today)|cancel (?:at any )?time|free articles? (?:this|per|a) (?:month|week)|"
    r"become a (?:member|supporter|subscriber) (?:from|for|today|now)|on your phone$|"
    r"(?:WhatsApp|email|text|SMS) alerts)\b",
    re.I,
)
_RULES = re.compile(
    r"^(?:comments? (?:that|which|containing|are|will|may|must|should)\b|"
    r"(?:please )?(?:be (?:considerate|respectful|civil|polite)|"
    r"keep it civil|keep comments)\b|your email address will not)|\bcomments? (?:that|which) contain\b|\bhouse rules\b",
    re.I,
)
_CONTACT = re.compile(
    r"\b(?:email|e-mail|write to|contact|reach|follow) (?:her|him|them|us|me|the author)\b.{0,20}?(?:at |on |: ?|@)",
    re.I,
)
_PUBLISHER = re.compile(
    r"^[A-Z][\w’' -]{2,50} (?:is|are) (?:part of|published by|printed|owned by|a (?:member|division|trading name) of|"
    r"registered|an independent (?:newsroom|news))\b"
)
_PUBLISHER_MORE = re.compile(
    r"\b(?:[Ll]imited|[Ll]td|plc|Inc|LLC|ISSN|[Cc]omplain|[Cc]orrections|[Pp]rivacy|[Rr]ecycled|[Ww]rite to us|"
    r"[Cc]ontact|[Rr]egistered|Standards|@)"
)
_STAMPS = frozenset({"publish", "updated", "posted:", "posted ", "last mo", "last up", "first p"})
_PARAGRAPH, _PROMPT_CHARS = 140, 220


def formed_kinds(lines: Sequence[str]) -> list[str | None]:
    """The kind of each line that its form shows to be furniture, None for the others; in the order of `lines`."""
    first = next((i for i, line in enumerate(lines) if len(line) >= _PARAGRAPH), len(lines))
    return [_formed(line, number < first) for number, line in enumerate(lines)]


def _formed(line: str, above: bool) -> str | None:
    if len(line) > _CAPTION_CHARS:
        return None
    if above and (is_date_line(line) or is_source_line(line)):
        return "masthead" if is_date_line(line) and line.lstrip()[:7].lower() not in _STAMPS else "byline"
    if _BOXED.fullmatch(line.strip()) or is_captioned(line):
        return "caption"
    if len(line) <= _PROMPT_CHARS and not _TOLD.search(line):
        if _PROMPT.search(line):
            return "newsletter"
        if _RULES.search(line):
            return "comment"
        if _CONTACT.search(line):
            return "byline"
        if _PUBLISHER.match(line) and _PUBLISHER_MORE.search(line):
            return "legal"
    return None


def is_date_line(line: str) -> bool:
    """Whether a line is a date, with or without the hour, and nothing else."""
    if len(line) > 90 or not any(c.isdigit() for c in line):
        return False
    words = [word.lower() for word in _TOKEN.findall(line)]
    numbers = [word for word in words if word[0].isdigit()]
    dated = not _MONTHS.isdisjoint(words) or _NUMERIC.search(line) is not None
    # "2pm", "14th", "7h30": a number with what belongs to it
    rest = (word for word in words if not word[0].isdigit())
    return dated and bool(numbers) and all(len(n) <= 6 for n in numbers) and all(word in _DATE_WORDS for word in rest)


def is_captioned(line: str) -> bool:
    """Whether a line stands under a picture: a phrase, or one sentence that nobody says, and a picture's credit."""
    parts = [(span, kind) for span, kind in find_inline(line) if kind == "caption"]
    if not parts or parts[-1][0].end < len(line.rstrip()) - 2:
        return False
    rest = line[: parts[-1][0].start].rstrip(" |-–—")
    return len(rest) <= _CAPTION_CHARS and not _TOLD.search(rest) and not _SENTENCE.search(rest)


def is_paragraph(line: str) -> bool:
    """Whether a line reads like a paragraph of a report: two sentences or more in lower case, ended by a full stop."""
    words = line.split()
    if len(line) < 100 or line.rstrip(' "”’')[-1:] not in {".", "!", "?"} or line.rstrip().endswith("..."):
        return False
    lower = sum(1 for word in words if word[0].islower())
    return lower >= 0.6 * len(words) and bool(_SENTENCE.search(line) and _TOLD.search(line))
