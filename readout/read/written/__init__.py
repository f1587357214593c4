"""When a page was written: candidates, each with its basis, and the one interval they allow."""

from readout.read.written.settle import settle_published

__all__ = ["settle_published"]
