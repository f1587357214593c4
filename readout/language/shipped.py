"""The shipped language model: tokenizer, network, decoding and lexicon behind the `LanguageModel` protocol.

Comes in: a text and its blocks. Goes out: a spaCy `Doc` over the whole text in which the words of the blocks carry
Penn tags, UD parts of speech, features, lemmas, heads, relations and names; the tokens outside are bare. One pass of
the encoder gives all of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from readout.language.analysis import Analyser, BlockAnalysis, BlockWords
from readout.language.lexicon import Lexicon
from readout.language.names import NameDecoder
from readout.language.network import OnnxNetwork
from readout.language.parse import Parse, WordVectors
from readout.language.pieces import PieceEncoder
from readout.language.weights import SHIPPED, Manifest, read_manifest
from readout.language.words import make_tokenizer
from readout.model.spans import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

VECTOR_SIZE = 384
_ENT_INSIDE, _ENT_OUTSIDE, _ENT_BEGIN = 1, 2, 3


@dataclass(frozen=True, slots=True)
class _Block:
    """The tokens of one block: every token, and the indices of those that are words (not white space)."""

    tokens: range
    words: list[int]


class ShippedModel:
    """The model of this package; see `load_language_model`."""

    def __init__(self, tokenizer: Tokenizer, analyser: Analyser, lexicon: Lexicon, manifest: Manifest) -> None:
        self._tokenizer, self._analyser, self._lexicon, self._manifest = tokenizer, analyser, lexicon, manifest

    @classmethod
    def load(cls, folder: Path = SHIPPED, *, threads: int = 1) -> ShippedModel:
        """Load the model from `folder`; raises `ModelError` where a file is missing or damaged."""
        manifest = read_manifest(folder)
        encoder = PieceEncoder.from_file(folder / "tokenizer.json")
        network, names = OnnxNetwork(folder, threads), NameDecoder(manifest.names)
        analyser = Analyser(encoder, network, names, manifest.xpos, manifest.dependencies)
        lexicon = Lexicon.from_file(folder / "lexicon.json", encoder.is_word)
        return cls(make_tokenizer(), analyser, lexicon, manifest)

    @property
    def name(self) -> str:
        """What the model is called."""
        return self._manifest.name

    @property
    def version(self) -> str:
        """The version of the weights."""
        return self._manifest.version

    @property
    def manifest(self) -> Manifest:
        """The labels and files of the weights."""
        return self._manifest

    @property
    def lexicon(self) -> Lexicon:
        """Lemmas and features by word and tag."""
        return self._lexicon

    @property
    def analyser(self) -> Analyser:
        """The network with its decoding, for measuring on given words."""
        return self._analyser

    def parse(self, text: str, blocks: Sequence[Span]) -> Parse:
        """Analyse `blocks` (ascending, disjoint) of `text`; the same text and blocks always give the same result."""
        doc = self._tokenizer(text)
        texts = [token.text for token in doc]
        spaced = [bool(token.whitespace_) for token in doc]
        offsets = [0, *accumulate(len(word) + space for word, space in zip(texts, spaced, strict=True))]
        found = [block for block in (_block_tokens(span, texts, offsets) for span in blocks) if block.words]
        analyses = self._analyser.analyse([_block_words(block, texts, spaced) for block in found])
        self._annotate(doc, texts, found, analyses)
        sentences = [
            Span(offsets[block.words[start]], offsets[block.words[end - 1]] + len(texts[block.words[end - 1]]))
            for block, analysis in zip(found, analyses, strict=True)
            for start, end in zip(analysis.starts, [*analysis.starts[1:], len(block.words)], strict=True)
        ]
        if not analyses:
            return Parse(doc, (), np.zeros((0, VECTOR_SIZE), np.float32))
        words = WordVectors(
            np.array([offsets[word] for block in found for word in block.words], np.int64),
            analyses[0].word_sums if len(analyses) == 1 else np.concatenate([one.word_sums for one in analyses]),
            np.concatenate([analysis.word_pieces for analysis in analyses]),
        )
        vectors = np.concatenate([analysis.vectors for analysis in analyses])
        return Parse(doc, tuple(sentences), vectors, words)

    def _annotate(self, doc: Doc, texts: list[str], blocks: list[_Block], analyses: list[BlockAnalysis]) -> None:
        from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG

        rows = np.zeros((len(doc), 8), np.uint64)
        rows[:, 6] = _ENT_OUTSIDE
        codes = _Codes(doc, self._manifest, self._lexicon)
        for block, analysis in zip(blocks, analyses, strict=True):
            codes.fill(rows, block, analysis, texts)
        doc.from_array([TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE], rows)  # type: ignore[arg-type]


class _Codes:
    """Writes an analysis into the integer table that a spaCy `Doc` is made from."""

    def __init__(self, doc: Doc, manifest: Manifest, lexicon: Lexicon) -> None:
        from spacy.symbols import IDS

        self._strings, self._morphology = doc.vocab.strings, doc.vocab.morphology
        self._lexicon, self._tags = lexicon, manifest.xpos
        self._upos = np.array([IDS[name] for name in manifest.upos], np.uint64)
        self._xpos = np.array([self._strings.add(name) for name in manifest.xpos], np.uint64)
        self._labels = np.array(
            [self._strings.add("ROOT" if name == "root" else name) for name in manifest.dependencies], np.uint64
        )
        self._space = (self._strings.add("_SP"), IDS["SPACE"])

    def fill(self, rows: NDArray[np.uint64], block: _Block, analysis: BlockAnalysis, texts: list[str]) -> None:
        """Write the columns tag, part of speech, features, lemma, relation, head (relative), name state, name type."""
        words = np.array(block.words)
        heads = np.where(analysis.heads < 0, words, words[analysis.heads]) - words
        rows[words, 0] = self._xpos[analysis.xpos]
        rows[words, 1] = self._upos[analysis.upos]
        rows[words, 4] = self._labels[analysis.labels]
        rows[words, 5] = heads.astype(np.int64).view(np.uint64)
        for token, tag in zip(block.words, analysis.xpos.tolist(), strict=True):
            name = self._tags[tag]
            rows[token, 2] = self._morphology.add(self._lexicon.features(texts[token], name))
            rows[token, 3] = self._strings.add(self._lexicon.lemma(texts[token], name))
        for span in analysis.names:
            inside = range(block.words[span.start], block.words[span.end - 1] + 1)
            rows[inside, 6], rows[inside.start, 6] = _ENT_INSIDE, _ENT_BEGIN
            rows[inside, 7] = self._strings.add(span.kind)
        self._fill_spaces(rows, block, texts)

    def _fill_spaces(self, rows: NDArray[np.uint64], block: _Block, texts: list[str]) -> None:
        if len(block.words) == len(block.tokens):
            return
        for token in sorted(set(block.tokens) - set(block.words)):
            rows[token, 0], rows[token, 1] = self._space
            rows[token, 3] = self._strings.add(texts[token])
            if token > block.words[0]:
                rows[token, 5] = np.int64(-1).view(np.uint64)  # hangs on the token before it


def _block_tokens(span: Span, texts: list[str], offsets: list[int]) -> _Block:
    """Return the tokens that lie wholly inside `span`."""
    first = bisect_right(offsets, span.start - 1)
    last = max(first, bisect_right(offsets, span.end) - 1)
    while last < len(texts) and offsets[last] + len(texts[last]) <= span.end:
        last += 1
    return _Block(range(first, last), [index for index in range(first, last) if not texts[index].isspace()])


def _block_words(block: _Block, texts: list[str], spaced: list[bool]) -> BlockWords:
    before = [index == 0 or spaced[index - 1] or texts[index - 1].isspace() for index in block.words]
    return BlockWords([texts[index] for index in block.words], before)
