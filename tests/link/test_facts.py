"""The same fact in other words comes together; other people, another day, another toll and history stay apart."""

from __future__ import annotations

from datetime import date

from readout.link import gather_events, group_events, link_entities
from readout.model import DateRange, Event, TimeExpression
from readout.model.links import AnnotatedPage
from tests.builders import event, page, span_of

PEOPLE = {"Ada Lund": ["Lund"], "Omar Reyes": ["Reyes"], "Ines Costa": ["Costa"]}


def told(text: str, trigger: str, **kind: object) -> AnnotatedPage:
    """A page of one sentence that tells one event."""
    made: Event = event(text, text, trigger, **kind)  # type: ignore[arg-type]
    return page(text, people={n: o for n, o in PEOPLE.items() if n in text}, events=[made])


def groups(*pages: AnnotatedPage) -> list[list[str]]:
    """The triggers of each fact, in page order."""
    mentions = gather_events(pages, link_entities(pages))
    words = {p.document.id: p.document.text for p in pages}
    return [sorted(m.event.trigger.of(words[m.document]) for m in g.mentions) for g in group_events(pages, mentions)]


MET = "Ada Lund met Omar Reyes in the harbour office to settle the dispute over the ferry licence"
WHO = [("actor", "Ada Lund"), ("recipient", "Omar Reyes")]


def test_one_meeting_in_two_pages_is_one_fact() -> None:
    one = told(MET + ".", "met", who=WHO, type="CONSULT", lemma="meet")
    two = told(MET + " on the quay.", "met", who=WHO, type="CONSULT", lemma="meet")
    assert len(groups(one, two)) == 1


def test_meetings_of_different_people_are_two_facts() -> None:
    one = told(MET + ".", "met", who=WHO, type="CONSULT", lemma="meet")
    other = [("actor", "Ada Lund"), ("recipient", "Ines Costa")]
    two = told(MET.replace("Omar Reyes", "Ines Costa") + ".", "met", who=other, type="CONSULT", lemma="meet")
    assert len(groups(one, two)) == 2


def test_partners_named_together_are_told_apart() -> None:
    both = "Ada Lund met Omar Reyes and Ines Costa in the harbour office"
    who = [*WHO, ("recipient", "Ines Costa")]
    (mention_one, mention_two) = gather_events(
        [p := told(both, "met", who=who, type="CONSULT", lemma="meet")], link_entities([p])
    )
    assert mention_one.who != mention_two.who
    assert len(mention_one.who & mention_two.who) == 1


def dated(text: str, words: str, day: date) -> AnnotatedPage:
    time = TimeExpression(span_of(text, words), "date", DateRange(day, day))
    return page(
        text,
        people={n: o for n, o in PEOPLE.items() if n in text},
        events=[event(text, text, "met", who=WHO, type="CONSULT", lemma="meet", time=0)],
        times=[time],
    )


def test_the_same_words_about_another_day_are_another_fact() -> None:
    one = dated(MET + " on Monday.", "on Monday", date(2026, 3, 2))
    two = dated(MET + " on Friday.", "on Friday", date(2026, 3, 6))
    assert len(groups(one, two)) == 2


def toll(text: str, slot: str, number: float) -> AnnotatedPage:
    return page(text, events=[event(text, text, text.split()[1], values=[(slot, "people", number, number)])])


def test_tolls_of_one_kind_are_one_fact_whatever_the_words() -> None:
    assert len(groups(toll("Rescuers counted 12 dead.", "deaths", 12), toll("It killed 14 in all.", "deaths", 14))) == 1


def test_the_dead_and_the_injured_are_two_facts_also_in_one_clause() -> None:
    text = "The blast killed 12 people and injured 30."
    values = [("deaths", "people", 12.0, 12.0), ("injured", "people", 30.0, 30.0)]
    both = page(text, events=[event(text, text, "killed", values=values)])
    other = toll("It injured 31 in all.", "injured", 31)
    assert sorted(len(g) for g in groups(both, other)) == [1, 2]


def test_an_event_only_referred_to_supports_no_fact() -> None:
    import dataclasses

    reference = dataclasses.replace(event(MET, MET, "met", who=WHO, type="CONSULT"), told=False)
    assert groups(page(MET, people={"Ada Lund": [], "Omar Reyes": []}, events=[reference])) == []


def test_the_order_of_pages_changes_nothing() -> None:
    pages = [
        told(MET + ".", "met", who=WHO, type="CONSULT", lemma="meet"),
        toll("It killed 14 in all.", "deaths", 14),
        toll("Rescuers counted 12 dead.", "deaths", 12),
    ]
    assert groups(*pages) == groups(*pages[::-1])
