"""From bytes to pages, whatever holds them: the first bytes tell what it is, and what is packed in it is opened again.

In: a `Source`. Out: a `RawPage` for each page, a `Refusal` for each part that cannot be read, in the order of the file;
one page at a time is in memory.
"""

from __future__ import annotations

from readout.model import InputError, PageRecord, RawPage, Refusal
from readout.read.containers.arc import read_arc
from readout.read.containers.feeds import read_feed
from readout.read.containers.jsonl import read_json
from readout.read.containers.kinds import HEAD, is_likely, kind_of
from readout.read.containers.names import is_unsure
from readout.read.containers.packed import PackedFeed
from readout.read.containers.packings import packing_of
from readout.read.containers.scope import Found, Scope
from readout.read.containers.source import Source
from readout.read.containers.tars import read_tar
from readout.read.containers.warc import read_warc
from readout.read.containers.zips import read_zip
from readout.read.sniff import sniff

_ONE_MEGABYTE = 1_000_000


def pages_of(source: Source, scope: Scope) -> Found:
    """Every page of a file and the reason for each part that cannot be had; never raises for what is in it."""
    try:
        yield from _open(source, scope)
    except InputError as error:
        yield Refusal(error.where or scope.place, error.problem, error.remedy)


def too_large(place: str, page_bytes: int) -> Refusal:
    """The refusal of a page beyond the size limit."""
    size = f"{page_bytes / _ONE_MEGABYTE:g} MB"
    return Refusal(place, f"larger than {size}, the most that is read as one page", "split it into one file per page")


def _open(source: Source, scope: Scope) -> Found:
    head = source.peek(HEAD)
    kind, packing = kind_of(head), packing_of(head)
    if kind is not None and scope.depth > scope.limits.nesting:
        problem = f"packed in more than {scope.limits.nesting} layers"
        yield scope.refusal("", problem, "unpack it first")
    elif packing is not None:
        inner = scope.deeper()
        yield from _open(Source(PackedFeed(source, inner, packing)), inner)
    elif kind == "zip":
        yield from read_zip(source, scope, _open_member)
    elif kind == "tar":
        yield from read_tar(source, scope, _open_member)
    elif kind == "warc":
        yield from read_warc(source, scope)
    elif kind == "arc":
        yield from read_arc(source, scope)
    elif kind == "json":
        yield from read_json(source, scope)
    elif kind == "feed":
        yield from read_feed(source, scope)
    else:
        yield _page(source, scope)


def _open_member(source: Source, scope: Scope) -> Found:
    """As `_open`; a member that may be anything is passed over where it is neither page nor pages."""
    if not is_unsure(scope.place) or is_likely(source.peek(HEAD)):
        yield from _open(source, scope)


def _page(source: Source, scope: Scope) -> RawPage | Refusal:
    most = scope.limits.page_bytes
    data = source.read(most + 1)
    if source.problem is not None:
        return scope.refusal("", f"{source.problem}: {len(data)} bytes came", "fetch or pack it again")
    if len(data) > most:
        kind = sniff(data[:HEAD])
        if kind in {"html", "text", "empty"}:
            return too_large(scope.place, most)
    record = PageRecord(scope.place, scope.file) if scope.depth else None
    return RawPage(scope.place, data, record)
