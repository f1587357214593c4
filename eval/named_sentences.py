"""Sentences with their gold names, as UNER's files and GUM's give them.

In: IOB2 files, or the CoNLL-U of GUM. Out: words, where spaces stand, and typed spans (PER, ORG, LOC) in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "PER": "PER"}
Spans = set[tuple[int, int, str]]
"""First word, word behind the last, type."""


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence with its gold names."""

    words: list[str]
    spaces_before: list[bool]
    names: Spans


def read_iob2(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of a UNER file."""
    text, rows = "", list[list[str]]()
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# text"):
            text = line.split("=", 1)[1].strip()
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            words = [row[1] for row in rows]
            yield NamedSentence(words, spaces_before(words, text), label_spans([row[2] for row in rows]))
            text, rows = "", []


def spaces_before(words: Sequence[str], text: str) -> list[bool]:
    """Where spaces stand before `words` in `text`; everywhere, where the text does not hold the words."""
    spaces, at = [], 0
    for word in words:
        found = text.find(word, at)
        if found < 0 or text[at:found].strip():
            return [True] * len(words)
        spaces.append(found > at or at == 0)
        at = found + len(word)
    return spaces


def label_spans(labels: Sequence[str]) -> Spans:
    """The typed spans (PER, ORG, LOC) of IOB2 labels."""
    spans: Spans = set()
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        now = label[2:] if label[:2] in ("B-", "I-") else ""
        if kind and (label[:2] != "I-" or now != kind):
            spans.add((start, index, kind))
            kind = ""
        if now and not kind:
            start, kind = index, now
    return {(start, end, KINDS[kind]) for start, end, kind in spans if kind in KINDS}


def read_gum(path: Path) -> Iterator[NamedSentence]:
    """Yield the sentences of a GUM file with the names among its entities."""
    from readout.language.train import corpus
    from readout.language.train.name_labels import LABELS

    for sentence in corpus.read_conllu(path, "gum"):
        labels = []
        for mask in sentence.names or []:
            names = [label for index, label in enumerate(LABELS) if mask >> index & 1]
            kinds = {KINDS.get(name[2:]) for name in names}
            labels.append(f"{names[0][:2]}{names[0][2:]}" if len(kinds) == 1 and None not in kinds else "O")
        yield NamedSentence(sentence.words, sentence.spaces_before, label_spans(labels))
