"""Slots: what a number of an event is a number of, by mode, by the noun counted, by what became of the persons."""

from __future__ import annotations

SLOTS = {
    "death": "deaths",
    "kill": "deaths",
    "injury": "injured",
    "missing": "missing",
    "displacement": "displaced",
    "arrest": "arrested",
    "rescue": "rescued",
    "release": "released",
    "election": "votes",
    "health": "sick",
}
COUNTED = {
    "death": "deaths",
    "fatality": "deaths",
    "casualty": "casualties",
    "victim": "casualties",
    "injury": "injured",
    "arrest": "arrested",
    "vote": "votes",
    "dead": "deaths",
    "injured": "injured",
    "wounded": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "homeless": "displaced",
    "hostage": "hostages",
    "magnitude": "magnitude",
}
FATES = {
    "deaths": "dead died die killed drowned perished slain deaths fatalities toll executed massacred",
    "injured": "injured wounded hurt hospitalized hospitalised injuries burned burns poisoned",
    "missing": "missing unaccounted trapped buried",
    "sick": "sick ill sickened infected infections",
    "rescued": "rescued saved alive survived unhurt",
    "displaced": "displaced homeless evacuated stranded",
    "arrested": "arrested detained",
    "released": "freed released",
}
"""What a counted phrase says became of the persons ("20 officers were injured"), by slot."""
FATE_SLOTS = {word: slot for slot, words in FATES.items() for word in words.split()}
SURVIVING = frozenset({"survivor", "survivors"})
BODIES = frozenset({"body", "bodies", "corpse", "corpses"})
FATED_EVENTS = {
    "deaths": (None, "death", "die"),
    "injured": (None, "injury", "injure"),
    "missing": (None, "missing", "missing"),
    "sick": (None, "health", "fall ill"),
    "rescued": ("AID", "rescue", "rescue"),
    "displaced": (None, "displacement", "displace"),
}
"""Type, mode and name of a clause that only tells a toll ("the number of survivors went up to 131")."""
STATES = {"dead": "deaths", "injured": "injured", "wounded": "injured", "missing": "missing", "homeless": "displaced"}
PEOPLE_SLOTS = frozenset({"deaths", "injured", "missing", "displaced", "arrested", "rescued", "released", "sick"})
MEASURE_SLOTS = {
    "magnitude": "magnitude",
    "km": "distance", "m": "distance", "mile": "distance", "mi": "distance", "foot": "distance", "ft": "distance",
    "cm": "distance", "mm": "distance", "inch": "distance", "kilometre": "distance", "kilometer": "distance",
    "metre": "distance", "meter": "distance", "km/h": "speed", "mph": "speed", "kmh": "speed",
    "hectare": "area", "acre": "area", "km2": "area", "ha": "area",
}  # fmt: skip
