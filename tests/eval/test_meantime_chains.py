"""Gold chains against found entities: what counts as the same mention, and what is left out."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from eval.meantime_chains import ChainTotals, compare, read_chains
from readout.model import Entity, Mention, Span

READ = (Span(0, 100),)


def entity(*spans: tuple[int, int]) -> Entity:
    mentions = tuple(Mention(Span(*span), "name") for span in spans)
    return Entity(str(spans), "x", "PERSON", (), (), mentions)


def conll(gold: tuple[tuple[Span, ...], ...], *entities: Entity) -> float:
    totals = ChainTotals()
    totals.add(compare(gold, entities, READ))
    return totals.measures()["conll_f1"]


def test_a_name_is_the_mention_that_ends_with_it() -> None:
    gold = ((Span(0, 20), Span(40, 45)),)
    assert conll(gold, entity((10, 20), (40, 45))) == 1.0


def test_chains_cut_in_two_score_less() -> None:
    gold = ((Span(0, 5), Span(10, 15), Span(20, 25), Span(30, 35)),)
    assert 0 < conll(gold, entity((0, 5), (10, 15)), entity((20, 25), (30, 35))) < 1


def test_single_mentions_and_other_sentences_are_left_out() -> None:
    gold = ((Span(0, 5), Span(10, 15)),)
    assert conll(gold, entity((0, 5), (10, 15), (200, 205)), entity((50, 55))) == 1.0


def test_reads_the_chains_of_entity_mentions_only() -> None:
    root = ElementTree.fromstring(  # noqa: S314 - our own words
        '<d><Markables><ENTITY_MENTION m_id="1"/><ENTITY_MENTION m_id="2"/><EVENT_MENTION m_id="3"/></Markables>'
        '<Relations><REFERS_TO><source m_id="1"/><source m_id="2"/><source m_id="3"/></REFERS_TO></Relations></d>'
    )
    spans = {"1": Span(5, 6), "2": Span(1, 2), "3": Span(8, 9)}
    assert read_chains(root, spans) == ((Span(1, 2), Span(5, 6)),)
