"""What is kept comes back equal, whatever it is."""

from __future__ import annotations

import dataclasses
import json
import struct
import types
import typing
import zlib
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.link.stories import PageSignature
from readout.link.stories.shelf import ShelvedComponent
from readout.model import Annotations, Document, Span
from readout.model.account import Fact, Statement, Story
from readout.model.errors import StoreError
from readout.store.codec import decode, encode, shape_of

TEXT = st.text(st.characters(codec=None), max_size=6)
"""Lone surrogates too: a page may have them, and its spans must stay true."""
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that records have."""
    origin, inner = get_origin(kind), [a for a in get_args(kind) if a is not type(None)]
    if kind is Span:
        return st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
    if dataclasses.is_dataclass(kind):
        return records(typing.cast(type, kind))
    if origin is np.ndarray:
        return st.sampled_from(["<f4", "<f2", "<u4"]).flatmap(arrays)
    if origin in (Union, types.UnionType):
        return st.none() | values(inner[0])
    if origin is tuple:
        if inner[1:] == [Ellipsis]:
            return st.lists(values(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, inner))
    if origin is Literal:
        return st.sampled_from(inner)
    return {str: TEXT, int: st.integers(), float: NUMBERS, bool: st.booleans(), date: st.dates()}[kind]


def arrays(dtype: str) -> st.SearchStrategy[Any]:
    small = st.lists(st.integers(0, 100), max_size=6)
    return small.map(lambda row: np.array([row, row], dtype=dtype))


def records(kind: type) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind, localns={"np": np, "NDArray": np.typing.NDArray})
    return st.builds(kind, **{f.name: values(hints[f.name]) for f in dataclasses.fields(kind)})


def parts(record: Any) -> list[Any]:
    """Everything within, arrays as lists: their own comparison is not that of records."""
    if dataclasses.is_dataclass(record):
        return [parts(getattr(record, f.name)) for f in dataclasses.fields(record)]
    if isinstance(record, tuple):
        return [parts(one) for one in record]
    return [record.dtype.str, record.tolist()] if isinstance(record, np.ndarray) else record


@pytest.mark.parametrize("kind", [Annotations, Document, Fact, Statement, Story, PageSignature, ShelvedComponent])
def test_every_record_comes_back_as_it_was(kind: type) -> None:
    @settings(max_examples=25, deadline=None)
    @given(records(kind))
    def holds(record: Any) -> None:
        kept = encode(record)
        assert parts(decode(kind, kept)) == parts(record)
        assert encode(decode(kind, kept)) == kept

    holds()


@dataclasses.dataclass(frozen=True)
class Now:
    name: str
    added: int = 7


@dataclasses.dataclass(frozen=True)
class Then:
    name: str
    gone: str


def test_a_record_of_another_version_is_read_as_far_as_it_goes() -> None:
    assert decode(Now, encode(Then("a", "b"))) == Now("a", 7)
    assert shape_of(Now) != shape_of(Then)


def test_a_record_that_lacks_something_is_an_error_with_a_remedy() -> None:
    with pytest.raises(StoreError, match="readout rebuild"):
        decode(Then, encode(Now("a")))


@pytest.mark.parametrize("data", [b"", b"\0\0\0\0", b"\xff\xff\xff\xff", encode(Now("a"))[:-3]])
def test_damaged_bytes_are_an_error(data: bytes) -> None:
    with pytest.raises(StoreError):
        decode(Now, data)


def test_only_plain_numbers_are_read_as_arrays() -> None:
    body = zlib.compress(json.dumps({"value": {"name": "a"}, "arrays": [["|O", [1]]]}).encode())
    with pytest.raises(StoreError, match="number"):
        decode(Now, struct.pack("<I", len(body)) + body + b"\0" * 8)
