"""Times and amounts against the English cases of Recognizers-Text (https://github.com/microsoft/Recognizers-Text).

In: `time/recognizers-text-specs/` of the data folder. Out: a `Report`: which share of the expected expressions is
found with the same words (articles, prepositions and a closing full stop apart), and which share is at least touched,
by kind. Left out is what a newspaper does not hold: settings of calendars and tasks ("book 3 to 4 tomorrow"), phone
numbers, ranges of bare numbers ("x > 5"), zones alone, temperatures. The cases are spoken commands for the most part
and lower case throughout, which no newspaper is: the figures tell kinds of gaps, not quality.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.report import MissingDataError, Report

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
    import numpy as np
    import spacy

    from readout.annotate.quantities import find_quantities
    from readout.annotate.times import find_times
    from readout.language import Parse
    from readout.model import DateRange, Document, Published, Span

    published = Published(DateRange(PAGE_DAY, PAGE_DAY), "given")
    document = Document("case", "case", None, None, published, "en", text, (Span(0, len(text)),), ())
    parse = Parse(spacy.blank("en")(text), (), np.zeros((0, 384), np.float32))
    spans = [t.span for t in find_times(document, parse)] + [q.span for q in find_quantities(document, parse)]
    return [bare(span.of(text)) for span in spans]


def bare(words: str) -> str:
    """Words without case, leading articles and prepositions, and a closing full stop."""
    return LEADS.sub("", " ".join(words.lower().split())).rstrip(". ")


def measure(data: Path, split: str = "") -> Report:
    """The shares found, exactly and at least in part, by kind."""
    folder = data / "time" / "recognizers-text-specs"
    if not folder.is_dir():
        raise MissingDataError(f"no folder {folder}")
    exact, touched, total = Counter[str](), Counter[str](), Counter[str]()
    for kind, name in KINDS.items():
        for case in read_cases(folder / name):
            found = find_words(case.text)
            for words in map(bare, case.expected):
                total[kind] += 1
                exact[kind] += words in found
                touched[kind] += any(words in other or other in words for other in found)
    figures = {f"{kind}_exact": exact[kind] / total[kind] for kind in KINDS if total[kind]}
    figures |= {f"{kind}_touched": touched[kind] / total[kind] for kind in KINDS if total[kind]}
    whole = {"exact": exact.total() / total.total(), "touched": touched.total() / total.total()}
    notes = (
        "left out: calendar, task and experimental modes, phones, ranges of bare numbers, zones alone, temperatures",
    )
    return Report("recognizers", whole | figures, dict(total), notes)
