"""Input that is broken, huge, foreign or no page at all: one clear refusal, or a page with a notice; never an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.model import Document, RawPage, Refusal
from readout.read import ReadLimits, read_page
from tests.read.pages import CRAWLED, HTML, body_text, document

SPANISH = (
    "El gobierno anunció el martes que las obras del nuevo puente comenzarán en primavera, después de que los vecinos "
    "de las dos orillas reclamaran durante años una conexión más segura para los niños que van a la escuela.\n"
) * 4


@pytest.mark.parametrize(("name", "kind"), [("notes.md", "a Markdown file"), ("list.yaml", "a YAML file")])
def test_a_text_file_that_is_no_page_is_refused_by_its_name(name, kind):
    text = b"The harbour office closed the east quay on Monday, officials said, after a crane fell into the basin.\n"
    refusal = read_page(RawPage(name, text * 4))
    assert isinstance(refusal, Refusal)
    assert refusal.problem == f"{kind}, not a page"
    assert not isinstance(read_page(RawPage("https://example.org/notes.md", text * 4)), Refusal)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\r\n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"%PDF-1.7 binary", "PDF"),
        (
            b'<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"><text>Maren</text></svg>',
            "SVG",
        ),
        (bytes(range(256)) * 40, "binary"),
        (b"Home\nWorld\nSport\nLeave a Comment\nShare this:\nFacebook\nTwitter\n", "furniture"),
        (SPANISH.encode(), "another language (es)"),
    ],
)
def test_what_is_no_page_is_refused_with_reason_and_remedy(data, says):
    page = read_page(RawPage("x", data))
    assert isinstance(page, Refusal)
    assert says in page.problem
    assert page.remedy


def test_a_page_over_the_limit_is_refused():
    page = read_page(RawPage("x", b"a word " * 100), ReadLimits(page_bytes=100))
    assert isinstance(page, Refusal)
    assert "larger than" in page.problem


@pytest.mark.timeout(60)
def test_sixty_megabytes_are_refused_unread():
    page = read_page(RawPage("x", b"The minister said so. " * 2_800_000))
    assert isinstance(page, Refusal)
    assert "larger than" in page.problem


def test_control_characters_do_no_harm_and_are_noted():
    page = document(CRAWLED.replace("It took", "It\x00took").replace("nine percent", "nine\x0bpercent"))
    assert "It took eleven days." in body_text(page)
    assert any("control" in notice for notice in page.notices)


def test_windows_1252_is_read_and_noted():
    page = document(CRAWLED.encode("cp1252"))
    assert "“Nobody won this one easily,”" in page.text
    assert any("cp1252" in notice for notice in page.notices)


def test_broken_utf8_is_read_with_replacements_counted():
    page = document(CRAWLED.encode().replace("“Nobody".encode(), b"\xe2\x80Nobody"))
    assert "\ufffd" in page.text
    assert any("could not be decoded" in notice for notice in page.notices)


def test_a_utf8_page_with_a_piece_in_another_encoding_stays_utf8():
    piece = "<p>Café owners near the quay said that nobody had asked them before.</p></article>".encode("latin-1")
    whole = HTML.replace("Osten", "Østen").replace("Jonas Lind", "Jonas Lindström")
    page = document(whole.encode().replace(b"</article>", piece))
    assert "Lake Østen early on Wednesday" in body_text(page)
    assert any("could not be decoded as utf-8" in notice for notice in page.notices)


def test_a_few_odd_bytes_make_no_page_cyrillic():
    page = document(CRAWLED.encode("ascii", "replace") + b"\xff\xfe\x80\xc3")
    assert "no encoding is declared; read as cp1252" in page.notices


def test_a_page_in_cyrillic_letters_is_told_by_its_language():
    russian = "Правительство сообщило во вторник, что новый мост через реку откроют весной, раньше чем ожидалось.\n" * 6
    page = read_page(RawPage("x", russian.encode("cp1251")))
    assert isinstance(page, Refusal)
    assert "another language" in page.problem


def test_byte_order_mark_and_line_ends():
    page = document(b"\xef\xbb\xbf" + CRAWLED.replace("\n", "\r\n").encode())
    assert page.text == document(CRAWLED).text


def test_markup_nested_beyond_reason_is_read_as_text():
    deep = HTML.replace("<article>", "<div>" * 100_000 + "<article>").replace(
        "</article>", "</article>" + "</div>" * 100_000
    )
    page = document(deep)
    assert "A passenger ferry sank at its pier" in body_text(page)
    assert any("nested" in notice for notice in page.notices)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("part", ["a", "The minister said. ", "(", "A ", "Photo: ", "/A", "By Ida ", "2024-"])
def test_a_line_of_a_million_letters_is_no_hang(part):
    # a second or two; at a cost that grows with the square of the length it would be hours
    assert isinstance(read_page(RawPage("x", (part * (1_000_000 // len(part))).encode())), Document | Refusal)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 900), st.booleans())
def test_mutated_pages_never_raise(junk, place, html):
    data = (HTML if html else CRAWLED).encode()
    page = read_page(RawPage("x", data[:place] + junk + data[place + len(junk) // 2 :]))
    assert isinstance(page, Document | Refusal)
    if isinstance(page, Document):
        assert all(0 <= s.start < s.end <= len(page.text) for s in page.body)
        assert all(c.span.end <= len(page.text) for c in page.credits)
