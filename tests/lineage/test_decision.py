"""What the copy decision looks at: rewording, order, quotations of both, posts, captions, numbers in other units."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from readout.lineage import trace_lineages
from readout.lineage.decision import chance, reasons, weights
from readout.lineage.features import NAMES, make_pair, measure_pair, same_anchors, same_name
from readout.lineage.measures import in_base
from readout.lineage.report import Anchor, make_report
from readout.model.links import AnnotatedPage
from tests.builders import page, quotation

REPORT = (
    "Farmers in the Okello basin lost a third of their maize to hail on Friday, the cooperative said.",
    "Stones as big as eggs fell for twenty minutes along the road from Namisi to Burako.",
    "Chairwoman Adoch Lamwaka asked the government to send seed before the second rains.",
    "The agriculture office in Gulindo promised trucks but gave no date for their departure.",
    "Two schools without roofs will teach under canvas until the end of the term.",
    "Insurance covers fewer than one grower in forty, a survey by the cooperative found.",
)
REWORDED = (
    "Hail destroyed one third of the corn crop around Okello, according to a growers' association there.",
    "For a third of an hour, egg-sized ice came down between Namisi and Burako.",
    "Its head, Adoch Lamwaka, wants state help with planting material in time for the next wet season.",
    "Officials at Gulindo said lorries would come, without saying when they might set off.",
    "A pair of roofless classrooms are to be replaced by tents for the remaining weeks.",
    "Hardly any of them, less than three in a hundred, hold a policy, its own poll suggests.",
)
SPEECH = "We counted every field twice and what we counted is a disaster that nobody here has the money to repair alone"
PLACES = dict.fromkeys(("Okello", "Namisi", "Burako", "Adoch Lamwaka", "Gulindo"), ())


def story(*sentences: str) -> AnnotatedPage:
    return page("\n".join(sentences) + "\n", people=PLACES)


def alike(one: AnnotatedPage, other: AnnotatedPage, order: tuple[int, ...]) -> AnnotatedPage:
    """`other`, with sentence vectors as if sentence n said what sentence `order[n]` of `one` says."""
    rng = np.random.default_rng(7)
    noise = rng.normal(size=(len(order), one.annotations.vectors.shape[1])) * 0.08
    vectors = one.annotations.vectors[list(order)] + noise
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    annotations = dataclasses.replace(other.annotations, vectors=vectors.astype(np.float32))
    return AnnotatedPage(other.document, annotations)


def score(one: AnnotatedPage, other: AnnotatedPage) -> float:
    return chance(measure_pair(make_pair(make_report(one), make_report(other))))


def test_a_report_reworded_sentence_by_sentence_is_a_rewrite_of_it() -> None:
    one = story(*REPORT)
    other = alike(one, story(*REWORDED), (0, 1, 2, 3, 4, 5))
    (group,) = trace_lineages([one, other])
    (edge,) = group.derivations
    assert edge.kind == "rewrite"
    assert len(edge.passages) >= 4


def test_the_same_facts_in_another_order_are_less_likely_a_rewrite() -> None:
    one = story(*REPORT)
    order = (4, 1, 5, 0, 3, 2)
    shuffled = alike(one, story(*(REWORDED[at] for at in order)), order)
    assert score(one, shuffled) < score(one, alike(one, story(*REWORDED), (0, 1, 2, 3, 4, 5))) - 0.2


def test_words_that_one_page_quotes_are_no_copying_where_the_other_has_them_without_marks() -> None:
    plain = f"{REPORT[0]}\n{SPEECH}.\nHer neighbours agreed with all of it at once."
    marked = f'Traders expect dearer flour by June.\n"{SPEECH}," Lamwaka said.\nThe mill closed early.'
    one, other = page(plain), page(marked, attributions=[quotation(marked, SPEECH, None)])
    features = measure_pair(make_pair(make_report(one), make_report(other)))
    assert features["verbatim"] == 0
    assert score(one, other) < 0.2


def test_embedded_posts_and_captions_are_not_a_page_s_own_words() -> None:
    post = f"{SPEECH} — Adoch Lamwaka (@lamwaka) May 3, 2024"
    caption = "Hail covers a road near Namisi in this picture taken on Friday. (Peter Oloya/Nile Photo)"
    report = make_report(page(f"{post}\n{caption}\n{REPORT[3]}\n"))
    assert report.size == len(REPORT[3].split())
    assert len(report.quotations) == 1


@pytest.mark.parametrize(
    ("value", "unit", "other", "unit_other"),
    [(11.5, "m", 38, "foot"), (43, "cm", 17, "inch"), (300, "km", 186, "mile"), (2, "week", 14, "day")],
)
def test_a_number_in_another_unit_is_the_same_anchor(value: float, unit: str, other: float, unit_other: str) -> None:
    one, two = Anchor(0, *in_base(value, value, unit)), Anchor(9, *in_base(other, other, unit_other))
    assert same_anchors((one,), (two,)).tolist() == [[1.0]]


def test_numbers_of_other_things_and_other_sizes_are_other_anchors() -> None:
    metres, more, euros = (Anchor(0, *in_base(n, n, u)) for n, u in ((40, "m"), (55, "m"), (40, "EUR")))
    assert same_anchors((metres,), (more, euros)).tolist() == [[0.0, 0.0]]


def test_fahrenheit_is_not_a_factor_of_celsius() -> None:
    assert in_base(86, 86, "degree Fahrenheit") == ("#degree Celsius", pytest.approx(30), pytest.approx(30))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nile Press", "The Nile Press", True),
        ("NPA", "Nile Press Agency", True),
        ("AP", "Cape Times", False),
        ("Nile Press", "Congo Press", False),
        ("", "Nile Press", False),
    ],
)
def test_names_of_outlets_are_compared_by_words_and_initials(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_the_decision_can_be_taken_apart() -> None:
    features = measure_pair(make_pair(make_report(story(*REPORT)), make_report(story(*REPORT[:4]))))
    parts = reasons(features, len(NAMES))
    assert parts == tuple(sorted(parts, key=lambda p: (-abs(p[1]), p[0])))
    total = sum(part for _, part in parts) + weights()["bias"]
    assert chance(features) == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-3)


def test_pages_without_sentences_are_like_nothing() -> None:
    assert score(page(""), story(*REPORT)) < 0.5
    assert len(trace_lineages([page(""), story(*REPORT)])) == 2
