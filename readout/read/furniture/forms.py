"""Lines that their form alone shows to be furniture, and paragraphs that theirs shows to be of the report.

In: the lines of a page. Out: a kind a line, or None. What is meant: the line under a picture that ends in its
credit, the date and time by themselves above the text, the name of an agency on a line of its own, a prompt to pay or
to subscribe. The classifier is sometimes wrong about them since its pages have few; only what no sentence has is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

import numpy as np

from readout.read.furniture.characters import ALNUM, DIGIT, MARK, WordSet, word_set
from readout.read.furniture.heads import EMBARGO_WORDS, MOTTO_PLACES, is_date_line, is_masthead, is_staff_line
from readout.read.furniture.inline import CREDITS, find_inline
from readout.read.furniture.wordings import TOLD, worded_kind, worded_lines
from readout.read.furniture.words import PageWords, words_of
from readout.read.lines import holds_any
from readout.read.sources import SOURCE_PARTS, is_source_line

_CAPTION_CHARS = 240
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
_CLOSED, _CREDIT_CHARS = re.compile(r"[)\]]\W{0,2}$"), 101
"""What the lines that end in a credit have near their end (a bracket; a stroke or colon): the others need no look."""
_BOXED = re.compile(
    r"\[\s*(?:Chart|Graphic|Map|Photo|Image|Video|Table|Illustration|Infographic|Gallery|Embed\w*|Audio|Podcast|Poll|Quiz)"
    r"\b[^\[\]]{0,300}\]"
)
_LINKED = re.compile(
    r"\[(?!(?:Editor|Correction|Update|Note|Disclosure|Disclaimer)\b)[A-Z]"
    r"(?:[^\[\]\s]{0,30} ){3,20}[^\[\]\s]{1,30}(?<![.!…])\]"
)
"""A headline in brackets on a line of its own: another report, linked."""
_PICTURED = re.compile(
    r"(?:Getty Images?|Getty - [A-Z]\w+|Rex Features|Shutterstock|Alamy|NurPhoto|SWNS|AP:Associated Press|"
    r"PA:Press Association|AFP or licensors) (?=[A-Z“‘\"'])(?:\S{1,30} ){3,30}\S{1,30}(?<![.!?”\"])"
)
"""A picture's credit and, behind it, what it shows: a phrase without a full stop."""
_COPYRIGHTS = ("©", "(c)", "(C)", "Copyright", "COPYRIGHT")
_RIGHTS = re.compile(r"[^.!?]{0,120}[.!?,]?\s*all rights reserved\b", re.I)
"""The small print of an agency or a site, which may go on for sentences."""
_SLIDESHOW = re.compile(r"\b(?:[Pp]lay|[Vv]iew|[Ss]tart) [Ss]lideshow\b.{0,60}?\b\d{1,3} of \d{1,3}\b")
_GALLERIES, _GALLERY_CHARS = ("Photos: ", "PHOTOS: ", "Pictures: ", "In pictures: ", "Gallery: ", "Slideshow: "), 24
_TOKEN = re.compile(r"[^\W_]+")
_MORE = re.compile(
    r"(?:MORE ON|More on|MORE FROM|More from|READ MORE ON|Read more on|MORE IN|More in|MOST READ IN|Most read in|"
    r"Most viewed in|Top stories in)\s[^.!?:]{2,50}"
)
_ROLE = re.compile(
    r"(?:[A-Z][\w’'.-]+ [A-Z][\w’'.-]+,? )?(?:[A-Z][\w&-]+ )?(?:[a-z]+ ){0,2}(?:reporter|correspondent|editor|writer|"
    r"Reporter|Correspondent|Editor|Writer|Staff|Desk|desk)s?"
)
_PERSON = re.compile(
    r"[A-Z][a-z’'-]{1,15}(?: [A-Z]\.)?(?: (?:de|van|von|al|el|da)\b)?(?: [A-Z][A-Za-z’'-]{1,20}){1,2}"
    r"(?:,? (?:at|in) [A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})?"
)
_PICTURE_STARTS = ("Getty ", "Rex ", "Shutterstock ", "Alamy ", "NurPhoto ", "SWNS ", "AP:", "PA:", "AFP or ")
_PICTURE_WORDS = ("getty", "rex", "shutterstock", "alamy", "nurphoto", "swns", "ap", "pa", "afp")
_MORE_LETTERS, _TITLE_WORDS = frozenset("MRT"), 4
_ROLES = ("reporter", "correspondent", "editor", "writer", "staff", "desk")
_ROLE_ENDS = ("eporter", "orrespondent", "ditor", "riter", "taff", "esk")
_SENTENCE_CHARS, _LONG_CHARS = 60, 100
_DESK_LETTERS = re.compile(r"(?<=[.!?\"”]) [A-Z]{2,5}(?: [A-Z]{2,5}){0,3}$")
"""The letters of those who wrote and read an agency's report, after its last sentence."""
_PUBLISHED, _AFTER_STOP, _STOPS = ("Published:", "Published "), ' "”’)', frozenset(".!?")
_STAMPS = frozenset({"publish", "updated", "posted:", "posted ", "last mo", "last up", "first p"})
_PARAGRAPH = 140


def formed_kinds(lines: Sequence[str], words: PageWords | None = None) -> list[str | None]:
    """The kind of each line that its form shows to be furniture, None for the others; in the order of `lines`.

    `words` are those of the lines, where they are known.
    """
    words = words or words_of(lines)
    first = next((i for i, line in enumerate(lines) if len(line) >= _PARAGRAPH), len(lines))
    told = {number for number, _ in words.holding(_form_words())}
    shaped, worded, heads = (
        _shaped_lines(words, told),
        worded_lines(lines, words),
        _head_kinds(lines, first, words, told),
    )
    galleries = _galleries(lines)
    kinds = _listed(lines)
    for number in sorted({*galleries, *shaped, *worded, *heads}):
        line = lines[number]
        kind = "caption" if number in galleries else _shaped_kind(line) if number in shaped else None
        if kind is None and number in worded:
            kind = worded_kind(line)
        kinds[number] = kind or heads.get(number) or kinds[number]
    return kinds


def _listed(lines: Sequence[str]) -> list[str | None]:
    """The headlines below a line like "More on …", once the report has begun; None for the others."""
    kinds: list[str | None] = [None] * len(lines)
    begun = (
        i for i, line in enumerate(lines) if len(line) > _SENTENCE_CHARS and line.rstrip(_AFTER_STOP)[-1:] in _STOPS
    )
    listed = False
    for number in range(next(begun, len(lines)), len(lines)):
        line = lines[number]
        if listed or line[0] in _MORE_LETTERS:
            listed = (line[0] in _MORE_LETTERS and _MORE.fullmatch(line) is not None) or (listed and _is_teaser(line))
            kinds[number] = "related" if listed else None
    return kinds


def _galleries(lines: Sequence[str]) -> set[int]:
    """The lines of a gallery without its pictures: each begins with the gallery's name, whatever it tells.

    Where a page is hardly more than its gallery, that is its report.
    """
    begun = [(number, line[:_GALLERY_CHARS]) for number, line in enumerate(lines) if line.startswith(_GALLERIES)]
    often = Counter(head for _, head in begun)
    found = {number for number, head in begun if often[head] > 1}
    return found if 2 * sum(len(lines[number]) for number in found) < sum(map(len, lines)) else set()


def _shaped_lines(words: PageWords, told: AbstractSet[int]) -> set[int]:
    """The lines that may have a form of their own; most have no mark of any. `told` hold a word of one."""
    text = words.characters
    starts = np.flatnonzero(text.codes == ord("\n"))[:-1] + 1
    odd = np.flatnonzero(~text.holds(ALNUM)[starts])
    return {*odd.tolist(), *text.line[text.holds(MARK)].tolist(), *told}


def _is_teaser(line: str) -> bool:
    """Whether a line below "More on …" is another report's headline: five words or more and no full stop."""
    return 5 <= len(line.split()) <= 25 and line.rstrip(' "”’)')[-1:] not in {".", "!", ":"}


def _head_kinds(lines: Sequence[str], first: int, words: PageWords, told: AbstractSet[int]) -> dict[int, str]:
    """The kinds of the lines above the first paragraph, which is line `first`; `told` hold a word of such lines."""
    text = words.characters
    marked = set(text.line[text.holds(DIGIT) | (text.codes == ord(":"))].tolist())
    dated = {number for number in marked if number <= first and is_date_line(lines[number])}
    below = (number for number, line in enumerate(lines[: first + 1]) if line.startswith(_PUBLISHED))
    signed = {number - 1 for number in (*dated, *below)}
    kinds: dict[int, str] = {}
    for number in {*range(MOTTO_PLACES), *told, *marked, *signed}:
        if 0 <= number < first:
            kind = _head_kind(lines, number, number in dated, (number in marked, number in told))
            if kind is None and number in signed and _is_signed(lines, number):
                kind = "byline"
            if kind is not None:
                kinds[number] = kind
    return kinds


def _head_kind(lines: Sequence[str], number: int, dated: bool, hints: tuple[bool, bool]) -> str | None:
    """The kind of a line above the text; `hints` are whether it holds a number or colon, and a word of such lines."""
    line, (marked, told) = lines[number], hints
    if (number < MOTTO_PLACES or told) and is_masthead(line, number):
        return "masthead"
    if dated:
        return "masthead" if line.lstrip()[:7].lower() not in _STAMPS else "byline"
    made = (marked and is_staff_line(line)) or (told and (is_source_line(line) or _is_role(line)))
    return "byline" if made else None


@cache
def _form_words() -> WordSet:
    roles = (ending + plural for ending in _ROLES for plural in ("", "s"))
    return word_set((*SOURCE_PARTS, *EMBARGO_WORDS, *roles, *_PICTURE_WORDS, "copyright", "slideshow"))


def _is_role(line: str) -> bool:
    return line.rstrip("s").endswith(_ROLE_ENDS) and _ROLE.fullmatch(line) is not None


def _is_signed(lines: Sequence[str], number: int) -> bool:
    """Whether a line above the date and below a headline is who wrote the report: a person's name."""
    above = lines[max(0, number - 3) : number]
    return (
        bool(above)
        and _PERSON.fullmatch(lines[number]) is not None
        and any(len(o.split()) >= _TITLE_WORDS for o in above)
    )


def form_kind(line: str) -> str | None:
    """The kind of furniture that a line is by its form, wherever on the page it stands; None for the others."""
    return _shaped_kind(line) or worded_kind(line)


def _shaped_kind(line: str) -> str | None:
    """The kind by the marks that a line has: brackets, strokes, arrows, the credit of a picture."""
    if line.startswith(_COPYRIGHTS) and _RIGHTS.match(line):
        return "legal"
    if "lideshow" in line and _SLIDESHOW.search(line):
        return "caption"
    if len(line) > _CAPTION_CHARS:
        return None
    if not line[0].isalnum() and _TOKEN.search(line) is None:
        return "other"
    if line[:2] == ">>":
        return "related"
    if (line[0] == "[" and _BOXED.fullmatch(line.strip())) or is_captioned(line):
        return "caption"
    if line.startswith(_PICTURE_STARTS) and _PICTURED.fullmatch(line.strip()):
        return "caption"
    return "related" if line[0] == "[" and _LINKED.fullmatch(line.strip()) else None


def is_captioned(line: str) -> bool:
    """Whether a line stands under a picture: a phrase, or one sentence that nobody says, and a picture's credit."""
    stroke = max(line.rfind("/"), line.rfind(":"))
    if not (0 <= stroke >= len(line) - _CREDIT_CHARS or _CLOSED.search(line, max(0, len(line) - 3))):
        return False
    parts = [(span, kind) for span, kind in find_inline(line) if kind == "caption"] if holds_any(line, CREDITS) else []
    if not parts or parts[-1][0].end < len(line.rstrip()) - 2:
        return False
    rest = line[: parts[-1][0].start].rstrip(" |-–—")
    return len(rest) <= _CAPTION_CHARS and not TOLD.search(rest) and not _SENTENCE.search(rest)


def is_paragraph(line: str) -> bool:
    """Whether a line reads like a paragraph of a report: several sentences in which somebody says something."""
    return len(line) >= _LONG_CHARS and has_sentences(line) and TOLD.search(line) is not None


def has_sentences(line: str) -> bool:
    """Whether a line is two sentences or more, in lower case and ended by a full stop."""
    line = _DESK_LETTERS.sub("", line)
    words = line.split()
    if len(line) < _SENTENCE_CHARS or line.rstrip(' "”’)')[-1:] not in {".", "!", "?"} or line.endswith("..."):
        return False
    lower = sum(1 for word in words if word[0].islower())
    return lower >= 0.6 * sum(1 for word in words if not word[0].isdigit()) and _SENTENCE.search(line) is not None
