"""When, where and how much: the times, places and numbers that belong to an event.

Times and quantities are given to the event word that stands nearest above them in the tree; places are nominals with a
preposition of place. What a number counts decides its slot: "killed at least 12 people" gives deaths [12, None].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import DEPTH, case_of, is_predicate, is_some_day
from readout.annotate.events.governors import lasting_clauses
from readout.annotate.events.mentions import MentionIndex
from readout.annotate.events.slots import (
    BODIES,
    COUNTED,
    FATE_SLOTS,
    MEASURE_SLOTS,
    PEOPLE_SLOTS,
    SLOTS,
    STATES,
    SURVIVING,
)
from readout.annotate.syntax import children, relation
from readout.model import Quantity, Span, TimeExpression, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "off",
        "around",
        "across",
        "throughout",
        "on",
        "over",
        "along",
        "through",
        "within",
        "above",
        "from",
        "toward",
        "to",
    ]
)
PLACES = frozenset({"PLACE", "FACILITY", "COUNTRY"})
LENGTH_PREPOSITIONS = frozenset({"for", "over", "during", "throughout", ""})
NO_LENGTH = frozenset({"ago", "later", "earlier", "before", "after", "since", "old", "previously", "ahead"})
MODIFYING = frozenset({"compound", "amod", "nummod", "appos"})
TIME_NOUNS = frozenset(
    {
        "day",
        "night",
        "morning",
        "evening",
        "afternoon",
        "week",
        "month",
        "year",
        "weekend",
        "hour",
        "season",
        "time",
        "monday",
    }
)
VAGUE = frozenset({"several", "few", "some", "many", "numerous", "various", "multiple"})
DEFINITE = frozenset({"the", "both", "these", "those", "other", "our", "their"})
SCORE_SIGNS = frozenset({"-", "–", "‑", ":"})
"""Between two numbers these make a score or a span ("3-1"), not counts."""
PARTS = frozenset({"half", "most", "all", "none", "some", "many", "few", "several", "nobody", "third", "quarter"})
AGES = frozenset({"old", "older", "aged", "age", "ages", "young", "younger"})
AGE_UNITS = frozenset({"year", "month", "week", "day"})
LENGTHENING = frozenset({"extend", "prolong", "lengthen", "renew", "continue"})
REACH = 12
"""Words before a time in which the participle it belongs to is looked for."""
MANY = 12
"""Above it "some" before a number says "about", and the number counts."""
SMALL = 3
"""Up to this number "the three" points back and counts nothing anew."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Which event word each time and quantity hangs on: index of the record by the head token of its phrase."""

    times: Mapping[int, tuple[int, ...]]
    quantities: Mapping[int, tuple[int, ...]]


def head_of(doc: Doc, span: Span, starts: Mapping[int, int]) -> Token | None:
    """The token of `span` whose head lies outside it; None where no token begins there."""
    first = starts.get(span.start)
    if first is None:
        return None
    index = first
    best = doc[first]
    while index < len(doc) and doc[index].idx < span.end:
        token = doc[index]
        if not span.start <= token.head.idx < span.end or token.head.i == token.i:
            best = token
            if token.pos_ not in ("ADP", "ADV", "PUNCT", "DET"):
                return best
        index += 1
    return best


def anchor(
    doc: Doc,
    spans: Sequence[Span],
    starts: Mapping[int, int],
    events: Mapping[int, int],
    modifying: bool = True,
    phrases: Sequence[Span | None] = (),
) -> dict[int, tuple[int, ...]]:
    """For each event (by its index in `events`' values), the indices of the spans that hang on it, ascending.

    `modifying` says whether spans that only modify a noun ("the 2007 champion") count for the event around it. Where
    the last word of the phrase counted (one of `phrases` for each of `spans`) is an event, the span is that event's.
    """
    found: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        phrase = phrases[number] if number < len(phrases) else None
        ahead = phrase is not None and phrase.end <= span.start
        head = head_of(doc, phrase if phrase is not None and ahead else span, starts)
        event = _event_above(head, events, modifying) if head is not None else None
        if not phrases and head is not None and event is not None:
            nearer = _participle_before(doc, starts.get(span.start, head.i), head)
            event = event if nearer is None else events.get(nearer.i)
        if ahead and head is not None and head.pos_ == "NOUN" and head.head.i in events:
            event = events[head.head.i]  # "the death toll rose to 9": the clause tells it, not its subject
        last = _last_token(doc, phrase, starts)
        if last is not None and last.i in events and not _stands_inside(last, event, events):
            event = events[last.i]
        if event is not None:
            found.setdefault(event, []).append(number)
    return {event: tuple(numbers) for event, numbers in found.items()}


def _participle_before(doc: Doc, first: int, head: Token) -> Token | None:
    """The participle inside the subject on which a time between it and the verb hangs.

    "The nurses hired two years ago have been dismissed": trees give such a time to the later verb.
    """
    verb = head.head
    if verb.i <= head.i or not is_predicate(verb):
        return None
    for token in reversed(doc[max(first - REACH, 0) : first]):
        if token.is_punct or token.i < verb.sent.start:
            return None
        if relation(token) == "acl" and token.pos_ == "VERB":
            subject = next((a for a in token.ancestors if relation(a) == "nsubj"), None)
            return token if subject is not None and subject.head.i == verb.i else None
    return None


def _last_token(doc: Doc, span: Span | None, starts: Mapping[int, int]) -> Token | None:
    """The last token that begins in `span`."""
    index = starts.get(span.start) if span is not None else None
    if span is None or index is None:
        return None
    while index + 1 < len(doc) and doc[index + 1].idx < span.end:
        index += 1
    return doc[index]


def _stands_inside(token: Token, event: int | None, events: Mapping[int, int]) -> bool:
    """Whether `token` is part of a nominal of `event`'s clause ("the death toll rose to 9"), not a clause beside it."""
    for _ in range(2 * DEPTH):
        if relation(token) in ("conj", "advcl", "parataxis", "ccomp") and is_predicate(token):
            return False
        if token.head.i == token.i:
            return False
        token = token.head
        if event is not None and events.get(token.i) == event:
            return True
    return False


def _event_above(token: Token, events: Mapping[int, int], modifying: bool) -> int | None:
    """The nearest event on the way to the root; a clause boundary without an event ends the way."""
    for _ in range(2 * DEPTH):
        if token.i in events:
            return events[token.i]
        if token.head.i == token.i:
            return None
        if is_predicate(token) and relation(token) in ("acl", "advcl", "ccomp", "parataxis"):
            return None if relation(token) != "ccomp" else events.get(token.head.i)
        if (
            not modifying
            and relation(token) in MODIFYING
            and token.head.i not in events
            and not _is_temporal(token.head)
        ):
            return None
        token = token.head
    return None


def _is_temporal(token: Token) -> bool:
    """Whether a noun is itself a stretch of time ("the evening of 3 May")."""
    return (token.pos_ != "PROPN" and token.pos_ != "NOUN") or token.lemma_.lower() in TIME_NOUNS


def choose_time(numbers: Sequence[int], times: Sequence[TimeExpression]) -> int | None:
    """The time of an event: the narrowest resolved date, else the first date or time of day, else None."""
    dated = [n for n in numbers if times[n].kind in ("date", "time")]
    resolved = [n for n in dated if times[n].days.earliest is not None and times[n].days.latest is not None]
    if resolved:
        return min(resolved, key=lambda n: (_width(times[n]), n))
    return dated[0] if dated else None


def _width(time: TimeExpression) -> int:
    first, last = time.days.earliest, time.days.latest
    return (last - first).days if first is not None and last is not None else 10**6


def place_of(candidate: Candidate, index: MentionIndex) -> str | None:
    """The entity id of where an event takes place: a place named with a preposition, nearest to the event word."""
    for word in dict.fromkeys((candidate.head, candidate.carrier)):
        for child in children(word, "obl", "nmod", "obj", "advmod"):
            visiting = candidate.sense is not None and candidate.sense.frame == "visit"
            if relation(child) == "obj" and not visiting:
                continue
            if relation(child) != "obj" and case_of(child) not in PLACE_PREPOSITIONS | ({"to"} if visiting else set()):
                continue
            if case_of(child) in ("to", "from", "on", "over") and not visiting:
                continue
            for token in _with_places(child):
                entity = index.named(token)
                if index.type_of(entity) in PLACES:
                    return entity
    return None


def _with_places(token: Token) -> Iterator[Token]:
    """A nominal and the places inside it: "on the sidelines of a summit in Lima"."""
    yield token
    for child in children(token, "nmod"):
        if child.dep_.lower() != "nmod:poss" and case_of(child) != "between":
            yield from _with_places(child)


def duration_value(time: TimeExpression, head: Token | None, candidate: Candidate) -> Value | None:
    """The duration that a time expression gives an event, or None ("in nearly five years" is none)."""
    if time.kind != "duration" or time.amount is None or head is None:
        return None
    beside = {child.lower_ for child in head.children} | {head.head.lower_}
    if head.i + 1 < len(head.doc):
        beside.add(head.nbor(1).lower_)
    if beside & NO_LENGTH or _is_age(head) or is_some_day(head):
        return None
    if head.head.i in {verb.i for verb in lasting_clauses(candidate.head)}:
        return Value("duration", time.unit, time.amount, time.span)
    if candidate.sense is not None and candidate.sense.mode in ("arrest", "court", "legal") and case_of(head) != "for":
        return Value("sentence", time.unit, time.amount, time.span)
    if relation(head) in ("obl", "nmod") and case_of(head) not in _length_prepositions(candidate, head):
        return None
    return Value("duration", time.unit, time.amount, time.span)


def _is_age(head: Token) -> bool:
    """Whether a length of time is how old somebody or something is ("older than 40 years", "aged 12")."""
    return head.head.lower_ in AGES or any(child.lower_ in AGES for child in head.children)


def _length_prepositions(candidate: Candidate, head: Token) -> frozenset[str]:
    """The prepositions that tell how long an event of this kind is: also "a truce of three days", "extended by"."""
    if candidate.nominal and head.head.i == candidate.head.i:
        return LENGTH_PREPOSITIONS | {"of"}
    if head.head.lemma_.lower() in LENGTHENING and relation(head) == "obl":
        return LENGTH_PREPOSITIONS | {"by"}
    return LENGTH_PREPOSITIONS


def quantity_value(quantity: Quantity, head: Token | None, candidate: Candidate) -> Value | None:
    """The value that a quantity gives an event; ordinals, "the two" and "several" give none."""
    if quantity.kind == "ordinal" or head is None:
        return None
    head = _counted(head)
    if (
        quantity.kind == "count"
        and _is_mere_reference(quantity, head)
        and not _is_one_of_toll(quantity, head, candidate)
    ):
        return None
    if quantity.kind == "measure" and quantity.unit in AGE_UNITS:
        return None  # how old somebody is, never a number of the event
    slot = {"money": "amount", "percent": "percent"}.get(quantity.kind)
    if slot is None and quantity.kind == "measure":
        slot = MEASURE_SLOTS.get((quantity.unit or "").lower(), "measure")
    if slot is None:
        slot = _count_slot(quantity, head, candidate)
    return Value(slot, quantity.unit, quantity.amount, quantity.span)


def _is_one_of_toll(quantity: Quantity, head: Token, candidate: Candidate) -> bool:
    """Whether "one" is all that were hurt, killed or held: "one policeman was wounded", not "one of them"."""
    if quantity.amount.low != 1 or head.pos_ != "NOUN" or any(case_of(c) == "of" for c in children(head, "nmod")):
        return False
    mode = candidate.sense.mode if candidate.sense is not None else None
    return SLOTS.get(mode or "") in PEOPLE_SLOTS and _is_patient(head, candidate)


def _counted(head: Token) -> Token:
    """The noun that a number belongs to, or the number itself where it stands alone ("injured 30")."""
    for _ in range(DEPTH):
        bound = relation(head) in ("nummod", "advmod", "det", "amod", "compound") or head.lower_ in ("least", "most")
        if not bound or head.pos_ in ("NOUN", "PROPN", "VERB") or is_predicate(head.head):
            break
        head = head.head
    return head


def _is_mere_reference(quantity: Quantity, head: Token) -> bool:
    """Whether a number only points ("the two countries", "one of them") or is too vague to compare ("several")."""
    if head.pos_ == "PROPN" or (quantity.amount.high is not None and quantity.amount.high <= 1):
        return True
    if any(near.text in SCORE_SIGNS for near in head.doc[max(head.i - 1, 0) : head.i + 2]):
        return True
    words = {child.lower_ for child in head.children}
    few = quantity.amount.high is None or quantity.amount.high <= MANY
    if few and (words & VAGUE or head.lower_ in VAGUE):
        return True
    owned = any(child.dep_.lower() == "nmod:poss" for child in head.children)
    small = quantity.amount.high is not None and quantity.amount.high <= SMALL
    return small and (owned or bool(words & DEFINITE))


def _count_slot(quantity: Quantity, head: Token, candidate: Candidate) -> str:
    """What is counted: by its own word, by a state it is left in, or by what happens to it."""
    told = _fate_slot(quantity, candidate)
    if told is not None:
        return told
    if _is_whole(quantity, head):
        return "total"
    for word in (head.lemma_.lower(), head.lower_, (quantity.of or "").rpartition(" ")[2].lower()):
        if word in COUNTED:
            return COUNTED[word]
    states = [*children(head, "amod", "acl", "xcomp", "appos"), *children(head.head, "xcomp")]
    for child in states:
        if child.lower_ in STATES:
            return STATES[child.lower_]
    mode = candidate.sense.mode if candidate.sense is not None else None
    slot = SLOTS.get(mode or "")
    event = head.i == candidate.head.i and head.pos_ == "NOUN"
    if slot in PEOPLE_SLOTS and (event or not _is_patient(head, candidate)):
        return "count"  # "210 operations" counts the operations, nobody
    return slot or "count"


def _is_whole(quantity: Quantity, head: Token) -> bool:
    """Whether a number is the whole of which another one counts a part ("22,400 of the 31,000 packets")."""
    near = head.doc[max(head.i - REACH, 0) : head.i + 2]
    number = next((token for token in near if token.idx == quantity.span.start), None)
    if number is None or number.i < 2 or number.nbor(-1).lower_ not in ("the", "its", "their"):
        return False
    if number.nbor(-2).lower_ != "of":
        return False
    begins = number.i == number.sent.start + 2
    return begins or number.nbor(-3).pos_ == "NUM" or number.nbor(-3).lower_ in PARTS


def _fate_slot(quantity: Quantity, candidate: Candidate) -> str | None:
    """The slot that the counted phrase itself names, its last telling word first, or None."""
    mode = candidate.sense.mode if candidate.sense is not None else None
    for word in reversed((quantity.of or "").lower().split()):
        if word in FATE_SLOTS:
            return FATE_SLOTS[word]
        if word in SURVIVING and mode in (None, "prices", "change", "rescue"):
            return "rescued"
        if word in BODIES:
            return "bodies"
    return None


def _is_patient(head: Token, candidate: Candidate) -> bool:
    """Whether the counted nominal is what the event is done to, not a by-stander of the clause."""
    node = head
    while relation(node) in ("nummod", "compound", "conj") and node.head.i != node.i and node.i != candidate.carrier.i:
        if relation(node) == "conj" and is_predicate(node):
            break
        node = node.head
    if node.i == candidate.carrier.i or node.i == candidate.head.i:
        return True
    bare = relation(node) == "obl" and case_of(node) == ""
    return bare or relation(node) in ("obj", "nsubj") or case_of(node) in ("of", "as")
