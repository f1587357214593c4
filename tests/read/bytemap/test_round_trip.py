"""From every span of a page's text back to its bytes, and forth again: decoded and reduced they say the same."""

from __future__ import annotations

import gzip
import html
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout.model import Document, RawPage, Span
from readout.read import read_page
from readout.read.bytemap import ByteMap, byte_map
from readout.read.decode import decode
from tests.read.pages import CRAWLED, HTML

BENCHMARK = Path(__file__).parents[4] / "shared" / "data" / "extraction" / "html"

_MARKUP = re.compile(
    r"<!--.*?--!?>|<span style='display:none'>unseen</span>|<(script|style|title|textarea|svg)\b.*?</\1\s*>|"
    r"<(?:[!?]|/[^A-Za-z])[^>]*>|</?[A-Za-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.S,
)
_BLANK = re.compile("[\\s\u200b-\u200f\u2060\ufeff]+")


def bare(text: str) -> str:
    """A text without white space, which reading changes freely."""
    return _BLANK.sub("", text)


def reduced(data: bytes, encoding: str, *, markup: bool) -> str:
    """What bytes of a page say: decoded, without tags and comments, references resolved, without white space."""
    text = data.decode(encoding, "replace")
    # a tag parts what stands before it from what stands after: "&<b>quot" is no reference
    return bare(html.unescape(_MARKUP.sub("\u200b", text)) if markup else text)


def words(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"\S+", text)]


def wrong(found: ByteMap, data: bytes, spans: list[Span], *, markup: bool) -> list[tuple[str, object]]:
    """The spans whose bytes do not say their text, with what they say."""
    result: list[tuple[str, object]] = []
    for span in spans:
        said, raw = span.of(found.text), found.raw_span(span)
        told = None if raw is None else reduced(data[raw.start : raw.end], found.encoding, markup=markup)
        if told != bare(said) and not (raw is None and not bare(said)):
            result.append((said, told))
    return result


PIECES = st.sampled_from(
    [
        "bridge ", "Nørland", "voted  to ", "café", "naïve\t", "x", "10 < 20 ", "R&D ", "&amp;", "&#8217;s ",
        "&#x201c;", "&hellip;", "&nbsp;", "&notit; ", "&bogus;", "\r\n", "\n\n", "<b>", "</b>",
        "<i class='a>b'>", "</i>", "<p>", "</p>", "<br/>", "<!-- a\nremark -->", "wo<!---->rd ",
        "<![CDATA[ set aside ]]>", "<?php echo 1 ?>",
        "<span style='display:none'>unseen</span>", "<script>if (a<b) { '</p>' }</script>", "<style>p{}</style>",
        "<a href=\"/x?a=1&b=2\">", "</a>", "<div>", "</div>", "<li>", "<td>", "— ", "“quoted” ",
        "<pre>\n two  blanks</pre>",
        "<textarea>not &amp; shown</textarea>", "</unknown>", "</ >", "< ", "&", "<svg><text>drawn</text></svg>",
    ]
)  # fmt: skip
ENCODINGS = st.sampled_from(["utf-8", "windows-1252", "utf-8-bom", "utf-16-le-bom", "iso-8859-15", "gb18030"])


def encoded(text: str, encoding: str) -> tuple[bytes, str]:
    """A page in an encoding, declared or with its mark, and the text that survives it."""
    if encoding.endswith("-bom"):
        data = ("\ufeff" + text).encode(encoding.removesuffix("-bom"))
        return data, text
    kept = text.encode(encoding, "ignore").decode(encoding)
    return kept.replace("CHARSET", encoding).encode(encoding), kept


PAGE = '<html><head><meta charset="CHARSET"><title>Bridge</title></head><body>'


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40), ENCODINGS)
@example(["wo<!---->rd ", "&#8217;s ", "\r\n", "café"], "windows-1252")
@example(["&", "<b>", "“quoted” "], "iso-8859-15")
def test_every_word_of_an_html_page_leads_back_to_its_bytes(pieces: list[str], encoding: str) -> None:
    data, _ = encoded(PAGE + "".join(pieces), encoding)
    found = byte_map(RawPage("page.html", data))
    assert found.known_fraction == 1
    assert wrong(found, data, words(found.text), markup=True) == []


TEXT_PIECES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf")), max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(TEXT_PIECES, st.sampled_from(["\r\n", "\n", " ", "\r"])), max_size=30), ENCODINGS)
@example(["a", "\r\n", "é", "\r", "b"], "windows-1252")
def test_every_word_of_a_plain_page_leads_back_to_its_bytes(pieces: list[str], encoding: str) -> None:
    data, _ = encoded("Word of the page " + "".join(pieces), encoding)
    found = byte_map(RawPage("page.txt", data))
    assert found.text == decode(data).text
    assert wrong(found, data, words(found.text), markup=False) == []


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
def test_damaged_bytes_keep_the_places_of_the_others(damage: bytes) -> None:
    data = b"The council met. " + damage + b" It voted on Monday."
    found = byte_map(RawPage("page.txt", data))
    for word in (b"council", b"voted", b"Monday."):
        start = found.text.rindex(word.decode())
        raw = found.raw_span(Span(start, start + len(word)))
        assert raw is not None
        assert data[raw.start : raw.end] == word


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 1500))
def test_any_bytes_have_a_map(noise: bytes, at: int) -> None:
    data = HTML.encode()[:at] + noise + HTML.encode()[at:]
    found = byte_map(RawPage("page.html", data))
    assert len(found.positions) == len(found.starts) == len(found.ends)
    assert all(0 <= start < end <= len(data) for start, end in zip(found.starts, found.ends, strict=True) if start >= 0)


@pytest.mark.parametrize(("page", "uri"), [(HTML, "page.html"), (CRAWLED, "page.txt"), (CRAWLED, "crlf.txt")])
def test_body_and_furniture_of_a_page_lead_back(page: str, uri: str) -> None:
    data = (page.replace("\n", "\r\n") if uri == "crlf.txt" else page).encode()
    raw = RawPage(uri, data)
    document, found = read_page(raw), byte_map(raw)
    assert isinstance(document, Document)
    assert found.text == document.text
    spans = [*document.body, *(part.span for part in document.furniture), *words(document.text)]
    assert wrong(found, data, spans, markup=uri == "page.html") == []


def test_a_page_nested_too_deeply_for_a_parser_leads_back() -> None:
    data = (
        "<html><body>" + "<div>" * 400 + "<p>The council met.</p><script>never</script> It voted &amp; left."
    ).encode()
    found = byte_map(RawPage("page.html", data))
    assert wrong(found, data, words(found.text), markup=True) == []
    assert "voted" in found.text


def test_white_space_alone_has_no_place() -> None:
    found = byte_map(RawPage("page.txt", b"one  \n\n two words"))
    assert found.raw_span(Span(3, 8)) is None
    assert found.raw_span(Span(2, 9)) == Span(2, 9)


@pytest.mark.skipif(not BENCHMARK.is_dir(), reason=f"the benchmark's pages are not at {BENCHMARK}")
def test_the_pages_of_the_benchmark_lead_back() -> None:
    failures = []
    for path in sorted(BENCHMARK.glob("*.html.gz"))[::4]:
        data = gzip.decompress(path.read_bytes())
        found = byte_map(RawPage(path.name.removesuffix(".gz"), data))
        lines = [Span(*match.span()) for match in re.finditer(r"[^\n]+", found.text)]
        failures += [(path.name, *parts) for parts in wrong(found, data, words(found.text), markup=True)]
        assert found.known_fraction == 1, path.name
        assert all(found.raw_span(line) is not None for line in lines if bare(line.of(found.text)))
    assert failures == []
