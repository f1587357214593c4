"""An account read back: from the JSON of `readout brief` to its types, and to documents that can be understood again.

In comes plain JSON (`readout/1`), out comes the `Readout` that wrote it; what a later version added is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from readout.model import Credit, DateRange, Document, Furniture, Published, Readout, Span, UsageError
from readout.model.account import Page

TRAILING = frozenset({"from"})
"""Names of the contract that Python reserves."""
REMEDY = "make one with: readout brief PAGE… --format json --output account.json"


def read_account(record: Mapping[str, object]) -> Readout:
    """The account that was written; raises UsageError where it is none."""
    from pydantic import TypeAdapter, ValidationError

    if record.get("schema") != "readout/1":
        raise UsageError('this is not an account of readout (no "schema": "readout/1")', remedy=REMEDY)
    try:
        return TypeAdapter(Readout).validate_python(_named(dict(record)))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"the account is incomplete at {place}: {first['msg']}", remedy=REMEDY) from error


def document_of(page: Page) -> Document:
    """The document a page of the account stands for; what dates it is kept as the interval alone."""
    days = DateRange(_day(page.published.earliest), _day(page.published.latest))
    return Document(
        id=page.id,
        uri=page.uri,
        outlet=page.outlet,
        title=Span(page.title.start, page.title.end) if page.title else None,
        published=Published(days, page.published.basis),
        language=page.language,
        text=page.text,
        body=tuple(Span(block.start, block.end) for block in page.body),
        furniture=tuple(Furniture(Span(part.start, part.end), part.kind) for part in page.furniture),
        credits=tuple(Credit(credit.name, credit.kind, Span(credit.start, credit.end)) for credit in page.credits),
        notices=page.notices,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _named(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {f"{key}_" if key in TRAILING else key: _named(item) for key, item in value.items()}
    return [_named(item) for item in value] if isinstance(value, list) else value
