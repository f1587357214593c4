"""Words in, word pieces with letter-case and spacing features out: the input side of the encoder.

The encoder is uncased, so each word piece carries a *shape*: the letter case of its word (a single capital is a class
of its own, which tells initials from short names) and whether the word is glued to the one before. Typographic quotes
and dashes are spelled in ASCII for the encoder alone; offsets are never touched because pieces are counted per word,
not per character.

Training (`readout.language.train`) and reading share this module, so both see the same input.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS_ID = 101
SEP_ID = 102
UNKNOWN_ID = 100
LONG_DASHES = frozenset("—―")
SHAPE_SPECIAL, SHAPE_LOWER, SHAPE_TITLE, SHAPE_UPPER, SHAPE_INITIAL, SHAPE_MIXED, SHAPE_DIGIT, SHAPE_OTHER = range(8)
GLUED = 8  # added to the shape of a word that follows the one before without a space
SHAPE_COUNT = 16
MAX_PIECES_PER_WORD = 12  # a URL of 80 pieces would crowd out its sentence; its first and last pieces are kept

_SPELLING = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
    }
)


@dataclass(frozen=True, slots=True)
class PieceWindow:
    """The pieces of one window: ids and shapes with [CLS] and [SEP], and the first and last piece of each word."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    lasts: list[int]


def spell(word: str) -> str:
    """Return `word` as the encoder reads it: quotes and dashes in ASCII, doubled single quotes as one double quote."""
    spelled = word.translate(_SPELLING)
    return '"' if spelled == "''" else spelled


def shape_of(word: str) -> int:
    """Return the letter-case class of `word`."""
    if word.islower():
        return SHAPE_LOWER
    if any(character.isdigit() for character in word):
        return SHAPE_DIGIT
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return SHAPE_OTHER
    if len(letters) == 1:
        return SHAPE_INITIAL
    if word.isupper():
        return SHAPE_UPPER
    return SHAPE_TITLE if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]) else SHAPE_MIXED


def glue_flags(words: Sequence[str], spaces_before: Sequence[bool]) -> list[bool]:
    """Return for each word whether it is glued to the one before; long dashes never are, since they join clauses."""
    glued = [not space for space in spaces_before]
    for index, word in enumerate(words):
        if word and word[0] in LONG_DASHES:
            glued[index] = False
            if index + 1 < len(words):
                glued[index + 1] = False
    return glued


class PieceEncoder:
    """Turns windows of words into word pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.no_truncation()

    @classmethod
    def from_file(cls, path: Path) -> PieceEncoder:
        """Load the tokenizer from `path` (a `tokenizer.json`)."""
        from tokenizers import Tokenizer

        return cls(Tokenizer.from_file(str(path)))

    def is_word(self, word: str) -> bool:
        """Return whether the lower-case `word` is one piece of the vocabulary."""
        return self._tokenizer.token_to_id(word) is not None

    def word_pieces(self, words: Sequence[str]) -> list[list[int]]:
        """Return the piece ids of each word; a word without a piece gives [UNK], a very long one its two ends."""
        pieces: list[list[int]] = [[] for _ in words]
        encoding = self._tokenizer.encode(
            [spell(word) for word in words], is_pretokenized=True, add_special_tokens=False
        )
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None:
                pieces[word].append(piece)
        half = MAX_PIECES_PER_WORD // 2
        return [
            ids if 0 < len(ids) <= MAX_PIECES_PER_WORD else (ids[:half] + ids[-half:] if ids else [UNKNOWN_ID])
            for ids in pieces
        ]


def build_window(pieces: Sequence[Sequence[int]], shapes: Sequence[int]) -> PieceWindow:
    """Join the pieces of consecutive words, with the shape of each word on all of its pieces, into one window."""
    ids, piece_shapes, firsts, lasts = [CLS_ID], [SHAPE_SPECIAL], [], []
    for word_ids, shape in zip(pieces, shapes, strict=True):
        firsts.append(len(ids))
        ids.extend(word_ids)
        piece_shapes.extend([shape] * len(word_ids))
        lasts.append(len(ids) - 1)
    ids.append(SEP_ID)
    piece_shapes.append(SHAPE_SPECIAL)
    return PieceWindow(ids, piece_shapes, firsts, lasts)


def word_shapes(words: Sequence[str], spaces_before: Sequence[bool]) -> list[int]:
    """Return the shape of each word, with `GLUED` added where no space stands before it."""
    glued = glue_flags(words, spaces_before)
    return [shape_of(word) + (GLUED if is_glued else 0) for word, is_glued in zip(words, glued, strict=True)]
