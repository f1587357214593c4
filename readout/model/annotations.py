"""What was understood of one page by itself.

Every record carries spans of `Document.text`. Indices and ids refer to records of the same `Annotations`; sequences
ascend by their first span.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readout.model.ranges import UNKNOWN_DAYS, DateRange, Range
from readout.model.spans import Span

if TYPE_CHECKING:  # loading numpy would double the time of `readout --help`
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body.

    `words` are the lower-case lemmas of its content words in order, `starts` their offsets.
    """

    span: Span
    words: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    block: int = 0
    """Index of the body block the sentence stands in."""
    phrases: tuple[Span, ...] = ()
    """Nouns with what stands before them of adjectives and nouns ("climate policy"), ascending."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named. `kind` is name, nominal or pronoun."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function: `title` as a newspaper would print it, `of` the id of the entity it belongs to."""

    title: str
    of: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something a page names.

    `type` is PERSON, ORGANIZATION, COUNTRY, PLACE, FACILITY, EVENT or OTHER. `name` is the fullest name the page gives
    (for a country its canonical English name); `aliases` the other names, sorted. `key` identifies a known country or
    city across pages (ISO 3166 alpha-2, else None).
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as said. `kind` is date, time, duration or set.

    Dates resolve to `days` (open ends where unresolved, with `reason` saying why); clock times and parts of the day
    give `hours` (local hours, 0 to 24). Durations give `amount` in `unit` (second, minute, hour, day, week, month,
    year). `anchor` is document (resolved against the page's date), text (against another expression) or none.
    """

    span: Span
    kind: str
    days: DateRange = UNKNOWN_DAYS
    hours: Range | None = None
    amount: Range | None = None
    unit: str | None = None
    anchor: str = "none"
    reason: str = ""
    edtf: str | None = None
    timex: str | None = None
    """The TIMEX3 value ("2017-W05", "P5Y", "PRESENT_REF"), for evaluation and exchange."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as said: the range it allows, its unit ("people", "USD", "percent", "km", …), what is counted.

    `kind` is count, money, percent, measure or ordinal. `of` is the head noun phrase counted, as written;
    `of_span` its place.
    `approximate` marks "about", "some", "nearly", "dozens": the range is then wider than the words' number.
    """

    span: Span
    amount: Range
    unit: str | None
    kind: str
    of: str | None = None
    of_span: Span | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A number that the page itself says has been replaced: `old` and `new` in one `sentence`."""

    old: Span
    new: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody said something. `source`, `cue` and `content` are spans; `speaker` and `addressees` entity ids.

    `direct` marks words in quotation marks; one saying with both direct and indirect parts is one attribution per part.
    `content` spans are without the quotation marks. `via` is the entity that speaks for the speaker or relays the
    words.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
    speaker: str | None
    addressees: tuple[str, ...] = ()
    via: str | None = None
    kind: str = "statement"
    """statement (said, written, decreed, judged in words), attitude (believed, wanted, planned), evidence (shown,
    found) or silence (asked and not answered: nobody's words)."""
    speakers: tuple[str, ...] = ()
    """Who else says it along with `speaker` ("Vega and Roth said"), in text order."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event. `role` is actor, recipient, attendee, addressee or topic."""

    role: str
    span: Span
    entity: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A number that belongs to an event.

    `slot` is duration, deaths, injured, missing, amount, count, distance, percent, magnitude, …
    """

    slot: str
    unit: str | None
    amount: Range
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, happened, is planned, asked for or denied.

    `extent` is the clause or sentence that tells it; `type` and `mode` are PLOVER's (None: an event of news that
    PLOVER has no word for, then `lemma` alone says what it is). `modality` is happened, planned, possible, requested,
    denied or unknown; `polarity` positive or negative.
    """

    id: str
    trigger: Span
    extent: Span
    lemma: str
    type: str | None
    mode: str | None
    participants: tuple[Participant, ...]
    time: int | None = None
    place: str | None = None
    values: tuple[Value, ...] = ()
    purpose: Span | None = None
    polarity: str = "positive"
    modality: str = "happened"
    state: str | None = None
    """For a planned event: postponed, cancelled, resumed, rejected, accepted; None where nothing is said."""
    commitment: bool = False
    background: bool = False
    attribution: str | None = None
    told: bool = True
    """False where the event is only referred to ("during his visit") or stands in a minor clause.

    No fact rests on such an event.
    """
    asserted: bool = True
    """False where no clause of its own says that it took place: a noun in passing ("on Tuesday's test flight"), a
    condition or an occasion ("when it launches"). Nothing became of a plan by such words.
    """


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything understood of one document. `vectors` has one unit row of sentence meaning per sentence, in order."""

    document: str
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    vectors: NDArray[np.float32] = field(compare=False, repr=False)
    event_vectors: NDArray[np.float32] = field(compare=False, repr=False)
    """(2, events, width): one unit row for the clause of each event and one for its trigger, both in context."""
    revisions: tuple[Revision, ...] = ()
