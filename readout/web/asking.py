"""What may be asked for in an address: the same parameters, with the same bounds, for pages and for REST.

In come query parameters, out go a `Query` or a moment. Unknown is told: an id that no archive could have made is not
looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, Field, ValidationError, field_validator
from starlette.requests import Request

from readout.model import UsageError
from readout.model.account import Status
from readout.model.archive import HIT_KINDS, HitKind, Query
from readout.model.errors import UnknownId

ROWS = 50
"""Stories on one page of the list, where nobody says."""
LARGEST_WINDOW = 200
"""Most rows or hits that one request may ask for."""
LONGEST_TEXT = 500
LONGEST_ID = 100
FURTHEST = 1_000_000


def _told(text: str) -> str:
    """Without NUL, which no database takes, and without space around it."""
    return text.replace("\0", " ").strip()


Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_told)]
Limit = Annotated[int, Field(ge=1, le=LARGEST_WINDOW)]
Offset = Annotated[int, Field(ge=0, le=FURTHEST)]
M = TypeVar("M", bound=BaseModel)


class Searched(BaseModel):
    """A search: words (all are required, "several words" are a phrase) and conditions; empty means no condition."""

    q: Text = ""
    kind: list[HitKind] = Field(default_factory=list, description="fact, statement, page; all where none is named")
    who: Text = ""
    topic: Text = ""
    since: date | None = None
    outlet: Text = ""
    status: Status | None = None
    limit: Limit = Query().limit
    offset: Offset = 0

    @field_validator("since", "status", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return value or None

    @field_validator("kind", mode="before")
    @classmethod
    def _empty_is_none_of_them(cls, value: object) -> object:
        return [item for item in value if item] if isinstance(value, list) else value

    @property
    def asks(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.q or self.who or self.topic or self.since or self.outlet or self.status)

    def query(self) -> Query:
        """The same as the archive takes it; kinds in their usual order."""
        return Query(
            text=self.q,
            kinds=tuple(kind for kind in HIT_KINDS if kind in self.kind) or HIT_KINDS,
            who=self.who or None,
            topic=self.topic or None,
            since=self.since,
            outlet=self.outlet or None,
            status=self.status,
            limit=self.limit,
            offset=self.offset,
        )

    def address(self, path: str, offset: int) -> str:
        """The address of the same search from another hit on."""
        given = self.model_dump(mode="json", exclude_defaults=True)
        return f"{path}?{urlencode({**given, 'offset': offset}, doseq=True)}"


class Listed(BaseModel):
    """A window of the list of stories; `filter` are words of titles and outlets."""

    filter: Text = ""
    limit: Limit = ROWS
    offset: Offset = 0

    def address(self, path: str, offset: int) -> str:
        """The address of the window that begins elsewhere."""
        given = self.model_dump(mode="json", exclude_defaults=True)
        return f"{path}?{urlencode({**given, 'offset': offset})}"


def searched(request: Request) -> Searched:
    """The search of a page's address; raises UsageError where a condition is none."""
    given = {key: value for key, value in request.query_params.items() if key in Searched.model_fields}
    kinds = request.query_params.getlist("kind")
    return _checked(Searched, {**given, "kind": kinds})


def listed(request: Request) -> Listed:
    """The window of a page's address; raises UsageError where it is none."""
    return _checked(Listed, {k: v for k, v in request.query_params.items() if k in Listed.model_fields})


def whole_number(request: Request, name: str) -> int | None:
    """A number of a page's address, from 0 on; None where it is not given. Raises UsageError where it is none."""
    value = request.query_params.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < LONGEST_ID // 10):
        raise UsageError("this is no whole number", where=name, remedy=f"give it as in ?{name}=12")
    return int(value)


def moment(value: str) -> datetime:
    """A day or a moment as RFC 3339 has it; a day is its beginning, and what names no zone is in UTC.

    Raises UsageError where it is neither.
    """
    try:
        found = datetime.combine(date.fromisoformat(value), time()) if len(value) <= 10 else _moment(value)
    except ValueError as error:
        remedy = "give it as 2026-03-01 or 2026-03-01T12:00:00Z"
        raise UsageError("this is no day and no moment", where="since", remedy=remedy) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def as_id(value: str) -> str:
    """An id that an archive can be asked for; raises UnknownId where none could have made it."""
    if not value or len(value) > LONGEST_ID or not all("!" <= character <= "~" for character in value):
        raise UnknownId("nothing has this id", remedy="choose a story in the list, or search for it")
    return value


def as_name(value: str) -> str:
    """A name that can be looked for; raises UsageError where it is empty or too long for one."""
    name = _told(value)
    if not name or len(name) > LONGEST_TEXT:
        raise UsageError("this is no name", where="name", remedy=f"give one of up to {LONGEST_TEXT} characters")
    return name


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value.replace(" ", "+"))  # a plus sign of an address that nobody escaped


def _checked(model: type[M], given: Mapping[str, object]) -> M:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][:1])
        raise UsageError(str(first["msg"]), where=place, remedy="change the condition, or leave it out") from error
