"""Counts of what was met and what was not, by measure."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Hits and totals by measure, in the order the measures were first noted, with what was missed."""

    hits: dict[str, int] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def note(self, measure: str, hit: bool, what: str = "") -> None:
        """One thing that was met or not."""
        self.count(measure, int(hit), 1)
        if not hit:
            self.misses.append(f"{measure}: {what}")

    def count(self, measure: str, hits: int, total: int) -> None:
        """Several at once."""
        self.hits[measure] = self.hits.get(measure, 0) + hits
        self.totals[measure] = self.totals.get(measure, 0) + total

    def add(self, other: Tally) -> None:
        """The other's counts on top of these."""
        for measure, total in other.totals.items():
            self.count(measure, other.hits[measure], total)
        self.misses += other.misses

    def fraction(self, measure: str) -> float:
        """Hits out of the total; 0 where nothing was there to meet."""
        total = self.totals[measure]
        return self.hits[measure] / total if total else 0.0

    def counts(self) -> dict[str, int]:
        """Hits and totals under `<measure>: hits` and `<measure>: total`."""
        return {
            f"{measure}: {kind}": number
            for measure, total in self.totals.items()
            for kind, number in (("hits", self.hits[measure]), ("total", total))
        }

    def line(self) -> str:
        """All measures as hits/total in one line."""
        return "; ".join(f"{measure} {self.hits[measure]}/{total}" for measure, total in self.totals.items())
