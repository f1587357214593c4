"""Tables: read by the csv module, every row a place whose words stand there."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import pytest

from readout.model import Readout
from readout.model.account import Amount
from readout.render.controls import neutralised
from readout.render.exchange.cells import Cell, unguarded
from readout.render.exchange.rows import TableName, amount_in_words
from readout.render.exchange.tables import Table, table, to_csv, to_json_lines
from tests.render.exchange.accounts import ACCOUNTS, HARM, VISIT, shuffled
from tests.render.sample import SAMPLE

TABLES: tuple[TableName, ...] = get_args(TableName)
EVERY = [*ACCOUNTS.values(), SAMPLE]


def records(made: Table) -> list[dict[str, Cell]]:
    return [dict(zip(made.columns, row, strict=True)) for row in made.rows]


def read_csv(written: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True))


def spans(account: Readout, name: TableName) -> Iterator[dict[str, Cell]]:
    yield from (row for row in records(table(account, name)) if row.get("start") is not None)


@pytest.mark.parametrize("account", EVERY)
@pytest.mark.parametrize("name", TABLES)
def test_the_words_of_every_row_stand_where_it_says(account: Readout, name: TableName) -> None:
    texts = {page.id: page.text for page in account.documents}
    for row in spans(account, name):
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[str(row["document"])][start:end] == row["text"]


@pytest.mark.parametrize("account", EVERY)
@pytest.mark.parametrize("name", TABLES)
def test_a_csv_is_read_back(account: Readout, name: TableName) -> None:
    made = table(account, name)
    back = read_csv(to_csv(made))
    assert len(back) == len(made.rows)
    for read, row in zip(back, records(made), strict=True):
        assert tuple(read) == made.columns
        for column, value in row.items():
            if isinstance(value, str):
                assert unguarded(read[column]) == neutralised(value)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                assert float(read[column]) == value


@pytest.mark.parametrize("name", TABLES)
def test_the_order_of_pages_and_stories_makes_no_difference(name: TableName) -> None:
    both = Readout(VISIT.documents + HARM.documents, VISIT.stories + HARM.stories)
    written = to_csv(table(both, name))
    assert all(to_csv(table(shuffled(both, seed), name)) == written for seed in range(5))


@pytest.mark.parametrize("name", TABLES)
def test_json_lines_have_the_rows_exactly(name: TableName) -> None:
    for account in EVERY:
        made = table(account, name)
        written = to_json_lines(made)
        rows = [json.loads(line) for line in written.splitlines()]
        expected = [{k: list(v) if isinstance(v, tuple) else v for k, v in row.items()} for row in records(made)]
        assert rows == expected
        assert "\x1b" not in written
        assert "\u202e" not in written


def test_one_row_a_place_with_all_that_it_bears_out() -> None:
    rows = records(table(VISIT, "evidence"))
    assert len(rows) == sum(len(fact.evidence) for fact in VISIT.stories[0].facts)
    said = next(row for row in rows if row["fact"] == "fact-quota")
    assert said["actors"] == ("Ana Luz",)
    assert said["others"] == ("addressee: Tom Reed",)
    assert said["said_by"] == "Ana Luz"
    assert said["statement"] == "stmt-quota"
    assert said["modality"] == "planned"
    assert said["lineage"] == "lin-post"
    assert said["outlet"] == "Harbour Post"
    met = next(row for row in rows if row["fact"] == "fact-meeting")
    assert (met["place"], met["time"], met["lineages"], met["recipients"]) == (
        "Wellington",
        "2024-05-07",
        2,
        ("Tom Reed",),
    )


def test_values_are_numbers() -> None:
    assert [(row["low"], row["high"], row["unit"]) for row in records(table(VISIT, "values"))][:2] == [
        (6.0, 6.0, "hour"),
        (4.0, 4.0, "hour"),
    ]
    assert {row["low"] for row in read_csv(to_csv(table(VISIT, "values")))} == {"4", "6", "0.5"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Amount("deaths", "people", 27.0, 31.0), "deaths: 27-31 people"),
        (Amount("count", None, 5, 5), "count: 5"),
        (Amount("duration", "hour", 4.5, None), "duration: 4.5 or more hour"),
        (Amount("amount", "GBP", None, 1900000000.0), "amount: up to 1900000000 GBP"),
        (Amount("change", "percent", -3.0, -3.0), "change: -3 percent"),
        (Amount("count", None, None, None), "count: ?"),
    ],
)
def test_a_value_in_words(value: Amount, words: str) -> None:
    assert amount_in_words(value) == words


def test_both_sides_of_a_conflict_and_both_ends_of_a_change() -> None:
    conflicts = records(table(VISIT, "conflicts"))
    assert [(row["side"], row["value"], row["document"]) for row in conflicts] == [
        (1, "four hours", "doc-post"),
        (2, "six hours", "doc-gazette"),
    ]
    changes = records(table(VISIT, "changes"))
    assert [(row["side"], row["text"]) for row in changes] == [("from", "four hours"), ("to", "six hours")]
    assert changes[0]["summaries"] == ("They talked for 4 to 6 hours",)


def test_statements_say_where_words_were_altered() -> None:
    rows = records(table(VISIT, "statements"))
    assert {(row["document"], row["altered"]) for row in rows} == {("doc-post", False), ("doc-gazette", True)}
    assert {row["speaker"] for row in rows} == {"Ana Luz"}


def test_entities_have_a_country_only_where_pages_give_one() -> None:
    rows = {row["name"]: row for row in records(table(VISIT, "entities"))}
    assert rows["Ana Luz"]["country"] == rows["Chile"]["country"] == "CHL"
    assert rows["Tom Reed"]["country"] is None
    assert rows["Ana Luz"]["offices"] == ("foreign minister (Chile)",)


def test_pages_that_tell_no_story_are_listed_too() -> None:
    apart = replace(VISIT, documents=(*VISIT.documents, *HARM.documents))
    rows = records(table(apart, "documents"))
    assert [(row["document"], row["story"]) for row in rows] == [
        ("doc-echo", "story-visit"),
        ("doc-gazette", "story-visit"),
        ("doc-post", "story-visit"),
        ("doc-evil", None),
    ]


def test_an_account_without_stories_is_a_header() -> None:
    for name in TABLES:
        assert to_csv(table(Readout((), ()), name)).count("\r\n") == 1


def test_a_page_that_is_not_there_is_not_made_up() -> None:
    alone = replace(VISIT, documents=())
    row = records(table(alone, "evidence"))[0]
    assert (row["uri"], row["outlet"], row["published"]) == (None, None, None)
    assert row["document"]


def test_no_cell_of_a_harmful_page_is_a_formula() -> None:
    for name in TABLES:
        for row in csv.reader(io.StringIO(to_csv(table(HARM, name)), newline="")):
            assert not [value for value in row if value[:1] in tuple("=+-@\t\r\n＝")]
