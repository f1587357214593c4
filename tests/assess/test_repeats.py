"""One change is told once, with the evidence of all its tellings."""

from __future__ import annotations

from readout.assess.repeats import merge_repeats
from readout.model.account import Change, Quote, Side


def change(
    key: str, slot: str, before: tuple[str, int], after: tuple[str, int], more: tuple[str, int] = ("z", 0)
) -> Change:
    old = Side("31", (Quote(*before, before[1] + 2, "31"),))
    new = Side("27", (Quote(*after, after[1] + 2, "27"), Quote(*more, more[1] + 2, "27")))
    return Change(key, (key,), slot, old, new, "")


def test_what_shares_words_on_both_sides_is_one_change_and_keeps_its_slot() -> None:
    told = change("b", "deaths", ("p1", 10), ("p2", 5), ("p2", 40))
    again = change("a", "number", ("p1", 10), ("p2", 5), ("p3", 7))
    (one,) = merge_repeats((again, told))
    assert (one.id, one.slot, set(one.facts)) == ("b", "deaths", {"a", "b"})
    assert [(q.document, q.start) for q in one.to.evidence] == [("p2", 5), ("p2", 40), ("p3", 7)]


def test_steps_of_a_chain_stay_two() -> None:
    first = change("a", "deaths", ("p1", 10), ("p2", 5), ("p2", 40))
    second = change("b", "deaths", ("p2", 5), ("p3", 7), ("p3", 90))
    assert len(merge_repeats((first, second))) == 2


def test_the_order_of_input_changes_nothing() -> None:
    told = (change("b", "deaths", ("p1", 10), ("p2", 5)), change("a", "number", ("p1", 10), ("p2", 5), ("p3", 7)))
    assert merge_repeats(told) == merge_repeats(told[::-1])
