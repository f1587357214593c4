"""Amounts of many kinds of news, read with the language model: what they allow, in which unit, of what."""

from __future__ import annotations

import pytest

from readout.annotate.quantities import find_quantities
from tests.annotate.conftest import Understand

Row = tuple[float | None, float | None, str | None, str]
"""Low, high, unit, and the first word of what is counted ("" where it is left open)."""

CASES: list[tuple[str, list[Row]]] = [
    (
        "A magnitude-6.8 earthquake struck 30 kilometres off the coast at a depth of 12 km.",
        [(6.8, 6.8, "magnitude", ""), (30, 30, "km", ""), (12, 12, "km", "")],
    ),
    ("The quake measured 5.9 on the Richter scale.", [(5.9, 5.9, "magnitude", "")]),
    ("Some 4,500 homes were without power on Friday.", [(4050, 4950, None, "homes")]),
    ("Around 1,200 residents were evacuated from the valley.", [(1080, 1320, "people", "residents")]),
    (
        "The ferry was carrying 112 passengers and nine crew.",
        [(112, 112, "people", "passengers"), (9, 9, "people", "crew")],
    ),
    ("There were between 60 and 80 people aboard the boat.", [(60, 80, "people", "people")]),
    ("The river rose to 7.4 metres, its highest level since 1953.", [(7.4, 7.4, "m", "")]),
    (
        "Winds gusted at 140 km/h and tore roofs off more than 300 houses.",
        [(140, 140, "km/h", ""), (300, None, None, "houses")],
    ),
    ("About 5-6,000 visitors had to leave the park.", [(4500, 6600, "people", "visitors")]),
    ("Two to three thousand people slept in tents.", [(2000, 3000, "people", "people")]),
    ("The fire has burned 12,400 acres and is 35% contained.", [(12400, 12400, "acre", ""), (35, 35, "percent", "")]),
    (
        "Temperatures could reach 41C in the south and fall to -5C in the hills.",
        [(41, 41, "degree Celsius", ""), (-5, -5, "degree Celsius", "")],
    ),
    ("Up to 90mm of rain fell in six hours.", [(None, 90, "mm", "")]),
    (
        "Police arrested 27 people and seized 1.3 tonnes of cocaine worth €45m.",
        [(27, 27, "people", "people"), (1.3, 1.3, "tonne", "cocaine"), (45000000.0, 45000000.0, "EUR", "")],
    ),
    ("She faces 14 counts of fraud and up to 20 years in prison.", [(14, 14, None, "counts")]),
    ("A 43-year-old man was fined £2,500.", [(43, 43, "year", "man"), (2500, 2500, "GBP", "")]),
    (
        "The jury of seven women and five men returned 11 guilty verdicts.",
        [(7, 7, "people", "women"), (5, 5, "people", "men"), (11, 11, None, "verdicts")],
    ),
    ("Dana Holt, 52, of Leeds, and her son, 19, were charged.", [(52, 52, "year", ""), (19, 19, "year", "")]),
    ("A 12-member panel will hear 30 witnesses.", [(12, 12, "people", ""), (30, 30, "people", "witnesses")]),
    (
        "Bail was set at $1 million each for the four suspects.",
        [(1000000.0, 1000000.0, "USD", ""), (4, 4, "people", "suspects")],
    ),
    ("The victim is in her mid-50s.", [(53, 57, "year", "")]),
    ("A man in his forties was held.", [(40, 49, "year", "")]),
    ("They met in their flat in the 1990s.", []),
    (
        "Harland agreed to buy a 4.5% stake in the bank for $1.2bn.",
        [(4.5, 4.5, "percent", "stake"), (1200000000.0, 1200000000.0, "USD", "")],
    ),
    ("Shares fell 7 per cent to 312 pence.", [(7, 7, "percent", ""), (3.12, 3.12, "GBP", "")]),
    ("It will pay $45 per share in cash.", [(45, 45, "USD", "share")]),
    (
        "The company lost ₹500 crore, or about $60 million.",
        [(5000000000.0, 5000000000.0, "INR", ""), (54000000.0, 66000000.0, "USD", "")],
    ),
    ("The state set aside Rs 2.5 lakh for each family.", [(250000, 250000, "INR", "")]),
    ("The project will cost Rs. 1,200 crore.", [(12000000000.0, 12000000000.0, "INR", "")]),
    (
        "Sales rose from £3.1bn to £3.4bn.",
        [(3100000000.0, 3100000000.0, "GBP", ""), (3400000000.0, 3400000000.0, "GBP", "")],
    ),
    (
        "The central bank raised rates by 25 basis points to 5.25 percent.",
        [(25, 25, "basis point", ""), (5.25, 5.25, "percent", "")],
    ),
    (
        "It plans to cut 1,500 jobs, or 8% of its workforce.",
        [(1500, 1500, None, "jobs"), (8, 8, "percent", "workforce")],
    ),
    (
        "Unemployment fell by 0.3 percentage points to 4.1%.",
        [(0.3, 0.3, "percentage point", ""), (4.1, 4.1, "percent", "")],
    ),
    ("The deal values the firm at as much as $750 million.", [(None, 750000000.0, "USD", "")]),
    ("Profit more than doubled to 2.3 billion Swiss francs.", [(2300000000.0, 2300000000.0, "CHF", "")]),
    (
        "The airline ordered 25 Airbus A320 jets and two dozen engines.",
        [(25, 25, None, "jets"), (24, 24, None, "engines")],
    ),
    ("Oil fell $1.40 to $71.20 a barrel.", [(1.4, 1.4, "USD", ""), (71.2, 71.2, "USD", "barrel")]),
    ("The fund manages half a trillion dollars.", [(500000000000.0, 500000000000.0, "USD", "")]),
    ("It sold 3.2 million cars last year, three times as many as its rival.", [(3200000.0, 3200000.0, None, "cars")]),
    ("The plant produces 40,000 barrels a day.", [(40000, 40000, "barrel", "")]),
    ("Workers get $15 an hour, or roughly $31,000 a year.", [(15, 15, "USD", "hour"), (27900, 34100, "USD", "year")]),
    ("The Senate voted 52-48 to confirm him.", [(52, 52, "votes", ""), (48, 48, "votes", "")]),
    ("Parliament approved the bill by 231 votes to 187.", [(231, 231, "votes", ""), (187, 187, "votes", "")]),
    ("The motion passed with 311 in favour and 204 against.", [(311, 311, "votes", ""), (204, 204, "votes", "")]),
    (
        "Her party won 41.3% of the vote and 132 of the 300 seats.",
        [(41.3, 41.3, "percent", "vote"), (132, 132, None, "seats"), (300, 300, None, "seats")],
    ),
    ("Turnout was 58 percent, down from 63 percent in 2016.", [(58, 58, "percent", ""), (63, 63, "percent", "")]),
    ("Two-thirds of voters backed the plan.", [(66.7, 66.7, "percent", "voters")]),
    (
        "Tens of thousands of protesters marched; organisers put the crowd at 200,000.",
        [(20000, 99999, "people", "protesters"), (200000, 200000, None, "")],
    ),
    ("One in five households is in debt.", [(20, 20, "percent", "households")]),
    (
        "The rocket can lift nearly 64 metric tons (141,000 lb) into orbit.",
        [(57.6, 64, "tonne", ""), (141000, 141000, "pound", "")],
    ),
    ("The plane, a Boeing 737, was flying at 33,000 feet.", [(33000, 33000, "foot", "")]),
    (
        "The probe travelled 1.5 billion km at 35,000 mph.",
        [(1500000000.0, 1500000000.0, "km", ""), (35000, 35000, "mph", "")],
    ),
    ("The army fired 15 missiles and lost three F-16 jets.", [(15, 15, None, "missiles"), (3, 3, None, "jets")]),
    ("The planet is 39 light-years away.", [(39, 39, "light-year", "")]),
    ("A 200-metre-long ship ran aground half a mile from the port.", [(200, 200, "m", ""), (0.5, 0.5, "mile", "")]),
    ("The bus plunged 100 feet into a ravine.", [(100, 100, "foot", "")]),
    ("The pipeline will carry 55 billion cubic metres of gas a year.", [(55000000000.0, 55000000000.0, "m3", "")]),
    (
        "Leeds won 3-1 after trailing 1-0 at half-time.",
        [(3, 3, None, ""), (1, 1, None, ""), (1, 1, None, ""), (0, 0, None, "")],
    ),
    ("She ran the 100m in 10.85 seconds, her third win in a row.", [(100, 100, "m", ""), (3, 3, None, "win")]),
    ("The striker scored his 20th goal in 31 games.", [(20, 20, None, "goal"), (31, 31, None, "games")]),
    ("He crashed on lap 48 of 71.", []),
    ("Officials reported 2,314 new cases and 17 deaths.", [(2314, 2314, None, "cases"), (17, 17, "people", "deaths")]),
    (
        "The film took $23.4 million from 3,100 theaters.",
        [(23400000.0, 23400000.0, "USD", ""), (3100, 3100, None, "theaters")],
    ),
    (
        "The virus has killed at least 1,100 people in 14 countries.",
        [(1100, None, "people", "people"), (14, 14, None, "countries")],
    ),
    (
        "The painting sold for a record 9.5 million euros ($11.2 million).",
        [(9500000.0, 9500000.0, "EUR", ""), (11200000.0, 11200000.0, "USD", "")],
    ),
    ("The twins weigh 2kg and 2.3kg.", [(2, 2, "kg", ""), (2.3, 2.3, "kg", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reads_every_amount_of_a_sentence(understand: Understand, text: str, expected: list[Row]) -> None:
    found = find_quantities(*understand(text))
    got = [(q.amount.low, q.amount.high, q.unit) for q in found]
    assert [row[:2] for row in got] == [pytest.approx(row[:2]) for row in expected]
    assert [row[2] for row in got] == [row[2] for row in expected]
    for quantity, row in zip(found, expected, strict=True):
        assert row[3] in (quantity.of or "")
