"""A user's own spaCy pipeline in the place of the shipped model; small ones are made here, as none is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from readout.language import Parse, load_language_model
from readout.language.spacy_import import import_spacy
from readout.model import ModelError, Span

import_spacy()

import spacy  # noqa: E402
from spacy.training import Example  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = ["Ana", "Veldt", "met", "the", "mayor", "."]
HEADS = [2, 0, 2, 4, 2, 2]
RELATIONS = ["nsubj", "flat", "ROOT", "det", "obj", "punct"]
TAGS = ["NNP", "NNP", "VBD", "DT", "NN", "."]
TEXT = "Menu | Home\nAna Veldt met the mayor. The mayor met Ana Veldt.\n\nAna Veldt met the mayor"
BLOCKS = [Span(12, 61), Span(63, 86)]


def save(pipeline: Language, folder: Path) -> str:
    pipeline.meta["name"], pipeline.meta["version"] = "tiny", "0.1.2"
    pipeline.to_disk(folder)
    return str(folder)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> str:
    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tagger")
    pipeline.add_pipe("parser", config={"min_action_freq": 1})
    pipeline.add_pipe("ner")
    doc = spacy.tokens.Doc(pipeline.vocab, WORDS, tags=TAGS, heads=HEADS, deps=RELATIONS)
    doc.ents = [spacy.tokens.Span(doc, 0, 2, "PERSON")]
    example = Example(pipeline.make_doc("Ana Veldt met the mayor ."), doc)
    optimizer = pipeline.initialize(lambda: [example])
    for _ in range(12):
        pipeline.update([example], sgd=optimizer)
    return save(pipeline, tmp_path_factory.mktemp("pipelines") / "trained")


@pytest.fixture(scope="module")
def page(trained: str) -> Parse:
    return load_language_model(trained).parse(TEXT, BLOCKS)


def test_the_doc_is_the_whole_text(page: Parse) -> None:
    assert page.doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token)] == token.text for token in page.doc)


def test_sentences_lie_in_their_blocks_and_have_vectors(page: Parse) -> None:
    assert all(any(block.start <= one.start and one.end <= block.end for block in BLOCKS) for one in page.sentences)
    assert page.sentences[0].start == 12
    assert page.sentences[-1].of(TEXT) == "Ana Veldt met the mayor"
    assert page.vectors.shape == (len(page.sentences), 384)
    assert np.allclose(np.linalg.norm(page.vectors, axis=1), 1, atol=1e-5)


def test_what_the_pipeline_learned_is_there(page: Parse) -> None:
    first = next(token for token in page.doc if token.text == "met")
    assert (first.tag_, first.dep_) == ("VBD", "ROOT")
    assert "Ana Veldt" in {entity.text for entity in page.doc.ents}


def test_tokens_outside_the_blocks_are_bare(page: Parse) -> None:
    assert [token.tag_ for token in page.doc[:3]] == ["", "", ""]


def test_it_is_called_by_its_own_name(trained: str) -> None:
    model = load_language_model(trained)
    assert (model.name, model.version) == ("en_tiny", "0.1.2")


def test_no_blocks_give_no_sentences(trained: str) -> None:
    parse = load_language_model(trained).parse("Only a menu.", [])
    assert (parse.doc.text, parse.sentences, parse.vectors.shape) == ("Only a menu.", (), (0, 384))


def test_a_brief_is_made_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from readout.cli import main

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ana Veldt"}])
    folder = save(pipeline, tmp_path / "rules")
    (tmp_path / "pages").mkdir()
    body = (
        "The Riverton Gazette\nMayor talks\n\nAna Veldt said on Monday: “We will rebuild the old bridge this year.”\n"
    )
    (tmp_path / "pages" / "a.txt").write_text(body, "utf-8")
    assert main(["brief", str(tmp_path / "pages"), "--language-model", folder]) in (None, 0)
    assert "rebuild the old bridge" in capsys.readouterr().out


def test_a_pipeline_that_finds_no_sentences_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"does not find sentences.*parser"):
        load_language_model(save(spacy.blank("en"), tmp_path / "blank"))


def test_a_folder_without_a_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"{tmp_path}.*config\.cfg"):
        load_language_model(str(tmp_path))
