"""Pages of two stories, and archives that understand them without a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.model.archive import Added
from readout.pipeline import Configuration, Silent
from readout.pipeline.archive.open import OpenArchive
from tests.pipeline import naive

HARBOUR = {
    "harbour-1.txt": """Warehouse blaze at Quillon docks kills two night guards

Fire chief Maren Oduya said the blaze began near pallets of varnish on Tuesday.
The flames destroyed three warehouses at the Quillon docks before dawn.
Inspectors from Tarvel counted 14 people treated for smoke at the Quillon clinic.
Maren Oduya said: The sprinklers had been shut off for repairs since Sunday.
Owner Ilias Brandt promised to pay the wages of every docker at Quillon.
""",
    "harbour-2.txt": """Quillon docks blaze: guards had no way out, crews say

Two night guards died when a blaze tore through the Quillon docks on Tuesday.
Crews under fire chief Maren Oduya fought the flames with water from the basin.
The Quillon clinic treated 19 people for smoke by the afternoon.
Ilias Brandt said: We will rebuild every warehouse that the blaze has taken.
Varnish stored near the gate burned for nine hours, inspectors from Tarvel found.
""",
    "harbour-3.txt": """Inspectors blame varnish for the Quillon docks blaze

Inspectors from Tarvel blamed varnish drums for the blaze at the Quillon docks.
Fire chief Maren Oduya told them that the sprinklers had been shut off.
Ilias Brandt, who owns the warehouses, refused to answer questions at Quillon.
The clinic counted 19 people treated for smoke after the blaze.
Maren Oduya said: The sprinklers had been shut off for repairs since Sunday.
""",
}
ORCHARD = {
    "orchard-1.txt": """Frost ruins apricot harvest in Belmoor valley, growers say

Growers in the Belmoor valley lost most of their apricot harvest to a late frost.
Agronomist Pell Whitcombe measured nine degrees of frost among the blossoms.
The cooperative in Belmoor will ask the ministry for loans, Dorrit Hale wrote.
Some 230 people pick apricots in the Belmoor valley each summer.
Pell Whitcombe said: Nobody here has seen blossoms freeze in May before.
""",
    "orchard-2.txt": """Belmoor apricot growers want loans after May frost

The Belmoor cooperative asked the ministry for loans after frost took the blossoms.
Dorrit Hale, who leads the cooperative, counted 260 pickers without work.
Agronomist Pell Whitcombe expects no apricot from the lower valley this summer.
Frost candles burned in vain among the blossoms of the Belmoor valley.
""",
}
PAGES = {**HARBOUR, **ORCHARD}


def write_pages(folder: Path, pages: dict[str, str]) -> Path:
    """The pages as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def without_model(patch: pytest.MonkeyPatch) -> None:
    """From now on pages are understood without a model."""
    patch.setattr("readout.pipeline.archive.understanding.understand_page", naive.understand_page)


def put(archive: OpenArchive, *paths: Path | str) -> Added:
    """Add pages."""
    return archive.add([str(path) for path in paths], Configuration(), Silent())
