"""The records every room shares: frozen, slotted, without input or output.

Two families live here. `document` and `annotations` are what the stages hand to each other; `account` is the
published shape of the result (the JSON contract), which `render`, the store and the interfaces read.
"""

from readout.model.account import Readout
from readout.model.annotations import (
    Annotations,
    Attribution,
    Entity,
    Event,
    Mention,
    Participant,
    Quantity,
    Revision,
    Role,
    Sentence,
    TimeExpression,
    Value,
)
from readout.model.document import (
    Credit,
    DateCandidate,
    Document,
    Furniture,
    PageClaims,
    PageRecord,
    Published,
    RawPage,
    Refusal,
    SourceBytes,
)
from readout.model.errors import InputError, ModelError, ReadoutError, UsageError
from readout.model.ids import stable_id
from readout.model.ranges import DateRange, Range
from readout.model.spans import Span

__all__ = [
    "Annotations",
    "Attribution",
    "Credit",
    "DateCandidate",
    "DateRange",
    "Document",
    "Entity",
    "Event",
    "Furniture",
    "InputError",
    "Mention",
    "ModelError",
    "PageClaims",
    "PageRecord",
    "Participant",
    "Published",
    "Quantity",
    "Range",
    "RawPage",
    "Readout",
    "ReadoutError",
    "Refusal",
    "Revision",
    "Role",
    "Sentence",
    "SourceBytes",
    "Span",
    "TimeExpression",
    "UsageError",
    "Value",
    "stable_id",
]
