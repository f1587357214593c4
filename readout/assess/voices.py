"""Two voices of one page against each other: a claim and its rebuttal, a count and a rival's count.

In come the story's pages with what each attributes to whom; out come conflicts. A rebuttal points back at the claim
just before it ("the governor disputes this", "the army called the report a lie", "…, which the company denies"). A
rival count has no noun of its own, as the one just before it has named what is counted ("Police spoke of 2,000. The
organisers put the number at 10,000"). Both need two voices, so that nothing that a page says by itself is against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.assess.differences import Differences, make_side
from readout.assess.facts import Evidenced
from readout.assess.figures import APART, PART
from readout.assess.matter import stem
from readout.assess.values import is_beside
from readout.model import Attribution, Quantity, Range, Sentence, Span, stable_id
from readout.model.account import Conflict, ConflictKind
from readout.model.links import AnnotatedPage

WORD = re.compile(r"\w+")
CLOSED = r"(?=\s*[.,;:!?)\"”’]|\s+(?:as|and|but|at|on|in|when|yesterday|firmly|strongly|however|again)\b)"
"""What may follow "this" or "that" where it points back and opens no clause."""
NOUN = r"(?:claims?|accounts?|versions?|reports?|assertions?|suggestions?|figures?|numbers?|story|description)"
BACK = (
    rf"(?:(?:this|that|it|them){CLOSED}"
    rf"|(?:the|these|those|such|his|her|its|their|that|this)\s+(?:\w+\s+)?{NOUN})"
)
DISPUTING = r"(?:disput(?:e|es|ed)|reject(?:s|ed)?|contest(?:s|ed)?)"
DENYING = rf"(?:den(?:y|ies|ied)|{DISPUTING})"
UNTRUE = (
    r"(?:an?\s+)?(?:lies?|untrue|false|wrong|rubbish|nonsense|slander|fairy"
    r"|invent|fabricat|incorrect|absurd|misleading)"
)
REBUTTAL = re.compile(
    rf"\b(?:(?:{DISPUTING}|contradict(?:s|ed)?|refut(?:e|es|ed)|dismiss(?:es|ed)?)\s+{BACK}(?!\s+at\s+the\s+time)"
    rf"|,\s+(?:which|something|a\s+claim)\s+(?:that\s+)?"
    rf"(?:[\w’'-]+\s+){{1,4}}(?:{DENYING}|call(?:s|ed)?\s+{UNTRUE})"
    r"|disagree(?:s|d)\b(?!\s+(?:with|over|on|about))"
    rf"|call(?:s|ed)?\s+(?:this|that|it|them|{BACK})\s+[“\"'‘]?{UNTRUE}"
    rf"|(?:that|this|it)\s+(?:is|was)\s+(?:(?:simply|completely|plainly)\s+)?(?:not\s+(?:true|correct|so)|{UNTRUE}))",
    re.IGNORECASE,
)
"""Words that point back at a claim and say that it is not so."""
DENIAL = re.compile(r"\b(?:den(?:y|ies|ied)|disput(?:e|es|ed))\s+(?:that|having|any)\b", re.IGNORECASE)
"""Words that deny what follows them, which may be the claim before them said again."""
NO_CLAIM = re.compile(r"(?:not\s+)?to\s+be\s|not\s+to\s+be\s|anonymous", re.IGNORECASE)
"""Beginnings of what somebody says that claims nothing ("asked not to be named")."""
BLAME = re.compile(r"\b(?:accus|blam|alleg|charg|suspect|demand|urg|call(?:s|ed)?\s+(?:on|for))", re.IGNORECASE)
"""Words for a saying that blames somebody or asks for something, which the other always denies."""
OPINION = re.compile(
    r"\b(?:will|would|can|could|may|might|should|must|ought|to blame|responsible|at fault)\b", re.IGNORECASE
)
"""Words that make what somebody says a plan, a prediction or blame."""
BEFORE = 2
"""Sentences before a rebuttal in which its claim may stand."""
ESTIMATE = re.compile(
    r"\b(?:put(?:s|ting)?\s+(?:the|their|its|his|her)\s+(?:[\w-]+\s+){0,2}(?:at|closer to)"
    r"|(?:spoke|speaks?|spoken|talk(?:s|ed)?)\s+of|count(?:s|ed)?|estimat(?:e|es|ed)|reckon(?:s|ed)?|claim(?:s|ed)?|g[ai]ve(?:s|n)?\s+(?:the|a)\s+(?:number|figure)\s+(?:of|as)"
    r"|(?:number|figure|total|turnout|toll)\s+(?:is|was|were)|say(?:s)?|said|insist(?:s|ed)?|according\s+to|fear(?:s|ed)?)\b",
    re.IGNORECASE,
)
"""Words with which somebody gives a number of his own."""
EARLIER = re.compile(
    r"\b(?:earlier|before|at first|initially|first|previously|last (?:year|month|time)|up from|down from|in \d{4}"
    r"|of them|of those|of whom|another|more|each|by then|now|later|since|for a time|for a while)\b",
    re.IGNORECASE,
)
"""Words that make a number of another time or of a part."""
ENDS = re.compile(
    r"\s*(?:[.,;:!?)\"”]|$|people\b|took part|turned out|attended|marched|and\b|but\b|while\b|at (?:the|its)\b)",
    re.IGNORECASE,
)
"""What may follow such a number; a verb of its own tells something else."""
REACH = 45
"""Characters before a number in which somebody is said to give it."""
LONG = 4
"""Letters of a word from which two passages that share it speak of one thing."""
FAR = 8.0
"""Ratio of two counts from which they are of different things."""
PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Voiced:
    """A place of a page and whose word it is, by name of the source; `None` for the page itself."""

    span: Span
    voice: str | None


def find_rebuttals(evidenced: Evidenced) -> Differences:
    """One conflict for every claim of one voice that another, right behind it, says is not so."""
    found = []
    for document, page in sorted(evidenced.pages.items()):
        text, sentences = page.document.text, page.annotations.sentences
        for number, sentence in enumerate(sentences):
            within = sentence.span.start, sentence.span.end
            back = REBUTTAL.search(text, *within)
            match = back or DENIAL.search(text, *within)
            sides = rebutted(page, sentences, number, match, again=back is None) if match is not None else None
            if sides is not None:
                values = tuple(make_side([(document, side.span)], evidenced) for side in sides)
                told = f"“{values[0].value}”, says one voice; another that it is not so: “{values[1].value}”."
                found.append(conflict("polarity", "claim", document, sides, values, told))
    return Differences(conflicts=tuple(found))


def rebutted(
    page: AnnotatedPage, sentences: Sequence[Sentence], number: int, match: re.Match[str], *, again: bool
) -> tuple[Voiced, Voiced] | None:
    """The claim and its rebuttal; None where no other voice has made a claim, or, with `again`, none in like words."""
    sentence = sentences[number]
    rebuttal = voice_at(page, match.start(), sentence)
    inside = [c for c in said_in(page, Span(sentence.span.start, match.start())) if c.voice != rebuttal]
    start = match.start() if inside else sentence.span.start
    claims = inside
    for before in reversed(range(max(0, number - BEFORE), number)):
        if not claims and sentences[before].block == sentence.block:
            claims = [c for c in said_in(page, sentences[before].span) if c.voice != rebuttal]
    if again:
        denied = stems(page.document.text[match.end() : sentence.span.end])
        claims = [c for c in claims if stems(c.span.of(page.document.text)) & denied]
    if not claims:
        return None
    return claims[-1], Voiced(Span(start, sentence.span.end), rebuttal)


def stems(text: str) -> set[str]:
    """Beginnings of the longer words of a text."""
    return {stem(word) for word in WORD.findall(text) if len(word) > LONG}


def said_in(page: AnnotatedPage, within: Span) -> list[Voiced]:
    """What somebody says inside a stretch of a page, in order."""
    text = page.document.text
    return [
        Voiced(span, name_of(one, text))
        for one in page.annotations.attributions
        if one.kind == "statement" and one.source is not None
        for span in one.content
        if within.contains(span) and len(WORD.findall(span.of(text))) > 2 and is_claim(one, span, text)
    ]


def is_claim(one: Attribution, span: Span, text: str) -> bool:
    """Whether somebody says that something is or was so; blame, plans and predictions are another matter."""
    cue = one.cue.of(text) if one.cue is not None else ""
    if re.search(DENYING, cue):
        return False
    return not (NO_CLAIM.match(text, span.start) or BLAME.search(cue) or OPINION.search(text, span.start, span.end))


def voice_at(page: AnnotatedPage, at: int, sentence: Sentence) -> str | None:
    """Whose saying has its cue or its content nearest to a place of a sentence; None where nobody is said to speak."""
    text = page.document.text
    near = [
        (abs(one.cue.start - at), name_of(one, text))
        for one in page.annotations.attributions
        if one.cue is not None and one.source is not None and sentence.span.contains(one.cue)
    ]
    return min(near, key=lambda row: (row[0], row[1] or ""))[1] if near else None


def name_of(one: Attribution, text: str) -> str | None:
    """The words for the source of a saying."""
    return one.speaker or (one.source.of(text).casefold() if one.source is not None else None)


def find_rival_counts(evidenced: Evidenced) -> Differences:
    """One conflict for every two numbers that two voices give, one behind the other, of one thing."""
    told: dict[tuple[float, float], list[tuple[str, Quantity, Quantity]]] = {}
    for document, page in sorted(evidenced.pages.items()):
        for one, other, _ in rival_counts(page):
            pair = sorted((one, other), key=lambda q: (middle(q.amount), q.span))
            told.setdefault((middle(pair[0].amount), middle(pair[1].amount)), []).append((document, pair[0], pair[1]))
    found = []
    for _, rows in sorted(told.items()):
        values = tuple(
            make_side([(row[0], q.span) for row in rows for q in (row[1] if first else row[2],)], evidenced)
            for first in (True, False)
        )
        words = f"Two voices give different numbers: “{values[0].value}” and “{values[1].value}”."
        document, one, other = rows[0]
        sides = (Voiced(one.span, None), Voiced(other.span, None))
        found.append(conflict("numeric", "count", document, sides, values, words))
    return Differences(conflicts=tuple(found))


def rival_counts(page: AnnotatedPage) -> Iterator[tuple[Quantity, Quantity, tuple[str | None, str | None]]]:
    """Two neighbouring counts of one block, the second without a noun of its own, by two voices."""
    text, sentences = page.document.text, page.annotations.sentences
    placed = [(q, i) for i, s in enumerate(sentences) for q in page.annotations.quantities if s.span.contains(q.span)]
    counts = [(q, i) for q, i in placed if q.kind == "count"]
    for (one, i), (other, j) in pairwise(counts):
        near = j - i <= 1 and sentences[i].block == sentences[j].block
        near = near and not any(is_part(q, text) for q in (one, other))
        if not near or not rivals(one, other, text) or not estimated(other, sentences[j], text):
            continue
        voices = voice_of(page, one, sentences[i]), voice_of(page, other, sentences[j])
        if voices[1] is not None and voices[0] != voices[1] and not dated_apart(one, other, text, sentences[j]):
            yield one, other, voices


def rivals(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether two numbers can be of one thing and cannot both hold: the second counts nothing else by name."""
    a, b = middle(one.amount), middle(other.amount)
    if min(a, b) <= 1 or max(a, b) > FAR * min(a, b) or one.amount.intersection(other.amount) is not None:
        return False
    nouns = [(q.of or "").casefold().split()[-1:] for q in (one, other)]
    bare = not nouns[1] or nouns[1][0] in ("people", "persons", "number", "figure", "total", "toll", "turnout")
    return nouns[0] == nouns[1] or (bare and bool(nouns[0]) and (not nouns[1] or one.unit == PEOPLE))


def is_part(quantity: Quantity, text: str) -> bool:
    """Whether a number is a part of another or the whole of one."""
    before = text[max(0, quantity.span.start - REACH) : quantity.span.start]
    return is_beside(quantity.span, text) or bool(PART.search(before) or APART.match(text, quantity.span.end))


def middle(amount: Range) -> float:
    """The end of a range that is known."""
    return (amount.low if amount.low is not None else amount.high) or 0.0


def estimated(quantity: Quantity, sentence: Sentence, text: str) -> bool:
    """Whether somebody is said to give the number."""
    before = text[max(sentence.span.start, quantity.span.start - REACH) : quantity.span.start]
    if not ENDS.match(text, quantity.span.end):
        return False
    after = text[quantity.span.end : sentence.span.end]
    return (
        ESTIMATE.search(before) is not None
        or re.search(r",\s*(?:according to|[\w\s’'-]{2,40}\bsaid)\b", after) is not None
    )


def voice_of(page: AnnotatedPage, quantity: Quantity, sentence: Sentence) -> str | None:
    """Whose number it is: of the saying that holds it, else of who stands before the word that gives it."""
    text = page.document.text
    holding = [
        one for one in page.annotations.attributions if any(span.contains(quantity.span) for span in one.content)
    ]
    if holding:
        return name_of(min(holding, key=lambda a: sum(len(s) for s in a.content)), text)
    before = text[sentence.span.start : quantity.span.start]
    given = list(ESTIMATE.finditer(before))
    words = WORD.findall(before[: given[-1].start()]) if given else []
    return " ".join(words[-3:]).casefold() or None


def dated_apart(one: Quantity, other: Quantity, text: str, sentence: Sentence) -> bool:
    """Whether the words around say that the second number is of another time or of a part."""
    return EARLIER.search(text, one.span.end, min(other.span.end + REACH, sentence.span.end)) is not None


def conflict(
    kind: ConflictKind, slot: str, document: str, sides: Sequence[Voiced], values: tuple[object, ...], told: str
) -> Conflict:
    """The record."""
    key = stable_id("con", document, slot, *(f"{side.span.start}:{side.span.end}" for side in sides))
    return Conflict(key, (), slot, kind, values, told)  # type: ignore[arg-type]
