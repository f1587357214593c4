"""`python -m benchmarks`: every figure of speed and memory, one line each."""

from __future__ import annotations

from pathlib import Path

from benchmarks import brief

if __name__ == "__main__":
    brief.main(Path(__file__).parents[2] / "shared")
