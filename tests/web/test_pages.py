"""What the pages of the application show, and where their links lead."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from readout.model import Readout, Span
from readout.web.drawing import is_day_enough, marked_runs
from tests.render.sample import SAMPLE
from tests.web.conftest import over
from tests.web.memory import MemoryArchive

EMPTY = Readout((), ())


@pytest.mark.parametrize("address", ["/", "/stories"])
def test_the_list_says_what_a_reader_chooses_by(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert 'href="/stories/story-1">Ferry runs aground off Lindholm</a>' in page
    for words in ("6 May 2024", "3 reports, 2 independent", "Harbour Courier", "1 conflict", "1 change", "5 facts"):
        assert words in page


def test_a_filter_keeps_stories_that_have_all_its_words(client: TestClient) -> None:
    assert "story-1" in client.get("/stories?filter=GAZETTE+ferry").text
    nothing = client.get("/stories?filter=volcano").text
    assert "No story has “volcano”" in nothing
    assert 'href="/search?q=volcano"' in nothing


def test_an_archive_without_pages_says_how_to_add_some() -> None:
    page = over(EMPTY).get("/").text
    assert "No stories yet" in page
    assert "readout add" in page


def test_a_list_has_a_way_on_and_back() -> None:
    stories = tuple(type(SAMPLE.stories[0])(**{**_fields(SAMPLE.stories[0]), "id": f"story-{n}"}) for n in range(5))
    browser = over(Readout(SAMPLE.documents, stories))
    first = browser.get("/stories?limit=2").text
    assert 'href="/stories?limit=2&amp;offset=2" rel="next"' in first
    last = browser.get("/stories?limit=2&offset=4").text
    assert 'rel="next"' not in last
    assert 'href="/stories?limit=2&amp;offset=2" rel="prev"' in last
    assert "The list ends before this" in browser.get("/stories?offset=40").text


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]


def test_what_is_new_is_told_part_by_part(client: TestClient) -> None:
    page = client.get("/stories/story-1/new?since=2024-05-01").text
    for words in (
        "since 1 May 2024",
        "The story did not exist then",
        "5 new facts",
        "Harbour Courier",
        "Where reports differ now",
    ):
        assert words in page
    assert client.get("/stories/story-1/new").status_code == 200
    assert (
        client.get("/stories/story-0/new?since=2024-05-01")
        .headers["location"]
        .endswith("/story-1/new?since=2024-05-01")
    )
    assert client.get("/stories/story-1/new?since=soon").status_code == 400


def test_a_hit_is_one_click_from_its_words(client: TestClient) -> None:
    page = client.get("/search?q=aground").text
    assert "<mark>aground</mark>" in page
    assert 'href="/stories/story-1#fact-grounding"' in page
    fact = SAMPLE.stories[0].facts[0].evidence[0]
    assert f'href="/stories/story-1/page/doc-a#doc-a:{fact.start}-{fact.end}"' in page


def test_a_search_asks_for_what_its_form_says(client: TestClient, archive: MemoryArchive) -> None:
    address = "/search?q=crash&kind=statement&who=Holt&topic=&outlet=&since=2024-05-01&status=&limit=5&offset=0"
    page = client.get(address).text
    (query,) = archive.asked
    assert (query.text, query.kinds, query.who, query.topic, query.outlet) == (
        "crash",
        ("statement",),
        "Holt",
        None,
        None,
    )
    assert str(query.since) == "2024-05-01"
    assert 'value="statement" checked' in page
    assert not re.search(r'value="fact" checked', page)


def test_a_search_for_nothing_says_what_can_be_asked(client: TestClient, archive: MemoryArchive) -> None:
    assert "What to look for" in client.get("/search").text
    assert "Nothing was found" in client.get("/search?q=volcano").text
    assert len(archive.asked) == 1


def test_a_name_tells_offices_words_and_deeds(client: TestClient) -> None:
    page = client.get("/who/Mira%20Holt").text
    assert "passenger" in page
    assert "“We heard a crash and then silence”" in page
    assert "2 pages give these words" in page
    assert 'href="/stories/story-1#stmt-heard"' in page
    assert "The ferry Astrid ran aground" in client.get("/who/Astrid").text


def test_a_name_of_a_story_leads_to_all_stories(client: TestClient) -> None:
    assert 'href="/who/Mira%20Holt"' in client.get("/stories/story-1/names/ent-holt").text


def test_without_a_name_it_is_asked_for(client: TestClient) -> None:
    assert "Whose name?" in client.get("/who?name=+").text


def test_a_name_may_hold_what_addresses_use(client: TestClient) -> None:
    assert "Nobody and nothing" in client.get("/who/AC%2FDC%3F").text
    assert client.get("/who?name=AC/DC%3F").headers["location"] == "/who/AC%2FDC%3F"


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/stories/story-1/facts/fact-deaths", "/stories/story-1#fact-deaths"),
        ("/stories/story-1/statements/stmt-heard", "/stories/story-1#stmt-heard"),
        ("/stories/story-0", "/stories/story-1"),
        ("/stories/story-0/matrix?a=1", "/stories/story-1/matrix?a=1"),
        ("/stories/story-0/facts/fact-deaths", "/stories/story-1#fact-deaths"),
        ("/pages/doc-b", "/stories/story-1/page/doc-b"),
        ("/pages/doc-b?start=3&end=9", "/stories/story-1/page/doc-b#doc-b:3-9"),
    ],
)
def test_short_and_old_addresses_lead_on(client: TestClient, address: str, leads_to: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (303, 307)
    assert answer.headers["location"] == leads_to


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/stories/story-9", 404),
        ("/stories/story-1/facts/fact-9", 404),
        ("/stories/story-1/nothing", 404),
        ("/stories/story-1/facts", 404),
        ("/stories/a%20b", 404),
        ("/pages/doc-9", 404),
        ("/pages/doc-a?start=5&end=999999", 400),
        ("/pages/doc-a?start=five&end=9", 400),
        ("/pages/doc-a?start=9&end=5", 400),
        ("/search?since=yesterday", 400),
        ("/search?status=true", 400),
        ("/stories?limit=0", 400),
        ("/jobs/job-9", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e%2fapp.py", 404),
        ("/nothing", 404),
    ],
)
def test_what_cannot_be_shown_says_what_to_do(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "What to do:" in answer.text
    assert 'href="/stories"' in answer.text


def test_assets_are_asked_for_again_only_where_they_changed(client: TestClient) -> None:
    for name, type in (("app.css", "text/css"), ("add.js", "text/javascript"), ("icon.svg", "image/svg+xml")):
        first = client.get(f"/static/{name}")
        assert first.headers["content-type"] == f"{type}; charset=utf-8"
        again = client.get(f"/static/{name}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_every_asset_a_page_names_is_there(client: TestClient) -> None:
    named = set()
    for address in ("/", "/search?q=a", "/add", "/stories/story-1"):
        named |= set(re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(address).text))
    assert len(named) >= 5
    for address in named:
        assert client.get(address).status_code == 200, address


def test_marks_are_cut_in_code_points() -> None:
    text = "🚢 ferry\u202e ferry"
    runs = marked_runs(text, (Span(2, 7), Span(9, 14)))
    assert [(run.text, run.marked) for run in runs] == [
        ("🚢 ", False),
        ("ferry", True),
        ("\ufffd ", False),
        ("ferry", True),
    ]
    assert [run.text for run in marked_runs("short", (Span(2, 99),))] == ["short"]


def test_a_time_that_says_nothing_is_not_shown() -> None:
    assert is_day_enough("2024-05-06")
    assert is_day_enough("2024-05-06/2024-06-01")
    assert not is_day_enough("2018-01-01/2024-03-01")
    assert not is_day_enough("2021-01-01/..")
    assert not is_day_enough(None)
