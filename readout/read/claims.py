"""What a page claims of itself beside its text, and where these claims cannot all be true.

In: the metadata of a page and its address. Out: `PageClaims`, and a notice for each contradiction. Claims are kept as
they are: a contradiction is told, not settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urljoin, urlsplit

from readout.model import DateRange, PageClaims
from readout.read.html.metadata import PageMetadata
from readout.read.written.dates import parse_moment

_SAME = timedelta(days=1)
_HOST_PARTS = ("www.", "m.", "amp.", "mobile.", "edition.")


def page_claims(metadata: PageMetadata | None, uri: str) -> PageClaims:
    """The claims of a page; all of them empty for plain text."""
    if metadata is None:
        return PageClaims()
    changed = _modified(metadata)
    return PageClaims(
        canonical=_canonical(metadata, uri),
        section=metadata.section,
        authors=metadata.authors,
        modified=DateRange(changed, changed) if changed is not None else None,
    )


def claim_notices(claims: PageClaims, metadata: PageMetadata | None, uri: str) -> Iterator[str]:
    """One line for each claim that another contradicts."""
    values = (value for value, _ in metadata.published) if metadata is not None else ()
    published = next(filter(None, map(parse_moment, values)), None)
    changed = claims.modified.latest if claims.modified is not None else None
    if published is not None and changed is not None and published - changed > _SAME:
        yield f"the page says it was changed on {changed}, before it was published on {published}"
    if "://" in uri and claims.canonical and _site(claims.canonical) not in {"", _site(uri)}:
        yield f"the page gives another site's address as its own: {claims.canonical}"


def _modified(metadata: PageMetadata) -> date | None:
    return max((day for value, _ in metadata.modified if (day := parse_moment(value))), default=None)


def _canonical(metadata: PageMetadata, uri: str) -> str | None:
    if not metadata.canonical:
        return None
    try:
        return urljoin(uri, metadata.canonical.strip()) if "://" in uri else metadata.canonical.strip()
    except ValueError:
        return metadata.canonical


def _site(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
    for part in _HOST_PARTS:
        host = host.removeprefix(part)
    return host
