"""Times and amounts against the English cases of Recognizers-Text (https://github.com/microsoft/Recognizers-Text).

In: `time/recognizers-text-specs/` of the data folder. Out: a `Report`: which share of the expected expressions is
found with the same words (articles, prepositions and a closing full stop apart), and which share is at least touched,
by kind. Left out altogether: settings of calendars and tasks ("book 3 to 4 tomorrow"), phone numbers, ranges of bare
numbers ("x > 5"), zones alone, temperatures. The cases are spoken commands for the most part: `exact` and `touched` are
over all of them as they stand, `news_*` over those that a newspaper could hold, with days, months and feasts written
with a capital as it would, and a span of time right also by its two ends. Which cases it could not hold is decided by
their words alone (`left_out`), never by what the program finds, and counted by kind of reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from eval.report import MissingDataError, Report

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage

    from readout.language import Parse

KINDS = {
    "date": "DateTime/English/DateExtractor.json",
    "period": "DateTime/English/DatePeriodExtractor.json",
    "clock": "DateTime/English/TimeExtractor.json",
    "duration": "DateTime/English/DurationExtractor.json",
    "set": "DateTime/English/SetExtractor.json",
    "holiday": "DateTime/English/HolidayExtractor.json",
    "number": "Number/English/NumberModel.json",
    "percent": "Number/English/PercentModel.json",
    "ordinal": "Number/English/OrdinalModel.json",
    "currency": "NumberWithUnit/English/CurrencyModel.json",
    "dimension": "NumberWithUnit/English/DimensionModel.json",
    "age": "NumberWithUnit/English/AgeModel.json",
}
LEADS = re.compile(r"^(?:(?:on|in|at|the|for|from|since|by|of|a|an|about|around) )+")
CAPITALS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|(?<=of )march|march(?= \d)|april|june|july"
    r"|august|september|october|november|december|christmas|easter|thanksgiving|halloween|new year|ramadan|diwali"
    r"|(?<=of )may|may(?= \d)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?=[. ]+\d))"
)
REASONS = {
    "a number or a date alone, no sentence": re.compile(r"(?!)"),
    "dates in figures only": re.compile(
        r"(?<![\d$€£])\d{1,4}[/.-]\d{1,2}(?:[/.,-]\d{1,4})?(?![\d%])|\d{4}-\d|\d\s*,\s*1\d\b"
    ),
    "notation of computers and sums": re.compile(r"\^|\d\s?[*x=>]|\d+e\d|^- ?\d|\d/\d|^\.\d|\bover\b|\d{10}"),
    "typing short": re.compile(
        r"\b(?:tmrw?|2day|asap|eod|eom|eoy|\d+[ap]|mths?|yrs?|hrs?|mins?|noonish|wkend)\b|ish\b"
    ),
    "pointing words, no ordinals": re.compile(r"\b(?:next|last|previous|penultimate|current|before|this one)\b"),
    "fractions and points in words": re.compile(r"\b(?:point|fifths?|eighths?|sevenths?|trillionths?|hundredths?)\b"),
}
ONLY = {"pointing words, no ordinals": "ordinal", "fractions and points in words": "number"}
"""Reasons that hold for one kind of cases."""
COMMANDS = re.compile(
    r"^(?:cortana|show me|book |schedule|remind|set up|set an?|find |add |turn |play |wake|create|cancel)", re.I
)
PAGE_DAY = date(2016, 11, 7)


@dataclass(frozen=True, slots=True)
class Case:
    """One input with the expressions expected in it."""

    text: str
    expected: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of one file that hold for every platform and expect something."""
    rows = json.loads(path.read_text("utf-8-sig"))
    return [
        Case(row["Input"], tuple(result["Text"] for result in row["Results"]))
        for row in rows
        if row["Results"] and all("Text" in result for result in row["Results"])
    ]


def find_words(text: str) -> list[str]:
    """The words of every time and amount found in `text`, bare of articles and case."""
    from readout.annotate.quantities import find_quantities
    from readout.annotate.times import find_times
    from readout.model import DateRange, Document, Published, Span

    published = Published(DateRange(PAGE_DAY, PAGE_DAY), "given")
    document = Document("case", "case", None, None, published, "en", text, (Span(0, len(text)),), ())
    parse = _unparsed(text)
    spans = [t.span for t in find_times(document, parse)] + [q.span for q in find_quantities(document, parse)]
    return [bare(span.of(text)) for span in spans]


def _unparsed(text: str) -> Parse:
    import numpy as np

    from readout.language import Parse

    return Parse(_tokenizer()(text), (), np.zeros((0, 384), np.float32))


@cache
def _tokenizer() -> SpacyLanguage:
    import spacy

    return spacy.blank("en")


def bare(words: str) -> str:
    """Words without case, leading articles and prepositions, and a closing full stop."""
    return LEADS.sub("", " ".join(words.lower().split())).rstrip(". ")


def left_out(kind: str, text: str, words: str) -> str:
    """Why a newspaper could not hold `words` in `text`, or the empty string."""
    if len(bare(text)) - len(words) < LEAST_CONTEXT:
        return "a number or a date alone, no sentence"
    if COMMANDS.match(text):
        return "orders to a machine"
    fits = (name for name, form in REASONS.items() if form.search(words) and ONLY.get(name, kind) == kind)
    return next(fits, "")


LEAST_CONTEXT = 6
"""Letters beside the expression below which there is no sentence."""


def is_right(words: str, found: Sequence[str]) -> bool:
    """Whether an expression is found as it is, or a span of time by its two ends ("from May 3 to June 5")."""
    if words in found:
        return True
    rest = f" {words} "
    for other in sorted((other for other in found if len(other) > 1), key=len, reverse=True):
        rest = rest.replace(f" {other} ", "  ", 1)
    left = set(rest.split())
    return bool(left & JOINS) and left <= JOINS | {"the", "from", "between"}


JOINS = frozenset({"to", "till", "until", "through", "thru", "and", "-", "–"})


def as_printed(text: str) -> str:
    """A text with capitals where a newspaper writes them."""
    return CAPITALS.sub(lambda match: match.group().title(), text)


def measure(data: Path, split: str = "") -> Report:
    """The shares found, exactly and at least in part, by kind."""
    folder = data / "time" / "recognizers-text-specs"
    if not folder.is_dir():
        raise MissingDataError(f"no folder {folder}")
    exact, touched, total = Counter[str](), Counter[str](), Counter[str]()
    news, reasons = Counter[str](), Counter[str]()
    for kind, name in KINDS.items():
        for case in read_cases(folder / name):
            found, printed = find_words(case.text), find_words(as_printed(case.text))
            for words in map(bare, case.expected):
                total[kind] += 1
                exact[kind] += words in found
                touched[kind] += any(words in other or other in words for other in found)
                reason = left_out(kind, case.text, words)
                reasons[reason] += 1
                if not reason:
                    news[f"{kind}_total"] += 1
                    right = is_right(words, printed)
                    news["exact"] += right
                    news[f"{kind}_exact"] += right
                    news["touched"] += any(words in other or other in words for other in printed)
    figures = {f"{kind}_exact": exact[kind] / total[kind] for kind in KINDS if total[kind]}
    figures |= {f"{kind}_touched": touched[kind] / total[kind] for kind in KINDS if total[kind]}
    whole = {"exact": exact.total() / total.total(), "touched": touched.total() / total.total()}
    kept = reasons.pop("")
    whole |= {
        "news_exact": news["exact"] / kept,
        "news_touched": news["touched"] / kept,
        "news_share": kept / total.total(),
    }
    figures |= {f"news_{k}_exact": news[f"{k}_exact"] / news[f"{k}_total"] for k in KINDS if news[f"{k}_total"]}
    notes = (
        *(f"no newspaper's: {reason} ({count})" for reason, count in reasons.most_common()),
        "left out: calendar, task and experimental modes, phones, ranges of bare numbers, zones alone, temperatures",
    )
    return Report("recognizers", whole | figures, dict(total), notes)
