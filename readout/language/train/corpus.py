"""Corpus files in, annotated sentences out: CoNLL-U (EWT, GUM), UNER's IOB2, and two-column CoNLL name files.

A sentence carries syntax (or none) and a set of allowed name labels per word (or none): see `name_labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from readout.language.train import name_labels
from readout.language.train.gum_entities import gum_name_spans

_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_GLUED_RIGHT = frozenset(".,;:!?)]}%…") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'S", "''", "...", "-"}
_GLUED_LEFT = frozenset("([{$£€#") | {"``", "-"}


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tags and tree of one sentence; heads are 1-based with 0 for the root, as in CoNLL-U."""

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    features: list[str]
    heads: list[int]
    labels: list[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a corpus: words, whether a space stands before each, and the annotation that the corpus has."""

    corpus: str
    paragraph: str
    words: list[str]
    spaces_before: list[bool]
    syntax: Syntax | None = None
    names: list[int] | None = None  # a bit mask of allowed labels per word


@dataclass(slots=True)
class _Lines:
    identifier: str = ""
    rows: list[list[str]] = field(default_factory=list)


def read_conllu(path: Path, corpus: str, names: dict[str, list[str]] | None = None) -> list[Sentence]:
    """Read a CoNLL-U file; `names` gives IOB2 labels by sentence id, else names are found among GUM's entities."""
    sentences: list[Sentence] = []
    paragraph = 0
    for lines, new_paragraph in _conllu_sentences(path):
        paragraph += new_paragraph
        sentence = _conllu_sentence(lines, corpus, f"{path.name}:{paragraph}")
        labels = (names or {}).get(lines.identifier)
        words = [row for row in lines.rows if row[0].isdigit()]
        if labels is not None and len(labels) == len(sentence.words):
            sentence = replace(sentence, names=name_labels.masks(labels, "uner"))
        elif names is None and sentence.syntax is not None:
            spans, open_words = gum_name_spans([row[9] for row in words], sentence.words, sentence.syntax)
            sentence = replace(sentence, names=name_labels.span_masks(len(words), spans, open_words))
        sentences.append(sentence)
    return sentences


def _conllu_sentences(path: Path) -> Iterator[tuple[_Lines, bool]]:
    lines, new_paragraph = _Lines(), True
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("# newdoc", "# newpar")):
            new_paragraph = True
        elif line.startswith("# sent_id"):
            lines.identifier = line.split("=", 1)[1].strip()
        elif line and line[0] != "#":
            lines.rows.append(line.split("\t"))
        elif not line and lines.rows:
            yield lines, new_paragraph
            lines, new_paragraph = _Lines(), False
    if lines.rows:
        yield lines, new_paragraph


def _conllu_sentence(lines: _Lines, corpus: str, paragraph: str) -> Sentence:
    words: list[list[str]] = []
    spaces: list[bool] = []
    glued_until, space, after_range = 0, True, True
    for row in lines.rows:
        if "-" in row[0]:
            glued_until, after_range = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
        elif row[0].isdigit():
            words.append(row)
            spaces.append(space)
            number = int(row[0])
            if number < glued_until:
                space = False
            else:
                space = after_range if number == glued_until else "SpaceAfter=No" not in row[9]
    syntax = Syntax(
        [row[3] for row in words], [row[4] for row in words], [row[2] for row in words],
        [row[5] for row in words], [int(row[6]) for row in words], [row[7] for row in words],
    )  # fmt: skip
    return Sentence(corpus, paragraph, [row[1] for row in words], spaces, syntax)


def read_uner(path: Path) -> dict[str, list[str]]:
    """Read a UNER file into IOB2 labels by sentence id."""
    labels: dict[str, list[str]] = {}
    identifier = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# sent_id"):
            identifier = line.split("=", 1)[1].strip()
            labels[identifier] = []
        elif line and line[0] != "#":
            labels[identifier].append(line.split("\t")[2])
    return labels


def read_columns(path: Path, corpus: str, scheme: str) -> list[Sentence]:
    """Read a two-column name file; words are split at hyphens as UD splits them, spaces are guessed."""
    sentences: list[Sentence] = []
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        if not rows:
            continue
        masks = name_labels.masks([label for _, label in rows], scheme)
        words, masks = split_words([form for form, _ in rows], masks)
        paragraph = f"{path.parent.name}/{path.name}:{len(sentences)}"
        sentences.append(Sentence(corpus, paragraph, words, guess_spaces(words), None, masks))
    return sentences


def _split_hyphens(form: str) -> list[tuple[str, bool]]:
    parts = _HYPHEN.split(form)
    pieces = [parts[0]] + [piece for part in parts[1:] for piece in ("-", part)]
    return [(piece, index == 0) for index, piece in enumerate(pieces)]


def split_words(words: list[str], masks: list[int]) -> tuple[list[str], list[int]]:
    """Split words at hyphens between letters, as UD does; the parts of a name stay inside it."""
    parts: list[str] = []
    kept: list[int] = []
    for word, mask in zip(words, masks, strict=True):
        for part, is_first in _split_hyphens(word):
            parts.append(part)
            kept.append(mask if is_first else name_labels.inside(mask))
    return parts, kept


def guess_spaces(words: list[str]) -> list[bool]:
    """Guess where spaces stand between the words of a corpus that does not say."""
    spaces = [True] * len(words)
    open_quote = False
    for index, word in enumerate(words):
        if index and (word in _GLUED_RIGHT or words[index - 1] in _GLUED_LEFT):
            spaces[index] = False
        if word == '"':
            if open_quote:
                spaces[index] = False
            elif index + 1 < len(words):
                spaces[index + 1] = False
            open_quote = not open_quote
        elif index and words[index - 1] == '"' and open_quote:
            spaces[index] = False
    return spaces
