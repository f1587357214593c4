"""Heads and relations of a block in, the same after general corrections of subjects and ranks out.

The treebanks hold little news, where a quotation is followed by its cue and then by the speaker ("…," said the mayor).
Two things are never so in a treebank and are put right here: a cue after a quotation whose subject stands inside the
quotation, or whose speaker is its object; and a verb with two subjects beside one with none, of which the one is the
other's clausal complement. A rank before a name hangs on the name ("Lt. Gen. R. B. Okafor"), never the name on the
rank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from readout.language.titles import RANKS

_CLOSING = frozenset('"”’»') | {"''"}
_OPENING = frozenset('"“‘«„') | {"``"}
_ENDS = frozenset({",", ".", "!", "?", "…", "...", "—"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEAKERS = frozenset({"obj", "iobj"})
_CONTENTS = frozenset({"ccomp", "parataxis"})
_IN_NAMES = frozenset({"flat", "appos"})
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Clauses:
    """One block: its words, Penn tags, heads (-1 for a root) and relations; the last two are changed in place."""

    words: Sequence[str]
    tags: Sequence[str]
    heads: Ints
    labels: list[str]


def correct_clauses(clauses: Clauses) -> None:
    """Correct ranks that head names, the subjects of cues after quotations, then verbs with two subjects."""
    _lower_ranks(clauses)
    for verb, opening in _cues(clauses):
        _correct_cue(clauses, verb, opening)
    _part_subjects(clauses)


def _lower_ranks(clauses: Clauses) -> None:
    for rank, word in enumerate(clauses.words[:-1]):
        name = rank + 1
        hung = clauses.heads[name] == rank and clauses.labels[name] in _IN_NAMES
        if not hung or word.lower() not in RANKS:
            continue
        clauses.heads[np.flatnonzero(clauses.heads == rank)] = name
        clauses.heads[name], clauses.labels[name] = clauses.heads[rank], clauses.labels[rank]
        clauses.heads[rank], clauses.labels[rank] = name, "nmod:desc"


def _cues(clauses: Clauses) -> Iterator[tuple[int, int]]:
    """Yield finite verbs that follow a closing quotation mark, with where the quotation opens."""
    words = clauses.words
    for verb in range(3, len(words)):
        if clauses.tags[verb] not in _FINITE:
            continue
        comma = words[verb - 1] == ","
        mark = verb - 2 if comma else verb - 1
        if words[mark] not in _CLOSING or not (comma or words[mark - 1] in _ENDS):
            continue
        opening = next((at for at in range(mark - 1, -1, -1) if words[at] in _OPENING), None)
        if opening is not None:
            yield verb, opening


def _children(clauses: Clauses, head: int, prefix: str) -> list[int]:
    return [at for at in np.flatnonzero(clauses.heads == head).tolist() if clauses.labels[at].split(":")[0] == prefix]


def _correct_cue(clauses: Clauses, verb: int, opening: int) -> None:
    subjects = _children(clauses, verb, "nsubj")
    for subject in subjects:
        if opening < subject < verb:
            _give_to_content(clauses, verb, subject)
    if any(subject > verb or subject < opening for subject in subjects):
        return
    after = [at for at in np.flatnonzero(clauses.heads == verb).tolist() if at > verb]
    speaker = after[0] if after else None
    if speaker is not None and clauses.labels[speaker] in _SPEAKERS:
        clauses.labels[speaker] = "nsubj"


def _give_to_content(clauses: Clauses, verb: int, subject: int) -> None:
    """Hang a subject inside the quotation on the rest of what is quoted, else it is what is quoted."""
    for content in (at for kind in sorted(_CONTENTS) for at in _children(clauses, verb, kind)):
        if content > verb and not _children(clauses, content, "nsubj"):
            clauses.heads[subject] = content
            return
    clauses.labels[subject] = "ccomp"


def _part_subjects(clauses: Clauses) -> None:
    """Where a verb has two subjects and its clausal complement (or the verb it completes) none, give it the nearer."""
    for content, label in enumerate(clauses.labels):
        head = int(clauses.heads[content])
        if head < 0 or label not in _CONTENTS or clauses.tags[content][:2] not in ("VB", "MD"):
            continue
        own, others = _plain_subjects(clauses, content), _plain_subjects(clauses, head)
        if len(own) == 2 and not others and content < own[1] < head:
            clauses.heads[own[1]], clauses.labels[own[1]] = head, "nsubj"
        elif len(others) == 2 and not own:
            nearer = others[0] if content < head else others[1]
            if nearer < content and (content < head or head < nearer):
                clauses.heads[nearer] = content


def _plain_subjects(clauses: Clauses, verb: int) -> list[int]:
    return [at for at in _children(clauses, verb, "nsubj") if clauses.labels[at] != "nsubj:outer"]
