"""Windows of words in, the scores of every head out: batching by a fixed rule around one onnxruntime session.

Activations are quantised over a whole batch, so what stands in a batch changes the last digits of its scores. Batches
are therefore made of the windows of one text alone, sorted by size and then by place: the same text gives the same
scores whatever else is read, and whatever the number of threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from readout.language.pieces import PieceWindow

BATCH_PIECES = 1024  # padded word pieces in a batch: larger ones are no faster on one core and take more memory
BATCH_WINDOWS = 16
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WindowScores:
    """The scores of one window; rows are words, except `pieces`, whose rows are word pieces with [CLS] first."""

    upos: Array
    xpos: Array
    starts: Array
    names: Array
    arcs: Array
    label_child: Array
    label_parent: Array
    pieces: Array


class OnnxNetwork:
    """The exported network and the label scorer beside it."""

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False  # the arena keeps the largest batch ever seen
        self._session, self._labels = (
            onnxruntime.InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("network.onnx", "labels.onnx")
        )
        self._outputs = [output.name for output in self._session.get_outputs()]

    def score(self, windows: Sequence[PieceWindow]) -> list[WindowScores]:
        """Score `windows` of one text, in their order."""
        results: list[WindowScores | None] = [None] * len(windows)
        for batch in batches([len(window.ids) for window in windows]):
            for index, scores in zip(batch, self._run([windows[index] for index in batch]), strict=True):
                results[index] = scores
        return [scores for scores in results if scores is not None]

    def _run(self, windows: Sequence[PieceWindow]) -> list[WindowScores]:
        pieces = max(len(window.ids) for window in windows)
        words = max(len(window.firsts) for window in windows)
        feeds = {
            "ids": _pad([window.ids for window in windows], pieces),
            "shapes": _pad([window.shapes for window in windows], pieces),
            "firsts": _pad([window.firsts for window in windows], words),
            "lasts": _pad([window.lasts for window in windows], words),
        }
        out = dict(zip(self._outputs, self._session.run(None, feeds), strict=True))
        result = []
        for row, window in enumerate(windows):
            count = len(window.firsts)
            result.append(
                WindowScores(
                    out["upos"][row, :count],
                    out["xpos"][row, :count],
                    out["starts"][row, :count],
                    out["names"][row, :count],
                    out["arcs"][row, :count, : count + 1],
                    out["label_child"][row, :count],
                    out["label_parent"][row, : count + 1],
                    out["vectors"][row, : len(window.ids)],
                )
            )
        return result

    def label_scores(self, child: Array, parent: Array) -> Array:
        """Return the label scores of pairs of children and parents, shape (pairs, labels)."""
        scores: Array = self._labels.run(None, {"child": child, "parent": parent})[0]
        return scores


def batches(sizes: Sequence[int]) -> list[list[int]]:
    """Group window indices by like size, at most `BATCH_WINDOWS` and, after padding, `BATCH_PIECES` pieces each."""
    order = sorted(range(len(sizes)), key=lambda index: (sizes[index], index))
    groups: list[list[int]] = []
    for index in order:
        if groups and len(groups[-1]) < BATCH_WINDOWS and sizes[index] * (len(groups[-1]) + 1) <= BATCH_PIECES:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _pad(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int64]:
    table = np.zeros((len(rows), width), np.int64)
    for index, row in enumerate(rows):
        table[index, : len(row)] = row
    return table
