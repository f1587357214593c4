"""Readout: one checkable account from what many outlets published about the same events."""

__version__ = "0.1.0"
