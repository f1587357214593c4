"""What the markup of a page's own elements says of its date: microdata, hAtom, time elements.

In: the parsed tree. Out: values as written, each with its basis, the surest first. Sources: schema.org microdata
(`itemprop`), hAtom (`published`), HTML (`time`); of plain time elements only the one nearest below the headline
counts, because a page's head often shows the day it was looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

_ITEMPROPS = '//*[@itemprop="datePublished" or @itemprop="dateModified"]'
_CLASSES = ("publish", "posted", "entry-date")
_READ = 3
"""Elements of one kind that are read: a list of stories has one a story."""
_LONGEST = 60

Dated = list[tuple[str, str]]
"""Pairs of a value and its basis."""


def marked_dates(tree: Any) -> tuple[Dated, Dated]:
    """When the page says, by its elements, that it was published and that it was changed."""
    published, modified = _microdata(tree)
    marked = [*_marked(tree)]
    published += islice((pair for pair in marked if pair[1]), _READ)
    if not published:
        published = [(value, "time element") for value, basis in marked if not basis][:1]
    return list(dict.fromkeys(published)), list(dict.fromkeys(modified))


def _microdata(tree: Any) -> tuple[Dated, Dated]:
    published: Dated = []
    modified: Dated = []
    for element in tree.xpath(_ITEMPROPS):
        is_first = element.get("itemprop") == "datePublished"
        kept = published if is_first else modified
        value = _value(element) if len(kept) < _READ else ""
        if value:
            kept.append((value, "microdata datePublished" if is_first else "microdata dateModified"))
    return published, modified


def _marked(tree: Any) -> Iterator[tuple[str, str]]:
    """Marked elements with their basis; then, without one, the plain time element below the headline or the first."""
    first = below = ""
    seen_headline = False
    for element in tree.iter("h1", "time", "abbr"):
        classes = element.get("class") or ""
        if element.tag == "h1":
            seen_headline = True
        elif element.tag == "abbr":
            if "published" in classes.split() and (value := _value(element)):
                yield value, "hAtom published"
        elif element.get("pubdate") is not None or any(name in classes for name in _CLASSES):
            if value := _value(element):
                yield value, "time element"
        elif element.get("datetime") and not below:
            value = _value(element)
            first = first or value
            below = value if seen_headline else ""
    if below or first:
        yield below or first, ""


def _value(element: Any) -> str:
    written = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
    text = " ".join(written.split())
    return text if len(text) <= _LONGEST else ""
