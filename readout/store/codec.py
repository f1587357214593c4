"""Records as bytes and back, exactly: JSON for what is said, raw numbers for vectors, never code.

In: any frozen record of the program. Out: bytes that give an equal record again. The JSON is driven by the types of the
fields and names each of them, so that a record written by another version is still read: a field it does not know is
left out, one that is missing has its default. Arrays stand behind the JSON as they are in memory (little-endian).
Text goes through untouched, lone surrogates included, so that spans stay true.

    4 bytes   length of the JSON, compressed (zlib)
    …         {"value": …, "arrays": [[dtype, shape], …]}
    …         the arrays, one after the other
"""

from __future__ import annotations

import dataclasses
import json
import struct
import types
import zlib
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from readout.model import Span
from readout.model.errors import StoreError

LEVEL = 3
"""Of zlib: more costs time and wins little on records this small."""
_LENGTH = struct.Struct("<I")
_DTYPES = frozenset({"<f2", "<f4", "<f8", "<u4", "<i8"})
_SPACE = {"np": np, "NDArray": NDArray}
"""Names that `model` imports for the type checker alone."""

Array = np.ndarray[Any, np.dtype[Any]]
Arrays = list[Array]
Record = TypeVar("Record")


def encode(record: object) -> bytes:
    """The record as bytes; the same record gives the same bytes."""
    arrays: Arrays = []
    value = _writer(cast(Hashable, type(record)))(record, arrays)
    shapes = [[array.dtype.str, list(array.shape)] for array in arrays]
    body = json.dumps({"value": value, "arrays": shapes}, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(body.encode("utf-8", "surrogatepass"), LEVEL)
    return b"".join([_LENGTH.pack(len(packed)), packed, *(np.ascontiguousarray(array).tobytes() for array in arrays)])


def decode(kind: type[Record], data: bytes) -> Record:
    """The record again; raises StoreError where the bytes hold none of this kind."""
    try:
        (length,) = _LENGTH.unpack_from(data)
        end = _LENGTH.size + length
        body = json.loads(zlib.decompress(data[_LENGTH.size : end]))
        arrays = _arrays(body["arrays"], memoryview(data)[end:])
        return cast(Record, _reader(cast(Hashable, kind))(body["value"], arrays))
    except (zlib.error, struct.error, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise StoreError(
            f"a {kind.__name__} in the archive cannot be read ({error or type(error).__name__})",
            remedy="run: readout rebuild",
        ) from error


def shape_of(kind: type) -> str:
    """A short digest of the fields of a record and of all records within it: another one means another shape."""
    return blake2b("\n".join(_described(kind)).encode(), digest_size=6).hexdigest()


def _described(kind: type) -> list[str]:
    seen: dict[str, str] = {}
    waiting: list[Any] = [kind]
    while waiting:
        one = waiting.pop()
        waiting.extend(get_args(one))
        if dataclasses.is_dataclass(one) and isinstance(one, type) and one.__name__ not in seen:
            hints = _hints(one)
            fields = [f.name for f in dataclasses.fields(one)]
            seen[one.__name__] = f"{one.__name__}: " + ", ".join(f"{name} {hints[name]}" for name in fields)
            waiting.extend(hints[name] for name in fields)
    return [seen[name] for name in sorted(seen)]


def _arrays(shapes: list[list[Any]], data: memoryview) -> Arrays:
    found, at = [], 0
    for name, shape in shapes:
        if name not in _DTYPES:
            raise ValueError(f"unknown kind of number {name!r}")
        dtype = np.dtype(name)
        count = int(np.prod(shape, dtype=np.int64))
        found.append(np.frombuffer(data, dtype, count, at).reshape(shape))
        at += count * dtype.itemsize
    return found


Writer = Callable[[Any, Arrays], Any]
Reader = Callable[[Any, Arrays], Any]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=_SPACE)


@cache
def _writer(kind: Any) -> Writer:
    """How values of a type are written; types are those of the records' fields."""
    if kind is Span:
        return lambda value, _: (value.start, value.end)
    if dataclasses.is_dataclass(kind):
        parts = [(f.name, _writer(_hints(cast(type, kind))[f.name])) for f in dataclasses.fields(kind)]
        return lambda value, arrays: {name: write(getattr(value, name), arrays) for name, write in parts}
    origin, inner = get_origin(kind), [a for a in get_args(kind) if a is not type(None)]
    if origin is np.ndarray:
        return _write_array
    if kind is date:
        return lambda value, _: value.isoformat()
    if origin in (Union, types.UnionType) and len(inner) == 1:
        some = _writer(inner[0])
        return lambda value, arrays: None if value is None else some(value, arrays)
    if origin in (tuple, frozenset):
        return _write_items(origin, inner)
    return lambda value, _: value


def _write_items(origin: type, inner: list[Any]) -> Writer:
    if origin is frozenset:
        return lambda value, _: sorted(value)
    if len(inner) == 2 and inner[1] is Ellipsis:
        item = _writer(inner[0])
        return lambda value, arrays: [item(one, arrays) for one in value]
    each = [_writer(one) for one in inner]
    return lambda value, arrays: [write(one, arrays) for write, one in zip(each, value, strict=True)]


def _write_array(value: Array, arrays: Arrays) -> int:
    arrays.append(value.astype(value.dtype.newbyteorder("<"), copy=False))
    return len(arrays) - 1


@cache
def _reader(kind: Any) -> Reader:
    """How values of a type are read."""
    if kind is Span:
        return lambda value, _: Span(*value)
    if dataclasses.is_dataclass(kind):
        return _read_fields(cast(type, kind))
    origin, inner = get_origin(kind), [a for a in get_args(kind) if a is not type(None)]
    if origin is np.ndarray:
        return lambda value, arrays: arrays[value]
    if kind is date:
        return lambda value, _: date.fromisoformat(value)
    if origin in (Union, types.UnionType) and len(inner) == 1:
        some = _reader(inner[0])
        return lambda value, arrays: None if value is None else some(value, arrays)
    if origin in (tuple, frozenset):
        return _read_items(origin, inner)
    if origin is Literal or kind in (str, int, float, bool):
        return lambda value, _: value
    raise TypeError(f"no way to keep a {kind}")


def _read_fields(kind: type) -> Reader:
    parts = [(f.name, _reader(_hints(kind)[f.name])) for f in dataclasses.fields(kind)]

    def read(value: Any, arrays: Arrays) -> Any:
        return kind(**{name: take(value[name], arrays) for name, take in parts if name in value})

    return read


def _read_items(origin: type, inner: list[Any]) -> Reader:
    if origin is frozenset:
        return lambda value, _: frozenset(value)
    if len(inner) == 2 and inner[1] is Ellipsis:
        item = _reader(inner[0])
        return lambda value, arrays: tuple([item(one, arrays) for one in value])
    each = [_reader(one) for one in inner]
    return lambda value, arrays: tuple([take(one, arrays) for take, one in zip(each, value, strict=True)])
