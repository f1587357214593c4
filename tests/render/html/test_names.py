from __future__ import annotations

import dataclasses

from readout.model.account import Office, RoleFiller
from readout.render.html.names import names
from readout.render.html.view import StoryView
from tests.render.sample import GROUNDING, STORY, A, B, quote


def test_a_name_has_its_offices_statements_and_facts(story: StoryView) -> None:
    found = {name.id: name for name in story.named()}
    holt, astrid = found["ent-holt"], found["ent-astrid"]
    assert [office.title for office in holt.offices] == ["passenger"]
    assert [line.id for line in holt.statements] == ["stmt-heard"]
    assert [(part.role, part.line.id) for part in astrid.facts] == [("actor", "fact-grounding")]
    assert [cite.mark for cite in holt.mentions] == ["A6"]
    assert holt.kind == "person"


def test_the_most_told_of_comes_first(story: StoryView) -> None:
    assert [name.name for name in story.named()] == ["Mira Holt", "Astrid"]


def test_an_office_is_told_once_with_all_its_words(story: StoryView) -> None:
    offices = (Office("passenger", None, (quote(A, "passenger"),)), Office("Passenger", None, (quote(B, "Mira Holt"),)))
    changed = dataclasses.replace(
        STORY, entities=(STORY.entities[0], dataclasses.replace(STORY.entities[1], roles=offices))
    )
    holt = next(n for n in names(changed, {**story.facts, **story.statements}, [A, B]) if n.id == "ent-holt")
    (office,) = holt.offices
    assert [cite.mark for cite in office.cites] == ["A6", "B4"]


def test_the_place_of_a_fact_takes_part(story: StoryView) -> None:
    fact = dataclasses.replace(GROUNDING, place="ent-astrid", participants=(RoleFiller("actor", "ent-holt"),))
    changed = dataclasses.replace(STORY, facts=(fact, *STORY.facts[1:]))
    found = {name.id: name for name in names(changed, {**story.facts, **story.statements}, [A, B])}
    assert [part.role for part in found["ent-astrid"].facts] == ["place"]
    assert [part.role for part in found["ent-holt"].facts] == ["actor"]
