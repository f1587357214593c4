"""Times: every expression of time on a page, with its span, resolved against the page's date."""

from readout.annotate.times.find import Scan, find_times, read_times, scan_times

__all__ = ["Scan", "find_times", "read_times", "scan_times"]
