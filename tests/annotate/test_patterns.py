"""No regular expression of the annotate room runs away, and no page's cost grows with the square of its length."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator

import pytest

import readout.annotate
from readout.annotate.attribution.quotes import find_quotations
from readout.language import Parse
from readout.model import DateRange, Document, Published, Span
from tests.work import calls

LENGTH = 3_000
GUARD = pytest.mark.timeout(60)
"""A pattern that needs time linear in the text is done with all texts in a second; a runaway one needs hours."""
UNITS = (
    "a", " ", "\t", "\n", "1", ",", ".", "-", "—", "“", "”", '"', "'", "’", "A", "(", ":", "@", "#", "1,", "a ", "A. ",
    "A ", "said ", "1 to ", "“a” ", "Aa-", "and ", "— A (@", "A’s ", "1-", "$1 ", " -- ", "...", "5:30 ", "Mon ", "A, ",
    "\u00a0", "VEGA: ", ", said ", "(A) ", "’ ‘",
)  # fmt: skip
ENDINGS = ("", "!", "”")


def _modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(readout.annotate.__path__, "readout.annotate."):
        yield importlib.import_module(found.name)


def _made(function: Callable[[], object]) -> object:
    """What a function without arguments gives whose annotation says that it is a pattern, else None."""
    if "Pattern" not in str(getattr(function, "__annotations__", {}).get("return", "")):
        return None
    return None if inspect.signature(function).parameters else function()


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the room, by the place of its definition."""
    found: dict[str, re.Pattern[str]] = {}
    for module in _modules():
        for name, value in sorted(vars(module).items()):
            if getattr(value, "__module__", "") not in ("", getattr(module, "__name__", "")) and callable(value):
                continue
            pattern = _made(value) if callable(value) and not isinstance(value, type) else value
            if isinstance(pattern, re.Pattern):
                found[f"{getattr(module, '__name__', '')}.{name}"] = pattern
    return found


def test_patterns_are_found() -> None:
    assert len(patterns()) > 8


@GUARD
@pytest.mark.parametrize("name", sorted(patterns()))
def test_no_pattern_runs_away(name: str) -> None:
    pattern = patterns()[name]
    for unit in UNITS:
        for ending in ENDINGS:
            text = (unit * (LENGTH // len(unit) + 1))[:LENGTH] + ending
            assert all(found.end() <= len(text) for found in pattern.finditer(text))
            pattern.match(text)


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


@GUARD
@pytest.mark.parametrize("unit", UNITS)
def test_quotations_are_found_in_linear_time(unit: str) -> None:
    text = (unit * (10 * LENGTH // len(unit) + 1))[: 10 * LENGTH]
    body = tuple(_blocks(text))
    document = Document("doc", "x.txt", None, None, Published(DateRange(None, None), "none"), "en", text, body, ())
    spans = [part for quotation in find_quotations(document) for part in quotation.parts]
    assert all(span.start < span.end <= len(text) for span in spans)


SENTENCE = "Mayor Ada Vega said on Monday that 12 people had been hurt when the “old” bridge fell, and promised help. "


def _work(understand: Callable[[str], tuple[Document, Parse]], text: str) -> int:
    document, parse = understand(text)
    return calls(lambda: readout.annotate.annotate(document, parse))


@pytest.mark.parametrize("joint", ["", "\n"], ids=["one block", "a block a sentence"])
def test_cost_grows_with_length_not_with_its_square(
    understand: Callable[[str], tuple[Document, Parse]], joint: str
) -> None:
    _work(understand, SENTENCE * 2)  # what is loaded once is loaded
    short, long = 40, 160
    assert (
        _work(understand, (SENTENCE + joint) * long)
        < 1.5 * _work(understand, (SENTENCE + joint) * short) * long / short
    )
