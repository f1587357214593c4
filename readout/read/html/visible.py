"""A parsed HTML page to its visible text, one line a block, and what the markup says of each line.

In: an lxml tree. Out: the text and one `MarkedLine` a line. White space is collapsed as a browser does; scripts,
styles, hidden elements and consent dialogues never become text. The walk is iterative: depth costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from readout.model import Span
from readout.read.lines import holds_any, trim

SILENT = frozenset(
    [
        "head",
        "title",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "noembed",
        "noframes",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "input",
        "applet",
        "frameset",
        "progress",
        "meter",
        "picture",
        "source",
    ]
)
BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "caption",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "search",
        "hgroup",
    ]
)
_APART = frozenset({"a", "button", "label", "time"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookie|consent|gdpr|onetrust|didomi|cmp|quantcast|usercentrics|ccpa|eupopup|truste|evidon)"
    r"(?:$|[\s_-]|banner|bar|notice|popup|law|policy|overlay|modal|wrapper|container|message|consent)",
    re.I,
)
_CONSENT_WORDS = (
    *("cookie", "consent", "gdpr", "onetrust", "didomi", "cmp", "quantcast", "usercentrics", "ccpa", "eupopup"),
    *("truste", "evidon"),
)
_SPACE, _OTHER_SPACE = re.compile(r"[ \t\n\r\f]+"), re.compile(r"[\t\r\f]")
_HINT_LENGTH = 200


class Frame(NamedTuple):
    """What the open elements say of the text within them; inherited from the outside in."""

    hints: str = ""
    """Tag names, classes and ids of the open elements, innermost last, lower case."""
    link: bool = False
    pre: bool = False
    heading: int = 0
    tag: str = "body"
    """The innermost block element."""
    group: int = 0
    """Number of the innermost element that may hold a whole article (div, section, article, td, …)."""
    depth: int = 0


class MarkedLine(NamedTuple):
    """One line of the visible text with its markup. `link_fraction` and `strong_fraction` are shares of its letters."""

    span: Span
    frame: Frame
    link_fraction: float
    strong_fraction: float


_HOLDERS = frozenset(
    [
        "body",
        "div",
        "section",
        "article",
        "main",
        "td",
        "aside",
        "header",
        "footer",
        "nav",
        "ul",
        "ol",
        "form",
        "blockquote",
        "li",
        "table",
    ]
)


class _Writer:
    """Collects text with collapsed white space and closes a line wherever a block begins or ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.lines: list[MarkedLine] = []
        self._line_pieces: list[str] = []
        self._linked = self._strong = self._letters = 0
        self._frame = Frame()
        self._spaced = True

    def write(self, words: str, frame: Frame, strong: bool) -> None:
        if frame.pre:
            for number, line in enumerate(words.split("\n")):
                if number:
                    self.end_line()
                self._put(line, frame, strong)
            return
        if "\n" in words or "  " in words or _OTHER_SPACE.search(words):
            words = _SPACE.sub(" ", words)
        if self._spaced:
            words = words.lstrip(" ")
        if words:
            self._put(words, frame, strong)
            self._spaced = words.endswith(" ")

    def space(self) -> None:
        if not self._spaced:
            self._line_pieces.append(" ")
            self._spaced = True

    def _put(self, words: str, frame: Frame, strong: bool) -> None:
        letters = len(words)
        if not self._letters:
            self._frame = frame
        self._letters += letters
        self._linked += letters if frame.link else 0
        self._strong += letters if strong else 0
        self._line_pieces.append(words)

    def end_line(self) -> None:
        if not self._line_pieces:
            return
        line = "".join(self._line_pieces)
        span = trim(line, 0, len(line))
        if span is not None:
            line = line[span.start : span.end]
            share = 1 / max(1, self._letters)
            at = Span(self.length, self.length + len(line))
            self.lines.append(MarkedLine(at, self._frame, self._linked * share, self._strong * share))
            self.pieces += (line, "\n")
            self.length += len(line) + 1
        self._line_pieces = []
        self._linked = self._strong = self._letters = 0
        self._spaced = True


def visible_text(root: Any) -> tuple[str, list[MarkedLine]]:
    """The visible text of the tree below `root`, lines ended by LF, and its lines, ascending; spans without the LF."""
    writer = _Writer()
    groups = 0
    open_elements: list[tuple[Any, Frame, bool, Iterator[Any]]] = []

    def enter(element: Any, outer: Frame, strong: bool) -> None:
        nonlocal groups
        tag = element.tag
        if tag in BLOCKS:
            writer.end_line()
        groups += tag in _HOLDERS
        frame = _inner(element, tag, outer, groups)
        bold = strong or tag in {"b", "strong"}
        if element.text:
            writer.write(element.text, frame, bold)
        open_elements.append((element, frame, bold, iter(element)))

    enter(root, Frame(), False)
    while open_elements:
        element, frame, strong, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            _leave(element, open_elements, writer)
        elif isinstance(child.tag, str) and child.tag not in SILENT and not _hidden(child):
            enter(child, frame, strong)
        elif child.tail:
            writer.write(child.tail, frame, strong)
    writer.end_line()
    return "".join(writer.pieces), writer.lines


def text_runs(root: Any, left_out: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Every text of the tree in order, and whether `visible_text` shows it; not that of `left_out` elements."""
    import lxml.etree

    seen: list[bool] = [True]
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            shown = element is root or (element.tag not in SILENT and not _hidden(element))
            seen.append(seen[-1] and shown)
            if element.text and element.tag not in left_out:
                yield element.text, seen[-1]
        else:
            seen.pop()
            if element.tail and element is not root:
                yield element.tail, seen[-1]


def _leave(element: Any, outer: list[tuple[Any, Frame, bool, Iterator[Any]]], writer: _Writer) -> None:
    tag = element.tag
    if tag in BLOCKS:
        writer.end_line()
    if not outer:
        return
    if element.tail:
        writer.write(element.tail, outer[-1][1], outer[-1][2])
    elif tag in _APART:
        following = element.getnext()
        if following is not None and following.tag in _APART:
            writer.space()


def _inner(element: Any, tag: str, outer: Frame, groups: int) -> Frame:
    named = element.get("class"), element.get("id"), element.get("itemprop"), element.get("role")
    own = " ".join(name for name in named if name)[:_HINT_LENGTH].lower()
    holder = tag in _HOLDERS
    if not own and not holder and tag not in BLOCKS and tag != "a":
        return outer
    return Frame(
        hints=f"{outer.hints} <{tag} {own}" if own or tag in BLOCKS else outer.hints,
        link=outer.link or (tag == "a" and element.get("href") is not None),
        pre=outer.pre or tag == "pre",
        heading=_HEADINGS.get(tag, outer.heading),
        tag=tag if tag in BLOCKS and tag != "br" else outer.tag,
        group=groups if holder else outer.group,
        depth=outer.depth + 1,
    )


def _hidden(element: Any) -> bool:
    given = element.attrib
    if not given:
        return False
    if "hidden" in given:
        return True
    style = given.get("style")
    if style and _HIDING.search(style):
        return True
    named, classes = given.get("id"), given.get("class")
    if not (named or classes) or element.tag in {"html", "body"}:
        return False
    return _asks_consent(f"{named or ''} {classes or ''}"[: 2 * _HINT_LENGTH].lower())


@lru_cache(4_096)
def _asks_consent(names: str) -> bool:
    """Whether an id and classes are those of a consent dialogue; the elements of a page share a few of them."""
    # the pattern is tried where one of its words stands: few names hold any
    return holds_any(names, _CONSENT_WORDS) and _CONSENT.search(names) is not None
