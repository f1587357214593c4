"""Event rows: POLECAT's columns, and empty cells where the pages say nothing."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from readout.model import Readout
from readout.model.account import EventClass, Fact, When
from readout.render.exchange import events as module
from readout.render.exchange.cells import Cell
from readout.render.exchange.events import OURS, POLECAT, SAID, event_code, events, left_out
from readout.render.exchange.named import country_named
from readout.render.exchange.tables import to_csv
from tests.render.exchange.accounts import HARM, MEETING, STORY, VISIT, shuffled

ROOT = Path(__file__).parents[3]
LEXICON = ROOT / "readout" / "annotate" / "events" / "lexicon" / "plover.toml"
COUNTRIES = ROOT / "readout" / "annotate" / "entities" / "lexicon" / "countries.tsv"


def rows(account: Readout = VISIT) -> dict[str, dict[str, Cell]]:
    made = events(account)
    return {str(row[0]): dict(zip(made.columns, row, strict=True)) for row in made.rows}


def row_of(**changes: object) -> dict[str, Cell]:
    fact: Fact = replace(MEETING, **changes)  # type: ignore[arg-type]
    return rows(Readout(VISIT.documents, (replace(STORY, facts=(fact,)),)))[fact.id]


def filled(row: dict[str, Cell]) -> dict[str, Cell]:
    return {column: value for column, value in row.items() if value not in (None, "", ())}


def test_the_columns_of_polecat_come_first_in_their_order() -> None:
    header = next(csv.reader(io.StringIO(to_csv(events(VISIT)))))
    assert len(POLECAT) == 40
    assert tuple(header) == (*POLECAT, *OURS)
    assert (header[1], header[2], header[7], header[15]) == ("Event Date", "Event Type", "Actor Name", "Recipient Name")
    assert len(set(header)) == len(header)


def test_a_meeting() -> None:
    row = rows()["fact-meeting"]
    assert row["Event Date"] == "2024-05-07"
    assert (row["Event Type"], row["Quad Code"], row["CAMEO"]) == ("CONSULT", "VERBAL COOPERATION", "040")
    assert (row["Actor Name"], row["Actor Country"]) == (("Ana Luz",), ("CHL",))
    assert row["Actor Title"] == ("foreign minister",)
    assert row["Actor Name Raw"] == ("Ana Luz",)
    assert row["Recipient Name"] == ("Tom Reed",)
    assert row["Recipient Country"] == ()
    assert (row["Placename"], row["Raw Placename"]) == ("Wellington", ("Wellington",))
    assert (row["Sources"], row["Origins"]) == (2, 2)
    assert row["Publication Date"] == "2024-05-06"
    assert row["Headline Document"] in ("doc-post", "doc-gazette")
    assert row["Story People"] == ("Ana Luz", "Tom Reed")


def test_quotes_stand_where_the_spans_say() -> None:
    texts = {page.id: page.text for page in VISIT.documents}
    for row in rows().values():
        spans, quotes = row["Spans"], row["Quotes"]
        assert isinstance(spans, tuple)
        assert isinstance(quotes, tuple)
        for span, quote in zip(spans, quotes, strict=True):
            document, start, end = re.fullmatch(r"(.+):(\d+)-(\d+)", span).groups()  # type: ignore[union-attr]
            assert texts[document][int(start) : int(end)] == quote


def test_what_nobody_says_stays_empty() -> None:
    row = rows()["fact-talks"]
    for column in ("Event Date", "Actor Name", "Actor COW", "Intensity", "Latitude", "GeoNames ID", "Placename"):
        assert row[column] in (None, "", ())
    never = ("Intensity", "Actor COW", "Primary Actor Sector", "Wikipedia Actor ID", "City", "Longitude")
    assert not [column for column in never if filled(rows()["fact-meeting"]).get(column)]


def test_a_day_only_where_it_is_one_day() -> None:
    month = row_of(time=When("2024-05", "2024-05-01", "2024-05-31"))
    assert month["Event Date"] is None
    assert (month["Event Time"], month["Earliest"], month["Latest"]) == ("2024-05", "2024-05-01", "2024-05-31")
    assert row_of(time=None)["Event Date"] is None


@pytest.mark.parametrize(
    ("changes", "contexts"),
    [
        ({"modality": "planned"}, ("future",)),
        ({"modality": "possible"}, ("hypothetical",)),
        ({"modality": "requested"}, ("hypothetical",)),
        ({"modality": "denied"}, ("negation",)),
        ({"polarity": "negative"}, ("negation",)),
        ({"background": True}, ("historical",)),
        ({"background": True, "polarity": "negative", "modality": "planned"}, ("future", "historical", "negation")),
        ({}, ()),
    ],
)
def test_how_it_stands_is_a_context(changes: dict[str, object], contexts: tuple[str, ...]) -> None:
    assert row_of(**changes)["Contexts"] == contexts


@pytest.mark.parametrize("changes", [{"modality": "planned"}, {"modality": "denied"}, {"polarity": "negative"}])
def test_what_did_not_happen_has_no_code(changes: dict[str, object]) -> None:
    row = row_of(**changes)
    assert row["Event Type"] == "CONSULT"
    assert row["CAMEO"] is None


@pytest.mark.parametrize(
    ("type", "mode", "changes", "contexts", "cameo"),
    [
        ("REQUEST", "request", {"modality": "requested"}, (), ""),
        ("REQUEST", "release", {"modality": "requested", "polarity": "negative"}, (), ""),
        ("REQUEST", "request", {"modality": "requested", "polarity": "negative"}, ("hypothetical", "negation"), None),
        ("AGREE", "visit", {"modality": "planned", "commitment": True}, (), "036"),
        ("AGREE", "end", {"modality": "planned", "commitment": True, "polarity": "negative"}, (), "030"),
        ("AGREE", "agree", {"modality": "planned"}, ("future",), None),
        ("AGREE", "agree", {"modality": "happened", "polarity": "negative"}, ("negation",), None),
        ("AGREE", "sign", {"modality": "happened"}, (), "057"),
        ("AGREE", "sign", {"modality": "planned", "commitment": True}, (), "030"),
        ("REJECT", "meet", {"polarity": "negative"}, (), "125"),
        ("REJECT", "reject", {"polarity": "negative"}, ("negation",), None),
        ("REJECT", "reject", {"modality": "planned"}, ("future",), None),
    ],
)
def test_what_is_done_by_saying_it_took_place(
    type: str, mode: str, changes: dict[str, object], contexts: tuple[str, ...], cameo: str | None
) -> None:
    row = row_of(event=EventClass(type, mode), **changes)
    assert (row["Contexts"], row["CAMEO"]) == (contexts, cameo)


@pytest.mark.parametrize(
    ("type", "mode", "plover", "cameo"),
    [
        ("CONSULT", "visit", "CONSULT", "042"),
        ("CONSULT", "call", "CONSULT", "041"),
        ("AGREE", "sign", "SUPPORT", "057"),
        ("AGREE", "anything else", "AGREE", "030"),
        ("YIELD", "release", "RETREAT", "084"),
        ("YIELD", "permit", "", "080"),
        ("INVESTIGATE", "investigate", "ACCUSE", "090"),
        ("REQUEST", "request", "REQUEST", ""),
        ("COERCE", "restrict", "COERCE", ""),
        ("ASSAULT", "attack", "ASSAULT", ""),
        (None, "death", "", ""),
        ("UNHEARD OF", None, "", ""),
    ],
)
def test_the_crosswalk_is_empty_rather_than_guessed(
    type: str | None, mode: str | None, plover: str, cameo: str
) -> None:
    code = event_code(type, mode)
    assert (code.type, code.cameo) == (plover, cameo)


def lexicon() -> set[tuple[str, str]]:
    entries: list[dict[str, Any]] = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["entry"]
    return {(entry["type"], entry["mode"]) for entry in entries}


def test_the_crosswalk_knows_every_type_and_no_mode_that_is_not_there() -> None:
    text = resources.files(module.__package__ or "").joinpath("crosswalk.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    assert set(raw["types"]) == {type for type, _ in lexicon()}
    composed = {f"{said} {mode}" for said in SAID for _, mode in lexicon()}  # has the mode of what is agreed or asked
    assert set(raw["modes"]) - composed <= {f"{type} {mode}" for type, mode in lexicon()}
    for plover, cameo in raw["types"].values():
        assert plover in {*raw["quads"], ""}
        assert re.fullmatch(r"(0[1-9]|1[0-9]|20)\d|", cameo)
    for special in raw["modes"].values():
        assert set(special) <= {"plover", "mode", "cameo"}
        assert special.get("plover", "AGREE") in raw["quads"]


def test_offices_of_two_countries_leave_the_country_open() -> None:
    luz, reed, chile, *others = STORY.entities
    peru = replace(chile, id="ent-peru", name="Peru")
    two = replace(luz, roles=(luz.roles[0], replace(luz.roles[0], of="ent-peru")))
    story = replace(STORY, entities=(two, reed, chile, peru, *others))
    assert rows(Readout(VISIT.documents, (story,)))["fact-meeting"]["Actor Country"] == ()


def test_every_country_of_the_reader_has_its_codes() -> None:
    for line in COUNTRIES.read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "key")):
            continue
        key, _, name, *_ = line.split("\t")
        country = country_named(name)
        if key == "XK":  # no official code
            assert country is None
        else:
            assert country is not None, name
            assert country.alpha_2 == key
            assert re.fullmatch("[A-Z]{3}", country.alpha_3)


def test_facts_that_are_no_events_are_counted() -> None:
    assert set(rows()) == {"fact-meeting", "fact-talks", "fact-quota"}
    assert left_out(VISIT) == 1


def test_rows_go_by_day_and_the_order_of_pages_makes_no_difference() -> None:
    before = replace(MEETING, id="fact-before", time=When("2024-05-01", "2024-05-01", "2024-05-01"))
    visit = replace(STORY, facts=(*STORY.facts, before))
    both = Readout(VISIT.documents + HARM.documents, (visit, *HARM.stories))
    made = events(both)
    assert made.rows[0][0] == "fact-before"
    days = [row[made.columns.index("Earliest")] or "9999" for row in made.rows]
    assert days == sorted(days, key=str)
    assert all(to_csv(events(shuffled(both, seed))) == to_csv(made) for seed in range(5))
