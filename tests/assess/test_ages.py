"""Two ages of one person are a conflict; a birthday between two pages is none."""

from __future__ import annotations

import dataclasses
import re

from readout.model import Quantity, Range, Span
from readout.model.links import AnnotatedPage
from tests.assess.accounts import each_its_own
from tests.builders import page

NAME = "Ines Halvorsen"


def aged(text: str) -> AnnotatedPage:
    made = page(text, people={NAME: ["Halvorsen"]})
    ages = tuple(
        Quantity(Span(m.start(), m.end()), Range(float(m.group(1)), float(m.group(1))), "year", "measure")
        for m in re.finditer(r"(\d\d)(?:-year-old)?", text)
    )
    return AnnotatedPage(made.document, dataclasses.replace(made.annotations, quantities=ages))


def test_two_ages_of_one_person_are_a_conflict() -> None:
    one = aged("The harbour master is Ines Halvorsen, a 41-year-old engineer who ran the docks.")
    two = aged("Halvorsen, 44, said on Friday that Ines Halvorsen would not resign over it.")
    (conflict,) = each_its_own(one, two).conflicts
    assert (conflict.kind, conflict.slot) == ("numeric", "age")
    assert {side.value for side in conflict.values} == {"41-year-old", "44"}


def test_a_birthday_or_somebody_elses_years_are_none() -> None:
    one = aged("The harbour master is Ines Halvorsen, a 41-year-old engineer who ran the docks.")
    birthday = aged("Halvorsen, 42, said on Friday that Ines Halvorsen would not resign over it.")
    bridge = aged("Ines Halvorsen closed the old crane, now 77 years in service at the northern quay.")
    assert each_its_own(one, birthday).conflicts == ()
    assert each_its_own(one, bridge).conflicts == ()
