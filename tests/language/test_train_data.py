"""Reading of the training corpora, on rows written here; torch is not needed for any of it."""

from __future__ import annotations

from pathlib import Path

from readout.language.lexicon import rewrite
from readout.language.train import corpus, name_labels
from readout.language.train.lexicon import build_lexicon
from readout.language.train.untyped_places import refine_places

ROWS = [
    ("President", "PROPN", "NNP", 2, "nmod:desc", "Entity=(1-person-new-cf1"),
    ("Ada", "PROPN", "NNP", 4, "nsubj", "_"),
    ("Fox", "PROPN", "NNP", 2, "flat", "Entity=1)"),
    ("visited", "VERB", "VBD", 0, "root", "_"),
    ("Lake", "PROPN", "NNP", 4, "obj", "Entity=(2-place-new-cf2"),
    ("Orta", "PROPN", "NNP", 5, "flat", "Entity=2)|SpaceAfter=No"),
    (".", "PUNCT", ".", 4, "punct", "_"),
]


def read(tmp_path: Path) -> corpus.Sentence:
    lines = ["# newdoc id = d", "# sent_id = d-1"]
    for number, (form, upos, xpos, head, label, misc) in enumerate(ROWS, 1):
        lemma = "visit" if form == "visited" else form
        lines.append("\t".join([str(number), form, lemma, upos, xpos, "_", str(head), label, "_", misc]))
    path = tmp_path / "gum-x.conllu"
    path.write_text("\n".join([*lines, "", ""]), "utf-8")
    return corpus.read_conllu(path, "gum")[0]


def labels(masks: list[int] | None) -> list[set[str]]:
    return [{label for index, label in enumerate(name_labels.LABELS) if mask >> index & 1} for mask in masks or []]


def test_entities_become_names_without_their_titles(tmp_path: Path) -> None:
    found = labels(read(tmp_path).names)
    assert found[1:4] == [{"B-PERSON"}, {"I-PERSON"}, {"O"}]
    assert len(found[0]) == len(name_labels.LABELS), "a title may or may not be marked elsewhere"


def test_spaces_are_read(tmp_path: Path) -> None:
    assert read(tmp_path).spaces_before == [True] * 6 + [False]


def test_places_are_narrowed_by_their_words(tmp_path: Path) -> None:
    sentence = read(tmp_path)
    assert labels(refine_places(sentence.words, sentence.names or []))[4:6] == [{"B-LOC"}, {"I-LOC"}]


def test_words_of_column_files_are_split_at_hyphens() -> None:
    masks = name_labels.masks(["B-PER", "O"], "uner")
    words, split = corpus.split_words(["Jean-Luc", "left"], masks)
    assert words == ["Jean", "-", "Luc", "left"]
    assert labels(split) == [{"B-PERSON"}, {"I-PERSON"}, {"I-PERSON"}, {"O"}]


def test_spaces_are_guessed_around_marks_and_quotes() -> None:
    words = ["He", "said", ",", '"', "go", "!", '"', "(", "twice", ")"]
    assert corpus.guess_spaces(words) == [True, True, False, True, False, False, False, True, False, False]


def test_the_lexicon_learns_endings(tmp_path: Path) -> None:
    lexicon = build_lexicon([read(tmp_path)])
    assert lexicon.lemma("visited", "VBD") == "visit"
    assert rewrite("walked", {"": (0, ""), "ed": (2, "")}) == "walk"
