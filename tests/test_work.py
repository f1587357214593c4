"""The count by which other tests judge cost is the same every time and grows with the work."""

from __future__ import annotations

from tests.work import calls


def every_pair(length: int) -> int:
    return sum(abs(i - j) for i in range(length) for j in range(length))


def test_the_count_is_the_same_every_time() -> None:
    assert calls(lambda: every_pair(30)) == calls(lambda: every_pair(30))


def test_what_compares_every_pair_is_told_from_what_passes_once() -> None:
    assert calls(lambda: every_pair(160)) > 12 * calls(lambda: every_pair(40))
    assert calls(lambda: sorted(map(abs, range(160)))) < 5 * calls(lambda: sorted(map(abs, range(40))))
