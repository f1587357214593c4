"""Numbers in base units, so that a rewriter's feet are the reporter's metres.

In: a range and the unit that the annotations give. Out: the unit's dimension and the range in its base unit. Factors:
the SI brochure (https://www.bipm.org/en/publications/si-brochure) and NIST Handbook 44, appendix C.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BASE: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "second": ("duration", 1.0),
        "minute": ("duration", 60.0),
        "hour": ("duration", 3600.0),
        "day": ("duration", 86400.0),
        "week": ("duration", 604800.0),
        "fortnight": ("duration", 1209600.0),
        "month": ("duration", 2629746.0),
        "year": ("duration", 31556952.0),
        "decade": ("duration", 315569520.0),
        "km": ("length", 1000.0),
        "m": ("length", 1.0),
        "cm": ("length", 0.01),
        "mm": ("length", 0.001),
        "mile": ("length", 1609.344),
        "nautical mile": ("length", 1852.0),
        "yard": ("length", 0.9144),
        "foot": ("length", 0.3048),
        "inch": ("length", 0.0254),
        "km2": ("area", 1e6),
        "mi2": ("area", 2589988.11),
        "m2": ("area", 1.0),
        "ft2": ("area", 0.09290304),
        "hectare": ("area", 1e4),
        "acre": ("area", 4046.8564224),
        "m3": ("volume", 1.0),
        "ft3": ("volume", 0.0283168),
        "litre": ("volume", 0.001),
        "gallon": ("volume", 0.00378541),
        "kg": ("mass", 1.0),
        "g": ("mass", 0.001),
        "mg": ("mass", 1e-6),
        "pound": ("mass", 0.45359237),
        "ounce": ("mass", 0.028349523),
        "tonne": ("mass", 1000.0),
        "ton": ("mass", 907.18474),
        "km/h": ("speed", 1.0),
        "mph": ("speed", 1.609344),
        "knot": ("speed", 1.852),
    }
)
"""Unit to (dimension, factor to the dimension's base)."""

CELSIUS, FAHRENHEIT = "degree Celsius", "degree Fahrenheit"


def in_base(low: float, high: float, unit: str | None) -> tuple[str, float, float]:
    """(dimension with "#" before it, low, high) in the dimension's base unit; an unknown unit is its own dimension."""
    if unit == FAHRENHEIT:
        return f"#{CELSIUS}", (low - 32) / 1.8, (high - 32) / 1.8
    dimension, factor = BASE.get(unit or "", (unit or "", 1.0))
    return f"#{dimension}", low * factor, high * factor
