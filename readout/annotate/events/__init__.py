"""Events of one page: what happened, is planned, asked for, promised or denied, by verbs and by nouns.

`find_events(document, parse, found)` gives `Event` records. Words come from `lexicon/`, structure from the tree. Types
are PLOVER's root codes (https://github.com/openeventdata/PLOVER); news beyond politics has a `mode` without a type.
"""

from readout.annotate.events.find import Found, find_events

__all__ = ["Found", "find_events"]
