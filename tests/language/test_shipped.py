"""What the shipped model makes of news sentences. Single parses may change with the weights; these should not."""

from __future__ import annotations

import numpy as np
import pytest

from readout.language import LanguageModel, Parse
from readout.model import Span

PAGE = """Home | World | Sport
RIVERTON (AP) — Foreign Minister Lena Ortiz met Gen. T. J. Okafor on Monday, officials said.
“We had a frank talk,” Ms. Ortiz told reporters. “It’s a start.”
Subscribe now!
FLOODS KILL AT LEAST 12 IN NORTHERN INDIA"""


def lines(text: str, *skipped: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if not line.startswith(skipped or ("\0",)):
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.fixture(scope="module")
def page(model: LanguageModel) -> Parse:
    return model.parse(PAGE, lines(PAGE, "Home", "Subscribe"))


def test_the_doc_is_the_text(page: Parse) -> None:
    assert page.doc.text == PAGE
    assert all(PAGE[token.idx : token.idx + len(token)] == token.text for token in page.doc)


def test_sentences_survive_ranks_initials_datelines_and_quotations(page: Parse) -> None:
    assert [span.of(PAGE) for span in page.sentences] == [
        "RIVERTON (AP) — Foreign Minister Lena Ortiz met Gen. T. J. Okafor on Monday, officials said.",
        "“We had a frank talk,” Ms. Ortiz told reporters.",
        "“It’s a start.”",
        "FLOODS KILL AT LEAST 12 IN NORTHERN INDIA",
    ]


def test_vectors_are_unit_rows_one_for_each_sentence(page: Parse) -> None:
    assert page.vectors.shape == (len(page.sentences), 384)
    assert page.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(page.vectors, axis=1), 1, atol=1e-5)


def test_tokens_outside_the_blocks_are_bare(page: Parse) -> None:
    outside = [token for token in page.doc if token.text in {"Home", "Subscribe", "now"}]
    assert len(outside) == 3
    assert all(token.pos_ == "" and token.dep_ == "" and token.head.i == token.i for token in outside)


def test_trees_stay_inside_sentences_with_one_root(page: Parse) -> None:
    for span in page.sentences:
        inside = [token for token in page.doc if span.start <= token.idx < span.end]
        assert sum(token.dep_ == "ROOT" for token in inside) == 1
        assert all(span.start <= token.head.idx < span.end for token in inside)


def test_titles_are_not_part_of_names(page: Parse) -> None:
    names = {entity.text: entity.label_ for entity in page.doc.ents}
    assert names.get("Lena Ortiz") == "PERSON"
    assert names.get("Ortiz") == "PERSON"
    assert names.get("T. J. Okafor") == "PERSON"


def test_tags_lemmas_and_relations_are_there(page: Parse) -> None:
    met = next(token for token in page.doc if token.text == "met")
    assert (met.tag_, met.pos_, met.lemma_) == ("VBD", "VERB", "meet")
    assert "Tense=Past" in str(met.morph)
    assert {"nsubj", "obj"} <= {child.dep_ for child in met.children}


def test_the_same_page_gives_the_same_result_whatever_was_read_before(model: LanguageModel, page: Parse) -> None:
    model.parse("Shares in Novex rose 4% after the ruling. Analysts were surprised.", [Span(0, 66)])
    again = model.parse(PAGE, lines(PAGE, "Home", "Subscribe"))
    assert again.doc.to_bytes() == page.doc.to_bytes()
    assert np.array_equal(again.vectors, page.vectors)


def test_a_sentence_of_two_thousand_words_does_not_break_it(model: LanguageModel) -> None:
    text = "and then they counted " * 500
    parse = model.parse(text, [Span(0, len(text))])
    assert parse.doc.text == text
    assert all(token.pos_ for token in parse.doc if not token.is_space)
    assert all(first.end <= second.start for first, second in zip(parse.sentences, parse.sentences[1:], strict=False))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "a", "…", "\u00ad\u0007", "x" * 5000])
def test_odd_texts_are_survived(model: LanguageModel, text: str) -> None:
    parse = model.parse(text, [Span(0, len(text))])
    assert parse.doc.text == text
    assert len(parse.vectors) == len(parse.sentences)


def test_no_blocks_give_no_sentences(model: LanguageModel) -> None:
    parse = model.parse("Only a menu here.", [])
    assert parse.sentences == ()
    assert parse.vectors.shape == (0, 384)


def test_typographic_marks_change_nothing(model: LanguageModel) -> None:
    curly = "“It’s over,” said Anna Kovac – the club’s coach."
    straight = curly.replace("“", '"').replace("”", '"').replace("’", "'").replace("–", "-")
    first, second = (model.parse(text, [Span(0, len(text))]).doc for text in (curly, straight))
    assert [(token.tag_, token.dep_, token.head.i) for token in first] == [
        (token.tag_, token.dep_, token.head.i) for token in second
    ]
