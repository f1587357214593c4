"""Lines that their form alone shows to be furniture, and paragraphs that theirs shows to be of the report.

In: the lines of a page. Out: a kind a line, or None. What is meant: the line under a picture that ends in its
credit, the date and time by themselves above the text, the name of an agency on a line of its own, a prompt to pay or
to subscribe. The classifier is sometimes wrong about them since its pages have few; only what no sentence has is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.read.furniture.heads import is_date_line, is_masthead, is_staff_line
from readout.read.furniture.inline import find_inline
from readout.read.furniture.words import JoinedLines
from readout.read.lines import holds_any
from readout.read.sources import is_source_line

_CAPTION_CHARS = 240
_TOLD = re.compile(r"\b(?:said|says|told|according|added|asked|announced|reported)\b|[\"“”]")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_CLOSED, _CREDIT_CHARS = re.compile(r"[)\]]\W{0,2}$"), 101
"""What the lines that end in a credit have near their end (a bracket; a stroke or colon): the others need no look."""
_BOXED = re.compile(
    r"\[\s*(?:Chart|Graphic|Map|Photo|Image|Video|Table|Illustration|Infographic|Gallery|Embed\w*|Audio|Podcast|Poll|Quiz)"
    r"\b[^\[\]]{0,300}\]"
)
_LINKED = re.compile(
    r"\[(?!(?:Editor|Correction|Update|Note|Disclosure|Disclaimer)\b)[A-Z]"
    r"(?:[^\[\]\s]{0,30} ){3,20}[^\[\]\s]{1,30}(?<![.!…])\]"
)
"""A headline in brackets on a line of its own: another report, linked."""
_PICTURED = re.compile(
    r"(?:Getty Images?|Getty - [A-Z]\w+|Rex Features|Shutterstock|Alamy|NurPhoto|SWNS|AP:Associated Press|"
    r"PA:Press Association|AFP or licensors) (?=[A-Z“‘\"'])(?:\S{1,30} ){3,30}\S{1,30}(?<![.!?”\"])"
)
"""A picture's credit and, behind it, what it shows: a phrase without a full stop."""
_TOKEN = re.compile(r"[^\W_]+")
_PROMPT = re.compile(
    r"\b(?:become an? (?:[\w’']+ ){0,3}(?:member|supporter|subscriber|friend|patron)"
    r"(?: of [\w’' ]{2,30})? (?:from|for|at) "
    r"(?:only |just |as little as )?(?:[€$£]|rs\b|\d)|"
    r"(?:is|are) funded by (?:its|our|their) (?:readers|listeners|viewers|members)|"
    r"lives? (?:on|off|from) (?:its|our) (?:readers|listeners|viewers)|"
    r"for the price of (?:a|one|two|three) (?:coffee|cup).{0,40}\byou\b|"
    r"keep us (?:on the air|on air|going|online|independent)|help us .{0,40}\bdonat|"
    r"\d+ issues for the price of|early[- ]bird (?:tickets|price)|of our (?:e-edition|e-paper|print edition)|"
    r"click here (?:for|to)|forwarded this email|(?:hear|find|listen to|catch) us (?:at|on) \d)|"
    r"(?:^|[.!?:] )(?:support independent journalism|members read) |"
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
    r"\b(?:email|e-mail|write to|contact|reach|follow) (?P<whom>her|him|them|us|me|the author)\b.{0,20}?"
    r"(?:at |on |: ?|@)",
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
_MORE = re.compile(
    r"(?:MORE ON|More on|MORE FROM|More from|READ MORE ON|Read more on|MORE IN|More in|MOST READ IN|Most read in|"
    r"Most viewed in|Top stories in)\s[^.!?:]{2,50}"
)
_ROLE = re.compile(
    r"(?:[A-Z][\w’'.-]+ [A-Z][\w’'.-]+,? )?(?:[A-Z][\w&-]+ )?(?:[a-z]+ ){0,2}(?:reporter|correspondent|editor|writer|"
    r"Reporter|Correspondent|Editor|Writer|Staff|Desk|desk)s?"
)
_PERSON = re.compile(
    r"[A-Z][a-z’'-]{1,15}(?: [A-Z]\.)?(?: (?:de|van|von|al|el|da)\b)?(?: [A-Z][A-Za-z’'-]{1,20}){1,2}"
    r"(?:,? (?:at|in) [A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})?"
)
_PROMPT_WORDS = (
    *("inbox", "free", "chip in", "sign me", "sign up", "cancel", "become a", "on your phone", "alerts", "funded by"),
    *("upport inde", "price of", "keep us", "help us", "readers", "listeners", "early", "of our e-", "of our print"),
    *("click here", "forwarded this", " us at", " us on", "members read"),
)
_SUBSCRIBE = re.compile(
    r"^Subscribe to (?:the )?[A-Z][^.!?]{0,60}?\b(?:and|for|to) .{0,60}(?:\d|issues?|unlimited|access|offer|free)\b"
)
_CALL_ENDS = (
    *(
        "Download",
        "Subscribe",
        "Donate",
        "Join",
        "Join us",
        "Register",
        "Sign up",
        "Read more",
        "Learn more",
        "Find out more",
    ),
    *("Book", "Shop", "Click here", "Apply", "Order", "Enter", "Try it free", "Get yours", "Get tickets", "Book now"),
    *(
        "Shop now",
        "Buy now",
        "Order now",
        "Apply now",
        "Download now",
        "Donate now",
        "Donate here",
        "Join now",
        "Order today",
    ),
)
"""What a line that sells something ends with, as a sentence of its own."""
_CALL_LETTERS = frozenset(end[-1] for end in _CALL_ENDS)
_FIRST_PUBLISHED = re.compile(
    r"^\W?This (?:report|story|article|piece|essay|interview|column|text|dispatch|version)(?: by [^.!?]{2,40}?)? "
    r"(?:was|first|originally) (?:first |originally |previously )?(?:published|appeared|posted|ran)\b[^!?]{0,90}$"
)
_RULE_WORDS, _RULE_STARTS = ("comment", "house rules"), ("please", "be ", "keep", "your email")
_CONTACT_WORDS = ("email", "e-mail", "write to", "contact", "reach", "follow")
_FORM_MARKS, _BRACKETS = ("/", ":", ")", "]", " is ", " are "), frozenset(")]")
_RULE_LETTERS, _TITLE_WORDS = frozenset("PpBbKkYy"), 4
_PICTURE_STARTS = ("Getty ", "Rex ", "Shutterstock ", "Alamy ", "NurPhoto ", "SWNS ", "AP:", "PA:", "AFP or ")
_STARTS = ("This ", "Subscribe to ", *_PICTURE_STARTS)
_ROLE_ENDS = ("eporter", "orrespondent", "ditor", "riter", "taff", "esk")
_SENTENCE_CHARS, _LONG_CHARS = 60, 100
_DESK_LETTERS = re.compile(r"(?<=[.!?\"”]) [A-Z]{2,5}(?: [A-Z]{2,5}){0,3}$")
"""The letters of those who wrote and read an agency's report, after its last sentence."""
_STAMPS = frozenset({"publish", "updated", "posted:", "posted ", "last mo", "last up", "first p"})
_PARAGRAPH, _PROMPT_CHARS = 140, 220


def formed_kinds(lines: Sequence[str]) -> list[str | None]:
    """The kind of each line that its form shows to be furniture, None for the others; in the order of `lines`."""
    first = next((i for i, line in enumerate(lines) if len(line) >= _PARAGRAPH), len(lines))
    telling = _telling(lines)
    dated = [is_date_line(line) for line in lines[: first + 1]]
    kinds: list[str | None] = []
    begun = listed = False
    for number, line in enumerate(lines):
        kind = form_kind(line) if number in telling else None
        if kind is None and number < first:
            kind = "masthead" if is_masthead(line, number) else _head_kind(lines, number, dated)
        begun = begun or (len(line) > _SENTENCE_CHARS and line.rstrip(' "”’)')[-1:] in {".", "!", "?"})
        listed = begun and (_MORE.fullmatch(line) is not None or (listed and _is_teaser(line)))
        kinds.append(kind or ("related" if listed else None))
    return kinds


def _telling(lines: Sequence[str]) -> set[int]:
    """The lines that may have a form of their own; most have no mark of any."""
    short = [line if len(line) <= _CAPTION_CHARS else "" for line in lines]
    page = JoinedLines(short)
    low = JoinedLines([line.lower() for line in short])
    found = {number for number, line in enumerate(lines) if not line[0].isalnum() or line[-1] in _BRACKETS}
    for mark in _FORM_MARKS:
        found.update(page.holding(mark))
    for words in (*_PROMPT_WORDS, *_RULE_WORDS, *_CONTACT_WORDS):
        found.update(low.holding(words))
    found.update(
        n for n, line in enumerate(lines) if line[:1] in _RULE_LETTERS or line.startswith(_STARTS) or _calls(line)
    )
    return found


def _calls(line: str) -> bool:
    """Whether a line ends with a call to do something, as a sentence of its own: "Our guide is here. Download"."""
    bare = line.rstrip(".! ")
    if bare[-1:] not in _CALL_LETTERS or not bare.endswith(_CALL_ENDS):
        return False
    ending = max((end for end in _CALL_ENDS if bare.endswith(end)), key=len)
    return bare[: -len(ending)].rstrip()[-1:] in {".", "!", "?", "…"} and bare[: -len(ending)].endswith(" ")


def _is_teaser(line: str) -> bool:
    """Whether a line below "More on …" is another report's headline: five words or more and no full stop."""
    return 5 <= len(line.split()) <= 25 and line.rstrip(' "”’)')[-1:] not in {".", "!", ":"}


def _head_kind(lines: Sequence[str], number: int, dated: Sequence[bool]) -> str | None:
    """The kind of a line above the first paragraph; `dated` says which of those lines are a date."""
    line = lines[number]
    if dated[number]:
        return "masthead" if line.lstrip()[:7].lower() not in _STAMPS else "byline"
    if is_staff_line(line):
        return "byline"
    if is_source_line(line) or (line.rstrip("s").endswith(_ROLE_ENDS) and _ROLE.fullmatch(line)):
        return "byline"
    below = lines[number + 1][:10] if number + 1 < len(lines) else ""
    signed = below in {"Published:", "Published "} or (number + 1 < len(dated) and dated[number + 1])
    above = lines[max(0, number - 3) : number]
    named = signed and _PERSON.fullmatch(line) and any(len(other.split()) >= _TITLE_WORDS for other in above)
    return "byline" if named else None


def form_kind(line: str) -> str | None:
    """The kind of furniture that a line is by its form, wherever on the page it stands; None for the others."""
    if len(line) > _CAPTION_CHARS:
        return None
    if not line[0].isalnum() and _TOKEN.search(line) is None:
        return "other"
    if line[:2] == ">>":
        return "related"
    if (line[0] == "[" and _BOXED.fullmatch(line.strip())) or is_captioned(line):
        return "caption"
    if line.startswith(_PICTURE_STARTS) and _PICTURED.fullmatch(line.strip()):
        return "caption"
    if line[0] == "[" and _LINKED.fullmatch(line.strip()):
        return "related"
    kind = _worded_kind(line) if len(line) <= _PROMPT_CHARS else None
    return None if kind is None or _TOLD.search(line) else kind


def _worded_kind(line: str) -> str | None:
    """The kind by what a line says; the words that each wording needs are looked for before the wording."""
    low = line.lower()
    if holds_any(low, _PROMPT_WORDS) and _PROMPT.search(line):
        return "newsletter"
    if line.startswith("Subscribe to ") and _SUBSCRIBE.match(line):
        return "newsletter"
    if _calls(line):
        return "advert"
    if "This " in line[:7] and _FIRST_PUBLISHED.match(line):
        return "byline"
    if (holds_any(low, _RULE_WORDS) or low.startswith(_RULE_STARTS)) and _RULES.search(line):
        return "comment"
    contact = _CONTACT.search(line) if holds_any(low, _CONTACT_WORDS) else None
    if contact:
        return {"us": "other", "me": "byline"}.get(contact["whom"].lower(), "byline")
    if (" is " in line or " are " in line) and _PUBLISHER.match(line) and _PUBLISHER_MORE.search(line):
        return "legal"
    return None


def is_captioned(line: str) -> bool:
    """Whether a line stands under a picture: a phrase, or one sentence that nobody says, and a picture's credit."""
    stroke = max(line.rfind("/"), line.rfind(":"))
    if not (0 <= stroke >= len(line) - _CREDIT_CHARS or _CLOSED.search(line, max(0, len(line) - 3))):
        return False
    parts = [(span, kind) for span, kind in find_inline(line) if kind == "caption"]
    if not parts or parts[-1][0].end < len(line.rstrip()) - 2:
        return False
    rest = line[: parts[-1][0].start].rstrip(" |-–—")
    return len(rest) <= _CAPTION_CHARS and not _TOLD.search(rest) and not _SENTENCE.search(rest)


def is_paragraph(line: str) -> bool:
    """Whether a line reads like a paragraph of a report: several sentences in which somebody says something."""
    return len(line) >= _LONG_CHARS and has_sentences(line) and _TOLD.search(line) is not None


def has_sentences(line: str) -> bool:
    """Whether a line is two sentences or more, in lower case and ended by a full stop."""
    line = _DESK_LETTERS.sub("", line)
    words = line.split()
    if len(line) < _SENTENCE_CHARS or line.rstrip(' "”’)')[-1:] not in {".", "!", "?"} or line.endswith("..."):
        return False
    lower = sum(1 for word in words if word[0].islower())
    return lower >= 0.6 * sum(1 for word in words if not word[0].isdigit()) and _SENTENCE.search(line) is not None
