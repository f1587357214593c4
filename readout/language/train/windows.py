"""Sentences in, padded training batches out: packing, augmentation, batching by size.

A window is a run of consecutive sentences of one paragraph (or a single sentence), since news paragraphs are what the
model reads. Augmentation touches only the shapes, the encoder being uncased: whole windows in lower case, in capitals
or in title case, as in headlines; a dropped final stop.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from readout.language.pieces import (
    GLUED,
    SHAPE_INITIAL,
    SHAPE_LOWER,
    SHAPE_MIXED,
    SHAPE_TITLE,
    SHAPE_UPPER,
    PieceEncoder,
    build_window,
    word_shapes,
)
from readout.language.train.corpus import Sentence

IGNORE = -100
UNPARSED_SHARE = 0.5
_PIECE_FILLS = {"ids": 0, "shapes": 0, "piece_sentence": -1}
_WORD_FILLS = dict.fromkeys(("upos", "xpos", "heads", "labels", "starts"), IGNORE) | {
    **dict.fromkeys(("names", "firsts", "lasts"), 0),
    "word_sentence": -1,
}
_CASED = frozenset({SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_INITIAL, SHAPE_MIXED})


@dataclass(frozen=True, slots=True)
class Inventory:
    """The labels that the heads predict, in the order of their scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    dependencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence as numbers; heads are 0-based with -1 for the root."""

    paragraph: str
    pieces: list[list[int]]
    shapes: list[int]
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    labels: list[int]
    names: list[int]
    vector: int  # row in the table of teacher vectors
    droppable: bool  # the last word is a stop that nothing hangs on
    parsed: bool

    @property
    def size(self) -> int:
        """The number of word pieces."""
        return sum(map(len, self.pieces))


def make_items(sentences: Sequence[Sentence], encoder: PieceEncoder, inventory: Inventory) -> list[Item]:
    """Number the words, tags and labels of `sentences`."""
    upos = {label: index for index, label in enumerate(inventory.upos)}
    xpos = {label: index for index, label in enumerate(inventory.xpos)}
    labels = {label: index for index, label in enumerate(inventory.dependencies)}
    items = []
    for number, sentence in enumerate(sentences):
        count, syntax = len(sentence.words), sentence.syntax
        empty = [IGNORE] * count
        items.append(
            Item(
                sentence.paragraph,
                encoder.word_pieces(sentence.words),
                word_shapes(sentence.words, sentence.spaces_before),
                [upos.get(tag, IGNORE) for tag in syntax.upos] if syntax else empty,
                [xpos.get(tag, IGNORE) for tag in syntax.xpos] if syntax else empty,
                [head - 1 for head in syntax.heads] if syntax else empty,
                [labels.get(name, labels.get(name.split(":")[0], IGNORE)) for name in syntax.labels]
                if syntax
                else empty,
                sentence.names if sentence.names is not None else [0] * count,
                number,
                bool(syntax and count > 2 and syntax.upos[-1] == "PUNCT" and count not in syntax.heads),
                syntax is not None,
            )
        )
    return items


def epoch_windows(items: Sequence[Item], rng: random.Random, max_pieces: int, packed: float) -> list[list[Item]]:
    """Group the items of one epoch into windows: with probability `packed` a paragraph's sentences are read together.

    Of the sentences without syntax a part is drawn anew each epoch, since they outnumber what they teach.
    """
    items = [item for item in items if item.parsed or rng.random() < UNPARSED_SHARE]
    windows: list[list[Item]] = []
    join, size = False, 0
    for index, item in enumerate(items):
        if index == 0 or item.paragraph != items[index - 1].paragraph:
            join, size = rng.random() < packed, max_pieces + 1
        if join and size + item.size <= max_pieces:
            windows[-1].append(item)
            size += item.size
        else:
            windows.append([item])
            size = item.size
    return windows


def epoch_batches(windows: Sequence[list[Item]], rng: random.Random, max_batch_pieces: int) -> list[list[list[Item]]]:
    """Group windows of like size into batches of at most `max_batch_pieces` padded pieces, in random order."""
    order = sorted(windows, key=lambda window: sum(item.size for item in window) + rng.random() * 4)
    batches: list[list[list[Item]]] = []
    batch: list[list[Item]] = []
    for window in order:
        size = sum(item.size for item in window) + 2
        if batch and size * (len(batch) + 1) > max_batch_pieces:
            batches.append(batch)
            batch = []
        batch.append(window)
    batches.append(batch)
    rng.shuffle(batches)
    return batches


def augment(shapes: list[int], rng: random.Random) -> list[int]:
    """Return the shapes of a window, now and then as if it stood in lower case, in capitals or in title case."""
    draw = rng.random()
    if draw > 0.13:
        return shapes
    case = SHAPE_LOWER if draw < 0.04 else SHAPE_UPPER if draw < 0.08 else SHAPE_TITLE
    kept = {SHAPE_UPPER, SHAPE_INITIAL, SHAPE_MIXED} if case == SHAPE_TITLE else set()
    return [case + (shape & GLUED) if (shape & 7) in _CASED and (shape & 7) not in kept else shape for shape in shapes]


def make_batch(windows: Sequence[list[Item]], rng: random.Random | None) -> dict[str, torch.Tensor]:
    """Pad windows into tensors; with `rng` the windows are augmented."""
    rows = [_window_row(window, rng) for window in windows]
    pieces = max(len(row["ids"]) for row in rows)
    words = max(len(row["firsts"]) for row in rows)
    fills = {key: (pieces, fill) for key, fill in _PIECE_FILLS.items()} | {
        key: (words, fill) for key, fill in _WORD_FILLS.items()
    }
    batch = {}
    for key, (width, fill) in fills.items():
        table = np.full((len(rows), width), fill, dtype=np.int64)
        for index, row in enumerate(rows):
            table[index, : len(row[key])] = row[key]
        batch[key] = torch.from_numpy(table)
    batch["vectors"] = torch.tensor(
        [[number, item.vector, index] for index, window in enumerate(windows) for number, item in enumerate(window)]
    )
    return batch


def _window_row(window: Sequence[Item], rng: random.Random | None) -> dict[str, list[int]]:
    drop = int(rng is not None and window[-1].droppable and rng.random() < 0.1)
    row: dict[str, list[int]] = {
        key: [] for key in ("upos", "xpos", "heads", "labels", "names", "starts", "word_sentence")
    }
    pieces: list[list[int]] = []
    shapes: list[int] = []
    for number, item in enumerate(window):
        stop = len(item.pieces) - (drop if number == len(window) - 1 else 0)
        offset = len(pieces)
        pieces += item.pieces[:stop]
        shapes += item.shapes[:stop]
        row["upos"] += item.upos[:stop]
        row["xpos"] += item.xpos[:stop]
        row["labels"] += item.labels[:stop]
        row["names"] += item.names[:stop]
        row["heads"] += [
            0 if head == -1 else head if head == IGNORE else head + offset + 1 for head in item.heads[:stop]
        ]
        row["starts"] += [1] + [0] * (stop - 1) if item.parsed else [IGNORE] * stop
        row["word_sentence"] += [number] * stop
    built = build_window(pieces, augment(shapes, rng) if rng else shapes)
    sentences = [-1] * len(built.ids)
    for word, number in enumerate(row["word_sentence"]):
        for at in range(built.firsts[word], built.lasts[word] + 1):
            sentences[at] = number
    return {
        **row,
        "ids": built.ids,
        "shapes": built.shapes,
        "firsts": built.firsts,
        "lasts": built.lasts,
        "piece_sentence": sentences,
    }


def iterate(
    items: Sequence[Item], rng: random.Random, max_pieces: int, max_batch_pieces: int, packed: float
) -> Iterator[dict[str, torch.Tensor]]:
    """Yield the batches of one epoch."""
    for batch in epoch_batches(epoch_windows(items, rng, max_pieces, packed), rng, max_batch_pieces):
        yield make_batch(batch, rng)
