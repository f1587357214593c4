"""Copies and rewrites are one report; two reporters who heard the same speech are two."""

from __future__ import annotations

from datetime import date

from readout.lineage import trace_lineages
from readout.model.links import AnnotatedPage
from tests.builders import page, quotation

WIRE = (
    "A freight train carrying grain left the rails near the village of Orlo early on Tuesday.\n"
    "Nobody was hurt but eleven wagons overturned and spilled their load across both tracks.\n"
    "The line between the port and the capital will stay closed until Thursday evening.\n"
    "Engineers blamed a cracked rail that had been reported by a driver in the spring.\n"
)
OTHER = (
    "Shoppers in the capital may see emptier shelves this week after Tuesday's derailment.\n"
    "Bakers said they hold flour for ten days and do not expect to raise their prices.\n"
    "The transport ministry promised buses for commuters while the crane crews are working.\n"
    "An inspector told parliament in May that the branch had not been surveyed since winter.\n"
)


def lineages(*pages: AnnotatedPage) -> list[set[str]]:
    return [set(group.documents) for group in trace_lineages(pages)]


def test_a_wire_copy_with_another_headline_and_a_cut_end_is_one_report() -> None:
    one = page("Grain train derails\n" + WIRE)
    two = page("Line to the port closed\n" + "\n".join(WIRE.splitlines()[:3]))
    assert lineages(one, two) == [{one.document.id, two.document.id}]


def test_two_reports_of_one_event_in_their_own_words_are_two() -> None:
    assert len(lineages(page(WIRE), page(OTHER))) == 2


def test_quoting_the_same_statement_does_not_make_a_copy() -> None:
    speech = "We failed the people of this valley and we will rebuild every single bridge before the next winter comes"
    first = f'Rain kept the crowd small on Monday.\nThe governor told them, "{speech}."\nSome of them booed her loudly.'
    second = f'Critics were not convinced by the plan.\n"{speech}," the governor had said.\nNo budget was shown.'
    one = page(first, attributions=[quotation(first, speech, None)])
    two = page(second, attributions=[quotation(second, speech, None)])
    assert len(lineages(one, two)) == 2


def test_the_later_page_derives_from_the_earlier_one() -> None:
    early = page(WIRE, day=date(2026, 3, 3))
    late = page("Updated.\n" + WIRE, day=date(2026, 3, 4))
    (group,) = trace_lineages([late, early])
    (edge,) = group.derivations
    assert (edge.derived, edge.source, edge.kind) == (late.document.id, early.document.id, "copy")
    assert group.origin == early.document.id
    for passage in edge.passages:
        assert passage.derived.of(late.document.text).strip() == passage.source.of(early.document.text).strip()


def test_every_page_is_in_exactly_one_lineage() -> None:
    pages = [page(WIRE), page("Copy.\n" + WIRE), page(OTHER)]
    documents = [d for group in trace_lineages(pages) for d in group.documents]
    assert sorted(documents) == sorted(p.document.id for p in pages)


def test_a_page_made_of_two_reports_shows_both_and_joins_them_not() -> None:
    both = page(WIRE + OTHER)
    groups = trace_lineages([page(WIRE), page(OTHER), both])
    edges = [edge for group in groups for edge in group.derivations]
    assert len(groups) == 2
    assert {(edge.derived, edge.source) for edge in edges} | {(e.source, e.derived) for e in edges} >= {
        (both.document.id, page(WIRE).document.id),
        (both.document.id, page(OTHER).document.id),
    }
    assert sorted(edge.kind for edge in edges) == ["copy", "partial"]


def test_a_later_version_of_the_same_outlet_is_an_update() -> None:
    early, late = (page(t, outlet="Orlo Gazette", day=date(2026, 3, 3)) for t in (WIRE, WIRE + "Buses run.\n"))
    (group,) = trace_lineages([early, late])
    assert [edge.kind for edge in group.derivations] == ["update"]


def test_a_borrowed_paragraph_is_shown_and_joins_nothing() -> None:
    _, second = WIRE.splitlines(keepends=True)[:2]
    groups = trace_lineages([page(WIRE), page(OTHER + second + OTHER.replace("the", "this").replace("a ", "one "))])
    assert len(groups) == 2
    assert [e.kind for g in groups for e in g.derivations] in ([], ["partial"])
