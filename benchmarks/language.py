"""Speed, load time and memory of the shipped language model beside a spaCy CNN with the same heads.

`python -m benchmarks.language [THREADS]` prints one line a figure. Each side runs in processes of its own, in turns, on
the same pages of invented sentences; the best round counts. Words are tokens that are no white space. The CNN is
spaCy's usual small pipeline (HashEmbedCNN of width 96 and depth 4, shared by tagger, morphologizer, parser, names and
sentence starts) with the labels of the shipped model and random weights: its speed hangs on its shape, not on them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import readout
from readout.language import load_language_model
from readout.language.spacy_import import import_spacy
from readout.language.weights import read_manifest
from readout.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

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
ROUNDS = 3
CNN_WIDTH, CNN_DEPTH, CNN_ROWS = 96, 4, 2000
THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


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


def measure_shipped(threads: int) -> dict[str, float]:
    """Load the shipped model and read every page."""
    begun, worked = time.perf_counter(), time.process_time()
    model = load_language_model(threads=threads)
    loaded, worked = time.perf_counter() - begun, time.process_time() - worked
    pages = [make_page(number) for number in range(PAGES)]
    model.parse(*pages[0])
    speeds = read_speeds(model.parse(text, blocks).doc for text, blocks in pages)
    return {**speeds, "load": loaded, "load work": worked, "memory": peak_megabytes()}


def measure_cnn() -> dict[str, float]:
    """Make the CNN and read every page, in spaCy's own batches."""
    pipeline = make_cnn()
    texts = [make_page(number)[0] for number in range(PAGES)]
    pipeline(texts[0])
    return {**read_speeds(pipeline.pipe(texts)), "memory": peak_megabytes()}


def read_speeds(docs: Iterable[Doc]) -> dict[str, float]:
    """Words a second of the clock and of the processor while `docs` come."""
    begun, worked, words = time.perf_counter(), time.process_time(), 0
    for doc in docs:
        words += sum(not token.is_space for token in doc)
    return {"speed": words / (time.perf_counter() - begun), "work speed": words / (time.process_time() - worked)}


def make_cnn() -> Language:
    """Make a spaCy pipeline with the heads and labels of the shipped model and random weights."""
    import_spacy()
    import spacy

    manifest = read_manifest()
    pipeline = spacy.blank("en")
    embedding = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": CNN_WIDTH,
        "depth": CNN_DEPTH,
        "embed_size": CNN_ROWS,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    pipeline.add_pipe("tok2vec", config={"model": embedding})
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": CNN_WIDTH, "upstream": "tok2vec"}
    labels: dict[str, tuple[str, ...]] = {
        "tagger": manifest.xpos,
        "morphologizer": tuple(f"POS={tag}" for tag in manifest.upos),
        "parser": tuple("ROOT" if name == "root" else name for name in manifest.dependencies),
        "ner": tuple(name[2:] for name in manifest.names if name.startswith("B-")),
        "senter": (),
    }
    for name, own in labels.items():
        pipe = pipeline.add_pipe(name, config={"model": {"tok2vec": shared}})
        for label in own:
            pipe.add_label(label)
    pipeline.initialize()
    return pipeline


def peak_megabytes() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_round(part: str, threads: int) -> dict[str, float]:
    """Measure one side in a process of its own with `threads` threads for its libraries."""
    environment = {**os.environ, **dict.fromkeys(THREAD_SETTINGS, str(threads))}
    command = [sys.executable, "-m", "benchmarks.language", str(threads), part]
    printed = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    figures: dict[str, float] = json.loads(printed)
    return figures


def package_megabytes() -> float:
    """The installed package with its weights, without compiled Python."""
    files = Path(readout.__file__).parent.rglob("*")
    return sum(path.stat().st_size for path in files if path.is_file() and path.suffix != ".pyc") / 1e6


def main(threads: int = 1) -> None:
    """Measure both sides in turns and print."""
    shipped, cnn = [], []
    for _ in range(ROUNDS):
        shipped.append(run_round("shipped", threads))
        cnn.append(run_round("cnn", threads))
    load, load_work = (min(figures[name] for figures in shipped) for name in ("load", "load work"))
    print(f"language: load {load:.2f} s, of which the processor worked {load_work:.2f} s")
    for name, second in (("speed", "s"), ("work speed", "s of the processor")):
        ours, theirs = (max(figures[name] for figures in side) for side in (shipped, cnn))
        print(f"language: {ours:.0f} words/{second} on {threads} thread(s), the best of {ROUNDS} rounds")
        print(
            f"language: {theirs:.0f} words/{second} for a spaCy CNN with these heads; ours is {ours / theirs:.2f} of it"
        )
    print(f"language: {max(figures['memory'] for figures in shipped):.0f} MB at most")
    print(f"language: {package_megabytes():.1f} MB of installed package")


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    if sys.argv[2:]:
        print(json.dumps(measure_shipped(asked) if sys.argv[2] == "shipped" else measure_cnn()))
    else:
        main(asked)
