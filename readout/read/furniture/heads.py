"""Lines above a report that are no headline, told by their form: dates, mottos, embargoes, who wrote it.

In: a line, and where it stands. Out: whether it is one. A paper's motto is not told from a headline by its words being
those of the report, so its own wordings are listed: "news you can trust", "since 1931", "the newspaper of the coast".
"""

from __future__ import annotations

import re

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_MONTHS = re.compile(_MONTH)
_DATE_WORDS = re.compile(
    rf"{_MONTH}|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|"
    r"[ap]m|[apm]|gmt|utc|bst|ist|[ecmp][sd]?t|cest|a[ew][sd]?t|nz[sd]t|sgt|hkt|pht|jst|wib|eat|wat|sast|at|on|st|nd|rd|th|"
    r"of|o|clock|hrs|hours|updated?|publish(?:ed)?|posted|last|modified|first|date|time|issued|created|edited|local"
)
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[^\W_]+")
_NUMERIC = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_SAID = re.compile(r"\b(?:said|says|told|according|asked|announced)\b")
_STAFF = (
    r"(?:Reporter|Editor|Text|Words|"
    r"Writer|Author|Photo|Photographer|Picture|Video|Camera|Story|Report|Producer|Translator)"
)
_STAFF_LINE = re.compile(
    rf"(?:{_STAFF}s?(?: by)?\s?: ?[A-Z][\w’'.-]*(?: [\w’'.-]+){{0,4}}?(?:\s?[|/·•;,–-]\s?|\. ?|$)){{1,5}}"
)
_MOTTO = re.compile(
    r"(?:(?:the|your|our|local|independent|trusted|free|fair|honest|daily|weekly|national|regional|"
    r"[\w’'-]+’s|[\w-]+'s) )+"
    r"(?:(?:community|business|local|independent|free|trusted) )?"
    r"(?:news(?:paper)?|journalism|reporting|voice|paper|weekly|daily|magazine|radio|portal|site) "
    r"(?:of|from|for|in|you can|that|without|about|on) (?:the )?(?:[\w’'-]+ ?){1,4}(?:since \d{4})?|"
    r".{0,50}\b(?:english|tests|trust|(?:news)?paper|voice|news|community|journalism|reporting|published|estd?\.?|"
    r"established|founded(?: in)?) (?:since )?(?:1[6-9]|20)\d\d\b.{0,40}|serving .{3,40} since \d{4}|"
    r".{2,40} [·|•–-] (?:in )?[a-z]\w+ (?:service|edition|version)",
    re.I,
)
_EMBARGO = re.compile(
    r"^\W{0,2}(?:(?:strictly )?(?:under )?embargo(?:ed)?\b(?: until| for|:)|"
    r"not for (?:release|publication) before\b|for immediate release)",
    re.I,
)
_EMBARGO_LETTERS = frozenset("EeUuSsNnFf*(")
EMBARGO_WORDS = frozenset({"embargo", "embargoed", "release", "publication"})
"""Of which a line that says until when not to print the report has one."""
MOTTO_PLACES, _MOTTO_CHARS = 4, 75
"""A masthead's motto stands among the first lines of a page."""
_SIGNED_DATE = re.compile(
    r"\b(?:[Ff]rom our (?:own )?(?:\w+ )?correspondents?|(?:^|[|·•,.] )(?:[Bb]y|BY|[Ee]ssay by|[Aa]nalysis by) [A-Z])"
)
_PIECE = re.compile(r"\s+[|·•]\s+")
_PIECE_FORM = re.compile(
    r"(?:[Bb]y|BY|[Ww]ith|[Ff]rom|[Ff]iled|[Uu]pdated)\b.{0,40}|\d{1,3} ?[- ]?min(?:ute)?s?(?: read)?|"
    r"\d+ (?:comments?|views|shares)"
)
_LINE_CHARS = 120
_WHOLE_DATE = re.compile(
    rf"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,? )?"
    rf"(?:\b(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? |\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\.?,? )(?:19|20)\d\d\b"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?",
    re.I,
)
_BEFORE_DATE = re.compile(
    r"(?:^|[|·•–—,:.(-]|\b(?:published|broadcast|script|updated|issued|posted|report|analysis|edition))\s*$", re.I
)
_AFTER_DATE = re.compile(r"\s*(?:$|[|·•–—,.;()-]|(?:GMT|UTC|BST|CET|ET)\b)")
_LABELS = """
by from our own local national staff script report reporter analysis broadcast published updated manuscript
newsreader of the and for in desk press release statement issue edition news note politics business sport world
correspondent presenter editor explainer comment opinion review text words writer live bulletin feature special
interview information country editorial with de del da di van von la le al el bin
"""
"""Words in small letters that stand beside a date on its line: labels, and the particles of names."""
_LABEL_WORDS = frozenset(_LABELS.split())
_LABELLED_WORDS = 9


def is_date_line(line: str) -> bool:
    """Whether a line is a date, with or without the hour, and nothing else."""
    if len(line) > 90 or _DIGIT.search(line) is None:
        return False
    words = [word.lower() for word in _TOKEN.findall(line)]
    numbers = [word for word in words if word[0].isdigit()]
    dated = any(_MONTHS.fullmatch(word) for word in words) or _NUMERIC.search(line) is not None
    # "2pm", "14th", "7h30": a number with what belongs to it
    rest = (word for word in words if not word[0].isdigit())
    return (
        dated
        and bool(numbers)
        and all(len(n) <= 6 for n in numbers)
        and all(_DATE_WORDS.fullmatch(word) for word in rest)
    )


def is_dated_line(line: str) -> bool:
    """Whether a line is a date of day, month and year with no more beside it than a place, a label or who wrote it.

    So "Sofia, 11 September 2025", "Analysis, 11 August 2026" and "2 May 2026, 12:30. Report by Ana Lund", and not "What
    happened on 5 March 2024": the date stands by itself.
    """
    if len(line) > _LINE_CHARS or _DIGIT.search(line) is None:
        return False
    found = _WHOLE_DATE.search(line)
    if found is None:
        return False
    before, after = line[: found.start()], line[found.end() :]
    if _BEFORE_DATE.search(before) is None or _AFTER_DATE.match(after) is None:
        return False
    words = _TOKEN.findall(f"{before} {after}")
    small = (word for word in words if word[0].islower())
    return len(words) <= _LABELLED_WORDS and all(word in _LABEL_WORDS for word in small)


def is_masthead(line: str, number: int) -> bool:
    """Whether a line above the text is a paper's motto, among the first lines, or says until when not to print it."""
    early = number < MOTTO_PLACES
    if len(line) > _MOTTO_CHARS or not (early or line.lstrip()[:1] in _EMBARGO_LETTERS):
        return False
    if line[-1:] in {".", "!", "?", ":"} or _SAID.search(line):
        return False
    return _EMBARGO.match(line) is not None or (early and _MOTTO.fullmatch(line) is not None)


def is_staff_line(line: str) -> bool:
    """Whether a line above the text says who made it and when: "Text: … Picture: …", "8 April 2026. From our …"."""
    if len(line) > _LINE_CHARS:
        return False
    if ":" in line and _STAFF_LINE.fullmatch(line.strip()):
        return True
    if _DIGIT.search(line) is None:
        return False
    if _SIGNED_DATE.search(line) and any(_MONTHS.fullmatch(word.lower()) for word in _TOKEN.findall(line)):
        return True
    pieces = _PIECE.split(line.strip())
    plain = [piece for piece in pieces if not is_date_line(piece)]
    return len(plain) < len(pieces) and len(pieces) > 1 and all(_PIECE_FORM.fullmatch(piece) for piece in plain)
