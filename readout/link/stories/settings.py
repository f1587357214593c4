"""What decides which pages are one story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class StorySettings:
    """Chances and fractions are 0 to 1; chosen on the topics of ECB+ kept from training and on own stories."""

    joined: float = 0.2
    """Mean chance of one story from which two groups of pages join."""
    founding: float = 0.3
    """The same where neither group has a core yet: little is known, and a look-alike would be the beginning."""
    cohesion: float = 0.7
    """What two groups must reach between them, as a share of the mean chance within the looser one.

    Two groups that each hold together much better than they hold with each other are two look-alike stories.
    """
    core: int = 3
    """Pages from which a group has a cohesion of its own; smaller ones need only `joined`."""
    keys: int = 24
    """Strongest terms by which a page finds others."""
    common: int = 3
    """Keys that two pages must share to be compared."""
    postings: int = 100
    """Pages kept a term, the newest; what fell out is counted."""
    candidates: int = 400
    """Pages compared with a new one, those sharing most; what was passed over is counted."""
    largest: int = 600
    """Pages among which groups are still found anew; a page that comes later joins the story of the likest one."""
    window: timedelta = timedelta(days=800)
    """Pages surely written further apart are not compared; a leak is reported on for two years."""
