"""The words of a page: folded alike, counted per line, found again in the lines that hold them."""

import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.read.furniture.characters import (
    ALNUM,
    ALPHA,
    DIGIT,
    LOWER,
    SPACE,
    UPPER,
    characters_of,
    word_set,
)
from readout.read.furniture.words import JoinedLines, fold, fold_lines, words_of

LINES = st.lists(st.text(st.sampled_from("abzÉß ’“\u00a01203.,-"), min_size=1, max_size=20), max_size=8)


def test_numbers_quotes_and_case_are_folded():
    assert fold("The “Mayor’s” 1,200.50 ships") == 'the "mayor\'s" # ships'


@settings(deadline=None)
@given(LINES)
def test_lines_fold_together_as_they_fold_alone(lines):
    assert fold_lines(lines) == [fold(line) for line in lines]


@settings(deadline=None)
@given(LINES, st.text(st.sampled_from("abz "), min_size=1, max_size=3))
def test_lines_that_hold_words_are_found_once_in_order(lines, words):
    assert list(JoinedLines(lines).holding(words)) == [n for n, line in enumerate(lines) if words in line]


def test_a_pattern_is_met_in_its_line():
    assert list(JoinedLines(["no", "a 7 here", "none", "9"]).meeting(re.compile(r"\d"))) == [1, 3]


def spelled(words, at):
    return "".join(map(chr, words.characters.codes[words.starts[at] : words.ends[at]]))


@settings(deadline=None)
@given(LINES)
def test_every_word_is_counted_in_its_line(lines):
    words = words_of(lines)
    assert words.counts.tolist() == [len(line.split()) for line in lines]
    assert [spelled(words, at) for at in range(len(words.starts))] == [word for line in lines for word in line.split()]
    assert words.per_line(np.ones(len(words.line), dtype=bool)).tolist() == words.counts.tolist()


@settings(deadline=None)
@given(LINES)
def test_words_have_the_same_hash_where_they_are_the_same_when_folded(lines):
    words = words_of(lines)
    written = [word for line in fold_lines(lines) for word in line.split()]
    assert len(set(words.hashes.tolist())) == len(set(written))
    assert np.isin(words.hashes, word_set(written or ["-"]).keys).all()


@settings(deadline=None)
@given(LINES)
def test_runs_of_letters_and_digits_are_found_in_their_lines(lines):
    held = words_of(lines).holding(word_set(["a", "ab", "zz", "é", "ss"]))
    runs = [(n, run) for n, line in enumerate(fold_lines(lines)) for run in re.findall(r"[^\W_]+", line)]
    assert held == sorted({(n, run) for n, run in runs if run in {"a", "ab", "zz", "é", "ss"}})


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_characters_are_what_the_language_says_they_are(text):
    line = re.sub(r"[\s\x00-\x1f\x85\u2028\u2029]", "", text)
    characters = characters_of([line])
    told = (str.isalnum, str.isalpha, str.isupper, str.islower, str.isdigit, str.isspace)
    for kind, is_one in zip((ALNUM, ALPHA, UPPER, LOWER, DIGIT, SPACE), told, strict=True):
        assert characters.holds(kind)[1:-1].tolist() == [is_one(character) for character in line]


def test_a_page_longer_than_the_powers_that_are_kept_has_the_same_hashes():
    line = "the ferry " * 10_000
    words = words_of([line])
    assert len(set(words.hashes.tolist())) == 2
    assert words.holding(word_set(["ferry"])) == [(0, "ferry")]


def test_a_page_without_lines_has_no_words():
    assert words_of([]).counts.tolist() == []


def test_names_are_capitalised_words_that_do_not_begin_a_line():
    words = words_of(["The mayor of Maren met Holm", "Holm left Maren"])
    assert sorted(words.names.document_counts().tolist()) == [0, 1, 2]
    assert words.names.line.tolist() == [0, 0, 1]
    assert words.names.share(np.ones(len(words.names.term), dtype=bool)).tolist() == [1.0, 1.0]


def test_a_line_without_content_words_has_no_share():
    content = words_of(["It is so", "Seven bridges fell"]).content
    assert content.share(np.ones(len(content.term), dtype=bool)).tolist() == [-1.0, 1.0]
    assert content.lines == 2
