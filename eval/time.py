"""Times against TimeML: the strict, relaxed and value F1 of TempEval-3 (https://aclanthology.org/S13-2001/).

In: every `*.tml` below `time/` of the data folder. Out: a `Report`. A found time matches a gold one strictly where both
spans are the same, relaxedly where they overlap (one to one, in order); value F1 counts the relaxed matches whose
TIMEX3 value is the same string. Creation times are given, not counted. Documents are split in two by a hash of their
names: the grammar was developed on the `dev` half only, `test` is the other, and the measures are over both.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from eval.report import MissingDataError, Report
from readout.model import DateRange, Document, Published, Span

if TYPE_CHECKING:
    from readout.language import LanguageModel, Parse


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A TIMEX3 of the text: its span there and its value."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class TimeMLDocument:
    """One document of TimeML: text, creation date, the times in its text."""

    name: str
    text: str
    created: date | None
    times: tuple[GoldTime, ...]

    @property
    def half(self) -> str:
        """Which half of the documents this one belongs to, by a hash of its name."""
        return "test" if hashlib.blake2b(self.name.encode()).digest()[0] % 2 else "dev"


def read_timeml(path: Path) -> TimeMLDocument:
    """Reads one TimeML file; offsets are code points of the text element's whole text."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - local data of the one who measures
    pieces: list[str] = []
    times: list[GoldTime] = []
    body = root.find("TEXT")
    if body is not None:
        _walk(body, pieces, times)
    created = root.find("DCT/TIMEX3")
    day = re.match(r"\d{4}-\d\d-\d\d", created.get("value", "")) if created is not None else None
    return TimeMLDocument(path.name, "".join(pieces), date.fromisoformat(day.group()) if day else None, tuple(times))


def _walk(element: ElementTree.Element, pieces: list[str], times: list[GoldTime]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        times.append(GoldTime(Span(start, sum(map(len, pieces))), element.get("value", "")))


def as_document(gold: TimeMLDocument) -> Document:
    """The document as Readout would hand it on: paragraphs as blocks, the creation date as the page's date."""
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", gold.text))
    days = DateRange(gold.created, gold.created)
    return Document(gold.name, gold.name, None, None, Published(days, "metadata"), "en", gold.text, body, ())


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's counts and its errors, for reading."""

    strict: int
    relaxed: int
    value: int
    found: int
    gold: int
    errors: tuple[str, ...] = ()


def judge(gold: TimeMLDocument, model: LanguageModel | None) -> Judged:
    """Finds the times of one document and counts the matches."""
    from readout.annotate.times import find_times

    document = as_document(gold)
    found = find_times(document, _parse(document, model))
    strict = relaxed = value = 0
    errors: list[str] = []
    used: set[int] = set()
    for time in sorted(gold.times, key=lambda t: t.span):
        hits = [k for k, f in enumerate(found) if k not in used and f.span.overlaps(time.span)]
        hits.sort(key=lambda k: (found[k].span != time.span, found[k].span))
        if not hits:
            errors.append(_error("missed", gold, time.span, time.value, ""))
            continue
        used.add(hits[0])
        best = found[hits[0]]
        relaxed, strict, value = relaxed + 1, strict + (best.span == time.span), value + (best.timex == time.value)
        if best.span != time.span:
            errors.append(_error("span", gold, time.span, time.value, best.span.of(gold.text)))
        if best.timex != time.value:
            errors.append(_error("value", gold, time.span, time.value, best.timex or ""))
    errors.extend(_error("extra", gold, f.span, "", f.timex or "") for k, f in enumerate(found) if k not in used)
    return Judged(strict, relaxed, value, len(found), len(gold.times), tuple(errors))


def _error(kind: str, gold: TimeMLDocument, span: Span, value: str, ours: str) -> str:
    edges = (max(0, span.start - 45), span.start, span.end, span.end + 30)
    before, words, after = (" ".join(gold.text[a:b].split()) for a, b in itertools.pairwise(edges))
    return "\t".join((kind, gold.name, str(gold.created), value, ours, f"{before} [[{words}]] {after}"))


def _parse(document: Document, model: LanguageModel | None) -> Parse:
    import numpy as np
    import spacy

    from readout.language import Parse

    if model is not None:
        return model.parse(document.text, document.body)
    return Parse(spacy.blank("en")(document.text), (), np.zeros((0, 384), np.float32))


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0


def _figures(rows: list[Judged]) -> dict[str, float]:
    total = Counter[str]()
    for row in rows:
        total.update({name: getattr(row, name) for name in ("strict", "relaxed", "value", "found", "gold")})
    return {f"{name}_f1": _f1(total[name], total["found"], total["gold"]) for name in ("strict", "relaxed", "value")}


def measure(data: Path, split: str = "test") -> Report:
    """Measures all documents below `data/time`; the two halves are told apart in the notes."""
    from readout.language import load_language_model

    paths = sorted((data / "time").rglob("*.tml"))
    if not paths:
        raise MissingDataError(f"no *.tml below {data / 'time'}")
    model = load_language_model()
    documents = [read_timeml(path) for path in paths]
    judged = [(document.half, judge(document, model)) for document in documents]
    notes = tuple(
        f"{half} half: "
        + ", ".join(f"{name} {value:.3f}" for name, value in _figures([j for h, j in judged if h == half]).items())
        for half in ("dev", "test")
    )
    rows = [j for _, j in judged]
    counts = {"documents": len(rows), "gold": sum(j.gold for j in rows), "found": sum(j.found for j in rows)}
    return Report("time", _figures(rows), counts, notes)
