"""What left-out pages are said to measure."""

import pytest

from readout.read.train.boosting import BoostingPlan
from readout.read.train.corpus import LabelledPage
from readout.read.train.examples import html_examples, plain_examples
from readout.read.train.measuring import measure_left_out

PLAN = BoostingPlan(trees=8, depth=2, rate=0.3, columns_fraction=1.0)


def _page(number: int) -> LabelledPage:
    body = [
        f"The council of Maren voted on day {number} to close bridge {number} to lorries, said its chair.",
        f"“It cannot carry {number} more of them,” the mayor told reporters after the vote in the hall.",
        f"Drivers will take the road along river {number}, which adds half an hour to their way.",
    ]
    menu = ["Home", "Sport", "Subscribe", "© 2024 Maren Courier"]
    lines = (*menu[:3], *body, menu[3])
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    labels = (False, False, False, True, True, True, False)
    return LabelledPage(f"page{number}", lines, labels, "\n".join(body), html.encode())


@pytest.mark.parametrize("markup", [False, True])
def test_pages_that_are_alike_are_read_without_having_been_seen(markup):
    pages = [_page(number) for number in range(10)]
    examples = html_examples(pages) if markup else plain_examples(pages, 1)
    found = measure_left_out(pages, examples, PLAN, markup=markup)
    assert found.f1 > 0.6
    assert sorted(key for _, key in found.worst) == sorted(page.key for page in pages)
    assert [score for score, _ in found.worst] == sorted(score for score, _ in found.worst)


def test_nothing_to_measure_is_told():
    with pytest.raises(ValueError, match="no page"):
        measure_left_out([], [], PLAN, markup=False)
