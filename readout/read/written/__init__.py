"""When a page was written: candidates, each with its basis, and the one interval they allow."""

from readout.read.written.settle import settle_published
from readout.read.written.told_together import dates_of_story

__all__ = ["dates_of_story", "settle_published"]
