"""Wordings that no sentence of a report has: a prompt to pay or to subscribe, house rules, a publisher's small print.

In: a line. Out: the kind of furniture that its words make it, or None. Every wording has a word of its own: a page
that does not hold it is not searched for the wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from readout.read.furniture.characters import WordSet, word_set
from readout.read.furniture.words import PageWords
from readout.read.lines import holds_any

LONGEST = 220
"""Characters of the longest line that is furniture by a wording."""
TOLD = re.compile(r"\b(?:said|says|told|according|added|asked|announced|reported)\b|[\"“”]")
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
_MORE_HERE = re.compile(r"(?:Read|See|Find out|Learn) more (?:about|on) .{3,120}\bhere\b[.!]?$")
"""A link that says so: "Read more about the strike here."."""
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
_NEEDED: tuple[tuple[str, str], ...] = (
    *(("inbox", "inbox"), ("free", "free"), ("chip", "chip in"), ("sign", "sign me"), ("sign", "sign up")),
    *(("cancel", "cancel"), ("become", "become a"), ("phone", "on your phone"), ("alerts", "alerts")),
    *(("funded", "funded by"), ("independent", "upport inde"), ("price", "price of"), ("keep", "keep us")),
    *(("help", "help us"), ("readers", "readers"), ("listeners", "listeners"), ("early", "early")),
    *(("e", "of our e-"), ("print", "of our print"), ("click", "click here"), ("forwarded", "forwarded this")),
    *(("us", " us at"), ("us", " us on"), ("members", "members read")),
)
"""What a prompt holds one of: a whole word of it, and the words to look for where a page holds that one."""
_RULING = (("comment", "comment"), ("comments", "comment"), ("house", "house rules"))
_REACHING = (
    *(("email", "email"), ("e", "e-mail"), ("write", "write to"), ("contact", "contact"), ("reach", "reach")),
    ("follow", "follow"),
)
_PUBLISHING = (
    *(("part", " part of"), ("published", " published by"), ("printed", " printed"), ("owned", " owned by")),
    *(
        ("member", " member of"),
        ("division", " division of"),
        ("trading", " trading name"),
        ("registered", " registered"),
    ),
    ("independent", " independent new"),
)
_PROMPT_WORDS, _RULE_WORDS, _CONTACT_WORDS, _PUBLISHER_WORDS = (
    tuple(words for _, words in part) for part in (_NEEDED, _RULING, _REACHING, _PUBLISHING)
)
_OPENINGS = (
    *((word, "this ") for word in ("published", "appeared", "posted", "ran")),
    ("subscribe", "subscribe to "),
    *(("here", f"{word} more ") for word in ("read", "see", "out", "learn")),
    *((word, word) for word in ("considerate", "respectful", "civil", "polite")),
)
"""The same of what begins with "This report" or "Subscribe to", and of a call for manners."""
_ALL = (*_NEEDED, *_RULING, *_REACHING, *_PUBLISHING, *_OPENINGS)
_TELLING = {word: tuple(words for other, words in _ALL if other == word) for word, _ in _ALL}
_CALL_WORDS = frozenset(end.lower().split()[-1] for end in _CALL_ENDS)
_RULE_STARTS = ("please", "be ", "keep", "your email")


def worded_lines(lines: Sequence[str], words: PageWords) -> set[int]:
    """The numbers of the lines that may have such a wording; `words` are those of the lines."""
    found: set[int] = set()
    for number, word in words.holding(_telling_words()):
        told = holds_any(words.folded_lines[number], _TELLING.get(word, ()))
        if told or (word in _CALL_WORDS and _calls(lines[number])):
            found.add(number)
    return found


@cache
def _telling_words() -> WordSet:
    return word_set((*_TELLING, *_CALL_WORDS))


def worded_kind(line: str) -> str | None:
    """The kind of furniture that a line is by its wording; None for the others and for what somebody says."""
    kind = _kind(line) if len(line) <= LONGEST else None
    return None if kind is None or TOLD.search(line) else kind


def _kind(line: str) -> str | None:
    """The kind by what a line says; the words that each wording needs are looked for before the wording."""
    low = line.lower()
    if holds_any(low, _PROMPT_WORDS) and _PROMPT.search(line):
        return "newsletter"
    if line.startswith("Subscribe to ") and _SUBSCRIBE.match(line):
        return "newsletter"
    if "ore " in line[:14] and _MORE_HERE.match(line):
        return "related"
    if _calls(line):
        return "advert"
    if "This " in line[:7] and _FIRST_PUBLISHED.match(line):
        return "byline"
    if (holds_any(low, _RULE_WORDS) or low.startswith(_RULE_STARTS)) and _RULES.search(line):
        return "comment"
    contact = _CONTACT.search(line) if holds_any(low, _CONTACT_WORDS) else None
    if contact:
        return {"us": "other", "me": "byline"}.get(contact["whom"].lower(), "byline")
    if holds_any(line, _PUBLISHER_WORDS) and _PUBLISHER.match(line) and _PUBLISHER_MORE.search(line):
        return "legal"
    return None


def _calls(line: str) -> bool:
    """Whether a line ends with a call to do something, as a sentence of its own: "Our guide is here. Download"."""
    bare = line.rstrip(".! ")
    if bare[-1:] not in _CALL_LETTERS or not bare.endswith(_CALL_ENDS):
        return False
    ending = max((end for end in _CALL_ENDS if bare.endswith(end)), key=len)
    return bare[: -len(ending)].rstrip()[-1:] in {".", "!", "?", "…"} and bare[: -len(ending)].endswith(" ")
