"""Pages of many designs, all of our own making: what is the report, what is not, and what the page says of itself.

Each page lists the lines that are furniture by a few words of theirs; every other line of more than sixty characters
is the report's.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from readout.model import RawPage
from readout.read import read_page

_FOLDER = Path(__file__).parent / "designs"
_LONG = 60


@dataclass(frozen=True, slots=True)
class Design:
    """What a page holds: its title, outlet, date, credits, and a few words of each piece of furniture."""

    name: str
    title: str
    outlet: str | None
    published: str
    credits: frozenset[str]
    furniture: tuple[str, ...]


DESIGNS = (
    Design(
        "local.txt",
        "Library roof blaze: 40 pupils led to safety",
        "Brackwater Gazette",
        "2024-05-13",
        frozenset({"Supplied", "Radio Brackwater"}),
        (
            "Skip to main",
            "Subscribe  Log in",
            "By Kit Arundel",
            "Smoke over the Mill",
            "Read more: Council",
            "straight to your inbox",
            "Comments: Our rules",
            "We want our comments",
            "Last Updated",
            "Data returned",
            "©Copyright",
            "News  Sport  What's On",
        ),
    ),
    Design(
        "tabloid.txt",
        "'I SLEPT THROUGH IT' Gran, 81, found alive three days after Pellworth landslide buried her cottage",
        None,
        "2023-02-04",
        frozenset({"SWNS", "Pellworth Fire Brigade"}),
        (
            "HOME SHOWBIZ",
            "Bex Tully",
            "Published: 8:02",
            "Credit: SWNS",
            "MORE ON PELL",
            "SLIP UP",
            "WET WET",
            "SPUD U LIKE",
            "HAIR WE GO",
            "Do you have a story",
        ),
    ),
    Design(
        "wire.txt",
        "Peace talks over Sarat valley collapse after nine hours, mediator says",
        "Northern Wire",
        "2022-03-03",
        frozenset({"Ana Kosic"}),
        (
            "BY PETRA",
            "Updated 9:14",
            "Storm closes",
            "Actor's widow",
            "Rare owl",
            "independent global",
            "Careers  Advertise",
            "Copyright 2022",
        ),
    ),
    Design(
        "gov.txt",
        "Readout of Minister Elen Vasko's call with Foreign Secretary Hugo Bright",
        "Ministry of Foreign Affairs",
        "2023-06-09",
        frozenset(),
        ("An official website", "Press releases  Speeches", "Home > Newsroom", "For media inquiries", "Stay connected"),
    ),
    Design(
        "sport.txt",
        "Late Diallo header sends Rovers to first final in 50 years",
        None,
        "2022-04-16",
        frozenset({"Sky Sports"}),
        ("Scores & Fixtures", "Jonah Pell at", "Bet £10", "Read: Why", "Get closer to the game"),
    ),
    Design(
        "biz.txt",
        "Orlen Foods cuts outlook after recall of 3 million jars",
        "Orlando Business Daily",
        "2023-09-21",
        frozenset({"Prairie Business Review", "Rui Tanaka"}),
        (
            "By Lena Ortiz",
            "3 min read",
            "Listen to this",
            "Article content",
            "We apologize",
            "Recommended Videos",
            "Gas prices slide",
            "Airline pilots",
            "Postmedium is committed",
            "With assistance",
            "© 2023",
        ),
    ),
    Design(
        "court.txt",
        "Ex-treasurer jailed for taking £240,000 from lifeboat charity",
        "The Calder Observer",
        "2023-11-14",
        frozenset({"BBC Radio Calder"}),
        ("Court reporter", "ADVERTISEMENT", "follow us on", "Lifeboat crew rescue", "not responsible", "© 2023"),
    ),
    Design(
        "quake.html",
        "Strong quake shakes Tarim islands, killing at least 19",
        "Island Mirror",
        "2023-01-09",
        frozenset({"Island News Agency", "INA", "Radio Tarim"}),
        (
            "Wednesday, 11",
            "By Staff Reporter",
            "sleep outdoors",
            "Also read:",
            "Tags:",
            "will not be published",
            "Fuel price",
            "Rugby team",
            "Theme by",
        ),
    ),
)


def _read(name):
    page = read_page(RawPage(name, (_FOLDER / name).read_bytes()))
    return page, [span.of(page.text) for span in page.body], [part.span.of(page.text) for part in page.furniture]


@pytest.mark.parametrize("design", DESIGNS, ids=lambda d: d.name)
def test_what_is_set_aside_is_furniture_and_nothing_long_is_lost(design):
    _, body, aside = _read(design.name)
    for words in design.furniture:
        assert not any(words in line for line in body), words
        assert any(words in line for line in aside), words
    lost = [line for line in aside if len(line) > _LONG and not any(words in line for words in design.furniture)]
    assert lost == []


@pytest.mark.parametrize("design", DESIGNS, ids=lambda d: d.name)
def test_a_page_says_its_title_outlet_date_and_sources(design):
    page, _, _ = _read(design.name)
    assert page.title is not None
    assert page.title.of(page.text) == design.title
    assert page.outlet == design.outlet
    assert page.published.days.edtf == design.published
    assert {credit.name for credit in page.credits} == design.credits
