"""Cue words: verbs, nouns and adjectives that say how another event stands (planned, asked for, refused, put off).

In goes `cues.toml`, out comes `CueWords`.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

CLAUSE = "clause"
"""The kind under which a verb of saying is found where it takes a finite clause ("told them that …")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What a governing word makes of the event it governs; the fields are explained in `cues.toml`."""

    name: str
    type: str | None = None
    modality: str | None = None
    polarity: str | None = None
    state: str | None = None
    commitment: bool = False
    control: str = "none"
    triggers: bool = False
    speech: bool = False
    weak: bool = False
    objects: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CueWords:
    """Cues by kind ("verb", "noun", "adjective") and lemma, and the sets of words that carry or stand for others."""

    cues: Mapping[tuple[str, str], Cue]
    light: frozenset[str]
    carriers: frozenset[str]
    bodies: frozenset[str]
    assailants: frozenset[str]
    forces: frozenset[str]
    idioms: frozenset[str]
    judging: frozenset[str]
    coming: frozenset[str]
    binding: frozenset[str]
    serving: frozenset[str]
    lasting: frozenset[str]
    promisers: frozenset[str]
    sparing: frozenset[str]
    """Verbs of harm that somebody in office promises not to do ("no school would close")."""
    unfolding: frozenset[str]
    fated: frozenset[str]
    """Verbs of what nobody can promise ("we will win")."""
    currencies: frozenset[str]
    groups: frozenset[str]
    stative: frozenset[str]
    """Verbs of what lasts or is so: no event where they tell the present."""
    kin: frozenset[str]
    """Nouns of persons by whose they are: what happens to "the son of X" does not happen to X."""
    adverbs: Mapping[str, frozenset[str]]
    modals: Mapping[str, frozenset[str]]
    marks: frozenset[str]
    irregular: Mapping[str, str]
    verbs_of_nouns: Mapping[str, str]

    def is_body(self, lemma: str) -> bool:
        """Whether a noun names a body or somebody who acts for one."""
        return lemma in self.bodies or lemma in self.promisers

    def find(self, kind: str, lemma: str) -> Cue | None:
        """The cue of a lemma ("turn_down" for a verb with particle), or None."""
        return self.cues.get((kind, lemma))

    def modal(self, lemma: str) -> str | None:
        """Which kind of modal a lemma is: possible, planned, obliged, conditional, or None."""
        return next((kind for kind, words in self.modals.items() if lemma in words), None)


@functools.cache
def load_cues() -> CueWords:
    """Read the shipped cue words; where two cues list one word, the first stands."""
    data = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))
    cues: dict[tuple[str, str], Cue] = {}
    for entry in data["cue"]:
        cue = Cue(
            name=entry["name"],
            type=entry.get("type"),
            modality=entry.get("modality"),
            polarity=entry.get("polarity"),
            state=entry.get("state"),
            commitment=entry.get("commitment", False),
            control=entry.get("control", "none"),
            triggers=entry.get("trigger") == "cue",
            speech=entry.get("speech", False),
            weak=entry.get("weak", False),
            objects=_words(entry.get("objects", "")),
            only=_words(entry.get("only", "")),
        )
        for kind, field in (("verb", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
            for word in _words(entry.get(field, "")):
                cues.setdefault((kind, word), cue)
                if cue.speech and kind == "verb":
                    cues[CLAUSE, word] = cue
    return CueWords(
        cues,
        _words(data["light"]),
        _words(data["carriers"]),
        _words(data["bodies"]),
        _words(data["assailants"]),
        _words(data["forces"]),
        _words(data["idioms"]),
        _words(data["judging"]),
        _words(data["coming"]),
        _words(data["binding"]),
        _words(data["serving"]),
        _words(data["lasting"]),
        _words(data["promisers"]),
        _words(data["sparing"]),
        _words(data["unfolding"]),
        _words(data["fated"]),
        _words(data["currencies"]),
        _words(data["groups"]),
        _words(data["stative"]),
        _words(data["kin"]),
        {kind: _words(words) for kind, words in data["adverbs"].items()},
        {kind: _words(words) for kind, words in data["modals"].items()},
        _words(data["conditionals"]["marks"]),
        data["irregular"],
        data["verbs_of_nouns"],
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
