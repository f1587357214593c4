"""Whose promise a fact is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.model.account import NamedEntity, RoleFiller
from readout.model.archive import Told
from readout.pipeline.archive.profiles import promises
from readout.store.accounts import Bearer
from tests.render.sample import STORY

SUED = NamedEntity("ent-1", "Ada Roth", "PERSON", (), (), ())


@pytest.mark.parametrize(
    ("role", "commitment", "own"),
    [("actor", True, True), ("attendee", True, True), ("recipient", True, False), ("actor", False, False)],
)
def test_a_promise_is_of_those_who_act(role: str, commitment: bool, own: bool) -> None:
    fact = replace(STORY.facts[0], participants=(RoleFiller(role, "ent-1"),), commitment=commitment)
    bearer = Bearer(story="s-1", entity=SUED, mentions=3)
    assert promises(Told("s-1", "A story", fact), [bearer]) is own
    assert promises(Told("s-2", "Another", fact), [bearer]) is False
