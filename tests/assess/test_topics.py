"""What a place is about: phrases that recur, the rarer the better, never people, times or numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from readout.assess.topics import Topics, TopicSettings
from readout.model import Span
from readout.model.links import AnnotatedPage
from tests.builders import page

LINES = (
    "Mayor Ada Roth spoke of flood insurance for the harbour town.",
    "Flood insurance is dear, the town said, and the harbour town pays.",
    "The town has a bridge. The town has a school.",
    "Ada Roth praised the school bus and the town.",
)
PHRASES = ("flood insurance", "harbour town", "town", "bridge", "school", "school bus", "Ada Roth")


def told(lines: tuple[str, ...] = LINES, phrases: tuple[str, ...] = PHRASES) -> AnnotatedPage:
    """A page whose longest listed phrases are marked as phrases."""
    made = page("\n".join(lines), people={"Ada Roth": ()})
    pattern = re.compile("|".join(sorted(map(re.escape, phrases), key=len, reverse=True)), re.IGNORECASE)
    found = [Span(m.start(), m.end()) for m in pattern.finditer(made.document.text)]
    sentences = tuple(
        replace(s, phrases=tuple(span for span in found if s.span.contains(span))) for s in made.annotations.sentences
    )
    return AnnotatedPage(made.document, replace(made.annotations, sentences=sentences))


def about(line: int, settings: TopicSettings | None = None) -> tuple[str, ...]:
    made = told()
    block = made.document.body[line]
    return Topics({made.document.id: made}, settings).about([(made.document.id, block)])


def test_the_rarer_phrase_comes_first_and_no_word_twice() -> None:
    assert about(0) == ("flood insurance", "harbour town")


def test_what_stands_once_is_no_topic() -> None:
    assert "bridge" not in about(2)


def test_people_are_no_topics() -> None:
    assert not any("Roth" in topic for line in range(len(LINES)) for topic in about(line))


@pytest.mark.parametrize("most", [0, 1])
def test_no_more_topics_than_asked_for(most: int) -> None:
    assert len(about(0, TopicSettings(most=most))) == most


def test_the_end_of_a_longer_phrase_counts_for_the_shorter_one() -> None:
    made = told(("The school tram is late.", "Every tram is late."), ("school tram", "tram"))
    topics = Topics({made.document.id: made})
    assert topics.about([(made.document.id, made.document.body[0])]) == ("tram",)


def test_nothing_said_is_about_nothing() -> None:
    made = told()
    assert Topics({made.document.id: made}).about([]) == ()
