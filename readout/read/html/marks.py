"""What the markup of a page's own elements says of its date: microdata, hAtom, time elements.

In: the parsed tree. Out: values as written, each with its basis, the surest first. Sources: schema.org microdata
(`itemprop`), hAtom (`published`), HTML (`time`); of plain time elements only the one nearest below the headline
counts, because a page's head often shows the day it was looked at.
"""

from __future__ import annotations

from typing import Any

_PUBLISHED = '//*[@itemprop="datePublished"]'
_MODIFIED = '//*[@itemprop="dateModified"]'
_HATOM = '//abbr[contains(concat(" ", @class, " "), " published ")]'
_MARKED_TIME = (
    '//time[@pubdate or contains(@class, "publish") or contains(@class, "posted") or contains(@class, "entry-date")]'
)
_BELOW_HEADLINE = "(//h1/following::time[@datetime])[1]"
_FIRST_TIME = "(//time[@datetime])[1]"
_READ = 3
_LONGEST = 60


def published_marks(tree: Any) -> list[tuple[str, str]]:
    """When the page says it was published, by its elements; pairs of value and basis."""
    found = [(value, "microdata datePublished") for value in _values(tree, _PUBLISHED)]
    found += [(value, "hAtom published") for value in _values(tree, _HATOM)]
    found += [(value, "time element") for value in _values(tree, _MARKED_TIME)]
    if not found:
        times = _values(tree, _BELOW_HEADLINE) or _values(tree, _FIRST_TIME)
        found = [(value, "time element") for value in times]
    return list(dict.fromkeys(found))


def modified_marks(tree: Any) -> list[tuple[str, str]]:
    """When the page says it was changed, by its elements; pairs of value and basis."""
    return [(value, "microdata dateModified") for value in _values(tree, _MODIFIED)]


def _values(tree: Any, path: str) -> list[str]:
    values = []
    for element in tree.xpath(path)[:_READ]:
        text = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        text = " ".join(text.split())
        if 0 < len(text) <= _LONGEST:
            values.append(text)
    return values
