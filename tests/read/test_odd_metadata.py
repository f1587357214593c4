"""Whatever a page writes into its head, it is read: odd types and broken addresses are no claims; nothing raises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.model import Document, RawPage
from readout.read import read_page

REPORT = "".join(
    f"<p>The council of Maren voted on Monday to close bridge number {n}, the mayor told reporters.</p>"
    for n in range(4)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(["2024-03-04", "Ida Noll"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "@type", "url"]), inner),
    max_leaves=6,
)
KEYS = ["author", "articleSection", "datePublished", "dateModified", "publisher", "headline", "articleBody"]


def read(head: str, uri: str = "https://news.example/a") -> Document:
    data = f"<html><head><meta charset=utf-8>{head}</head><body><h1>Bridges closed in Maren</h1>{REPORT}</body></html>"
    page = read_page(RawPage(uri, data.encode("utf-8", "replace")))
    assert isinstance(page, Document), page
    return page


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_odd_values_in_json_ld_are_read(node: dict[str, Any]) -> None:
    script = json.dumps({"@type": "NewsArticle", **node}).replace("<", "\\u003c")
    claims = read(f'<script type="application/ld+json">{script}</script>').claims
    assert all(isinstance(name, str) and name for name in claims.authors)
    assert claims.section is None or isinstance(claims.section, str)


@pytest.mark.parametrize(
    "address", ["https://[half", "https://host:port/", "///", "http://", "javascript:void(0)", "\\\\x"]
)
def test_broken_addresses_are_no_reason_to_fail(address: str) -> None:
    page = read(f'<link rel="canonical" href="{address}"><meta property="og:image" content="{address}/2024/99/x">')
    assert page.published.days.earliest is None


@pytest.mark.parametrize(
    "value", ["2024-13-45", "yesterday", "0000-00-00", "9999999", "20240304T99", "٢٠٢٤-٠٣-٠٤", "2024-02-30"]
)
def test_dates_that_are_none_are_left(value: str) -> None:
    page = read(f'<meta name="date" content="{value}"><meta property="article:modified_time" content="{value}">')
    assert page.claims.modified is None or value.startswith("20240304")
