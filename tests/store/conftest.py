"""Every test that asks for `place` runs over both databases."""

from __future__ import annotations

from tests.store.places import place, postgres  # noqa: F401 - fixtures
