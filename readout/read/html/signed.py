"""Section and authors as a page's head names them.

In: the article's JSON-LD node and the meta elements. Out: names as written, each once. Addresses of profiles are no
names and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article.author")
_SECTIONS = ("article:section", "section", "parsely-section", "article.section", "dc.subject.section")
_MOST_AUTHORS, _LONGEST = 20, 120


def find_authors(article: Mapping[str, Any], metas: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The authors, those of the JSON-LD before those of the meta elements."""
    named = [*_names(article.get("author")), *(value for key in _AUTHORS for value in metas.get(key, []))]
    distinct: dict[str, str] = {}
    for name in named:
        name = " ".join(name.split()).removeprefix("By ").removeprefix("by ")
        if name and "://" not in name and len(name) <= _LONGEST:
            distinct.setdefault(name.casefold(), name)
    return tuple(distinct.values())[:_MOST_AUTHORS]


def find_section(article: Mapping[str, Any], metas: Mapping[str, Sequence[str]]) -> str | None:
    """The section of the outlet that the page stands in."""
    own = article.get("articleSection")
    values = own if isinstance(own, list) else [own]
    named = [value for value in values if isinstance(value, str)] + [v for key in _SECTIONS for v in metas.get(key, [])]
    return next((clean for value in named if 0 < len(clean := " ".join(value.split())) <= _LONGEST), None)


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, list):
            yield from (part for part in name if isinstance(part, str))
        elif isinstance(name, str):
            yield name
