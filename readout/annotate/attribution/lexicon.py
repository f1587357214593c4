"""The cue words: which verbs, nouns and adjectives attribute, and what their content may look like.

In: `cues.toml`, a readable file of our own making (its head says how to extend it). Out: one frozen `Lexicon`. The
classes follow the families of reporting predicates in the literature (Pareti 2015, *Attribution: a computational
approach*, chapter 4: assertive, belief, fact and eventuality predicates); we add the frames each word may take, so that
"plan" attributes with an infinitive but not with every object.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

STATEMENT, EVIDENCE, SILENCE = "statement", "evidence", "silence"


@dataclass(frozen=True, slots=True)
class Cue:
    """What one word may do: its kind and the shapes its content may have."""

    kind: str
    complements: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    addressed: bool = False
    """Whether its object is the hearer when other content stands beside it."""
    utters: bool = True
    """False where it tells of an act done in words ("promised to go") rather than of the words."""
    naming: bool = False
    """Whether it gives a name."""

    def takes(self, shape: str) -> bool:
        """Whether content of this shape (clause, infinitive, gerund, object, quote) may follow."""
        return shape in self.complements

    def merged(self, other: Cue) -> Cue:
        """Both permissions together, under this one's kind."""
        return Cue(
            self.kind,
            self.complements | other.complements,
            self.prepositions | other.prepositions,
            self.addressed or other.addressed,
            self.utters and other.utters,
            self.naming or other.naming,
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words by lemma, and the word lists around them."""

    verbs: Mapping[str, Cue]
    bound: Mapping[tuple[str, str], Cue]
    """Verbs that attribute only with a particle or object, by lemma and that word ("point", "out")."""
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    documents: frozenset[str]
    issuing: frozenset[str]
    title_nouns: frozenset[str]
    title_introducers: frozenset[str]
    opinion_nouns: frozenset[str]
    standards: frozenset[str]
    measures: frozenset[str]
    headline_sources: frozenset[str]
    speech_forms: frozenset[str]
    made: frozenset[str]
    elisions: frozenset[str]

    def verb(self, lemma: str, form: str) -> Cue | None:
        """The cue of a verb by its lemma; where a lemmatiser went wrong ("blaste", "thinks") by its form's stem."""
        found = self.verbs.get(lemma)
        if found is not None:
            return found
        for stem in (
            lemma[:-1],
            lemma + "e",
            form.removesuffix("ing"),
            form.removesuffix("ed"),
            form.removesuffix("s"),
        ):
            if len(stem) > 3 and stem != lemma and stem in self.verbs:
                return self.verbs[stem]
        return None

    def speaks(self, lemma: str) -> bool:
        """Whether a verb of this lemma can utter a quotation."""
        cue = self.verbs.get(lemma)
        return cue is not None and cue.kind == STATEMENT


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _entries(tables: Iterable[Mapping[str, Any]]) -> dict[str, Cue]:
    entries: dict[str, Cue] = {}
    for table in tables:
        cue = Cue(
            table["kind"],
            frozenset(table["complements"]),
            frozenset(table.get("prepositions", ())),
            table.get("addressee", "") == "object",
            table["kind"] == STATEMENT and table.get("utters", True),
            table.get("naming", False),
        )
        for lemma in table["lemmas"].split():
            entries[lemma] = entries[lemma].merged(cue) if lemma in entries else cue
    return entries


def _bound(tables: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Cue]:
    found: dict[tuple[str, str], Cue] = {}
    for table in tables:
        for lemma, cue in _entries([table]).items():
            found.update({(lemma, word): cue for word in _companions(table)})
    return found


def _companions(table: Mapping[str, Any]) -> list[str]:
    """The words without which a class does not hold."""
    return [*table.get("particles", ()), *table.get("objects", ())]


@cache
def lexicon() -> Lexicon:
    """The shipped cue lexicon, read once."""
    raw = tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    return Lexicon(
        verbs=_entries(table for table in raw["verbs"] if not _companions(table)),
        bound=_bound(table for table in raw["verbs"] if _companions(table)),
        nouns=_entries(raw["nouns"]),
        adjectives=_entries(raw["adjectives"]),
        documents=_words(raw["documents"]["lemmas"]),
        issuing=_words(raw["documents"]["issuing"]),
        title_nouns=_words(raw["titles"]["nouns"]),
        title_introducers=_words(raw["titles"]["introducing"]),
        opinion_nouns=_words(raw["phrases"]["opinion"]),
        standards=_words(raw["phrases"]["standards"]),
        measures=_words(raw["phrases"]["measures"]),
        headline_sources=_words(raw["headlines"]["sources"]),
        speech_forms=_words(raw["surface"]["forms"]),
        made=_words(raw["making"]["adjectives"]),
        elisions=_words(raw["surface"]["elisions"]),
    )
