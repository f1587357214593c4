"""Which pages of a story carry or rewrite which.

In: annotated pages of one story. Out: one `LineageGroup` for every report, with the derivations and the passages
that show them. Agreement is later counted by these groups, so a false join hides a witness and a missed one invents
one.
"""

from readout.lineage.groups import LineageSettings, trace_lineages
from readout.lineage.memory import Likeness, Memory

__all__ = ["Likeness", "LineageSettings", "Memory", "trace_lineages"]
