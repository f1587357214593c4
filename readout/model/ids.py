"""Stable identifiers: a hash of what a record says and where, so that the same input gives the same id in every run."""

from __future__ import annotations

import hashlib

ID_DIGITS = 12


def stable_id(prefix: str, *parts: str | int) -> str:
    """An identifier `prefix-xxxxxxxxxxxx` that depends on `parts` alone (BLAKE2b, parts joined unambiguously)."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()[:ID_DIGITS]}"
