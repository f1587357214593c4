from __future__ import annotations

import pytest

from readout.language import LanguageModel
from readout.language.irregular import IRREGULAR_FORMS, irregular_lemma
from readout.language.shipped import ShippedModel
from readout.language.spelling import respell

WORDS = frozenset({"wipe", "upgrade", "bomb", "stop", "miss", "carry", "visit", "cause", "rat", "rate", "mir"})


def known(word: str) -> bool:
    return word in WORDS


@pytest.mark.parametrize(
    ("form", "tag", "guess", "lemma"),
    [
        ("wiped", "VBD", "wi", "wipe"),
        ("upgraded", "VBN", "upgrad", "upgrade"),
        ("bombed", "VBD", "bom", "bomb"),
        ("stopped", "VBD", "stopp", "stop"),
        ("missed", "VBN", "mis", "miss"),
        ("carried", "VBD", "carri", "carry"),
        ("visiting", "VBG", "visite", "visit"),
        ("causes", "VBZ", "caus", "cause"),
        ("rated", "VBN", "rate", "rate"),
        ("mired", "VBN", "mire", "mire"),
        ("frobbed", "VBD", "frob", "frob"),
        ("rats", "NNS", "rat", "rat"),
    ],
)
def test_a_lemma_is_a_word_that_spelling_allows(form: str, tag: str, guess: str, lemma: str) -> None:
    assert respell(form, tag, guess, known) == lemma


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("fled", "VBD", "flee"),
        ("freed", "VBN", "free"),
        ("lay", "VBD", "lie"),
        ("lay", "VB", None),
        ("series", "NNS", "series"),
        ("walked", "VBD", None),
    ],
)
def test_irregular_forms_are_known_by_tag(form: str, tag: str, lemma: str | None) -> None:
    assert irregular_lemma(form, tag) == lemma


def test_no_form_has_two_lemmas() -> None:
    rows = [line.split("\t") for line in IRREGULAR_FORMS.read_text("utf-8").splitlines() if not line.startswith("#")]
    forms = [(part, form) for part, _, listed in rows for form in listed.split()]
    assert len(set(forms)) == len(forms)


def test_the_shipped_lexicon_knows_the_verbs_of_news(model: LanguageModel) -> None:
    assert isinstance(model, ShippedModel)
    lemmas = {
        "freed": "free",
        "fled": "flee",
        "bombed": "bomb",
        "agreed": "agree",
        "raided": "raid",
        "controlled": "control",
        "led": "lead",
        "shot": "shoot",
        "wounded": "wound",
        "founded": "found",
        "seized": "seize",
        "sued": "sue",
    }
    assert {form: model.lexicon.lemma(form, "VBD") for form in lemmas} == lemmas
