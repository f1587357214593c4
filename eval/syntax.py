"""Tags and trees of the shipped language model on UD treebanks: `syntax/*-test.conllu` (or what `split` names).

`upos`, `uas`, `las` are over gold words and sentences, punctuation counted, full relation labels, read paragraph by
paragraph. `las_raw` is the F1 of the CoNLL 2018 shared task
(https://universaldependencies.org/conll18/evaluation.html) from raw text: own words, own sentences, words matched by
their characters; full labels too. Where a treebank marks paragraphs they are the blocks, as on a page. Figures of
single files carry the file's name.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.report import MissingDataError, Report
from readout.language.analysis import BlockWords
from readout.language.shipped import ShippedModel
from readout.model import Span


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One word of a treebank; `head` is the place in its sentence, -1 for the root."""

    form: str
    upos: str
    head: int
    label: str
    spaced: bool


@dataclass(slots=True)
class Paragraph:
    """Consecutive sentences between which the treebank marks no paragraph."""

    sentences: list[list[GoldWord]] = field(default_factory=list)

    @property
    def words(self) -> list[GoldWord]:
        """All words of the paragraph."""
        return [word for sentence in self.sentences for word in sentence]


@dataclass(slots=True)
class Tally:
    """Counts of one file."""

    words: int = 0
    upos: int = 0
    uas: int = 0
    las: int = 0
    raw_found: int = 0
    raw_matched: int = 0
    raw_uas: int = 0
    raw_las: int = 0
    raw_upos: int = 0
    sentences: int = 0
    sentences_found: int = 0
    sentences_right: int = 0
    seconds: float = 0.0


def read_documents(path: Path) -> Iterator[list[Paragraph]]:
    """Yield the documents of a CoNLL-U file as lists of paragraphs."""
    document: list[Paragraph] = []
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newdoc") and document:
            yield document
            document = []
        if line.startswith(("# newdoc", "# newpar")) and (not document or document[-1].sentences):
            document.append(Paragraph())
        if line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            if not document:
                document.append(Paragraph())
            document[-1].sentences.append(_words(rows))
            rows = []
    yield document


def _words(rows: Sequence[Sequence[str]]) -> list[GoldWord]:
    words: list[GoldWord] = []
    last_of_range, range_spaced = 0, True
    for row in rows:
        if "-" in row[0]:
            last_of_range, range_spaced = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
        elif row[0].isdigit():
            number = int(row[0])
            spaced = (
                range_spaced if number == last_of_range else number > last_of_range and "SpaceAfter=No" not in row[9]
            )
            words.append(GoldWord(row[1].replace(" ", "\u00a0"), row[3], int(row[6]) - 1, row[7], spaced))
    return words


def measure_gold(model: ShippedModel, document: Sequence[Paragraph], tally: Tally) -> None:
    """Count right tags, heads and labels over gold words and sentences."""
    paragraphs = [paragraph for paragraph in document if paragraph.sentences]
    blocks, starts = [], []
    for paragraph in paragraphs:
        words = paragraph.words
        blocks.append(BlockWords([word.form for word in words], [True, *(word.spaced for word in words[:-1])]))
        edges = [0]
        for sentence in paragraph.sentences[:-1]:
            edges.append(edges[-1] + len(sentence))
        starts.append(edges)
    manifest = model.manifest
    for paragraph, analysis, edges in zip(paragraphs, model.analyser.analyse(blocks, starts), starts, strict=True):
        for start, sentence in zip(edges, paragraph.sentences, strict=True):
            for place, gold in enumerate(sentence):
                head = int(analysis.heads[start + place])
                right_head = (head - start if head >= 0 else -1) == gold.head
                tally.words += 1
                tally.upos += manifest.upos[analysis.upos[start + place]] == gold.upos
                tally.uas += right_head
                tally.las += right_head and manifest.dependencies[analysis.labels[start + place]] == gold.label


def measure_raw(model: ShippedModel, document: Sequence[Paragraph], tally: Tally) -> None:
    """Count words and relations that come out of the raw text as the treebank has them."""
    text, blocks, gold, gold_sentences = _raw_text(document)
    begun = time.perf_counter()
    parse = model.parse(text, blocks)
    tally.seconds += time.perf_counter() - begun
    inside = [token for token in parse.doc if token.pos_ and not token.is_space]
    found = {(token.idx, token.idx + len(token)): token for token in inside}
    tally.raw_found += len(found)
    tally.sentences += len(gold_sentences)
    tally.sentences_found += len(parse.sentences)
    tally.sentences_right += len(gold_sentences & {(span.start, span.end) for span in parse.sentences})
    for span, (word, head_span) in gold.items():
        token = found.get(span)
        if token is None:
            continue
        tally.raw_matched += 1
        tally.raw_upos += token.pos_ == word.upos
        own_head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
        if own_head == head_span:
            tally.raw_uas += 1
            tally.raw_las += ("root" if token.dep_ == "ROOT" else token.dep_) == word.label


_Gold = dict[tuple[int, int], tuple[GoldWord, tuple[int, int] | None]]


def _raw_text(document: Sequence[Paragraph]) -> tuple[str, list[Span], _Gold, set[tuple[int, int]]]:
    parts: list[str] = []
    blocks: list[Span] = []
    gold: _Gold = {}
    sentences: set[tuple[int, int]] = set()
    at = 0
    for paragraph in document:
        block_start = at
        for sentence in paragraph.sentences:
            spans = []
            for word in sentence:
                spans.append((at, at + len(word.form)))
                parts.append(word.form + (" " if word.spaced else ""))
                at += len(parts[-1])
            sentences.add((spans[0][0], spans[-1][1]))
            for span, word in zip(spans, sentence, strict=True):
                gold[span] = (word, spans[word.head] if word.head >= 0 else None)
        blocks.append(Span(block_start, at))
        parts.append("\n\n")
        at += 2
    return "".join(parts), blocks, gold, sentences


def find_files(data: Path, split: str) -> list[Path]:
    """The treebank files to measure: those that `split` names, else the test files, else all."""
    folder = data / "syntax" if (data / "syntax").is_dir() else data
    every = sorted(folder.rglob("*.conllu"))
    chosen = (
        [path for path in every if split in path.stem]
        if split
        else [path for path in every if "test" in path.stem] or every
    )
    if not chosen:
        raise MissingDataError(f"no *{split}*.conllu below {folder}")
    return chosen


def measure(data: Path, split: str = "") -> Report:
    """Measure the shipped model; raises `MissingDataError` without treebanks."""
    paths = find_files(data, split)
    model = ShippedModel.load()
    tallies: dict[str, Tally] = {}
    for path in paths:
        tally = tallies[path.stem] = Tally()
        for document in read_documents(path):
            measure_gold(model, document, tally)
            measure_raw(model, document, tally)
    total = Tally()
    for tally in tallies.values():
        for name in Tally.__dataclass_fields__:
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    measures = _figures(total, "")
    for name, tally in tallies.items():
        measures.update(_figures(tally, f"{name}: ") if len(tallies) > 1 else {})
    return Report("syntax", measures, {"words": total.words, "sentences": total.sentences, "files": len(paths)})


def _figures(tally: Tally, prefix: str) -> dict[str, float]:
    words, both = max(1, tally.words), max(1, tally.words + tally.raw_found)
    figures = {
        "upos": tally.upos / words,
        "uas": tally.uas / words,
        "las": tally.las / words,
        "las_raw": 2 * tally.raw_las / both,
        "uas_raw": 2 * tally.raw_uas / both,
        "upos_raw": 2 * tally.raw_upos / both,
        "word_f1": 2 * tally.raw_matched / both,
        "sentence_f1": 2 * tally.sentences_right / max(1, tally.sentences + tally.sentences_found),
        "words_per_second": tally.raw_found / max(1e-9, tally.seconds),
    }
    return {prefix + name: round(figure, 4) for name, figure in figures.items()}
