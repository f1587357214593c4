"""The real application in a real browser, over an example and a story of our own with emoji and right-to-left text.

One archive and one server for all tests. Every test fails where the browser logs an error, a script throws, or a
request goes anywhere but to the server.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import unicodedata
import urllib.parse
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from readout.pipeline import Configuration, Silent
from readout.pipeline.archive import open_archive
from readout.render.controls import neutralised

expect = pytest.importorskip("playwright.sync_api", reason="pip install --group browser").expect
EXAMPLE = Path(__file__).parents[2] / "examples" / "ferry"
CRANE = """Crane falls at Port Valdane 🏗️🚨 two hurt

By Ines Marlow
March 3, 2025

PORT VALDANE - 🏗️ A gantry crane collapsed at the container terminal of Port Valdane on Monday, \
injuring two dock workers, the port authority said.

The sign on the crane read “מנוף שבע” and a banner, «ميناء السلام», hung from its arm 😱😱 \
when it fell on Monday, the port authority said.

“We ran when we heard the cable snap 🙏 and nobody looked back,” said dock worker Omar Haddad.

👷🏽‍♀️ Port director Lena Brandt promised an inquiry within ten days.
"""
SECOND = """Two dockers injured as crane comes down in Port Valdane

March 4, 2025

A gantry crane came down at the container terminal of Port Valdane on Monday and injured two dock \
workers, the port authority said on Tuesday.

“We ran when we heard the cable snap and nobody looked back,” dock worker Omar Haddad told reporters.

Port director Lena Brandt has promised an inquiry within ten days.
"""
THIRD = """Inquiry begins after crane collapse at Port Valdane

March 10, 2025

Inspectors began an inquiry on Monday into the collapse of a gantry crane that injured two dock \
workers at the container terminal of Port Valdane.

Port director Lena Brandt said that the crane had been checked in January.
"""
HOSTILE = f"""Storm closes the Eastwick bridge <script>window.owned = 1</script>

March 5, 2025

EASTWICK - A storm closed the Eastwick bridge on Wednesday, the mayor said. <img src=x onerror="window.owned = 2">

“Stay away from the water \x1b[31mtoday\x1b[0m and \u202egnihtyna esle\u202c,” Mayor Tom Ardle said. \
See javascript:window.owned=3 for more.

=HYPERLINK("https://evil.example/","click") The bridge will open again on Friday, Ardle said.

{"x" * 1_000_000}

Ardle thanked the crews.
"""
EVERY_ITEM = """() => {
  const items = [...document.querySelectorAll(".view-account .item")].filter((item) => item.querySelector("a.cite"));
  return items.flatMap((item) => {
    for (let box = item.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    item.querySelector(".words, .value").click();
    return [...item.querySelectorAll(".evidence blockquote q")].map((quote, place) => {
      const marks = [...document.querySelectorAll(`mark[data-place="${place}"]`)];
      return [quote.textContent, marks.map((mark) => mark.textContent).join("")];
    });
  });
}"""
DROPPED = """() => {
  const sent = new DataTransfer();
  sent.items.add(new File(["words"], "dropped.txt"));
  return sent;
}"""
VIEWS = ("", "/matrix", "/compare", "/timeline", "/said", "/lineage", "/names", "/page", "/new")
PAGES = ("/", "/search", "/search?q=crane", "/who", "/who/Lena%20Brandt", "/add")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of an example and of the story of the crane."""
    folder = tmp_path_factory.mktemp("archive")
    pages = folder / "crane"
    pages.mkdir()
    (pages / "valdane-ledger.txt").write_text(CRANE, encoding="utf-8")
    (pages / "coast-courier.txt").write_text(SECOND, encoding="utf-8")
    (pages / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with open_archive(str(folder / "archive.db")) as opened:
        opened.add([str(EXAMPLE), str(pages)], Configuration(), Silent())
    return folder / "archive.db"


@pytest.fixture(scope="session")
def server(archive: Path) -> Iterator[str]:
    """The address of `readout serve` over that archive."""
    program = "from readout.cli import main; raise SystemExit(main())"
    arguments = ["serve", "--store", str(archive), "--port", "0", "--no-open", "--offline"]
    with subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        try:
            found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
            assert found
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


@pytest.fixture
def allowed_origin(server: str) -> str:
    """Nothing is asked for elsewhere."""
    return f"{server}/"


@pytest.fixture
def page(new_page: Callable[..., Any], server: str) -> Any:
    """A tab of the application."""
    return new_page(base_url=server, reduced_motion="reduce")


def api(server: str, path: str) -> Any:
    """What REST answers."""
    connection = HTTPConnection(server.removeprefix("http://"), timeout=30)
    connection.request("GET", f"/api/v1{path}")
    found = json.loads(connection.getresponse().read())
    connection.close()
    return found


def story_of(server: str, words: str) -> str:
    """The id of the story whose pages have these words."""
    hits = api(server, f"/search?kind=page&q={urllib.parse.quote(words)}")["hits"]
    return str(hits[0]["story"])


def plain(text: str) -> str:
    """On one line, as it is shown."""
    return " ".join(neutralised(text).split())


def marked(page: Any, selector: str) -> str:
    """The words that are highlighted, once they are."""
    page.locator(selector).first.wait_for(state="attached")
    return plain("".join(page.locator(selector).all_inner_texts()))


def test_from_the_list_to_the_words_of_a_fact(page: Any) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("ferry", re.I)).first.click()
    expect(page).to_have_url(re.compile(r"/stories/s-\w+$"))
    item = page.locator(".view-account .item.fact", has_text="162 people").first
    item.locator(".words").click()
    expect(item).to_have_class(re.compile(r"\bselected\b"))
    first = item.locator(".evidence blockquote q").first
    assert marked(page, 'mark[data-place="0"]') == plain(first.inner_text())
    expect(page.locator(".page:visible mark.current").first).to_be_in_viewport()


def test_offsets_hold_behind_emoji_and_in_right_to_left_text(page: Any, server: str) -> None:
    story = story_of(server, "gantry crane")
    page.goto(f"/stories/{story}")
    told = page.evaluate(EVERY_ITEM)
    assert len(told) > 5
    for quoted, lit in told:
        assert plain(lit) == plain(quoted)
    assert any("מנוף שבע" in quoted for quoted, _ in told)
    assert any("🙏" in quoted for quoted, _ in told)
    lines = page.locator(".page:visible .line[dir=auto]")
    assert lines.count() > 3


def test_words_of_a_page_have_an_address(page: Any, server: str) -> None:
    hit = api(server, "/search?kind=page&q=gantry+crane")["hits"][0]
    text = api(server, f"/pages/{hit['id']}")["page"]["text"]
    for words in ("hung from its arm 😱😱", "ميناء السلام", "👷🏽‍♀️ Port director", "two dock workers"):
        if words not in text:
            continue
        start = text.index(words)
        page.goto(f"/pages/{hit['id']}?start={start}&end={start + len(words)}")
        assert marked(page, "mark.current") == plain(words)


def test_a_fact_has_an_address(page: Any, server: str) -> None:
    story = story_of(server, "coast guard")
    facts = api(server, f"/stories/{story}")["stories"][0]["facts"]
    page.goto(f"/stories/{story}/facts/{facts[0]['id']}")
    expect(page.locator(".item.selected")).to_have_count(1)
    expect(page.locator(".page:visible mark.current").first).to_be_in_viewport()


def test_the_matrix_says_in_words_who_asserts_differs_and_is_silent(page: Any, server: str) -> None:
    page.goto(f"/stories/{story_of(server, 'coast guard')}")
    page.get_by_role("link", name="Claims by source").click()
    expect(page).to_have_url(re.compile("/matrix$"))
    cells = page.locator("table.matrix td")
    seen = " ".join(cells.all_inner_texts())
    for word in ("says so", "≠", "silent"):
        assert word in seen
    cells.locator("a").first.click()
    expect(page.locator("mark").first).to_be_in_viewport()


def test_side_by_side_shows_what_is_the_same_and_what_is_not(page: Any, server: str) -> None:
    page.goto(f"/stories/{story_of(server, 'coast guard')}/compare")
    expect(page.get_by_text("only left").first).to_be_visible()
    left = page.get_by_label("Left")
    other = [value for value in left.locator("option").evaluate_all("all => all.map((one) => one.value)") if value]
    left.select_option(other[0])
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(rf"left={re.escape(other[0])}"))
    expect(page.locator(".left:visible, .right:visible").first).to_be_visible()


def test_the_timeline_has_two_axes(page: Any, server: str) -> None:
    page.goto(f"/stories/{story_of(server, 'coast guard')}/timeline")
    expect(page.get_by_role("columnheader", name="When it happened")).to_be_visible()
    expect(page.get_by_role("columnheader", name="When it was reported")).to_be_visible()
    item = page.locator(".view:visible .item", has=page.locator("a.cite")).first
    item.click()
    expect(page.locator("mark").first).to_be_attached()


def test_a_search_leads_to_highlighted_words(page: Any) -> None:
    page.goto("/")
    field = page.get_by_label("Search facts, statements and pages")
    field.fill('"cable snap"')
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q="))
    hits = page.locator(".hit")
    expect(hits.locator("mark").first).to_be_visible()
    page.get_by_label("pages", exact=True).uncheck()
    page.get_by_label("facts", exact=True).uncheck()
    page.get_by_label("Who", exact=True).fill("Haddad")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator(".hit .hit-kind").first).to_have_text("statement", ignore_case=True)
    words = page.locator(".hit .hit-text a").first.inner_text()
    page.locator(".hit .to-words").first.click()
    assert marked(page, "mark.current") == plain(words)


def test_a_name_leads_to_what_was_said(page: Any) -> None:
    page.goto("/who/Lena%20Brandt")
    expect(page.get_by_role("heading", name="Lena Brandt")).to_be_visible()
    page.locator("#promised a, #said a").first.click()
    expect(page).to_have_url(re.compile("/stories/"))
    expect(page.locator(".item.selected")).to_have_count(1)


def test_pages_are_added_with_progress(page: Any, tmp_path: Path) -> None:
    third, picture = tmp_path / "harbour-post.txt", tmp_path / "photo.png"
    third.write_text(THIRD, encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    page.goto("/add")
    page.get_by_label("Files", exact=True).set_input_files([third, picture])
    expect(page.locator(".chosen li")).to_have_count(2)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page).to_have_url(re.compile("/jobs/"))
    page.reload()
    expect(page.get_by_role("heading", name="Pages added")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("photo.png")).to_be_visible()
    page.locator(".news h3 a").first.click()
    expect(page.locator(".view-account")).to_contain_text("harbour-post.txt")


def test_pages_can_be_dropped(page: Any) -> None:
    page.goto("/add")
    drop = page.locator(".drop")
    files = page.evaluate_handle(DROPPED)
    drop.dispatch_event("dragenter", {"dataTransfer": files})
    expect(drop).to_have_class(re.compile("over"))
    drop.dispatch_event("drop", {"dataTransfer": files})
    expect(page.locator(".chosen li")).to_have_text([re.compile("dropped.txt")])
    page.get_by_role("button", name="Leave out dropped.txt").click()
    expect(page.locator(".chosen li")).to_have_count(0)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Choose files")


def test_keys_go_through_a_story(page: Any, server: str) -> None:
    page.goto(f"/stories/{story_of(server, 'coast guard')}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.locator(".item.selected")).to_have_count(1)
    expect(page.locator("mark.current").first).to_be_in_viewport()
    place = page.locator("mark.current").first.get_attribute("data-place")
    if page.locator(".item.selected a.cite").count() > 1:
        page.keyboard.press("]")
        assert page.locator("mark.current").first.get_attribute("data-place") != place
        page.keyboard.press("[")
        assert page.locator("mark.current").first.get_attribute("data-place") == place
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("d")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_go_through_the_list(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/stories/s-"))
    page.keyboard.press("o")


def test_nothing_is_wider_than_a_phone(page: Any, server: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    story = story_of(server, "coast guard")
    for address in (*PAGES, *(f"/stories/{story}{view}" for view in VIEWS)):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, address


def test_what_a_page_holds_is_only_shown(page: Any, server: str) -> None:
    story = story_of(server, "Eastwick bridge")
    for address in (*(f"/stories/{story}{view}" for view in VIEWS), "/search?q=Eastwick", "/who/Ardle", "/"):
        page.goto(address)
        assert page.evaluate("window.owned") is None, address
        assert page.locator("main img, main iframe, main script").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(f"/stories/{story}")
    page.locator(".view-account .item", has_text="Stay away").first.locator(".words").click()
    assert "today" in marked(page, "mark")
    text = page.content()
    assert "&lt;script&gt;window.owned = 1&lt;/script&gt;" in text
    assert not re.search("[\x1b\u202e\u202c]", text)


def test_dark_is_dark(page: Any) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    colours = [int(n) for n in re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))]
    assert max(colours[:3]) < 80


@pytest.mark.parametrize(
    ("scheme", "pages"), [("light", (*PAGES, *VIEWS)), ("dark", ("/search?q=crane", "", "/matrix"))]
)
def test_no_serious_fault_of_accessibility(
    new_page: Callable[..., Any], axe: Callable[[Any], list[str]], server: str, scheme: str, pages: tuple[str, ...]
) -> None:
    page = new_page(base_url=server, color_scheme=scheme)
    story, found = story_of(server, "gantry crane"), {}
    for address in pages:
        page.goto(f"/stories/{story}{address}" if address in VIEWS else address)
        found[address] = axe(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_what_is_not_there_says_what_to_do(browser: Any, axe: Callable[[Any], list[str]], server: str) -> None:
    page = browser.new_page(base_url=server)  # the browser itself logs that a page is not there
    page.goto("/stories/unknown")
    assert page.get_by_text("What to do:").is_visible()
    assert axe(page) == []
    page.get_by_role("link", name="All stories").click()
    assert page.get_by_role("heading", name="Stories", exact=True).is_visible()
    page.close()


def test_the_pages_of_the_test_have_what_they_are_for() -> None:
    kinds = {unicodedata.bidirectional(character) for character in CRANE}
    assert {"R", "AL"} <= kinds
    assert any(ord(character) > 0xFFFF for character in CRANE)
