"""A page's lines and what each is, before anything is said about the page as a whole.

In: bytes. Out: a `Reading`: the text, its lines with verdicts, title and standfirst, and the page's own metadata.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.model import PageRecord, Span
from readout.read.decode import Decoded, decode, normalise
from readout.read.furniture.classify import Verdict, classify
from readout.read.furniture.shape import Matrix
from readout.read.furniture.words import PageWords, words_of
from readout.read.html.boxes import boxed_kinds
from readout.read.html.features import markup_features
from readout.read.html.maintext import main_text
from readout.read.html.metadata import PageMetadata, read_metadata
from readout.read.html.parse import blank_tags, parse_html
from readout.read.html.visible import visible_text
from readout.read.lines import find_lines
from readout.read.title import Heading, find_heading

_Markup = tuple[Matrix, Sequence[str | None]]
"""What the markup says of every line: its numbers, and its kind where an element names it."""
TOO_DEEP = "the markup is nested too deeply to be parsed; it was read as plain text"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a page, its lines (ascending) with a verdict each, its heading, and what it says of itself."""

    text: str
    lines: tuple[Span, ...]
    verdicts: tuple[Verdict, ...]
    heading: Heading
    words: PageWords
    metadata: PageMetadata | None = None
    notices: tuple[str, ...] = ()

    def is_body(self, index: int) -> bool:
        """Whether a line belongs to the report: its text, its title or its standfirst."""
        return self.verdicts[index].body or index == self.heading.title or index in self.heading.standfirst

    def article(self) -> str:
        """The report without title and standfirst, one line a block: the article body of extraction benchmarks."""
        head = {self.heading.title, *self.heading.standfirst}
        kept = (s for i, s in enumerate(self.lines) if self.verdicts[i].body and i not in head)
        return "\n".join(span.of(self.text) for span in kept)


def read_text(data: bytes, record: PageRecord | None = None) -> Reading:
    """Read a plain page; `record` is what the file or the feed that held it says of it."""
    return _judge_text(decode(data, transport=_charset(record)), _titles(record))


def read_html(data: bytes, record: PageRecord | None = None) -> Reading:
    """Read an HTML page; one that no parser takes is read as text with its tags blanked, and says so."""
    decoded = decode(data, markup=True, transport=_charset(record))
    tree = parse_html(decoded.text)
    if tree is None:
        text = normalise(blank_tags(decoded.text))
        return _judge_text(Decoded(text, decoded.encoding, (*decoded.notices, TOO_DEEP)), _titles(record))
    text, marked = visible_text(tree)
    metadata = read_metadata(tree)
    markup = markup_features(text, marked, main_text(tree), metadata.article_text)
    spans = [line.span for line in marked]
    boxed = boxed_kinds(text, marked)
    return _judge(text, spans, (markup, boxed), metadata, decoded.notices)


def _charset(record: PageRecord | None) -> str | None:
    return record.charset if record is not None else None


def _titles(record: PageRecord | None) -> tuple[str, ...]:
    return (record.title,) if record is not None and record.title else ()


def _judge_text(decoded: Decoded, titles: tuple[str, ...] = ()) -> Reading:
    metadata = PageMetadata(titles=titles) if titles else None
    return _judge(decoded.text, find_lines(decoded.text), None, metadata, decoded.notices)


def _judge(
    text: str, spans: Sequence[Span], markup: _Markup | None, metadata: PageMetadata | None, notices: tuple[str, ...]
) -> Reading:
    lines = [text[span.start : span.end] for span in spans]
    words = words_of(lines)
    features, boxed = markup or (None, None)
    verdicts = classify(lines, features, boxed, words)
    heading = find_heading(lines, verdicts, metadata.titles if metadata is not None else ())
    if heading.title is not None:
        verdicts = _without_again(lines, verdicts, heading.title)
    return Reading(text, tuple(spans), tuple(verdicts), heading, words, metadata, notices)


def _without_again(lines: Sequence[str], verdicts: Sequence[Verdict], title: int) -> list[Verdict]:
    """The headline once more, over a player or in a bar that stays on the screen, is no sentence of the report."""
    if lines.count(lines[title]) == 1:
        return list(verdicts)
    again = (index != title and line == lines[title] for index, line in enumerate(lines))
    return [verdict._replace(body=False) if same else verdict for verdict, same in zip(verdicts, again, strict=True)]
