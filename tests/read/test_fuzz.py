"""A fixed number of broken pages and archives; `make fuzz MINUTES=…` tries as many as the time allows."""

import pytest

from tests.read.fuzzing import WHOLES, broken, check

TRIED = 480


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", range(len(WHOLES)), ids=[whole.kind for whole in WHOLES])
def test_broken_files_raise_nothing_and_cost_the_others_nothing(kind):
    wrong = {number: check(number) for number in range(kind, TRIED, len(WHOLES))}
    assert {number: problem for number, problem in wrong.items() if problem} == {}


def test_the_same_number_gives_the_same_input():
    assert all(broken(number) == broken(number) for number in range(64))
    assert broken(16).data != broken(32).data
