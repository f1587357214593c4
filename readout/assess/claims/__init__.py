"""Putting a claim to an account: what of it the pages say, what differs, what no page says."""

from readout.assess.claims.compare import compare
from readout.assess.claims.disputes import disputes_of
from readout.assess.claims.names import PLACES, is_name, likely_entities, story_names
from readout.assess.claims.records import Comparison, Name, Part, Saying, StoryNames, Told
from readout.assess.claims.verdict import confirms, contradicts, judge

__all__ = [
    "PLACES",
    "Comparison",
    "Name",
    "Part",
    "Saying",
    "StoryNames",
    "Told",
    "compare",
    "confirms",
    "contradicts",
    "disputes_of",
    "is_name",
    "judge",
    "likely_entities",
    "story_names",
]
