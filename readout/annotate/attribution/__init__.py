"""Who said what: source, cue and content, in quotation marks or not, with the speaker resolved to an entity.

In: a document, its parse and its entities. Out: `Attribution`s, ascending by first span. Quotations are found by their
marks alone (`quotes`), sayings from the trees (`sayings`, `phrases`), then each quotation is given to a saying
(`direct`), and sources to entities (`speakers`). The scheme is that of PolNeAR (Newell, Margolin and Ruths 2018),
except that both levels of a chain are kept and that quoted and unquoted parts of one saying stand apart.
"""

from __future__ import annotations

from readout.annotate.attribution.attribute import find_attributions

__all__ = ["find_attributions"]
