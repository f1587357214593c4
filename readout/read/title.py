"""The title of a page: the headline line, and the standfirst lines below it.

In: the lines, what the classifier says of them, the titles the page's metadata gives. Out: the index of the title line
and of the lines between it and the report that belong to the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from readout.read.furniture.classify import Verdict
from readout.read.furniture.cues import begins_like_furniture, firm_kind
from readout.read.furniture.forms import form_kind
from readout.read.furniture.heads import is_date_line, is_dated_line, is_masthead, is_staff_line
from readout.read.furniture.words import fold

_WORD = re.compile(r"[^\W_]{2,}")
_BLANKED = bytes(code if code > 0x7F or chr(code).isalnum() or code == ord("\n") else ord(" ") for code in range(256))
_MIN_WORDS, _MAX_CHARS = 3, 220
_LOOK_BEFORE = 60
"""How many lines above the report are searched: beyond that stand menus."""
_LIKE_BODY, _LIKE_TITLE = 0.5, 0.6
_PARAGRAPH = 140
_SIGNED_REACH = 3
_STEM, _NAME_WORDS, _NAME_LOSS, _SIGNED_BONUS, _LIKE_SIGNED = 5, 4, 0.4, 0.2, 0.3
_BETTER, _BETTER_SENTENCE = 0.15, 0.4
"""How much more like a headline a line must be than one above it; a sentence more so than one without a full stop."""
_SIGNED = re.compile(
    r"(?:(?:Essay|Analysis|Report|Story|Text|Words|Review|Comment|Opinion|Column|Interview) )?(?:By|BY|by)\s+[A-Z]|"
    r"Date of publication|(?:Published|Posted|Updated|PUBLISHED|UPDATED|POSTED)\b"
)
_PLACED_WORDS = 4
"""Words of the shortest line that is a headline by its place alone."""
_NAME_CHARS = 60
"""Longer lines of the report above the text are sentences or headlines themselves."""
_NO_HEADLINES = frozenset({"masthead", "byline", "advert", "legal"})
_PIECES = re.compile(r" [-–—·•>»/] .*? [-–—·•>»/] ")
"""A menu on one line."""
_LABEL = re.compile(
    r"^(?:BREAKING|Breaking|EXCLUSIVE|Exclusive|UPDATE \d?|UPDATED|LIVE|ANALYSIS|Analysis|WATCH|JUST IN)"
    r"\s?[:|–-]\s*"
)
"""What editors set before a headline; the rest is the headline all the same."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Indices into the lines: the title, and the standfirst lines that stand between it and the first paragraph."""

    title: int | None
    standfirst: tuple[int, ...] = ()


def find_heading(lines: Sequence[str], verdicts: Sequence[Verdict], titles: Sequence[str]) -> Heading:
    """Find the title among the lines above and at the beginning of the report."""
    body = [i for i, verdict in enumerate(verdicts) if verdict.body]
    if not body:
        return Heading(None)
    first = _first_paragraph(lines, body)
    # the lines above the text would be like themselves
    words = _distinct_words("\n".join(lines[i] for i in body if i >= first))
    above = range(max(0, first - _LOOK_BEFORE), first)
    given = _given(lines, range(max(0, first - _LOOK_BEFORE), min(len(lines), first + 3)), titles)
    title = given if given is not None else _likeliest(lines, above, words)
    if title is None:
        title = _placed(lines, verdicts, above)
    if title is None:
        return Heading(None)
    below = _standfirst(lines, verdicts, range(title + 1, first), words, bool(titles))
    return Heading(title, tuple(index for index in below if lines[index] != lines[title]))


def _first_paragraph(lines: Sequence[str], body: Sequence[int]) -> int:
    """The first body line that is a paragraph and not a headline or standfirst."""
    for index in body:
        line = lines[index]
        ended = line.rstrip(" \"'”’)")[-1:] in {".", "!", "?"}
        # a long headline has no full stop, and a byline or the date below, or it is the first line of the page
        unsigned = index > 0 and not _is_byline("".join(lines[index + 1 : index + 2]))
        headline = not ended and len(line) < _MAX_CHARS and not unsigned
        if (len(line) >= _PARAGRAPH and not headline) or (len(line.split()) >= 12 and ended):
            return index
    return body[0]


def _words(line: str) -> list[str]:
    return _WORD.findall(line.lower())


def _distinct_words(text: str) -> set[str]:
    """The words of a text, each once: most of them are of ASCII alone, and need no pattern. Some are single letters."""
    parted = _parted(text)
    tokens = set(parted.split())
    if not parted.isascii():
        other = {token for token in tokens if not token.isascii()}
        tokens -= other
        tokens.update(_WORD.findall(" ".join(other)))
    return tokens


def _words_by_line(lines: Sequence[str]) -> list[list[str]]:
    """The words of each line, in order."""
    return [
        [word for word in line.split() if len(word) > 1] if line.isascii() else _WORD.findall(line)
        for line in _parted("\n".join(lines)).split("\n")
    ]


def _parted(text: str) -> str:
    """The text in lower case, with blanks for what of ASCII belongs to no word; line ends stay."""
    return text.lower().encode("utf-8", "surrogatepass").translate(_BLANKED).decode("utf-8", "surrogatepass")


def _given(lines: Sequence[str], places: range, titles: Sequence[str]) -> int | None:
    """The line that says what the metadata gives as title, nearest to the report."""
    for title in titles:
        wanted = _words(title)
        if len(wanted) < 2:
            continue
        for index in reversed(places):
            own = _words(lines[index])
            if own == wanted or (len(own) >= _MIN_WORDS and _starts(wanted, own)):
                return index
    return None


def _starts(long: list[str], short: list[str]) -> bool:
    """Metadata titles often end with the outlet's name."""
    return long[: len(short)] == short and len(long) - len(short) <= 6


def _likeliest(lines: Sequence[str], places: range, words: AbstractSet[str]) -> int | None:
    """The line whose words the report holds most, the first of equals; None where no line is like a headline."""
    best: tuple[float, int] | None = None
    worded = dict(zip(places, _words_by_line(lines[places.start : places.stop]), strict=True)) if places else {}
    joined = {i: " ".join(own) for i, own in worded.items()}
    repeated = Counter(joined.values())
    stems = {word[:_STEM] for word in words if len(word) > _STEM}
    for index, own in worded.items():
        line = lines[index]
        if not _MIN_WORDS <= len(own) <= 40 or len(line) > _MAX_CHARS:
            continue
        long = [w for w in own if len(w) >= 4]
        like = sum(1 for w in long if w in words or w[:_STEM] in stems) / len(long) if long else 0.0
        if like < _LIKE_SIGNED or is_masthead(line, index) or is_staff_line(line) or is_dated_line(line):
            continue
        glued = any(joined[i].endswith(joined[index]) for i in range(places.start, index))
        signed = len(own) > _NAME_WORDS and _is_signed(lines, index)
        score = like + (0.3 if glued or repeated[joined[index]] > 1 else 0.0) + (_SIGNED_BONUS if signed else 0.0)
        if signed and index + 1 < len(lines) and _is_byline(lines[index + 1]):
            score += _SIGNED_BONUS  # the publisher's name stands above the headline, a standfirst seldom below it
        # a line of three or four capitalised words is a paper's name as likely as a headline
        if len(own) <= _NAME_WORDS and all(word[0].isupper() for word in line.split() if len(word) > 3):
            score -= _NAME_LOSS
        sentence = best is not None and _is_ended(line) and not _is_ended(lines[best[1]])
        ahead = best is None or score > best[0] + (_BETTER_SENTENCE if sentence else _BETTER)
        better = ahead and like >= (_LIKE_SIGNED if signed else _LIKE_BODY)
        if better and not _is_furniture(line):
            best = (score, index)
    return None if best is None else best[1]


def _is_ended(line: str) -> bool:
    return line.rstrip(" \"'”’)").endswith(".")


def _placed(lines: Sequence[str], verdicts: Sequence[Verdict], places: range) -> int | None:
    """The line that stands where headlines do, whatever its words: above a byline, or right above the text."""
    signed = short = None
    for index in places:
        line = lines[index]
        if not _is_headline_like(line, index) or verdicts[index].kind in _NO_HEADLINES:
            continue
        few = len(line.split()) < _PLACED_WORDS
        if index + 1 == places.stop:
            if any(_is_byline(lines[i]) or (verdicts[i].body and len(lines[i]) > _NAME_CHARS) for i in places[:-1]):
                break  # what stands below a byline or a sentence of the report is text
            return index if signed is None and not few else signed if signed is not None else short
        if _is_byline(lines[index + 1]) or is_staff_line(lines[index + 1]):
            signed, short = (signed, index) if few else (index, short)
    return signed if signed is not None else short


def _is_headline_like(line: str, index: int) -> bool:
    """Whether a line may be a headline by its form: two words or more that are no menu, motto, byline or furniture."""
    if not 1 < len(line.split()) <= 40 or len(line) > _MAX_CHARS or line.isupper() or "|" in line:
        return False
    staff = is_staff_line(line) or is_masthead(line, index) or _is_byline(line)
    return not staff and _PIECES.search(line) is None and not _is_furniture(line)


def _is_signed(lines: Sequence[str], index: int) -> bool:
    """Whether a byline or the date stands below, with a standfirst between at most: above those is the headline."""
    below = lines[index + 1 : index + 1 + _SIGNED_REACH]
    return any(_is_byline(line) for line in below)


def _is_byline(line: str) -> bool:
    return _SIGNED.match(line) is not None or is_date_line(line) or is_dated_line(line)


def _is_furniture(line: str) -> bool:
    if line.rstrip().endswith(":") or form_kind(line) is not None:
        return True
    return begins_like_furniture(fold(_LABEL.sub("", line)))


def _standfirst(
    lines: Sequence[str], verdicts: Sequence[Verdict], places: range, words: AbstractSet[str], marked_up: bool
) -> list[int]:
    """The lines between title and text that are the report's own; where there is markup the classifier knows better."""
    found: list[int] = []
    for index in reversed(places):
        line = lines[index]
        if verdicts[index].body:
            found.append(index)
            continue
        if marked_up or len(line.split()) < 5 or line.rstrip().endswith(("...", "…")):
            continue
        long = [w for w in _words(line) if len(w) >= 4]
        like = sum(1 for w in long if w in words) / len(long) if long else 0.0
        # a second line above a standfirst needs less to be one
        # what stands between a headline and its byline is the standfirst, in whatever words
        between = (
            verdicts[index].kind != "byline"
            and index == places.start
            and index + 1 < len(lines)
            and _is_byline(lines[index + 1])
        )
        enough = _LIKE_BODY - 0.1 if index + 1 in found else _LIKE_TITLE
        if (between or like >= enough) and not _is_furniture(line) and not _under_related(lines, index, places):
            found.append(index)
    return sorted(found)


def _under_related(lines: Sequence[str], index: int, places: range) -> bool:
    """Whether a heading like "Related stories" stands between the title and the line."""
    return any(firm_kind(fold(lines[i])) == "related" for i in range(places.start, index))
