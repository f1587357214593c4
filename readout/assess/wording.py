"""Words altered inside quotation marks: one speech, two wordings.

Two quotations are aligned word by word (Levenshtein 1966). Words that stand for each other between two shared runs,
or at the end behind a shared run, are an alteration where both sides have a word that carries content and it is not
merely spelt differently ("analysed", "analyzed"). Cut ends and left-out words are how newsrooms shorten, and are
none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import LCSseq, Levenshtein

from readout.assess.differences import Differences, make_side
from readout.assess.facts import Evidenced
from readout.model import Span, stable_id
from readout.model.account import Conflict
from readout.model.links import StatementGroup, StatementMention

WORD = re.compile(r"\w+")
LONGEST_RUN = 6
"""Words that may stand for each other; longer runs are another sentence, not an altered one."""
LONGEST_CONTRACTION = 2
"""Letters of what a contraction leaves of a verb ("ll", "ve")."""
ALIKE = 0.6
"""Share of the shorter rendering's words from which two are compared; a third may have brought them together."""
FIRM = 3
"""Small words in a row that hold two quotations together as well as a word of content does."""
SPELLING = 2
"""Letters by which two spellings of one longer word may differ."""

Words = list[tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class Alteration:
    """Two renderings of one quotation and the words in which they differ, in text order."""

    mentions: tuple[StatementMention, StatementMention]
    left: tuple[Span, ...]
    right: tuple[Span, ...]


def statement_id(group: StatementGroup) -> str:
    """Depends on the places of the renderings alone."""
    return stable_id("stm", *sorted(f"{m.document}:{m.content.start}:{m.content.end}" for m in group.mentions))


def alteration(group: StatementGroup, evidenced: Evidenced) -> Alteration | None:
    """The first two pages, in order of document, that quote the statement in different words; None where none do."""
    direct = [m for m in group.mentions if m.attribution.direct]
    for i, other in enumerate(direct):
        for one in direct[:i]:
            if one.document == other.document:
                continue
            ours, theirs = quoted_words(one, evidenced), quoted_words(other, evidenced)
            runs = altered_runs(ours, theirs) if alike(ours, theirs) else []
            if runs:
                return Alteration((one, other), tuple(a for a, _ in runs), tuple(b for _, b in runs))
    return None


def alike(ours: Words, theirs: Words) -> bool:
    """Whether most words of the shorter rendering stand in the longer one, in order."""
    shared = LCSseq.similarity([w for w, _ in ours], [w for w, _ in theirs])
    return shared >= ALIKE * min(len(ours), len(theirs))


def quoted_words(mention: StatementMention, evidenced: Evidenced) -> Words:
    """The words inside quotation marks, lower case, with their places."""
    text = evidenced.pages[mention.document].document.text
    return [
        (m.group().casefold(), Span(m.start() + span.start, m.end() + span.start))
        for span in mention.attribution.content
        for m in WORD.finditer(span.of(text))
    ]


def altered_runs(ours: Words, theirs: Words) -> list[tuple[Span, Span]]:
    """The places of words that stand for each other."""
    steps = Levenshtein.opcodes([w for w, _ in ours], [w for w, _ in theirs])
    shared = [step for step in steps if step.tag == "equal"]
    firm = [any(w not in small_words() for w, _ in ours[s.src_start : s.src_end]) or len(s) >= FIRM for s in shared]
    gaps = [
        (slice(a.src_end, b.src_start), slice(a.dest_end, b.dest_start))
        for (a, b), held in zip(pairwise(shared), pairwise(firm), strict=True)
        if all(held)
    ]
    if shared and firm[-1]:
        gaps.append((slice(shared[-1].src_end, None), slice(shared[-1].dest_end, None)))
    runs = [(ours[a], theirs[b]) for a, b in gaps]
    return [(whole(mine), whole(yours)) for mine, yours in runs if is_altered(mine, yours)]


def whole(words: Words) -> Span:
    """From the first word to the last."""
    return Span(words[0][1].start, words[-1][1].end)


def is_altered(mine: Words, yours: Words) -> bool:
    """Whether two runs say different things, not the same in another spelling or with other small words."""
    if not mine or not yours or max(len(mine), len(yours)) > LONGEST_RUN:
        return False
    a, b = "".join(w for w, _ in mine), "".join(w for w, _ in yours)
    long = min(len(a), len(b)) > 2 * SPELLING
    if a == b or (long and (Levenshtein.distance(a, b) <= SPELLING or a in b or b in a)):
        return False
    content = [any(w not in small_words() for w, _ in run) for run in (mine, yours)]
    swapped = len(mine) == len(yours) == 1 and (mine[0][0] in auxiliaries() or yours[0][0] in auxiliaries())
    return all(content) or (any(content) and swapped)


@cache
def word_table() -> Mapping[str, frozenset[str]]:
    """Small words by kind."""
    table = tomllib.loads(files("readout.assess").joinpath("small_words.toml").read_text("utf-8"))
    return {kind: frozenset(words) for kind, words in table.items()}


@cache
def small_words() -> frozenset[str]:
    """Words whose exchange does not alter what was said."""
    return frozenset().union(*word_table().values())


def auxiliaries() -> frozenset[str]:
    """Verbs that alter what was said where one of them stands for a word of content ("being", "getting")."""
    return frozenset(word for word in word_table()["auxiliaries"] if len(word) > LONGEST_CONTRACTION)


def find_alterations(groups: Sequence[StatementGroup], evidenced: Evidenced) -> Differences:
    """One wording conflict for every quotation whose words differ between pages, with the words of each side."""
    conflicts = []
    for group in groups:
        found = alteration(group, evidenced)
        if found is None:
            continue
        sides = []
        for mention, spans in zip(found.mentions, (found.left, found.right), strict=True):
            text = evidenced.pages[mention.document].document.text
            words = " … ".join(span.of(text) for span in spans)
            sides.append(make_side([(mention.document, span) for span in spans], evidenced, words))
        told = f"The same quotation is given as “{sides[0].value}” against “{sides[1].value}”."
        key = stable_id("con", statement_id(group))
        conflicts.append(Conflict(key, (), "quotation", "wording", tuple(sides), told))
    return Differences(conflicts=tuple(conflicts))
