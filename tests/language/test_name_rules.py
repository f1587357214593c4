from __future__ import annotations

import pytest

from readout.language.name_rules import KNOWN_NAMES, NameSpan, apply_rules


def corrected(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """Apply the rules to names given as (words, type); tell the names that come out in the same way."""
    words = text.split()
    spans = []
    for name, kind in names:
        parts = name.split()
        start = next(at for at in range(len(words)) if words[at : at + len(parts)] == parts)
        spans.append(NameSpan(start, start + len(parts), kind))
    return [(" ".join(words[span.start : span.end]), span.kind) for span in apply_rules(spans, words)]


def test_a_storm_is_an_event_with_its_kind() -> None:
    assert corrected("Tropical Storm Odile hit the coast", ("Odile", "PERSON")) == [("Tropical Storm Odile", "EVENT")]
    assert corrected("HURRICANE ODILE NEARS", ("ODILE", "PERSON")) == [("HURRICANE ODILE", "EVENT")]
    assert corrected("the storm Odile left", ("Odile", "PERSON")) == [("Odile", "PERSON")]


def test_a_court_case_is_one_name() -> None:
    found = corrected("In Marlow v. City of Dunmore the court", ("Marlow", "PERSON"), ("Dunmore", "GPE"))
    assert found == [("Marlow v. City of Dunmore", "MISC")]


def test_v_without_a_stop_is_a_case_only_where_the_law_is_spoken_of() -> None:
    names = (("Marlow", "PERSON"), ("Dunn", "PERSON"))
    assert corrected("Marlow v Dunn was heard in court", *names) == [("Marlow v Dunn", "MISC")]
    assert corrected("Marlow v Dunn starts at noon", *names) == list(names)


def test_a_party_letter_is_no_part_of_the_place() -> None:
    assert corrected("Fox ( R - Ohio ) voted", ("R - Ohio", "ORG")) == [("Ohio", "GPE")]
    assert corrected("the R - Ohio line", ("R - Ohio", "ORG")) == [("R - Ohio", "ORG")]


def test_hyphens_hold_places_together() -> None:
    halves = (("Ashby", "GPE"), ("Wold", "GPE"))
    assert corrected("in Ashby - upon - Wold today", *halves) == [("Ashby - upon - Wold", "GPE")]
    assert corrected("the Ashby - to - Wold train", *halves) == list(halves)


def test_an_ordinal_or_half_a_compound_is_no_name() -> None:
    assert corrected("the 9th circuit", ("9th", "ORG")) == []
    assert corrected("the Franco - German plan", ("Franco", "PERSON")) == []


@pytest.mark.parametrize("kind", ["PERSON", "GPE"])
def test_known_organisations_are_no_persons(kind: str) -> None:
    assert corrected("Fatah told Yonhap so", ("Fatah", kind), ("Yonhap", kind)) == [("Fatah", "ORG"), ("Yonhap", "ORG")]


def test_a_known_name_within_a_longer_one_is_left_alone() -> None:
    assert corrected("Omar Fatah Sule spoke", ("Omar Fatah Sule", "PERSON")) == [("Omar Fatah Sule", "PERSON")]


def test_an_institution_goes_on_over_and() -> None:
    text = "the Ministry of Health and Welfare said"
    assert corrected(text, ("Ministry of Health", "ORG")) == [("Ministry of Health and Welfare", "ORG")]
    text = "the Bank of Lund and Novex agreed"
    kept = [("Bank of Lund", "ORG"), ("Novex", "ORG")]
    assert corrected(text, *kept) == kept


def test_the_owner_of_an_institution_is_another_one() -> None:
    text = "the University of Lund 's School of Law said"
    assert corrected(text, ("University of Lund 's School of Law", "ORG")) == [
        ("University of Lund", "ORG"),
        ("School of Law", "ORG"),
    ]


def test_a_court_is_an_organisation_where_its_name_is_longer() -> None:
    assert corrected("the Lund District Court said", ("Lund District Court", "FAC")) == [("Lund District Court", "ORG")]


def test_the_list_is_sorted_and_says_each_name_once() -> None:
    names = [line.split("\t")[0] for line in KNOWN_NAMES.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert len({name.lower() for name in names}) == len(names)
    assert names == sorted(names, key=str.lower)
