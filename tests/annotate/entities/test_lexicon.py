"""The word lists hold what the rules take for granted."""

from __future__ import annotations

from readout.annotate.entities.lexicon import joined, load_lexicon


def test_every_country_has_a_name_a_code_and_leads_to_itself() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.countries) > 190
    for key, name in lexicon.countries.items():
        assert len(key) == 2
        assert key.isupper()
        assert lexicon.phrases[joined(name)].key == key, name


def test_no_adjective_shadows_a_countrys_name() -> None:
    lexicon = load_lexicon()
    assert lexicon.phrases["Chinese"].use == "adjective"
    assert lexicon.phrases["Myanmar"].use == "name"
    assert lexicon.phrases["NewZealand"].use == "name"


def test_capitals_lead_to_the_country_they_stand_for() -> None:
    lexicon = load_lexicon()
    assert lexicon.phrases["Beijing"].key == "CN"
    assert lexicon.phrases[joined("Washington, D.C.")].canonical == "Washington"


def test_given_names_tell_one_sex_only() -> None:
    lexicon = load_lexicon()
    assert not lexicon.sets["names.male"] & lexicon.sets["names.female"]


def test_titles_are_lower_case_and_singular_forms_exist() -> None:
    lexicon = load_lexicon()
    assert all(word == word.lower() for word in lexicon.titles)
    assert lexicon.titles["spokeswoman"].gender == "f"
