"""Times: every expression of time on a page, with its span, resolved against the page's date."""

from readout.annotate.times.find import find_times, read_times

__all__ = ["find_times", "read_times"]
