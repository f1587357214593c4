"""The words that a reader of an example page sees, found without the project's own reader."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = ("ferry", "merger", "visit")
UNSEEN = {"script", "style", "title", "head"}
INLINE = {"a", "b", "strong", "em", "i", "span", "time"}


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._unseen.append(tag)
        elif tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def visible_text(path: Path) -> str:
    """The page's text: as it is, or for HTML what stands outside of head, scripts and styles."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return text
    parser = _Seen()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts)
