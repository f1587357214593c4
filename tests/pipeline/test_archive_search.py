"""Search: one routine over both databases, with the same hits in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.model import UsageError
from readout.model.archive import Hit, Query
from readout.pipeline.archive import open_archive
from readout.pipeline.archive.open import OpenArchive
from tests.pipeline.archives import PAGES, put, without_model, write_pages
from tests.store.places import make_database

QUERIES = [
    Query("blaze"),
    Query("Quillon docks"),
    Query('"two night guards"'),
    Query('"night two guards"'),
    Query("sprinklers Oduya"),
    Query(who="Maren Oduya"),
    Query("smoke", who="Oduya"),
    Query("frost", kinds=("page",)),
    Query(kinds=("statement",)),
    Query(status="corroborated"),
    Query(status="single-source", limit=3, offset=2),
    Query("growers", limit=1),
    Query(),
]
HOSTILE = [
    '"',
    '""',
    "NEAR(a b)",
    "a*",
    "-blaze",
    "words:blaze",
    "blaze OR frost",
    "(",
    "'; DROP TABLE items; --",
    "%_",
    "a & b | !c",
]


ODD_PAGE = (
    "Łódź café “naïve” Ørsted ŒUVRE ﬁnal x² ½\n\n"
    "Москва объявила about the Straße 東京 meeting of the İzmir group.\n"
    f"Zeitgeist and résumé of the {'x' * 300} met the ministers of the town in the evening.\n"
)


def fill(place: str, folder: Path) -> Iterator[OpenArchive]:
    write_pages(folder, {**PAGES, "odd.txt": ODD_PAGE})
    with open_archive(place) as archive, pytest.MonkeyPatch.context() as patch:
        without_model(patch)
        put(archive, folder)
        yield archive


@pytest.fixture(scope="module")
def in_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    folder = tmp_path_factory.mktemp("sqlite")
    yield from fill(str(folder / "archive.db"), folder / "pages")


@pytest.fixture(scope="module")
def in_postgresql(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    yield from fill(make_database(postgres), tmp_path_factory.mktemp("postgresql"))


@pytest.fixture(params=["in_sqlite", "in_postgresql"])
def filled(request: pytest.FixtureRequest) -> OpenArchive:
    """The same pages in each database."""
    archive: OpenArchive = request.getfixturevalue(request.param)
    return archive


@pytest.fixture
def both(in_sqlite: OpenArchive, in_postgresql: OpenArchive) -> tuple[OpenArchive, OpenArchive]:
    return in_sqlite, in_postgresql


def texts(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.text for hit in hits]


def test_all_words_are_required_in_any_case_and_accent(filled: OpenArchive) -> None:
    found = filled.search(Query("BLÁZE varnish"))
    assert found.total == len(found.hits) > 0
    pages = {page.id: page.text for page in filled.accounts().documents}
    for hit in found.hits:
        assert all(word in pages[hit.place.document].casefold() for word in ("blaze", "varnish"))


def test_marks_and_places_are_exact(filled: OpenArchive) -> None:
    pages = {page.id: page.text for page in filled.accounts().documents}
    for query in QUERIES:
        for hit in filled.search(query).hits:
            assert pages[hit.place.document][hit.place.start : hit.place.end] == hit.place.text
            assert all(mark.of(hit.text).strip() for mark in hit.marks)
            assert list(hit.marks) == sorted(hit.marks)


def test_a_phrase_must_stand_as_it_is(filled: OpenArchive) -> None:
    assert filled.search(Query('"night guards"')).total > 0
    assert filled.search(Query('"guards night"')).total == 0
    assert filled.search(Query('"dawn inspectors"')).total == 0  # the end of one line and the beginning of the next


def test_a_name_is_who_speaks_takes_part_or_is_named(filled: OpenArchive) -> None:
    said = filled.search(Query(who="Pell Whitcombe", kinds=("statement",)))
    assert texts(said.hits) == ["Nobody here has seen blossoms freeze in May before."]
    assert said.hits[0].who == "Pell Whitcombe"
    assert filled.search(Query(who="Whitcombe Pell")).total == 0
    assert filled.search(Query(who="Oduya", kinds=("page",))).total == 3


def test_facts_that_more_reports_bear_out_come_first(filled: OpenArchive) -> None:
    hits = filled.search(Query("blaze", kinds=("fact",))).hits
    story = filled.story(hits[0].story).stories[0]
    lineages = {fact.id: fact.lineages for fact in story.facts}
    said = [lineages[hit.id] for hit in hits if "blaze" in hit.text.casefold()]
    assert said == sorted(said, reverse=True)


def test_pages_of_hits_meet_without_gap_or_overlap(filled: OpenArchive) -> None:
    everything = filled.search(Query(limit=500))
    parts = [filled.search(Query(limit=7, offset=at)).hits for at in range(0, everything.total, 7)]
    assert [hit for part in parts for hit in part] == list(everything.hits)
    assert len({(hit.kind, hit.story, hit.id) for hit in everything.hits}) == everything.total


def test_limits_are_held(filled: OpenArchive) -> None:
    with pytest.raises(UsageError):
        filled.search(Query(limit=501))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_character_of_a_query_has_a_meaning(text: str, filled: OpenArchive) -> None:
    filled.search(Query(text))
    filled.search(Query(who=text, topic=text, outlet=text))
    assert filled.search(Query("blaze")).total > 0


def test_days_and_outlets_narrow(archive: OpenArchive, tmp_path: Path) -> None:
    page = (
        '<html><head><title>Bridge of Ostrava Lane closes</title><meta property="og:site_name" content="{outlet}">'
        '<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><article><h1>Bridge closes</h1>'
        "<p>{who} closed the bridge of Ostrava Lane to lorries after cracks were found in two piers.</p>"
        "<p>Engineers will test the steel of the bridge again before winter comes to the valley.</p>"
        "</article></body></html>"
    )
    made = {
        "one.html": page.format(outlet="Lane Gazette", day="2026-03-01", who="Mayor Tilda Krone"),
        "two.html": page.format(outlet="Valley Post", day="2026-05-01", who="Deputy Omar Lund"),
    }
    put(archive, write_pages(tmp_path / "made", made))
    pages = Query("bridge", kinds=("page",))
    assert [hit.outlet for hit in archive.search(pages).hits] == ["Valley Post", "Lane Gazette"]  # the newer first
    late = Query("bridge", kinds=("page",), since=date(2026, 4, 1))
    assert [hit.outlet for hit in archive.search(late).hits] == ["Valley Post"]
    one = Query("bridge", outlet="lane gazette", kinds=("page",))
    assert [hit.outlet for hit in archive.search(one).hits] == ["Lane Gazette"]


@pytest.mark.parametrize("query", QUERIES)
def test_both_databases_find_the_same_in_the_same_order(query: Query, both: tuple[OpenArchive, OpenArchive]) -> None:
    one, other = both
    assert one.search(query) == other.search(query)
    assert one.search(query).total > 0 or query.text == '"night two guards"'


ODD = ["Łódź", "strasse", "москва", "½", "x²", "İzmir", "ﬁnal"]
WORDS = [*sorted({word for text in PAGES.values() for word in text.split()}), *ODD]
ASKED = st.lists(st.sampled_from([*WORDS, '"', *HOSTILE]), max_size=4).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=20), ASKED))
def test_whatever_is_asked_both_answer_alike(text: str, both: tuple[OpenArchive, OpenArchive]) -> None:
    one, other = both
    assert one.search(Query(text)) == other.search(Query(text))
    assert one.search(Query(who=text)) == other.search(Query(who=text))


def test_both_databases_know_the_same_people(both: tuple[OpenArchive, OpenArchive]) -> None:
    one, other = both
    for name in ("Maren Oduya", "Oduya", "Whitcombe", "nobody", '"', ""):
        found = one.who(name)
        # stories carry the instant at which each archive told them
        assert [(p.name, p.aliases, p.statements, p.events, p.commitments) for p in found] == [
            (p.name, p.aliases, p.statements, p.events, p.commitments) for p in other.who(name)
        ]


def test_a_profile_tells_what_somebody_said_and_did(filled: OpenArchive) -> None:
    (profile,) = filled.who("oduya")
    assert (profile.name, profile.type) == ("Maren Oduya", "PERSON")
    assert [told.item.text for told in profile.statements] == [  # type: ignore[union-attr]
        "The sprinklers had been shut off for repairs since Sunday."
    ]
    assert profile.events
    assert [row.title for row in profile.stories] == [profile.events[0].story_title]
