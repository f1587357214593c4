from __future__ import annotations

import re

from readout.model import Readout
from readout.render.annotations import AnnotationsFile
from readout.render.outline import Limits
from readout.render.page_terminal import annotations_to_terminal, pages_to_terminal
from readout.render.terminal import to_terminal
from tests.render.golden import assert_golden
from tests.render.test_outline import with_facts


def test_the_account_as_it_looks(sample: Readout) -> None:
    assert_golden("account.txt", to_terminal(sample, width=100))


def test_the_pages_as_they_look(sample: Readout) -> None:
    assert_golden("pages.txt", pages_to_terminal(sample.documents, 100))


def test_every_mark_resolves_to_a_line_that_is_there(sample: Readout) -> None:
    shown = to_terminal(sample, width=200)
    pages = dict(zip("ABC", sample.documents, strict=True))
    marks = [mark for group in re.findall(r"\[((?:[A-Z]+\d+ ?)+)\]", shown) for mark in group.split()]
    assert len(marks) > 10
    for mark in (mark for mark in marks if mark != "A12"):
        line = pages[mark[0]].text.split("\n")[int(mark[1:]) - 1]
        assert line.strip(), mark


def test_without_colour_there_is_no_escape_sequence(sample: Readout) -> None:
    assert "\x1b" not in to_terminal(sample, width=80)
    assert "\x1b[" in to_terminal(sample, width=80, colour=True)


def test_page_text_cannot_steer_the_terminal_even_in_colour(sample: Readout) -> None:
    for shown in (to_terminal(sample, width=80, colour=True), pages_to_terminal(sample.documents, 80, colour=True)):
        assert "\x1b[31mon board" not in shown
        assert "\u202e" not in shown


def test_state_is_said_in_words_besides_colour(sample: Readout) -> None:
    shown = to_terminal(sample, width=100)
    assert all(word in shown for word in ("disputed", "changed", "planned", "words differ", "●○"))


def test_lines_keep_to_the_width(sample: Readout) -> None:
    assert max(len(line) for line in to_terminal(sample, width=60).splitlines()) <= 60


def test_hidden_facts_are_told(sample: Readout) -> None:
    shown = to_terminal(with_facts(30), width=100, limits=Limits(single=5, facts=0))
    assert "25 more, --format html shows all" in shown


def test_annotations_of_no_page_are_empty() -> None:
    assert annotations_to_terminal(AnnotationsFile(()), 80) == ""
