"""Word and tag in, lemma and morphological features out, by a small table made from the training corpora.

For each Penn tag: rewriting rules by word ending (the longest known ending wins), exceptions, and features with
exceptions. Both are what UD annotators wrote for the same word and tag; an unknown word follows its ending. Irregular
forms are asked first (`readout.language.irregular`), since the treebanks hold too few of them, and a verb's rewriting
that is no word is spelled anew (`readout.language.spelling`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from readout.language.irregular import irregular_lemma
from readout.language.spelling import respell

LONGEST_ENDING = 5
_CASED_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class TagLexicon:
    """One tag: ending rules as (letters cut, letters added), lemma exceptions, features and their exceptions."""

    endings: Mapping[str, tuple[int, str]]
    lemmas: Mapping[str, str]
    features: str
    special_features: Mapping[str, str]


def rewrite(form: str, endings: Mapping[str, tuple[int, str]]) -> str:
    """Return `form` rewritten by the rule of its longest known ending; unchanged where none is known."""
    for cut in range(max(0, len(form) - LONGEST_ENDING), len(form) + 1):
        rule = endings.get(form[cut:])
        if rule is not None:
            return form[: len(form) - rule[0]] + rule[1] if len(form) > rule[0] else form
    return form


def _any_word(word: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemmas and features by tag; `is_word` tells words from guesses that are none."""

    tags: Mapping[str, TagLexicon]
    is_word: Callable[[str], bool] = field(default=_any_word, compare=False)

    @classmethod
    def from_file(cls, path: Path, is_word: Callable[[str], bool] = _any_word) -> Lexicon:
        """Read a lexicon that `to_json` wrote."""
        raw = json.loads(path.read_text("utf-8"))
        return cls(
            {
                tag: TagLexicon(
                    {end: (rule[0], rule[1]) for end, rule in row["endings"].items()},
                    row["lemmas"],
                    row["features"],
                    row["special"],
                )
                for tag, row in raw.items()
            },
            is_word,
        )

    def to_json(self) -> str:
        """Write the lexicon as JSON, sorted, for `from_file`."""
        rows = {
            tag: {
                "endings": dict(row.endings),
                "lemmas": dict(row.lemmas),
                "features": row.features,
                "special": dict(row.special_features),
            }
            for tag, row in self.tags.items()
        }
        return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def lemma(self, word: str, tag: str) -> str:
        """Return the lemma of `word` under the Penn tag `tag`; proper nouns keep their capitals."""
        form = word.replace("’", "'") if tag in _CASED_TAGS else word.lower().replace("’", "'")
        row = self.tags.get(tag)
        if row is None:
            return form
        known = irregular_lemma(form, tag) or row.lemmas.get(form)
        return known if known is not None else respell(form, tag, rewrite(form, row.endings), self.is_word)

    def features(self, word: str, tag: str) -> str:
        """Return UD features such as `Number=Sing` for `word` under `tag`; empty where the tag has none."""
        row = self.tags.get(tag)
        return "" if row is None else row.special_features.get(word.lower().replace("’", "'"), row.features)
