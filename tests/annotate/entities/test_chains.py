"""Who a pronoun or a description stands for: speakers, bodies, persons without a name, ships and storms."""

from __future__ import annotations

import pytest

from readout.annotate import annotate
from readout.model import Annotations, Document
from tests.annotate.conftest import Understand


def chains(document: Document, annotations: Annotations) -> dict[str, list[str]]:
    """The words of each entity's mentions that are no names."""
    return {
        entity.name: [m.span.of(document.text) for m in entity.mentions if m.kind != "name"]
        for entity in annotations.entities
    }


def read(understand: Understand, text: str) -> dict[str, list[str]]:
    document, parse = understand(text)
    return chains(document, annotate(document, parse))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("“I will resign in May and my deputy will follow,” Ana Ruiz told reporters.", "Ana Ruiz", ["I", "my"]),
        ("Ana Ruiz said the mayor told her: “I am leaving.”", "Ana Ruiz", ["her"]),
        ("“We expect our sales to grow,” Harland Steel said in a statement.", "Harland Steel", ["We", "our"]),
        ("Leeds police said they had arrested two men.", "Leeds police", ["they"]),
        ("Leeds police urged residents to leave their homes.", "Leeds police", []),
        ("Ana Ruiz left early. A woman said she saw smoke.", "Ana Ruiz", []),
        ("The ferry Dorada Queen sank on Monday. The vessel had left Leeds.", "Dorada Queen", ["The vessel"]),
        ("Hurricane Olga hit Chile on Monday. The storm killed two people.", "Hurricane Olga", ["The storm"]),
        ("Hurricane Olga hit Chile on Monday. The festival was called off.", "Hurricane Olga", []),
        ("Harland Steel closed a plant. The company Weyburn bought it.", "Harland Steel", []),
    ],
)
def test_leads_to_whom_it_means(understand: Understand, text: str, name: str, expected: list[str]) -> None:
    assert read(understand, text)[name] == expected


def test_first_person_outside_quotation_marks_stays_alone(understand: Understand) -> None:
    found = read(understand, "I met Ana Ruiz. “It was late,” Ana Ruiz said.")
    assert found["Ana Ruiz"] == []
