"""A checked claim, for a screen and as JSON.

In comes a `CheckedClaim`, out goes text that ends with a newline. What a page says stands in its own words, with the
matching words marked and the line of the page: [A12] is line 12 of page A of the key at the end.
"""

from __future__ import annotations

from collections.abc import Iterable

from readout.model.account import Quote
from readout.model.findings import CheckedClaim, Finding, Passage
from readout.render.cites import LineIndex, letter_of
from readout.render.controls import one_line
from readout.render.json import serialised

SAYS = {
    "confirmed": "the pages say so",
    "disputed": "pages say so, and others say otherwise",
    "overtaken": "pages said so, and it was replaced",
    "contradicted": "the pages tell it otherwise",
    "partly found": "no page says all of it",
    "not found": "no page says it",
}
SLOTS = {
    "number": "the number",
    "actor": "who did it",
    "participant": "to whom",
    "polarity": "whether it is so",
    "modality": "whether it has happened",
    "time": "when",
    "place": "where",
}
BOLD, RESET = "\x1b[1m", "\x1b[0m"


def check_to_json(checked: CheckedClaim) -> str:
    """The finding as `readout-check/1`; offsets are 0-based half-open code points of the account's pages."""
    return serialised(checked.to_dict())


def check_to_terminal(checked: CheckedClaim, *, colour: bool = False) -> str:
    """The finding as lines of text, the verdict first."""
    found = checked.finding
    marks = _Marks(checked)
    lines = [f"{found.verdict.upper()}: {SAYS[found.verdict]}", f"  {one_line(found.claim)}", ""]
    if found.passages:
        reports = "1 independent report" if found.lineages == 1 else f"{found.lineages} independent reports"
        lines += [f"{'Nearest' if found.verdict == 'partly found' else 'Where'} ({reports}):"]
        lines += [f"  {marks.of(p.sentence)} {_marked(p, colour)}" for p in found.passages]
    lines += _differences(found, marks) + _disputes(found, marks)
    if found.missing and found.verdict == "partly found":
        lines += ["", f"No page says, with the rest: {', '.join(one_line(m) for m in found.missing)}"]
    if found.facts:
        lines += ["", "Facts of the account:"]
        lines += [f"  {one_line(fact.summary)} ({', '.join(fact.status)})" for fact in found.facts]
    if checked.documents:
        lines += ["", *marks.key()]
    return "\n".join(lines) + "\n"


class _Marks:
    """The marks of places, and the key that names their pages."""

    def __init__(self, checked: CheckedClaim) -> None:
        self._pages = {page.id: (letter_of(i), page) for i, page in enumerate(checked.documents)}
        self._lines = {page.id: LineIndex.of(page.text) for page in checked.documents}

    def of(self, quote: Quote) -> str:
        known = self._pages.get(quote.document)
        return f"[{known[0]}{self._lines[quote.document].line_at(quote.start)}]" if known else "[?]"

    def all(self, quotes: Iterable[Quote]) -> str:
        return " ".join(dict.fromkeys(self.of(quote) for quote in quotes))

    def key(self) -> list[str]:
        named = self._pages.values()
        return [f"{letter}  {one_line(p.outlet or p.uri)}, {p.published or 'date not known'}" for letter, p in named]


def _marked(passage: Passage, colour: bool) -> str:
    """The sentence with its matching words in bold, or between asterisks where there is no colour."""
    begin, end = (BOLD, RESET) if colour else ("*", "*")
    text, base, at, parts = passage.sentence.text, passage.sentence.start, 0, []
    for word in sorted(passage.words, key=lambda q: (q.start, -q.end)):
        start, stop = word.start - base, word.end - base
        if start < at or stop > len(text):
            continue
        parts += [one_line_keeping(text[at:start]), begin, one_line_keeping(text[start:stop]), end]
        at = stop
    return "".join([*parts, one_line_keeping(text[at:])])


def one_line_keeping(text: str) -> str:
    """A piece of a sentence on one line, with a space where it began or ended with one."""
    inner = one_line(text)
    lead = " " if text[:1].isspace() and inner else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{lead}{inner}{tail}"


def _differences(found: Finding, marks: _Marks) -> list[str]:
    if not found.differences:
        return []
    rows = [
        f"  {SLOTS.get(d.slot, d.slot)}: claimed “{one_line(d.claimed)}”, "
        f"the page says “{one_line(d.found)}” {marks.all(d.evidence)}"
        for d in found.differences
    ]
    return ["", "What differs:", *rows]


def _disputes(found: Finding, marks: _Marks) -> list[str]:
    lines: list[str] = []
    for dispute in found.disputes:
        lines += ["", one_line(dispute.explanation)]
        lines += [f"  {s.label}: {one_line(s.value)} {marks.all(s.evidence)}" for s in dispute.sides]
    return lines
