"""The words of a page: folded alike, counted per line, found again in the lines that hold them."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readout.read.furniture.words import JoinedLines, fold, fold_lines, words_of

LINES = st.lists(st.text(st.sampled_from("abzÉß ’“\u00a01203.,-"), min_size=1, max_size=20), max_size=8)


def test_numbers_quotes_and_case_are_folded():
    assert fold("The “Mayor’s” 1,200.50 ships") == 'the "mayor\'s" # ships'


@given(LINES)
def test_lines_fold_together_as_they_fold_alone(lines):
    assert fold_lines(lines) == [fold(line) for line in lines]


@given(LINES, st.text(st.sampled_from("abz "), min_size=1, max_size=3))
def test_lines_that_hold_words_are_found_once_in_order(lines, words):
    assert list(JoinedLines(lines).holding(words)) == [n for n, line in enumerate(lines) if words in line]


def test_a_pattern_is_met_in_its_line():
    assert list(JoinedLines(["no", "a 7 here", "none", "9"]).meeting(re.compile(r"\d"))) == [1, 3]


@given(LINES)
def test_every_word_is_counted_in_its_line(lines):
    words = words_of(lines)
    assert words.counts.tolist() == [len(line.split()) for line in lines]
    assert [words.vocabulary[n] for n in words.word] == [word for line in lines for word in line.split()]
    assert words.per_line([1.0] * len(words.vocabulary)).tolist() == words.counts.tolist()


def test_names_are_capitalised_words_that_do_not_begin_a_line():
    words = words_of(["The mayor of Maren met Holm", "Holm left Maren"])
    assert sorted(words.names.document_counts().tolist()) == [0, 1, 2]
    assert words.names.line.tolist() == [0, 0, 1]
    assert words.names.share(np.ones(len(words.names.term), dtype=bool)).tolist() == [1.0, 1.0]


def test_a_line_without_content_words_has_no_share():
    content = words_of(["It is so", "Seven bridges fell"]).content
    assert content.share(np.ones(len(content.term), dtype=bool)).tolist() == [-1.0, 1.0]
    assert content.lines == 2
