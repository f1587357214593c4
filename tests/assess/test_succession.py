"""Later steps of a matter overtake earlier ones: by the same person, in pages that knew more."""

from __future__ import annotations

from datetime import date

from readout.model.links import AnnotatedPage
from tests.assess.accounts import each_its_own
from tests.builders import event, page

NAME = "Marta Oyelaran"


def step(text: str, verb: str, lemma: str, day: int, *, name: str = NAME, modality: str = "happened") -> AnnotatedPage:
    told = event(text, text, verb, lemma=lemma, who=[("recipient", name)], modality=modality)
    return page(text, people={name: [name.split()[-1]]}, events=[told], day=date(2026, 2, day))


CHARGED = step("Prosecutors charged Marta Oyelaran over the harbour loans of the bank.", "charged", "charge", 3)
CONVICTED = step("A jury convicted Marta Oyelaran over the harbour loans.", "convicted", "convict", 20)


def test_a_conviction_overtakes_the_charge() -> None:
    (change,) = each_its_own(CONVICTED, CHARGED).changes
    assert (change.slot, change.from_.value, change.to.value) == ("step", "charged", "convicted")
    assert change.from_.evidence[0].document == CHARGED.document.id
    assert change.to.evidence[0].document == CONVICTED.document.id


def test_only_the_step_just_before_is_overtaken() -> None:
    arrested = step("Police arrested Marta Oyelaran over the harbour loans.", "arrested", "arrest", 1)
    steps = [(c.from_.value, c.to.value) for c in each_its_own(arrested, CHARGED, CONVICTED).changes]
    assert sorted(steps) == [("arrested", "charged"), ("charged", "convicted")]


def test_another_person_or_another_matter_is_no_step() -> None:
    other = step(
        "A jury convicted Ines Halvorsen over the harbour loans.", "convicted", "convict", 20, name="Ines Halvorsen"
    )
    elsewhere = step("Years ago judges convicted Marta Oyelaran of speeding.", "convicted", "convict", 20)
    assert each_its_own(CHARGED, other).changes == ()
    assert each_its_own(CHARGED, elsewhere).changes == ()


def test_what_may_come_is_no_step_and_an_earlier_page_overtakes_nothing() -> None:
    feared = step(
        "A jury may convict Marta Oyelaran over the harbour loans.", "convict", "convict", 20, modality="possible"
    )
    before = step("A jury convicted Marta Oyelaran over the harbour loans before.", "convicted", "convict", 1)
    assert each_its_own(CHARGED, feared).changes == ()
    assert each_its_own(CHARGED, before).changes == ()


def test_what_befalls_one_person_is_followed_by_a_single_shared_word() -> None:
    seized = step("The guard Marta Oyelaran was arrested on a Monday night.", "arrested", "arrest", 3)
    freed = step("Marta Oyelaran, the guard, is free again: released on bail.", "released", "release", 9)
    (change,) = each_its_own(seized, freed).changes
    assert (change.from_.value, change.to.value) == ("arrested", "freed")


def test_who_was_said_to_be_dead_and_is_caught_was_not() -> None:
    dead = step("Marta Oyelaran, who fled through the tunnel, was killed on Thursday.", "killed", "kill", 3)
    caught = step("Marta Oyelaran was arrested weeks after the tunnel escape.", "arrested", "arrest", 9)
    (change,) = each_its_own(dead, caught).changes
    assert (change.from_.value, change.to.value) == ("killed", "arrested")


def test_phrases_tell_steps_too() -> None:
    held = step("Marta Oyelaran is in custody over the harbour loans of the bank.", "is", "be", 3)
    free = step("Marta Oyelaran walked free over the harbour loans of the bank.", "walked", "walk", 9)
    (change,) = each_its_own(held, free).changes
    assert (change.from_.value, change.to.value) == ("arrested", "freed")


def test_what_befalls_another_is_no_next_step() -> None:
    name = "Ines Halvorsen"
    other = step(
        "Police released Ines Halvorsen over the harbour loans of the bank.", "released", "release", 20, name=name
    )
    arrested = step("Police arrested Marta Oyelaran over the harbour loans of the bank.", "arrested", "arrest", 1)
    assert each_its_own(arrested, other).changes == ()
