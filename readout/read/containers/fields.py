"""Which field of a record is the page's text, which its date: names as crawls and exports use them, in order.

In: a JSON object. Out: values as text. A name with dots leads into nested objects; of a list the first counts; an
object stands for its name or address. The defaults are the names of news-please, newspaper, trafilatura, JSON Feed,
Common Crawl exports and schema.org's NewsArticle (https://schema.org/NewsArticle).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from readout.model import UsageError

_LATEST_SECOND, _LATEST_MILLISECOND = 4_102_444_800, 4_102_444_800_000
"""The end of 2099: a larger number of seconds is one of milliseconds."""
_STANDS_FOR = ("name", "@id", "url", "href", "value", "#text")


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names under which each part of a page is looked for, the first that holds something counts."""

    text: tuple[str, ...] = (
        "text",
        "maintext",
        "articleBody",
        "content_text",
        "content",
        "article_text",
        "cleaned_text",
        "full_text",
        "fulltext",
        "plain_text",
        "body",
        "article",
    )
    html: tuple[str, ...] = ("html", "raw_html", "rawHtml", "raw_content", "content_html", "html_source", "page_html")
    title: tuple[str, ...] = ("title", "headline", "name", "title_page")
    url: tuple[str, ...] = (
        "url",
        "link",
        "uri",
        "source_url",
        "original_url",
        "canonical_url",
        "permalink",
        "mainEntityOfPage",
        "@id",
        "id",
    )
    published: tuple[str, ...] = (
        "published",
        "date_publish",
        "datePublished",
        "date_published",
        "published_at",
        "publishedAt",
        "published_date",
        "publish_date",
        "publication_date",
        "pub_date",
        "pubDate",
        "date",
        "dateCreated",
    )
    fetched: tuple[str, ...] = (
        "fetched",
        "fetched_at",
        "date_download",
        "downloaded_at",
        "crawled_at",
        "crawl_date",
        "date_crawled",
        "retrieved",
        "scraped_at",
        "filedate",
        "warc_date",
    )
    outlet: tuple[str, ...] = (
        "outlet",
        "publisher",
        "publication",
        "site_name",
        "sitename",
        "source_name",
        "source",
        "source_domain",
        "domain",
        "hostname",
    )

    def with_names(self, given: Iterable[str]) -> FieldNames:
        """These names with some set as `part=name`, or `part=name,other`; raises UsageError for anything else."""
        parts = [field.name for field in fields(self)]
        chosen = {}
        for setting in given:
            part, equals, names = setting.partition("=")
            if not equals or part not in parts:
                known = ", ".join(parts)
                raise UsageError("is no field", where=setting, remedy=f"write PART=NAME, with PART one of {known}")
            chosen[part] = tuple(name.strip() for name in names.split(",") if name.strip())
        return replace(self, **chosen)


def value_of(record: Mapping[str, Any], names: Iterable[str]) -> tuple[str, str]:
    """The first value that is not blank, with the name it stands under; both empty where none is."""
    for name in names:
        value = as_text(_at(record, name))
        if value.strip():
            return value, name
    return "", ""


def moment_of(record: Mapping[str, Any], names: Iterable[str]) -> tuple[str, str]:
    """As `value_of`, for dates: a number is a count of seconds or milliseconds since 1970."""
    for name in names:
        value = _at(record, name)
        moment = _from_number(value) if _is_count(value) else as_text(value).strip()
        if moment:
            return moment, name
    return "", ""


def as_text(value: Any) -> str:
    """A value as text: of a list the first, of an object its name or address; empty for anything else."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = next((value[key] for key in _STANDS_FOR if value.get(key)), "")
    return value if isinstance(value, str) else ""


def paragraphs_of(value: Any) -> str:
    """As `as_text`, but a list of texts is one paragraph each."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    return as_text(value)


def text_of(record: Mapping[str, Any], names: Iterable[str]) -> str:
    """The first text that is not blank."""
    texts = (paragraphs_of(_at(record, name)) for name in names)
    return next((text for text in texts if text.strip()), "")


def _at(record: Mapping[str, Any], name: str) -> Any:
    if name in record:
        return record[name]
    value: Any = record
    for step in name.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return ""
        value = value[step]
    return value


def _is_count(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _LATEST_MILLISECOND


def _from_number(value: float) -> str:
    seconds = value if value < _LATEST_SECOND else value / 1000
    return datetime.fromtimestamp(seconds, UTC).isoformat() if seconds >= 1 else ""
