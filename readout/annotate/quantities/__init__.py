"""Quantities: every amount on a page, as the range its words allow, with unit and what is counted."""

from readout.annotate.quantities.find import find_quantities

__all__ = ["find_quantities"]
