"""Golden files: what an account looks like, checked in and reviewed when it changes."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Compare with the checked-in file; READOUT_WRITE_GOLDEN=1 writes it anew, to be reviewed."""
    path = GOLDEN / name
    if os.environ.get("READOUT_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
