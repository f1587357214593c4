"""Where words stand, as selectors of the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/#selectors).

In come a text and a span, out come a TextPositionSelector and a TextQuoteSelector. Both count as the model asks and as
we do: Unicode code points, from 0, the end excluded. The words before and after are made as long as it takes for the
quote to stand in one place of the text alone.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32
"""Code points before and after, where they make the place plain."""


@dataclass(frozen=True, slots=True)
class TextQuote:
    """Words with those before and after."""

    prefix: str
    exact: str
    suffix: str


def text_quote(text: str, start: int, end: int, context: int = CONTEXT) -> TextQuote:
    """The words of a span, with context that no other place of the text has."""
    while True:
        low, high = max(0, start - context), min(len(text), end + context)
        whole = (low, high) == (0, len(text))
        if whole or _stands_once(text, text[low:high]):
            return TextQuote(text[low:start], text[start:end], text[end:high])
        context = max(1, context * 2)


def _stands_once(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) < 0


def selectors(text: str, start: int, end: int) -> list[dict[str, object]]:
    """Both selectors of a span, as JSON-LD; either finds the span by itself."""
    found = text_quote(text, start, end)
    around = {"prefix": found.prefix, "suffix": found.suffix}
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": found.exact, **{name: words for name, words in around.items() if words}},
    ]
