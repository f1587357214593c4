"""Speed, load time and memory of the shipped language model, on pages made of invented sentences.

`python -m benchmarks.language [THREADS]` prints one line a figure. Words are tokens that are no white space.
"""

from __future__ import annotations

import resource
import sys
import time

from readout.language import load_language_model
from readout.model import Span

SENTENCES = (
    "The foreign minister of the republic met her counterpart in the capital on Monday, officials said.",
    "“We had a frank and useful talk,” Ms. Ortiz told reporters after the five-hour meeting.",
    "At least 12 people were killed when the river rose overnight, according to the interior ministry.",
    "Shares in the carmaker fell 4.2% after it recalled 80,000 vans, the Riverton Times reported.",
    "Gen. T. J. Okafor, who commands the northern army, did not say when the troops would leave.",
    "The court will rule on the appeal of former mayor Anna Kovac next week.",
)
PAGES = 40
PARAGRAPHS = 12


def make_page(number: int) -> tuple[str, list[Span]]:
    """Make a page of paragraphs of two sentences each, and its blocks."""
    lines = [
        f"{SENTENCES[(number + at) % len(SENTENCES)]} {SENTENCES[(number * at + 1) % len(SENTENCES)]}"
        for at in range(PARAGRAPHS)
    ]
    blocks, start = [], 0
    for line in lines:
        blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    return "\n".join(lines), blocks


def main(threads: int = 1) -> None:
    """Measure and print."""
    begun = time.perf_counter()
    model = load_language_model(threads=threads)
    loaded = time.perf_counter() - begun
    pages = [make_page(number) for number in range(PAGES)]
    model.parse(*pages[0])
    begun, words = time.perf_counter(), 0
    for text, blocks in pages:
        words += sum(not token.is_space for token in model.parse(text, blocks).doc)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"language: load {loaded:.2f} s")
    print(f"language: {words / seconds:.0f} words/s on {threads} thread(s), {words} words")
    print(f"language: {memory:.0f} MB at most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
