"""Large collections: copies and rewrites are among the candidates, and few other pairs are."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.lineage import trace_lineages
from readout.lineage.candidates import CandidateSettings, candidate_pairs, signature
from readout.lineage.report import make_report
from readout.model.links import AnnotatedPage
from tests.builders import page

ONSETS, NUCLEI, CODAS = (
    ("b", "d", "g", "k", "l", "m", "r", "s", "t", "v"),
    ("a", "e", "i", "o", "u"),
    ("n", "r", "l", "s"),
)


def word(*seed: int) -> str:
    """A made-up word for a seed, the same in every run."""
    digest = hashlib.blake2b(repr(seed).encode(), digest_size=6).digest()
    sounds = (ONSETS, NUCLEI, ONSETS, NUCLEI, CODAS)
    return "".join(sound[byte % len(sound)] for sound, byte in zip(sounds, digest, strict=False))


def text(number: int, lines: int = 8) -> str:
    """A report in words of its own."""
    return "".join(" ".join(word(number, line, at) for at in range(14)) + ".\n" for line in range(lines))


def named(number: int, style: int) -> AnnotatedPage:
    """A report of event `number` in words of `style`: only the names are the same, and their order."""
    names = [f"{word(number, 99, at).capitalize()}{at}x" for at in range(8)]
    body = "".join(f"{text(number * 100 + style, 1)[:-2]} {name}.\n" for name in names)
    return page(body, people=dict.fromkeys(names, ()))


def test_copies_are_found_among_many_pages_without_comparing_all() -> None:
    pages = [page(text(n)) for n in range(150)]
    copies = [page("Cut short.\n" + "".join(text(n).splitlines(keepends=True)[:6])) for n in range(0, 150, 10)]
    reports = [make_report(p) for p in (*pages, *copies)]
    pairs = set(candidate_pairs(reports, CandidateSettings()))
    assert {(n * 10, 150 + n) for n in range(15)} <= pairs
    assert len(pairs) < 3 * len(reports)


def test_rewrites_are_found_by_their_names() -> None:
    reports = [make_report(named(n, style)) for style in (1, 2) for n in range(80)]
    pairs = set(candidate_pairs(reports, CandidateSettings()))
    assert {(n, n + 80) for n in range(80)} <= pairs
    assert len(pairs) < 12 * len(reports)


def test_a_crowd_of_equal_pages_is_no_square_of_pairs() -> None:
    reports = [make_report(page(text(1), day=None)) for _ in range(200)]
    assert len(candidate_pairs(reports, CandidateSettings())) < 32 * len(reports)


def test_a_crowd_of_equal_pages_is_one_lineage() -> None:
    pages = [page(text(1) + f"Number {word(n)}.\n") for n in range(70)]
    assert len(trace_lineages(pages)) == 1


def test_signatures_are_the_same_in_every_version() -> None:
    hashes = signature(make_report(page("The river rose by two metres in the night.\n")))
    assert hashlib.blake2b(hashes.tobytes(), digest_size=8).hexdigest() == "47cee2fc91a103b8"


def test_few_pages_are_compared_each_with_each() -> None:
    reports = [make_report(page(text(n))) for n in range(5)]
    assert len(candidate_pairs(reports, CandidateSettings())) == 10


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(12)))
def test_the_order_of_input_changes_nothing(order: list[int]) -> None:
    texts = [text(n % 4, 4 + n // 4) for n in range(12)]
    pages = [page(t) for t in texts]
    assert trace_lineages([pages[at] for at in order]) == trace_lineages(pages)


@pytest.mark.parametrize("limit", [0, 60])
def test_candidates_and_all_pairs_find_the_same_copies(limit: int) -> None:
    from readout.lineage import LineageSettings

    pages = [page(text(n % 9, 5 + n // 9)) for n in range(27)]
    chosen = LineageSettings(candidates=CandidateSettings(all_pairs_up_to=limit))
    assert sorted(len(g.documents) for g in trace_lineages(pages, chosen)) == [3] * 9
