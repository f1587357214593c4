"""Different is not contradictory: ranges that overlap agree, ordered values are changes, the rest are conflicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from readout.assess import StoryParts, assess_story
from readout.lineage import trace_lineages
from readout.link import gather_events, gather_statements, group_statements, link_entities
from readout.model import DateRange, Event, Range, Span, TimeExpression
from readout.model.account import Story
from readout.model.links import AnnotatedPage, EventMention, FactGroup, Join
from tests.builders import event, page, quotation, span_of


def story(*pages: AnnotatedPage) -> Story:
    """The account of pages all of whose events tell one fact."""
    entities = link_entities(pages)
    mentions = gather_events(pages, entities)
    return assess_story(
        StoryParts(
            tuple(pages),
            trace_lineages(pages),
            entities,
            (FactGroup(mentions, joins(mentions)),) if mentions else (),
            group_statements(pages, gather_statements(pages, entities)),
        )
    )


def joins(mentions: tuple[EventMention, ...]) -> tuple[Join, ...]:
    """As if every mention had been joined with every other."""
    ids = [m.event.id for m in mentions]
    return tuple(Join(a, b, 1.0, ()) for i, b in enumerate(ids) for a in ids[:i])


def toll(text: str, low: float | None, high: float | None, day: date | None = None) -> AnnotatedPage:
    return page(text, events=[event(text, text, "killed", values=[("deaths", "people", low, high)])], day=day)


def talks(text: str, low: float | None, high: float | None, unit: str = "hour") -> AnnotatedPage:
    return page(text, events=[event(text, text, "talks", values=[("duration", unit, low, high)])])


def test_overlapping_durations_agree_and_narrow_the_range() -> None:
    account = story(talks("The talks took over five hours.", 5, None), talks("Six hours of talks, nearly.", 5.4, 6))
    assert account.conflicts == ()
    (value,) = account.facts[0].values
    assert (value.unit, value.low, value.high) == ("hour", 5.4, 6)
    assert "corroborated" in account.facts[0].status


def test_units_are_converted_and_roundings_allowed() -> None:
    one = "The convoy drove 200 km of talks."
    two = "A convoy drove 125 miles of talks."
    pages = [
        page(one, events=[event(one, one, "drove", values=[("distance", "km", 200, 200)])]),
        page(two, events=[event(two, two, "drove", values=[("distance", "mile", 125, 125)])]),
    ]
    assert story(*pages).conflicts == ()


def test_undated_tolls_that_exclude_each_other_conflict() -> None:
    account = story(toll("The fire killed twelve people.", 12, 12), toll("It killed 14 people in the fire.", 14, 14))
    (conflict,) = account.conflicts
    assert (conflict.kind, conflict.slot) == ("numeric", "deaths")
    assert "contested" in account.facts[0].status
    assert account.changes == ()


def test_a_later_toll_replaces_an_earlier_one_also_downwards() -> None:
    early = toll("The fire killed fourteen people.", 14, 14, date(2026, 3, 3))
    late = toll("The fire killed only 12 people.", 12, 12, date(2026, 3, 4))
    account = story(late, early)
    assert account.conflicts == ()
    (change,) = account.changes
    assert change.from_.evidence[0].document == early.document.id
    assert change.to.evidence[0].document == late.document.id
    assert "changed" in account.facts[0].status


def test_a_page_without_a_date_that_retells_the_old_toll_is_the_later_one() -> None:
    early = toll("The fire killed fourteen people.", 14, 14)
    text = "The toll of the fire was lowered from 14 to 12 people killed."
    values = [("deaths", "people", 14.0, 14.0), ("deaths", "people", 12.0, 12.0)]
    late = page(text, events=[event(text, text, "killed", values=values)])
    account = story(early, late)
    assert account.conflicts == ()
    assert [change.from_.evidence[0].document for change in account.changes] == [early.document.id]


def test_tolls_that_rise_and_are_corrected_are_a_chain_of_changes() -> None:
    account = story(
        toll("The fire killed 9 people.", 9, 9, date(2026, 3, 3)),
        toll("The fire has killed 31 people.", 31, 31, date(2026, 3, 4)),
        toll("The fire killed 27 people in all.", 27, 27, date(2026, 3, 5)),
    )
    assert account.conflicts == ()
    assert len(account.changes) == 2


def test_a_value_that_comes_back_is_a_conflict() -> None:
    account = story(
        toll("The fire killed 9 people.", 9, 9, date(2026, 3, 3)),
        toll("The fire has killed 31 people.", 31, 31, date(2026, 3, 4)),
        toll("The fire killed 9 people in all.", 9, 9, date(2026, 3, 5)),
    )
    assert [c.slot for c in account.conflicts] == ["deaths"]


def test_morning_and_afternoon_of_one_day_conflict() -> None:
    day = DateRange(date(2026, 3, 3), date(2026, 3, 3))
    pages = []
    for text, words, low, high in (
        ("They met in the morning.", "in the morning", 5, 12),
        ("The two met in the afternoon.", "in the afternoon", 12.5, 18),
    ):
        time = TimeExpression(span_of(text, words), "time", day, Range(low, high))
        pages.append(page(text, events=[event(text, text, "met", time=0)], times=[time]))
    (conflict,) = story(*pages).conflicts
    assert conflict.kind == "temporal"
    assert {side.value for side in conflict.values} == {"in the morning", "in the afternoon"}


def one_event(text: str, trigger: str, **kind: str) -> AnnotatedPage:
    made: Event = event(text, text, trigger, **kind)  # type: ignore[arg-type]
    return page(text, events=[made])


def test_a_plan_told_as_done_elsewhere_is_a_change() -> None:
    account = story(
        one_event("They will meet today.", "meet", modality="planned", type="CONSULT"),
        one_event("They met today.", "met", type="CONSULT"),
    )
    (change,) = account.changes
    assert change.slot == "modality"
    assert account.facts[0].modality == "happened"


def test_what_was_put_off_and_took_place_is_a_change() -> None:
    one = "Ada Lund postponed her trip to Oslo in May."
    two = "Ada Lund arrived in Oslo on Monday."
    who = [("actor", "Ada Lund")]
    pages = [
        page(
            one, people={"Ada Lund": []}, events=[event(one, one, "trip", who=who, type="CONSULT", state="postponed")]
        ),
        page(two, people={"Ada Lund": []}, events=[event(two, two, "arrived", who=who, type="CONSULT")]),
    ]
    entities = link_entities(pages)
    first, second = gather_events(pages, entities)
    parts = StoryParts(
        tuple(pages),
        trace_lineages(pages),
        entities,
        (FactGroup((first,), ()), FactGroup((second,), ())),
        (),
    )
    (change,) = assess_story(parts).changes
    assert (change.from_.value, change.to.value) == ("postponed", "took place")


def test_postponed_against_cancelled_is_a_conflict_of_wording() -> None:
    account = story(
        one_event("The visit was postponed.", "visit", state="postponed"),
        one_event("A visit was cancelled.", "visit", state="cancelled"),
    )
    assert [c.kind for c in account.conflicts] == ["wording"]


def test_told_as_true_and_as_false_is_a_conflict_of_polarity() -> None:
    account = story(
        one_event("The bridge collapsed.", "collapsed"),
        one_event("No bridge collapsed.", "collapsed", polarity="negative"),
    )
    assert [c.kind for c in account.conflicts] == ["polarity"]


def test_another_spelling_or_a_small_word_is_no_alteration() -> None:
    one = "He said “we have analysed the plan of the old harbour”."
    two = "“We 've analyzed a plan of the old harbour,” he said."
    pages = [
        page(one, attributions=[quotation(one, "we have analysed the plan of the old harbour", None)]),
        page(two, attributions=[quotation(two, "We 've analyzed a plan of the old harbour", None)]),
    ]
    assert story(*pages).conflicts == ()


def test_the_same_denial_read_differently_is_no_conflict() -> None:
    account = story(
        one_event("The pilots did not fail.", "fail"), one_event("No pilots did fail.", "fail", polarity="negative")
    )
    assert account.conflicts == ()


def test_words_altered_inside_quotation_marks_are_shown_on_both_sides() -> None:
    one = "He said the plan was “a bold and necessary step for us”."
    two = "It was “a bold and dangerous step for us”, he said."
    pages = [
        page(one, attributions=[quotation(one, "a bold and necessary step for us", None)]),
        page(two, attributions=[quotation(two, "a bold and dangerous step for us", None)]),
    ]
    account = story(*pages)
    (conflict,) = account.conflicts
    assert {side.value for side in conflict.values} == {"necessary", "dangerous"}
    assert all(r.altered for r in account.statements[0].renderings)


def test_a_quotation_cut_short_is_not_altered() -> None:
    one = "He said the plan was “a bold and necessary step for us all”."
    two = "It was “a bold and necessary step”, he said."
    pages = [
        page(one, attributions=[quotation(one, "a bold and necessary step for us all", None)]),
        page(two, attributions=[quotation(two, "a bold and necessary step", None)]),
    ]
    account = story(*pages)
    assert account.conflicts == ()
    assert len(account.statements) == 1


def test_two_offices_that_exclude_each_other_are_a_conflict_of_identity() -> None:
    one = "Finance Minister Ada Lund spoke."
    two = "Interior Minister Ada Lund spoke too."
    pages = [
        page(one, people={"Ada Lund": []}, roles={"Ada Lund": "Finance Minister"}),
        page(two, people={"Ada Lund": []}, roles={"Ada Lund": "Interior Minister"}),
    ]
    (conflict,) = story(*pages).conflicts
    assert conflict.kind == "identity"


def test_a_looser_title_is_no_conflict() -> None:
    one = "Finance Minister Ada Lund spoke."
    two = "Senior official Ada Lund spoke too."
    pages = [
        page(one, people={"Ada Lund": []}, roles={"Ada Lund": "Finance Minister"}),
        page(two, people={"Ada Lund": []}, roles={"Ada Lund": "Senior official"}),
    ]
    assert story(*pages).conflicts == ()


def test_two_copies_are_one_report() -> None:
    text = "The fire in the old paper mill by the river killed twelve people on Monday night."
    account = story(toll(text, 12, 12), toll(text + "\nShare", 12, 12))
    assert account.facts[0].lineages == 1
    assert account.facts[0].status == ("single-source",)


def test_every_quote_is_the_exact_slice() -> None:
    pages = (toll("The fire killed twelve people.", 12, 12), toll("It killed 14 people in the fire.", 14, 14))
    texts = {p.document.id: p.document.text for p in pages}
    account = story(*pages)
    for fact in account.facts:
        for e in fact.evidence:
            assert texts[e.document][e.start : e.end] == e.text
    for conflict in account.conflicts:
        for side in conflict.values:
            for q in side.evidence:
                assert Span(q.start, q.end).of(texts[q.document]) == q.text


def test_an_authority_that_counts_otherwise_stands_against_the_last_toll() -> None:
    early = toll("The fire killed 9 people.", 9, 9, date(2026, 3, 3))
    late = toll("The fire has killed 21 people.", 21, 21, date(2026, 3, 5))
    rival = toll("The fire killed 30 people, say the rescuers.", 30, 30, date(2026, 3, 5))
    account = story(early, late, rival)
    assert [len(c.values) for c in account.conflicts] == [2]
    assert {v.value for c in account.conflicts for v in c.values} == {late.document.text, rival.document.text}
    assert [c.from_.value for c in account.changes] == [early.document.text]


def test_a_number_retold_as_an_earlier_one_is_no_rival() -> None:
    text = "The fire killed 21. Earlier reports spoke of 23 killed."
    first, second = "The fire killed 21", "Earlier reports spoke of 23 killed"
    told = [
        event(text, first, "killed", values=[("deaths", "people", 21.0, 21.0)]),
        event(text, second, "spoke", values=[("deaths", "people", 23.0, 23.0)]),
    ]
    at = span_of(text, "23")
    told[1] = replace(told[1], values=tuple(replace(v, span=at) for v in told[1].values))
    account = story(page(text, events=told), toll("In all the fire killed 21 people.", 21, 21))
    assert account.conflicts == ()
    assert [c.from_.value for c in account.changes] == ["23"]


def test_an_auxiliary_for_a_word_of_content_is_an_alteration() -> None:
    one = "He said “at this price we are being sold to them”."
    two = "“At this price we are getting sold to them”, he said."
    pages = [
        page(one, attributions=[quotation(one, "at this price we are being sold to them", None)]),
        page(two, attributions=[quotation(two, "At this price we are getting sold to them", None)]),
    ]
    (conflict,) = story(*pages).conflicts
    assert {side.value for side in conflict.values} == {"being", "getting"}


def test_one_speech_in_two_pieces_is_one_statement() -> None:
    one = "“I meant every promise then. The orders have fallen since spring and I will not keep a museum.”"
    two = "“I meant every promise then,” she said. “The orders have fallen since spring and I cannot keep a museum.”"
    pages = [
        page(one, attributions=[quotation(one, one[1:-1], None)]),
        page(
            two,
            attributions=[
                quotation(two, "I meant every promise then", None),
                quotation(two, "The orders have fallen since spring and I cannot keep a museum.", None),
            ],
        ),
    ]
    account = story(*pages)
    assert len(account.statements) == 1
    assert [c.kind for c in account.conflicts] == ["wording"]


def test_a_plan_is_not_settled_by_words_that_only_name_the_event() -> None:
    done = one_event("After the talks in Oslo they were tired.", "talks", type="CONSULT")
    plan = one_event("The talks in Oslo will start on Friday.", "talks", modality="planned", type="CONSULT")
    (told,) = done.annotations.events
    named = AnnotatedPage(done.document, replace(done.annotations, events=(replace(told, asserted=False),)))
    assert [c.slot for c in story(plan, done).changes] == ["modality"]
    assert story(plan, named).changes == ()
