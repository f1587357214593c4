"""What the grammar reads, before it is resolved: the meaning of the words without the page's date."""

from __future__ import annotations

from dataclasses import dataclass

from readout.annotate.times.lexicon import DayPart, Holiday


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A calendar unit counted from a reference: "last week" is week -1, "today" day 0.

    `anchor` is document, or text where the reference is the date told before ("the following day").
    """

    unit: str
    offset: int
    anchor: str = "document"


@dataclass(frozen=True, slots=True)
class CalendarForm:
    """Calendar fields as named; `nth` is -1, 0 or 1 for "last", "this" and "next"; `within` a year told by a unit."""

    year: int | None = None
    year_to: int | None = None
    month: int | None = None
    day: int | None = None
    day_to: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: Holiday | None = None
    weekend: bool = False
    week: bool = False
    nth: int | None = None
    within: UnitForm | None = None


@dataclass(frozen=True, slots=True)
class ShiftForm:
    """An amount of a unit away from a reference: "six months ago" is -6 months from the document's date."""

    low: float | None
    high: float | None
    unit: str
    sign: int
    anchor: str
    bent: str = ""
    modifier: bool = False
    """Told as an adjective ("year-earlier results"): a period already told of the year before is meant itself."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in hours, 0 to 24; `zone` as written in lower case ("et", "local"), None where not said."""

    low: float
    high: float
    timex: str
    zone: str | None = None


Base = UnitForm | CalendarForm | ShiftForm


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time. `portion` is early, mid, late, end, start, elapsed ("earlier this month") or rest ("later …")."""

    base: Base | None
    portion: str = ""
    part: DayPart | None = None
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: `low` to `high` of `unit` (a unit of the record).

    `code` is the TIMEX3 value. `window` says where it lies: past ("the last two months": it ends at the reference),
    future ("the coming weeks": it begins there), or nowhere in particular.
    """

    low: float | None
    high: float | None
    unit: str
    code: str
    window: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A time that comes again and again: "every week", "Mondays", "daily"."""

    code: str
    amount: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word that only points: PAST_REF, PRESENT_REF or FUTURE_REF."""

    reference: str


Form = Moment | Length | Repeat | Pointer


@dataclass(frozen=True, slots=True)
class Reading:
    """A form and the atoms it covers, `start` to `end` (exclusive)."""

    form: Form
    start: int
    end: int
