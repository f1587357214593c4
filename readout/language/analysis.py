"""The words of a text's blocks in, tags, trees, names and sentence vectors out, all as plain arrays over words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.language.clauses import Clauses, correct_clauses
from readout.language.name_rules import NameSpan
from readout.language.names import NameDecoder
from readout.language.network import OnnxNetwork
from readout.language.pieces import PieceEncoder, PieceWindow, word_shapes
from readout.language.sentences import dateline_end, sentence_starts
from readout.language.tree import best_heads
from readout.language.windows import BlockScores, WindowPlan, join_scores, make_windows, plan_windows, section_edges

GROUP_WORDS = 4096  # more than most pages have; what is held at a time is some 50 kB a word


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

    def __init__(
        self,
        encoder: PieceEncoder,
        network: OnnxNetwork,
        names: NameDecoder,
        tags: Sequence[str],
        relations: Sequence[str],
    ) -> None:
        """`tags` and `relations` are the manifest's Penn tags and dependency relations, in its order."""
        self._encoder, self._network, self._names = encoder, network, names
        self._tags, self._relations = tuple(tags), tuple(relations)
        self._root_label = self._relations.index("root")
        self._relation_index = {relation: index for index, relation in enumerate(self._relations)}

    def analyse(
        self, blocks: Sequence[BlockWords], gold_starts: Sequence[list[int]] | None = None
    ) -> list[BlockAnalysis]:
        """Analyse the blocks of one text; `gold_starts` replaces the model's own sentence starts, for measuring.

        Blocks are read in groups of at most `GROUP_WORDS` words and longer ones in sections, so that memory does not
        grow with the text; how they are grouped hangs on the text alone.
        """
        if gold_starts is not None:
            return self._analyse_group(blocks, gold_starts)
        sections = [_sections(block) for block in blocks]
        flat = iter([section for parts in sections for section in parts])
        analyses = iter([analysis for group in _groups(flat) for analysis in self._analyse_group(group, None)])
        return [_join_sections([next(analyses) for _ in parts]) for parts in sections]

    def _analyse_group(
        self, blocks: Sequence[BlockWords], gold_starts: Sequence[list[int]] | None
    ) -> list[BlockAnalysis]:
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
            results.append(self._decode(joined, starts, block.words))
        return results

    def _plan(self, block: BlockWords) -> tuple[list[WindowPlan], list[PieceWindow]]:
        pieces = self._encoder.word_pieces(block.words)
        plans = plan_windows(block.words, [len(ids) for ids in pieces])
        return plans, make_windows(plans, pieces, word_shapes(block.words, block.spaces_before))

    def _decode(self, scores: BlockScores, starts: list[int], words: Sequence[str]) -> BlockAnalysis:
        ends = [*starts[1:], len(scores.upos)]
        heads = np.full(len(scores.upos), -1, np.int64)
        for start, end in zip(starts, ends, strict=True):
            local = _sentence_heads(scores, start, end, dateline_end(words[:end]) if start == 0 else 0)
            heads[start:end] = np.where(local < 0, -1, local + start)
        parents = np.where((heads < 0)[:, None], scores.root[None, :], scores.label_parent[heads])
        label_scores = self._network.label_scores(scores.label_child, parents)
        label_scores[:, self._root_label] = np.where(heads < 0, np.inf, -np.inf)
        xpos = scores.xpos.argmax(1)
        clauses = self._corrected(words, xpos, heads, label_scores.argmax(1))
        return BlockAnalysis(
            starts=starts,
            upos=scores.upos.argmax(1),
            xpos=xpos,
            heads=clauses.heads,
            labels=np.array([self._relation_index[label] for label in clauses.labels], np.int64),
            names=self._names.decode(scores.names, words),
            vectors=_sentence_vectors(scores, starts),
            word_sums=scores.vector_sums,
            word_pieces=scores.piece_counts,
        )

    def _corrected(
        self, words: Sequence[str], tags: NDArray[np.int64], heads: NDArray[np.int64], labels: NDArray[np.int64]
    ) -> Clauses:
        clauses = Clauses(
            words,
            [self._tags[tag] for tag in tags.tolist()],
            heads,
            [self._relations[label] for label in labels.tolist()],
        )
        correct_clauses(clauses)
        return clauses


def _sections(block: BlockWords) -> list[BlockWords]:
    edges = section_edges(block.words, GROUP_WORDS)
    return [
        BlockWords(block.words[start:end], block.spaces_before[start:end]) for start, end in itertools.pairwise(edges)
    ]


def _groups(sections: Iterable[BlockWords]) -> Iterator[list[BlockWords]]:
    """Yield consecutive sections of at most `GROUP_WORDS` words together."""
    group: list[BlockWords] = []
    words = 0
    for section in sections:
        if group and words + len(section.words) > GROUP_WORDS:
            yield group
            group, words = [], 0
        group.append(section)
        words += len(section.words)
    if group:
        yield group


def _join_sections(parts: Sequence[BlockAnalysis]) -> BlockAnalysis:
    if len(parts) == 1:
        return parts[0]
    offsets = [0, *itertools.accumulate(len(part.heads) for part in parts)][: len(parts)]
    shifted = list(zip(offsets, parts, strict=True))
    return BlockAnalysis(
        starts=[offset + start for offset, part in shifted for start in part.starts],
        upos=np.concatenate([part.upos for part in parts]),
        xpos=np.concatenate([part.xpos for part in parts]),
        heads=np.concatenate([np.where(part.heads < 0, -1, part.heads + offset) for offset, part in shifted]),
        labels=np.concatenate([part.labels for part in parts]),
        names=[
            NameSpan(offset + one.start, offset + one.end, one.kind) for offset, part in shifted for one in part.names
        ],
        vectors=np.concatenate([part.vectors for part in parts]),
        word_sums=np.concatenate([part.word_sums for part in parts]),
        word_pieces=np.concatenate([part.word_pieces for part in parts]),
    )


def _sentence_heads(scores: BlockScores, start: int, end: int, dateline: int) -> NDArray[np.int64]:
    """Return the heads within a sentence; a dateline before it is a tree of its own, hung on the sentence's root."""
    if not 0 < dateline < end - start:
        return best_heads(scores.sentence_arcs(start, end))
    before = best_heads(scores.sentence_arcs(start, start + dateline))
    after = best_heads(scores.sentence_arcs(start + dateline, end))
    after = np.where(after < 0, -1, after + dateline)
    root = dateline + int(np.flatnonzero(after < 0)[0])
    return np.concatenate([np.where(before < 0, root, before), after])


def _sentence_vectors(scores: BlockScores, starts: list[int]) -> NDArray[np.float32]:
    means = np.add.reduceat(scores.vector_sums, starts, axis=0) / np.add.reduceat(scores.piece_counts, starts)[:, None]
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (means / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit
