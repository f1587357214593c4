"""Long and odd inputs, and the same bytes whatever the number of threads."""

from __future__ import annotations

import numpy as np
import pytest

from readout.language import LanguageModel, Parse, load_language_model
from readout.language.analysis import GROUP_WORDS
from readout.model import Span
from tests.work import calls

SENTENCES = (
    "The mayor of Riverton met Gen. T. J. Okafor on Monday.",
    "“We will rebuild,” she said.",
    "Shares in Novex rose 4.2% after the ruling of the Supreme Court.",
    "FLOODS KILL 12 IN THE NORTH",
)


def whole(model: LanguageModel, text: str) -> Parse:
    return model.parse(text, [Span(0, len(text))])


def holds_together(parse: Parse) -> bool:
    """Every word has a tag and a head in its own sentence; sentences ascend and each has one root and one vector."""
    roots = 0
    for span in parse.sentences:
        inside = [token for token in parse.doc if span.start <= token.idx < span.end and not token.is_space]
        assert all(token.pos_ and span.start <= token.head.idx < span.end for token in inside)
        roots += sum(token.dep_ == "ROOT" for token in inside)
    ascending = all(one.end <= two.start for one, two in zip(parse.sentences, parse.sentences[1:], strict=False))
    return ascending and roots == len(parse.sentences) == len(parse.vectors)


def test_a_sentence_of_two_thousand_words_keeps_its_words_and_trees(model: LanguageModel) -> None:
    nouns = ("the mayor", "a judge", "two nurses", "Ana Veldt", "the river", "Novex", "the port of Lund")
    text = " and ".join(f"{nouns[at % 7]} met {nouns[at * at % 7]}" for at in range(340))
    assert len(text.split()) >= 1500
    parse = whole(model, text + " and then they left" * 150 + ".")
    assert sum(not token.is_space for token in parse.doc) > 2000
    assert holds_together(parse)


def test_an_endless_paragraph_is_read_in_time_that_grows_with_it(model: LanguageModel) -> None:
    one = " ".join(SENTENCES[:3]) + " "
    tenth = one * (12_000 // len(one))
    short = calls(lambda: whole(model, tenth))
    found: list[Parse] = []
    assert calls(lambda: found.append(whole(model, tenth * 10))) < 15 * short
    (parse,) = found
    assert len(parse.doc.text) > 115_000
    assert len(parse.sentences) >= 10 * len(tenth) // len(one)


@pytest.mark.parametrize("word", ["\u200b", "\u00ad", "\ufffd", "\x07", "\u2060\u2060"])
def test_words_without_pieces_keep_their_place(model: LanguageModel, word: str) -> None:
    text = f"The mayor {word} met Ana Veldt {word} on Monday."
    parse = whole(model, text)
    assert parse.doc.text == text
    assert all(token.tag_ for token in parse.doc)
    assert [token.text for token in parse.doc if token.tag_ == "VBD"] == ["met"]
    assert holds_together(parse)


def test_a_word_of_ten_thousand_letters_leaves_the_rest_readable(model: LanguageModel) -> None:
    parse = whole(model, "The mayor met " + "abcdefgh" * 1250 + " on Monday.")
    assert next(token for token in parse.doc if token.text == "met").lemma_ == "meet"


def test_two_threads_give_the_same_bytes_as_one(model: LanguageModel) -> None:
    text = "\n".join(" ".join(SENTENCES[(at + step) % 4] for step in range(3 + at % 5)) for at in range(40))
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    one, two = model.parse(text, blocks), load_language_model(threads=2).parse(text, blocks)
    assert one.doc.to_bytes() == two.doc.to_bytes()
    assert one.sentences == two.sentences
    assert np.array_equal(one.vectors, two.vectors)
    assert np.array_equal(one.words.sums, two.words.sums)


def test_sections_of_a_long_block_are_joined_in_place(model: LanguageModel) -> None:
    text = " ".join(SENTENCES[at % 3] for at in range(600))
    parse = whole(model, text)
    assert sum(not token.is_space for token in parse.doc) > GROUP_WORDS
    assert holds_together(parse)
    assert len(parse.words.starts) == len(parse.words.sums) == sum(not token.is_space for token in parse.doc)
    assert sum(entity.text == "T. J. Okafor" for entity in parse.doc.ents) == 200
