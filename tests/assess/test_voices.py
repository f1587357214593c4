"""Two voices of one page: a claim and its rebuttal, a count and a rival's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.model import Attribution, Quantity, Range, Span
from readout.model.account import Conflict
from readout.model.links import AnnotatedPage
from tests.assess.accounts import each_its_own
from tests.builders import page

OTHER = page("A report without any claim.")


def say(text: str, source: str, cue: str, content: str, number: int = 1) -> Attribution:
    """A saying found by its words."""
    at = text.index(content)
    places = [Span(text.index(words), text.index(words) + len(words)) for words in (source, cue)]
    return Attribution(f"att{number}", places[0], places[1], (Span(at, at + len(content)),), False, None)


def count(text: str, words: str, of: str | None = None) -> Quantity:
    """A count of people found by its words."""
    at, number = text.index(words), float(words.replace(",", ""))
    noun = Span(text.index(of), text.index(of) + len(of)) if of else None
    unit = "people" if of == "people" else None
    return Quantity(Span(at, at + len(words)), Range(number, number), unit, "count", of, noun)


def with_counts(made: AnnotatedPage, *counts: Quantity) -> AnnotatedPage:
    """The page with these counts on it."""
    return made._replace(annotations=replace(made.annotations, quantities=counts))


def found(made: AnnotatedPage) -> tuple[Conflict, ...]:
    """What is in conflict in a story of this page and one that says nothing of the matter."""
    return each_its_own(made, OTHER).conflicts


@pytest.mark.parametrize(
    "rebuttal", ["The mayor disputes this.", "The mayor rejected that version.", "The mayor called the report a lie."]
)
def test_a_claim_stands_against_the_rebuttal_behind_it(rebuttal: str) -> None:
    claim = "the pumps had failed on Monday night"
    text = f"Two engineers said {claim}. {rebuttal}"
    sayings = [say(text, "Two engineers", "said", claim), say(text, "The mayor", rebuttal.split()[2], "pumps", 2)]
    (conflict,) = found(page(text, attributions=sayings))
    assert conflict.kind == "polarity"
    assert [side.evidence[0].text.strip() for side in conflict.values] == [claim, rebuttal]


def test_a_rebuttal_in_the_sentence_of_its_claim() -> None:
    text = "The tenants say that the boiler was never checked, which the landlord denies."
    sayings = [
        say(text, "The tenants", "say", "that the boiler was never checked"),
        say(text, "the landlord", "denies", "which", 2),
    ]
    (conflict,) = found(page(text, attributions=sayings))
    assert conflict.values[1].evidence[0].text.endswith("which the landlord denies.")


@pytest.mark.parametrize(
    "text",
    [
        "Two engineers said the pumps had failed. The mayor denied that taxes would rise.",
        "Two engineers said the pumps had failed. The mayor disagreed with the ruling of the court.",
        "The pumps had failed on Monday night. The mayor disputes this.",
    ],
)
def test_other_denials_and_the_page_s_own_words_are_no_claims_of_two_voices(text: str) -> None:
    sayings = [say(text, "The mayor", text.split("mayor ")[1].split()[0], text.split()[-1])]
    if "said" in text:
        sayings.append(say(text, "Two engineers", "said", "the pumps had failed", 2))
    assert found(page(text, attributions=sayings)) == ()


def test_the_count_of_a_second_voice_is_a_rival() -> None:
    text = "About 5,000 people marched, the organisers said. Police put the number at 1,800."
    made = page(text, attributions=[say(text, "the organisers", "said", "About 5,000 people marched")])
    (conflict,) = found(with_counts(made, count(text, "5,000", "people"), count(text, "1,800")))
    assert conflict.kind == "numeric"
    assert [side.value for side in conflict.values] == ["1,800", "5,000"]


@pytest.mark.parametrize(
    "second",
    [
        "Police put the number of arrests at 1,800.",
        "Police put the number a year earlier at 1,800.",
        "Police said 1,800 had stayed away.",
        "Police counted 1,800 of them at the bridge.",
        "Another 1,800 came later.",
    ],
)
def test_another_time_another_thing_and_a_part_are_no_rivals(second: str) -> None:
    text = f"About 5,000 people marched, the organisers said. {second}"
    made = page(text, attributions=[say(text, "the organisers", "said", "About 5,000 people marched")])
    of = "arrests" if "arrests" in second else None
    assert found(with_counts(made, count(text, "5,000", "people"), count(text, "1,800", of))) == ()
