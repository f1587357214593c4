"""`python -m eval NAME`: one measure over one folder of data (`--data`, `--split`, `--json`, `--strict`, `--misses`).

Out go the figures, as a table or as one JSON object `{"name", "measures", "counts", "seconds"}`. Data that is not
there is said so and skipped with exit code 0 (4 with `--strict`); an unknown or absent measure is a wrong call, exit
code 2.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.report import MissingDataError, Report

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED_DATA = CHECKOUT.parent / "shared" / "data"
EXAMPLES = CHECKOUT / "examples"

MODULES = {
    "syntax": "eval.syntax",
    "names": "eval.names",
    "checklist": "eval.checklist",
    "extraction": "eval.extraction",
    "plaintext": "eval.plaintext",
    "time": "eval.time",
    "attribution": "eval.attribution",
    "credits": "eval.credits",
    "plover": "eval.plover",
    "petrarch": "eval.petrarch",
    "meantime": "eval.meantime",
    "ecbplus": "eval.ecbplus",
    "coreference": "eval.coreference",
    "recognizers": "eval.recognizers",
    "grouping": "eval.grouping",
    "copies": "eval.copies",
    "story": "eval.story",
    "distortion": "eval.distortion",
}
"""Each module has `measure(data, split="") -> Report` and raises `MissingDataError` without its data."""

READ, WRONG_CALL, SKIPPED = 0, 2, 4

Measure = Callable[..., Report]
"""`measure(data: Path, split: str)`; `split` has the module's own default."""


class AbsentMeasureError(Exception):
    """The measure is in the table, its module is not in this checkout."""


def default_data(name: str) -> Path:
    """Where a measure looks when it is not told: what the project carries, else the data folder beside the checkout."""
    return {"story": EXAMPLES, "checklist": CHECKOUT / "eval", "distortion": CHECKOUT}.get(name, SHARED_DATA)


def load(name: str) -> Measure:
    """The measure's function; raises `AbsentMeasureError` where its module is not there."""
    module = MODULES[name]
    if importlib.util.find_spec(module) is None:
        place = module.replace(".", "/") + ".py"
        present = ", ".join(n for n, m in MODULES.items() if importlib.util.find_spec(m) is not None)
        raise AbsentMeasureError(f"the measure {name!r} has no module {place} here; present: {present}")
    measure: Measure = importlib.import_module(module).measure
    return measure


def as_json(report: Report, seconds: float) -> str:
    """The report as the contract's JSON object, with its notes."""
    record = {
        "name": report.name,
        "measures": report.measures,
        "counts": report.counts,
        "seconds": round(seconds, 3),
        "notes": list(report.notes),
    }
    return json.dumps(record, ensure_ascii=False, indent=1)


def as_table(report: Report, seconds: float) -> str:
    """The report as lines of text: a figure a line, then counts without a figure, then notes."""
    width = max((len(name) for name in report.measures), default=0)
    lines = [f"{report.name} ({seconds:.1f} s)"]
    for name, figure in report.measures.items():
        hits, total = report.counts.get(f"{name}: hits"), report.counts.get(f"{name}: total")
        behind = f"  {hits}/{total}" if total is not None else ""
        lines.append(f"  {name:<{width}}  {figure:8.3f}{behind}".rstrip())
    others = {n: c for n, c in report.counts.items() if not n.endswith((": hits", ": total"))}
    lines += [f"  {name}: {count}" for name, count in others.items()]
    return "\n".join(lines + [f"  {note}" for note in report.notes])


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m eval", description="Measure one part of Readout on one set of data.")
    made.add_argument("name", choices=sorted(MODULES), metavar="NAME", help=f"one of {', '.join(sorted(MODULES))}")
    made.add_argument("--data", type=Path, help="folder laid out like shared/data (story: a folder of stories)")
    made.add_argument("--split", default="", help="only this part of the data")
    made.add_argument("--json", action="store_true", help="one JSON object on standard output")
    made.add_argument("--strict", action="store_true", help="exit with 4 where the data is not there")
    made.add_argument("--misses", action="store_true", help="say on standard error what was not met")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one measure and print it; the exit code."""
    chosen = parser().parse_args(arguments)
    data = chosen.data or default_data(chosen.name)
    begun = time.perf_counter()
    try:
        measure = load(chosen.name)
        report = measure(data, chosen.split) if chosen.split else measure(data)
    except AbsentMeasureError as absent:
        sys.stderr.write(f"eval: {absent}\n")
        return WRONG_CALL
    except MissingDataError as missing:
        sys.stderr.write(f"eval: {chosen.name} skipped: {missing}\n")
        if chosen.json:
            print(
                json.dumps({"name": chosen.name, "measures": {}, "counts": {}, "seconds": 0, "skipped": str(missing)})
            )
        return SKIPPED if chosen.strict else READ
    seconds = time.perf_counter() - begun
    print(as_json(report, seconds) if chosen.json else as_table(report, seconds))
    if chosen.misses:
        sys.stderr.write("".join(f"{miss}\n" for miss in report.misses))
    return READ


if __name__ == "__main__":
    raise SystemExit(main())
