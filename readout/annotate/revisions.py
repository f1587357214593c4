"""Numbers that a page itself replaces: "cut from six years to four", "corrected to 13 from 18", "21, not 23".

In come the quantities and durations of a page and its sentences; out come `Revision` records, ascending. The words
around two neighbouring numbers of one sentence decide; "from five to seven in the evening" revises nothing, so that
"from … to" needs a word of change beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from readout.model import Quantity, Revision, Sentence, Span, TimeExpression

Number = tuple[Span, str | None, str]
"""Where a number stands, its unit and kind."""
REACH = 60
"""Characters between two numbers that one may still replace."""
CHANGE = re.compile(
    r"\b(?:cut|lower|rais|reduc|correct|revis|increas|widen|narrow|extend|shorten|r[io]se|fall|fell|drop|climb"
    r"|gr[eo]w|went up|went down|goes up|move|jump|slip|upgrad|downgrad|lift|trim|expand|eas|chang|amend|adjust|put)",
    re.IGNORECASE,
)
"""Beginnings of words of change."""
FROM_BEFORE = re.compile(r"\bfrom\s+(?:\w+\s+)?$", re.IGNORECASE)
TO_BETWEEN = re.compile(r"^\s*(?:[\w%-]+\s+){0,3}to\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
REPLACED_AFTER = re.compile(
    r"(?:\b(?:up|down)\s+from|\bto\b.*\bfrom|^.{0,25}\bfrom|\band\s+not|,\s*not|\brather\s+than|\binstead\s+of"
    r"|\bno\s+longer(?:\s+of)?|\bas\s+against)\s+(?:the\s+|an?\s+|about\s+)?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
"""Words between a new number and the old one that follows it."""
PLAIN = re.compile(
    r"\b(?:and\s+not|not|rather\s+than|instead\s+of|no\s+longer(?:\s+of)?|(?:up|down)\s+from)\b", re.IGNORECASE
)
"""Words that replace a number without a word of change beside them."""

NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
BARE = re.compile(
    rf"\b(?:from|to|not|than|instead\s+of)\s+((?:\d[\d.,]*\d|\d|{NUMBER_WORDS})(?:\s+and\s+a\s+half)?)\b"
    r"(?=[.,;:)!?\"”]|\s*$|\s+(?:and|but|as|after|on|in|by|to|because|when|while|since|at|this|last)\b)",
    re.IGNORECASE,
)
"""A number without a unit of its own where the words of a revision lead to it ("from six years to four and a half")."""
THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
"""What sets two known things against each other instead ("the 1 percent, not the 99 percent")."""
FROM_TO = re.compile(r"^from\s+(\S+)\s+to\s+(\S.*)$", re.IGNORECASE | re.DOTALL)
"""A range that is a revision beside a word of change ("widened from four to seven kilometres")."""
AGO = re.compile(r"\bago$", re.IGNORECASE)


def find_revisions(
    text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity], times: Sequence[TimeExpression]
) -> tuple[Revision, ...]:
    """The revisions of a page, ascending by the sentence they stand in."""
    numbers = [(q.span, q.unit, q.kind) for q in quantities if q.kind != "ordinal"]
    numbers += [(t.span, t.unit, "duration") for t in times if t.kind == "duration"]
    numbers += [(t.span, None, "date") for t in times if t.kind == "date" and AGO.search(t.span.of(text))]
    numbers = sorted(split_ranges(text, numbers), key=lambda number: number[0])
    found: list[Revision] = []
    at = 0
    for sentence in sentences:
        while at < len(numbers) and numbers[at][0].start < sentence.span.start:
            at += 1
        last = at
        while last < len(numbers) and numbers[last][0].end <= sentence.span.end:
            last += 1
        own = numbers[at:last] + bare_numbers(text, sentence.span, numbers[at:last])
        found += in_sentence(text, sentence.span, sorted(own, key=lambda number: number[0]))
        at = last
    return tuple(found)


def split_ranges(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers, with "from four to seven kilometres" as two."""
    found: list[Number] = []
    for span, unit, kind in numbers:
        both = FROM_TO.match(span.of(text))
        if both is None:
            found.append((span, unit, kind))
        else:
            ends = (Span(span.start + both.start(i), span.start + both.end(i)) for i in (1, 2))
            found += [(end, unit, kind) for end in ends]
    return found


def bare_numbers(text: str, sentence: Span, known: Sequence[Number]) -> list[Number]:
    """The numbers of a sentence that only stand for one with a unit, as far as none of `known` covers them."""
    spans = (Span(*m.span(1)) for m in BARE.finditer(text, sentence.start, sentence.end))
    return [(span, None, "count") for span in spans if not any(span.overlaps(other) for other, _, _ in known)]


def in_sentence(text: str, sentence: Span, numbers: Sequence[Number]) -> Iterator[Revision]:
    """The revisions among the numbers of one sentence, each number in one at most."""
    used: set[Span] = set()
    for (first, unit, kind), (second, other, other_kind) in pairwise(numbers):
        between = text[first.end : second.start]
        alike = kind == other_kind or None in (unit, other)
        if first in used or len(between) > REACH or not alike or (unit and other and unit != other):
            continue
        before = text[max(sentence.start, first.start - REACH) : first.start]
        changed = CHANGE.search(text[sentence.start : second.end]) is not None
        if changed and FROM_BEFORE.search(before) and TO_BETWEEN.search(between):
            yield Revision(first, second, sentence)
        elif REPLACED_AFTER.search(between) and (changed or (PLAIN.search(between) and not THE.search(between))):
            yield Revision(second, first, sentence)
        else:
            continue
        used.add(second)
