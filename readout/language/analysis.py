"""The words of a text's blocks in, tags, trees, names and sentence vectors out, all as plain arrays over words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.language.names import NameDecoder, NameSpan
from readout.language.network import OnnxNetwork
from readout.language.pieces import PieceEncoder, PieceWindow, word_shapes
from readout.language.sentences import sentence_starts
from readout.language.tree import best_heads
from readout.language.windows import BlockScores, WindowPlan, join_scores, make_windows, plan_windows


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The words of one block and whether a space stands before each."""

    words: Sequence[str]
    spaces_before: Sequence[bool]


@dataclass(frozen=True, slots=True)
class BlockAnalysis:
    """What is known of one block: heads are its word indices, -1 for a root; tags and labels index the manifest's."""

    starts: list[int]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    heads: NDArray[np.int64]
    labels: NDArray[np.int64]
    names: list[NameSpan]
    vectors: NDArray[np.float32]
    word_sums: NDArray[np.float32]
    word_pieces: NDArray[np.int64]


class Analyser:
    """Runs the network over blocks and decodes its scores."""

    def __init__(self, encoder: PieceEncoder, network: OnnxNetwork, names: NameDecoder) -> None:
        self._encoder, self._network, self._names = encoder, network, names

    def analyse(
        self, blocks: Sequence[BlockWords], gold_starts: Sequence[list[int]] | None = None
    ) -> list[BlockAnalysis]:
        """Analyse the blocks of one text; `gold_starts` replaces the model's own sentence starts, for measuring."""
        planned = [self._plan(block) for block in blocks]
        scores = self._network.score([window for _, windows in planned for window in windows])
        results: list[BlockAnalysis] = []
        at = 0
        for number, (block, (plans, windows)) in enumerate(zip(blocks, planned, strict=True)):
            joined = join_scores(plans, windows, scores[at : at + len(windows)])
            at += len(windows)
            starts = (
                gold_starts[number] if gold_starts else sentence_starts(block.words, block.spaces_before, joined.starts)
            )
            results.append(self._decode(joined, starts))
        return results

    def _plan(self, block: BlockWords) -> tuple[list[WindowPlan], list[PieceWindow]]:
        pieces = self._encoder.word_pieces(block.words)
        plans = plan_windows(block.words, [len(ids) for ids in pieces])
        return plans, make_windows(plans, pieces, word_shapes(block.words, block.spaces_before))

    def _decode(self, scores: BlockScores, starts: list[int]) -> BlockAnalysis:
        ends = [*starts[1:], len(scores.upos)]
        heads = np.full(len(scores.upos), -1, np.int64)
        for start, end in zip(starts, ends, strict=True):
            local = best_heads(scores.sentence_arcs(start, end))
            heads[start:end] = np.where(local < 0, -1, local + start)
        parents = np.where((heads < 0)[:, None], scores.root[None, :], scores.label_parent[heads])
        labels = self._network.label_scores(scores.label_child, parents).argmax(1)
        return BlockAnalysis(
            starts, scores.upos.argmax(1), scores.xpos.argmax(1), heads, labels, self._names.decode(scores.names),
            _sentence_vectors(scores, starts), scores.vector_sums, scores.piece_counts,
        )  # fmt: skip


def _sentence_vectors(scores: BlockScores, starts: list[int]) -> NDArray[np.float32]:
    means = np.add.reduceat(scores.vector_sums, starts, axis=0) / np.add.reduceat(scores.piece_counts, starts)[:, None]
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (means / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
