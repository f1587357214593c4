"""Steps of a course of events, by the words that tell them: charged, convicted; offered, turned down, agreed.

In come the tellings of a story, out come the steps each one takes. A step is told by the verb of the event or by a
phrase of its clause ("handed in his resignation", "pulled the plug"); `succession.toml` has both, and which step
overtakes which. A phrase belongs to the shortest clause that holds it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from readout.assess.matter import Telling
from readout.model import Span
from readout.model.links import AnnotatedPage, EventMention

DEALS = frozenset({"deal", "sign", "ceasefire"})
"""Modes of agreeing that are a step of a matter, more than a promise."""
GAP = r"(?:[\w’'-]+\s+){0,3}?"
"""Up to three words, where an entry has "_"."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps that a verb or a phrase tells, and which steps overtake which."""

    by_verb: Mapping[str, frozenset[str]]
    phrases: tuple[tuple[str, re.Pattern[str]], ...]
    after: Mapping[str, frozenset[str]]
    loose: frozenset[str]
    """Steps told by words that also tell much else; they need more in common."""
    negative: frozenset[str]
    """Steps that a clause with a word of denial may tell."""
    personal: frozenset[str]
    """Steps that befall somebody: where it is known who, the next step must befall the same."""
    mortal: frozenset[str]
    """Those of them of which it must be known."""

    def overtakes(self, later: frozenset[str], earlier: frozenset[str]) -> tuple[str, str] | None:
        """The first (earlier, later) step in which `later` overtakes `earlier`; firm steps before loose ones."""
        pairs = [(one, other) for one in earlier for other in later & self.after.get(one, frozenset())]
        return min(pairs, key=lambda pair: (bool(self.loose & set(pair)), pair), default=None)


@cache
def load_steps() -> Steps:
    """The shipped table."""
    table = tomllib.loads(files("readout.assess").joinpath("succession.toml").read_text("utf-8"))
    by_verb: dict[str, set[str]] = defaultdict(set)
    phrases = []
    for step, entries in table["steps"].items():
        for entry in entries:
            if not set(entry) & set("*|_"):
                by_verb[entry].add(step)
            if set(entry) & set(" *|_"):
                phrases.append((step, pattern(entry)))
    after: dict[str, set[str]] = defaultdict(set)
    for row in table["overtaken"]:
        for step in row["before"]:
            after[step].update(row["after"])
    return Steps(
        {verb: frozenset(steps) for verb, steps in by_verb.items()},
        tuple(phrases),
        {step: frozenset(later) for step, later in after.items()},
        frozenset(table["loose"]["steps"]),
        frozenset(table["negative"]["steps"]),
        frozenset(table["personal"]["steps"]),
        frozenset(table["personal"]["known"]),
    )


def pattern(entry: str) -> re.Pattern[str]:
    """A phrase as a regular expression: "*" ends a word in any way, "|" parts spellings, "_" is up to three words."""
    parts = [
        GAP if word == "_" else "(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*") for w in word.split("|")) + ")"
        for word in entry.split()
    ]
    joined = parts[0]
    for before, part in pairwise(parts):
        joined += part if before == GAP else r"[\s-]+" + part
    return re.compile(rf"\b{joined}\b", re.IGNORECASE)


def steps_of(tellings: Sequence[Telling], pages: Mapping[str, AnnotatedPage]) -> dict[Telling, frozenset[str]]:
    """The steps of every telling that has any."""
    steps = load_steps()
    clauses: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        clauses[telling.document].append(telling)
    found: dict[Telling, set[str]] = defaultdict(set)
    for document, told in sorted(clauses.items()):
        for telling in told:
            found[telling] |= steps.by_verb.get(verb_of(telling.mention), frozenset())
        text = pages[document].document.text
        for span, step in phrases_in(text, {t.mention.event.extent for t in told}, steps):
            for telling in told:
                if telling.mention.event.extent == span:
                    found[telling].add(step)
    return {telling: frozenset(taken) for telling, taken in found.items() if taken}


def phrases_in(text: str, clauses: set[Span], steps: Steps) -> set[tuple[Span, str]]:
    """The phrases of a page's clauses, each with the shortest clause that holds it."""
    found: set[tuple[Span, str]] = set()
    ordered = sorted(clauses, key=lambda c: (len(c), c))
    taken: set[tuple[int, str]] = set()
    for clause in ordered:
        for step, words in steps.phrases:
            for match in words.finditer(text, clause.start, clause.end):
                if (match.start(), step) not in taken:
                    taken.add((match.start(), step))
                    found.add((clause, step))
    return found


def verb_of(mention: EventMention) -> str:
    """The verb that names the step: of "agreed to be bought" what was done is to agree."""
    return "agree" if is_deal(mention) else mention.event.lemma


def is_deal(mention: EventMention) -> bool:
    """Whether two bodies bind themselves to something between them."""
    return mention.event.type == "AGREE" and mention.event.mode in DEALS and mention.event.modality != "possible"
