"""The self-contained file in a real browser: every view, by mouse, by keys, on a phone, in the dark."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.render.html import VIEWS, to_html
from tests.browser.conftest import PHONE
from tests.browser.stories import ENDLESS, HARD, KILLED, D, several
from tests.render.sample import SAMPLE, A, B, quote

Open = Callable[..., Any]
MARKS = ".page:not([hidden]) mark"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("account") / "account.html"
    path.write_text(to_html(HARD), encoding="utf-8")
    return f"file://{path}"


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "account.html"
    path.write_text(text, encoding="utf-8")
    return f"file://{path}"


def lit(page: Any) -> list[str]:
    """The highlighted words of the page shown."""
    found: list[str] = page.locator(MARKS).all_text_contents()
    return found


def no_wider_than_the_screen(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


# --- words ----------------------------------------------------------------------------------------------------------


def test_a_click_on_a_fact_highlights_its_words_in_every_page(page: Any, file: str) -> None:
    page.goto(file)
    page.click("#fact-deaths .words")
    shown = []
    for _ in range(4):
        shown += lit(page)
        page.keyboard.press("]")
    assert shown == ["Three people were killed", "Two people died", "Three people were killed", KILLED]
    assert page.url.endswith("#fact-deaths")


def test_words_behind_emoji_and_from_right_to_left_are_exact(page: Any, file: str) -> None:
    page.goto(file)
    page.click("#fact-deaths a.cite:has-text('D4')")
    assert lit(page) == [KILLED]
    assert page.locator(".page:not([hidden])").get_attribute("id") == D.id
    assert page.locator(f"{MARKS}.current").count() == 1


def test_a_direction_override_of_a_page_is_shown_not_obeyed(page: Any, file: str) -> None:
    page.goto(f"{file}#fact-grounding")
    page.keyboard.press("]")
    assert lit(page) == ["The ferry ran aground �at� 7 a.m."]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("#fact-inquiry", ["The transport minister, Jonas Vane, promised an inquiry <b>within days</b>."]),
        ("#stmt-heard", ["We heard a crash and then silence"]),
        ("#conf-1-2", ["Two people died"]),
        (f"#{D.id}:{D.text.index(KILLED)}-{D.text.index(KILLED) + len(KILLED)}", [KILLED]),
        (f"#{A.id}:{quote(A, 'Jonas Vane').start}-{quote(A, 'Jonas Vane').end}", ["Jonas Vane"]),
        (f"#{B.id}:{quote(B, 'Mira Holt').start}-{quote(B, 'Mira Holt').end}", ["Mira Holt"]),
    ],
)
def test_an_address_leads_to_a_fact_or_to_words(page: Any, file: str, address: str, words: list[str]) -> None:
    page.goto(file + address)
    assert lit(page) == words


@pytest.mark.parametrize(
    "address", ["#nothing", "#doc-a:99999-100000", "#story-1.pair.doc-a.doc-x", "#%E0%A4%A", "#main"]
)
def test_an_address_that_leads_nowhere_does_no_harm(page: Any, file: str, address: str) -> None:
    page.goto(file + address)
    page.locator(".views a", has_text="Account").click()
    page.click("#fact-deaths .words")
    assert lit(page) == ["Three people were killed"]


def test_a_quotation_is_copied_with_its_source(new_page: Open, file: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{file}#fact-deaths")
    page.locator("#fact-deaths [data-do=copy]").nth(3).click()
    page.wait_for_selector(".told:has-text('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    start = D.text.index(KILLED)
    assert copied.startswith(f"“{KILLED}” — ميناء اليوم, “غرق عبّارة قرب لندهولم ⛴️🚢”, 6 May 2024, javascript:alert(3)")
    assert copied.endswith(f"(characters {start} to {start + len(KILLED)})")


def test_the_address_of_words_is_copied_and_leads_to_them(new_page: Open, file: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{file}#fact-deaths")
    page.locator("#fact-deaths [data-do=link]").nth(3).click()
    page.wait_for_selector(".told:has-text('Address copied')")
    address = page.evaluate("navigator.clipboard.readText()")
    other = new_page()
    other.goto(address)
    assert lit(other) == [KILLED]


def test_what_is_shown_is_told_to_a_screen_reader(page: Any, file: str) -> None:
    page.goto(f"{file}#fact-deaths")
    assert page.locator("#fact-deaths").get_attribute("aria-current") == "true"
    assert page.locator(".at").text_content() == "Harbour Courier, line 5: Three people were killed"
    page.keyboard.press("Escape")
    assert page.locator("[aria-current=true]").count() == 0


def test_everything_told_is_lit_and_leads_back_to_the_account(page: Any, file: str) -> None:
    page.goto(file)
    page.click("[data-do=light]")
    page.locator("mark.lit", has_text="Three people were killed").first.click()
    assert page.locator(".item.selected").count() == 1
    assert "Three people were killed" in lit(page)
    page.click("[data-do=light]")
    assert page.locator("mark.lit").count() == 0


# --- views ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "label"), VIEWS)
def test_every_view_opens_from_the_navigation(page: Any, file: str, name: str, label: str) -> None:
    page.goto(file)
    page.locator(".views a", has_text=label).click()
    assert page.locator(".view:visible").evaluate_all("found => found.map(view => view.dataset.view)") == [name]
    assert page.locator(".views [aria-current=page]").text_content() == label
    page.reload()
    assert page.locator(".view:visible").get_attribute("data-view") == name
    page.go_back()
    assert page.locator(".view:visible").get_attribute("data-view") == "account"


def test_a_cell_of_the_matrix_leads_to_its_words(page: Any, file: str) -> None:
    page.goto(f"{file}#story-1.matrix")
    assert page.locator(".pages").is_hidden()
    cell = page.locator("tr[data-item=fact-deaths] td.differs", has_text="2")
    assert cell.text_content().split() == ["≠", "2"]
    cell.locator("a").click()
    assert lit(page) == ["Two people died"]
    page.keyboard.press("Escape")
    assert page.locator(".pages").is_hidden()
    assert page.locator("tr[data-item=fact-inquiry] td.silent").first.text_content() == "silent"


def test_a_claim_of_the_matrix_leads_to_the_account(page: Any, file: str) -> None:
    page.goto(f"{file}#story-1.matrix")
    page.click("tr[data-item=fact-inquiry] th a")
    assert page.locator(".view:visible").get_attribute("data-view") == "account"
    assert page.locator("#fact-inquiry.selected").count() == 1


def test_side_by_side_shows_the_pair_chosen(page: Any, file: str) -> None:
    page.goto(f"{file}#story-1.compare")
    assert page.locator(".rows .heads h2").all_text_contents() == ["Harbour Courier", "mirror.txt"]
    assert page.locator(".row.reworded del").count() >= 1
    page.select_option("select[name=right]", "doc-b")
    assert page.locator(".pair .heads h2").all_text_contents() == ["Harbour Courier", "The Gazette"]
    assert page.locator(".row.reworded ins", has_text="bang").count() == 1
    page.locator(".pair a.cite").first.click()
    assert len(lit(page)) == 1
    page.select_option("select[name=left]", "doc-b")
    page.wait_for_selector(".told:has-text('two different pages')")


def test_the_lineage_leads_to_the_pair_and_the_page(page: Any, file: str) -> None:
    page.goto(f"{file}#story-1.lineage")
    page.click("a:has-text('Side by side') >> nth=-1")
    assert page.locator(".pair .heads h2").all_text_contents() == ["Harbour Courier", "mirror.txt"]
    page.goto(f"{file}#story-1.lineage")
    page.locator(".drawing a").nth(2).click()
    assert page.locator(".view:visible").get_attribute("data-view") == "page"


def test_a_name_opens_with_all_there_is_of_it(page: Any, file: str) -> None:
    page.goto(f"{file}#story-1.said")
    page.click(".voice h3 a")
    assert page.locator(".name details[open] h2").text_content().startswith("Mira Holt")
    page.click(".name details[open] .mentions a.cite")
    assert lit(page) == ["Mira Holt"]


def test_pages_are_read_one_by_one(page: Any, file: str) -> None:
    page.goto(f"{file}#story-1.page")
    page.click("[role=tab]:has-text('Gazette')")
    assert page.locator(".says:visible h2").text_content().strip().startswith("B")
    page.keyboard.press("ArrowRight")
    assert page.locator("[role=tab][aria-selected=true]").evaluate("tab => tab === document.activeElement")
    assert page.locator(".says:visible").count() == 1
    page.keyboard.press("f")
    assert page.locator(".line.furniture:visible").count() == 0


def test_finding_words_hides_the_rest_and_says_when_nothing_is_left(page: Any, file: str) -> None:
    page.goto(file)
    page.keyboard.press("/")
    page.keyboard.type("inquiry")
    assert page.locator(".view:visible .item:visible").evaluate_all("found => found.map(item => item.id)") == [
        "fact-inquiry"
    ]
    page.keyboard.type(" nowhere")
    assert page.locator(".not-found:visible").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".view:visible .item:visible").count() > 3


def test_several_stories_are_shown_one_at_a_time(page: Any, tmp_path: Path) -> None:
    page.goto(written(tmp_path, to_html(several(3))))
    assert page.locator(".story:visible").count() == 1
    page.click(".stories a:has-text('number 2')")
    assert page.locator("h1:visible").text_content() == "Story number 2"
    assert page.locator(".nothing:visible").count() >= 1


# --- keys -----------------------------------------------------------------------------------------------------------


def test_an_account_is_read_by_keys_alone(page: Any, file: str) -> None:
    page.goto(file)
    for key in ("j", "j", "Enter"):
        page.keyboard.press(key)
    assert page.locator(".item.selected").get_attribute("id") == "fact-deaths"
    assert lit(page) == ["Three people were killed"]
    page.keyboard.press("Enter")
    assert lit(page) == ["Two people died"]
    page.keyboard.press("[")
    assert page.locator("[role=tab][aria-selected=true]").text_content().strip().startswith("A")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "fact-grounding"
    page.keyboard.press("Escape")
    assert page.locator("mark").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.keyboard.press("o")
    page.wait_for_selector(".view-page:visible")
    assert lit(page) == ["Three people were killed"]


def test_the_keys_are_listed_and_the_dialog_closes(page: Any, file: str) -> None:
    page.goto(file)
    page.keyboard.press("?")
    dialog = page.locator("dialog[open]")
    assert set(dialog.locator("kbd").all_text_contents()) >= {"j", "k", "Enter", "o", "/", "[", "]", "d", "?", "Esc"}
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert dialog.count() == 0


def test_letters_typed_into_a_field_are_no_keys(page: Any, file: str) -> None:
    page.goto(file)
    page.keyboard.press("/")
    page.keyboard.type("d?jkf")
    assert page.evaluate("document.documentElement.dataset.theme ?? ''") == ""
    assert page.locator("dialog[open]").count() == 0


def test_dark_is_toggled_and_kept(page: Any, file: str) -> None:
    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    page.goto(file)
    light = ground()
    page.keyboard.press("d")
    dark = ground()
    assert light != dark
    page.reload()
    assert ground() == dark
    page.click("[data-do=theme]")
    assert ground() == light


def test_the_way_past_the_header_is_the_first_stop(page: Any, file: str) -> None:
    page.goto(file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


# --- screens, paper, safety -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [name for name, _ in VIEWS])
def test_a_phone_shows_one_column(new_page: Open, file: str, view: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{file}#story-1.{view}")
    assert page.locator(".view:visible").get_attribute("data-view") == view
    assert no_wider_than_the_screen(page)


def test_a_phone_shows_words_from_below_with_the_fact_in_sight(new_page: Open, file: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(file)
    page.locator("#fact-deaths a.cite").nth(1).click()
    mark, fact = page.locator(f"{MARKS}.current").bounding_box(), page.locator("#fact-deaths .words").bounding_box()
    pane = page.locator(".pages:visible").bounding_box()
    assert pane["y"] <= mark["y"] <= PHONE["height"]
    assert 0 <= fact["y"] < pane["y"]
    page.click(".close:visible")
    assert page.locator(".pages").is_hidden()


@pytest.mark.parametrize("view", [name for name, _ in VIEWS])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_grave_fault(
    new_page: Open, axe: Callable[[Any], list[str]], file: str, view: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{file}#story-1.{view}")
    assert axe(page) == []
    for details in page.locator(".view:visible details:not([open]) > summary").all()[:1]:
        details.click()
    for cite in page.locator(".view:visible .item a.cite:visible").all()[:1]:
        cite.click()
        assert lit(page)
    assert axe(page) == []


def test_axe_finds_no_grave_fault_in_the_list_of_keys(page: Any, axe: Callable[[Any], list[str]], file: str) -> None:
    page.goto(file)
    page.keyboard.press("?")
    assert axe(page) == []


def test_a_hostile_page_is_only_shown(page: Any, tmp_path: Path) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(written(tmp_path, to_html(ENDLESS)) + f"#{D.id}:0-4")
    assert page.locator(f"#{D.id} .line", has_text="<script>alert(1)</script>").count() == 1
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert no_wider_than_the_screen(page)
    assert page.locator(f"#{D.id} a").count() == 0


def test_links_to_the_web_open_apart_from_us(page: Any, tmp_path: Path) -> None:
    import dataclasses

    web = dataclasses.replace(A, uri="https://courier.example/ferry?a=1&b=2")
    page.goto(written(tmp_path, to_html(dataclasses.replace(SAMPLE, documents=(web, *SAMPLE.documents[1:])))))
    link = page.locator("#doc-a .uri a")
    assert link.get_attribute("href") == web.uri
    assert re.search("noopener.*noreferrer", link.get_attribute("rel"))


def test_paper_shows_the_account_without_what_is_clicked(page: Any, file: str) -> None:
    page.goto(file)
    page.emulate_media(media="print")
    assert page.locator("#fact-deaths .words").is_visible()
    assert page.locator(".key").is_visible()
    for gone in (".bar", ".pages", ".site", "#fact-deaths .copy"):
        assert not page.locator(gone).first.is_visible(), gone


def test_without_scripts_everything_can_be_read(browser: Any, file: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file)
    assert page.locator("#fact-deaths blockquote").first.is_visible()
    assert page.locator("#doc-d").is_visible()
    context.close()
