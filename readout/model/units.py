"""Units of measure as multiples of one base unit each, so that pages that measure differently can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BASE: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "second": ("minute", 1 / 60),
        "minute": ("minute", 1.0),
        "hour": ("minute", 60.0),
        "day": ("day", 1.0),
        "week": ("day", 7.0),
        "month": ("month", 1.0),
        "year": ("month", 12.0),
        "mm": ("km", 0.000001),
        "cm": ("km", 0.00001),
        "metre": ("km", 0.001),
        "m": ("km", 0.001),
        "km": ("km", 1.0),
        "kilometre": ("km", 1.0),
        "mile": ("km", 1.609344),
        "nautical mile": ("km", 1.852),
        "yard": ("km", 0.0009144),
        "foot": ("km", 0.0003048),
        "inch": ("km", 0.0000254),
        "m2": ("km2", 0.000001),
        "ft2": ("km2", 0.00000009290304),
        "hectare": ("km2", 0.01),
        "acre": ("km2", 0.0040468564224),
        "km2": ("km2", 1.0),
        "mi2": ("km2", 2.589988110336),
        "mg": ("kg", 0.000001),
        "g": ("kg", 0.001),
        "ounce": ("kg", 0.028349523125),
        "kg": ("kg", 1.0),
        "tonne": ("kg", 1000.0),
        "km/h": ("km/h", 1.0),
        "mph": ("km/h", 1.609344),
        "knot": ("km/h", 1.852),
        "kW": ("kW", 1.0),
        "MW": ("kW", 1000.0),
        "GW": ("kW", 1000000.0),
    }
)
"""Unit to (base unit, factor). Units of two sizes are left out: tons, gallons, pounds, which are money as well."""

MEASURED = frozenset({"duration", "distance", "area", "weight", "speed", "measure"})
"""Slots of what is measured rather than counted, whose bare numbers are roundings."""
