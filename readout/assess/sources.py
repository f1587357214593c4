"""How many independent reports, and how many first sources, stand behind a fact.

Pages of one lineage are one report. A report that gives somebody's words has that somebody as its first source, so ten
reports of one spokesman have one origin (Wikipedia's and newsrooms' rule of independent sourcing).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readout.model.links import EventMention


def count_lineages(mentions: Iterable[EventMention], lineage: Mapping[str, str]) -> int:
    """Independent reports among the pages of `mentions` (at least 1 for any mention)."""
    return len({lineage[m.document] for m in mentions})


def count_origins(mentions: Iterable[EventMention], lineage: Mapping[str, str]) -> int:
    """Independent first sources: speakers where the words are somebody's, else the reports themselves."""
    origins: dict[str, set[str]] = {}
    for m in mentions:
        origins.setdefault(lineage[m.document], set()).add(m.speaker or "")
    named = {speaker for speakers in origins.values() for speaker in speakers if speaker}
    own_word = [report for report, speakers in origins.items() if "" in speakers]
    return max(len(named) + len(own_word) if named and own_word else len(named or own_word), 1)
