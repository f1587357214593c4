"""What a page says of itself in its head: title, outlet, dates, address, language, its own article text.

In: the parsed tree. Out: `PageMetadata`, every value as found; contradictions are kept, not settled. Sources in order:
JSON-LD of a schema.org article, OpenGraph and its kin, other meta elements, time elements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readout.read.html.marks import marked_dates
from readout.read.html.signed import find_authors, find_section

_ARTICLE_TYPES = ("Article", "Posting", "Report", "NewsArticle", "Review")
_MAX_NODES = 5_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """A page's own data. `published` and `modified` pair each value with its basis."""

    titles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    published: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    canonical: str | None = None
    language: str | None = None
    article_text: str = ""
    description: str = ""
    section: str | None = None
    authors: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


_PUBLISHED = {
    "article:published_time": "OpenGraph",
    "og:article:published_time": "OpenGraph",
    "datepublished": "meta datePublished",
    "date": "meta date",
    "pubdate": "meta pubdate",
    "publish-date": "meta publish-date",
    "publishdate": "meta publish-date",
    "dc.date.issued": "Dublin Core",
    "dc.date": "Dublin Core",
    "dcterms.created": "Dublin Core",
    "sailthru.date": "meta sailthru.date",
    "parsely-pub-date": "meta parsely-pub-date",
    "cxenseparse:recs:publishtime": "meta publishtime",
    "article.published": "meta article.published",
    "published_date": "meta published_date",
    "originalpublicationdate": "meta OriginalPublicationDate",
    "article:published": "OpenGraph",
    "og:published_time": "OpenGraph",
    "og:pubdate": "OpenGraph",
    "dc.date.created": "Dublin Core",
    "dc.created": "Dublin Core",
    "dcterms.date": "Dublin Core",
    "dcterms.issued": "Dublin Core",
    "rnews:datepublished": "rNews",
    "bt:pubdate": "meta bt:pubDate",
    "citation_publication_date": "meta citation_publication_date",
    "date_published": "meta date_published",
    "pub_date": "meta pub_date",
    "publication_date": "meta publication_date",
    "shareaholic:article_published_time": "meta shareaholic",
}
_MODIFIED = {
    "article:modified_time": "OpenGraph",
    "og:updated_time": "OpenGraph",
    "datemodified": "meta dateModified",
    "last-modified": "meta last-modified",
    "lastmod": "meta lastmod",
    "article.updated": "meta article.updated",
}
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:site_name", "al:ios:app_name")


def read_metadata(tree: Any) -> PageMetadata:
    """The data of a page about itself; never fails for what is written there."""
    metas = _metas(tree)
    article = _article(tree)
    marked = marked_dates(tree)
    title = tree.find(".//title")
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    language = tree.get("lang") or next(iter(metas.get("og:locale", [])), None)
    titles = [_text(article.get("headline")), *(v for key in _TITLES for v in metas.get(key, []))]
    titles += [title.text_content()] if title is not None else []
    outlets = [*metas.get("og:site_name", []), _name(article.get("publisher"))]
    outlets += [v for key in _OUTLETS[1:] for v in metas.get(key, [])]
    published = [(_text(article.get("datePublished")), "JSON-LD datePublished")]
    published += [(v, basis) for key, basis in _PUBLISHED.items() for v in metas.get(key, [])]
    published += marked[0]
    modified = [(_text(article.get("dateModified")), "JSON-LD dateModified")]
    modified += [(v, basis) for key, basis in _MODIFIED.items() for v in metas.get(key, [])]
    modified += marked[1]
    return PageMetadata(
        _distinct(titles),
        _distinct(outlets),
        tuple((v, b) for v, b in published if v),
        tuple((v, b) for v, b in modified if v),
        canonical or next(iter(metas.get("og:url", [])), None),
        language,
        _text(article.get("articleBody")),
        (metas.get("og:description") or metas.get("description") or [""])[0],
        find_section(article, metas),
        find_authors(article, metas),
        tuple(dict.fromkeys(metas.get("og:image", [])[:1] + metas.get("twitter:image", [])[:1])),
    )


def _distinct(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(value.split()) for value in values if value and value.strip()))


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for key in {meta.get("property"), meta.get("name"), meta.get("itemprop")} - {None}:
            if content and content.strip():
                found.setdefault(key.lower(), []).append(content.strip())
    return found


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD node of an article with the longest text, or nothing."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            better = len(_text(node.get("articleBody"))) >= len(_text(best.get("articleBody")))
            if any(name in kind for name in _ARTICLE_TYPES) and (better or not best):
                best = node
    return best


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [data], 0
    while waiting and seen < _MAX_NODES:
        item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += item


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
