"""`python -m readout.language.train --data DIR --out DIR`: train and write the model."""

from __future__ import annotations

import argparse
import collections
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from readout.language.pieces import PieceEncoder
from readout.language.train import corpus, news
from readout.language.train.base import fill_encoder, installed_base, read_base
from readout.language.train.export import write_model
from readout.language.train.loop import Schedule, teacher_vectors, train
from readout.language.train.name_labels import LABELS
from readout.language.train.network import Network, Sizes
from readout.language.train.untyped_places import refine_places
from readout.language.train.windows import Inventory, make_items

VERSION = "1.0.0"  # of the weights; ids of annotations depend on it
_MIN_LABEL_COUNT = 10  # rarer relation subtypes fall back to their plain relation


def read_training(data: Path) -> list[corpus.Sentence]:
    """Read every training corpus below `data`, the parsed ones first."""
    sentences = corpus.read_conllu(
        data / "syntax/ewt-train.conllu", "ewt", corpus.read_uner(data / "names/en_ewt-ud-train.iob2")
    )
    sentences += corpus.read_conllu(data / "syntax/gum-train.conllu", "gum")
    for path in sorted((data / "names/crossner").glob("*/*.txt")):
        sentences += corpus.read_columns(path, "crossner", "crossner")
    sentences += corpus.read_columns(data / "names/wikigold/wikigold.conll.txt", "wikigold", "wikigold")
    sentences += news.read_ecb(data / "ecbplus") + news.read_meantime(data / "meantime")
    return [replace(read, names=refine_places(read.words, read.names)) if read.names else read for read in sentences]


def read_development(data: Path) -> dict[str, list[corpus.Sentence]]:
    """Read the development sets."""
    return {
        "ewt": corpus.read_conllu(
            data / "syntax/ewt-dev.conllu", "ewt", corpus.read_uner(data / "names/en_ewt-ud-dev.iob2")
        ),
        "gum": corpus.read_conllu(data / "syntax/gum-dev.conllu", "gum"),
    }


def make_inventory(sentences: Sequence[corpus.Sentence]) -> Inventory:
    """Collect the labels of the training sentences, in alphabetical order."""
    upos: set[str] = set()
    xpos: collections.Counter[str] = collections.Counter()
    labels: collections.Counter[str] = collections.Counter()
    for sentence in sentences:
        if sentence.syntax:
            upos.update(sentence.syntax.upos)
            xpos.update(sentence.syntax.xpos)
            labels.update(sentence.syntax.labels)
    kept = {label for label, count in labels.items() if count >= _MIN_LABEL_COUNT or ":" not in label}
    return Inventory(
        tuple(sorted(upos - {"_"})),
        tuple(sorted(tag for tag in xpos if tag != "_" and xpos[tag] > 5)),
        tuple(sorted(kept)),
    )


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with syntax, names, ecbplus and meantime")
    parser.add_argument(
        "--base", type=Path, default=None, help="wheel or folder of the base model (default: the installed package)"
    )
    parser.add_argument("--out", type=Path, required=True, help="where the files of the model go")
    parser.add_argument("--epochs", type=int, default=Schedule().epochs)
    parser.add_argument("--seed", type=int, default=Schedule().seed)
    parser.add_argument("--limit", type=int, default=None, help="read only this many sentences, to try the command out")
    parser.add_argument("--full-precision", action="store_true", help="do not train in bfloat16")
    parser.add_argument("--version", default=VERSION, help="the version that the manifest names")
    parser.add_argument("--checkpoint", type=Path, default=None, help="also keep the plain weights here")
    return parser.parse_args()


def main() -> None:
    """Train, measure, export."""
    arguments = parse_arguments()
    torch.manual_seed(arguments.seed)
    schedule = Schedule(epochs=arguments.epochs, seed=arguments.seed, reduced_precision=not arguments.full_precision)
    tensors, tokenizer_json = read_base(arguments.base or installed_base())
    encoder = PieceEncoder(Tokenizer.from_str(tokenizer_json.decode("utf-8")))
    sentences = read_training(arguments.data)[: arguments.limit]
    inventory = make_inventory(sentences)
    sizes = Sizes()
    items = [item for item in make_items(sentences, encoder, inventory) if item.size <= sizes.positions - 2]
    dev = {name: make_items(read, encoder, inventory) for name, read in read_development(arguments.data).items()}
    network = Network(sizes, len(inventory.upos), len(inventory.xpos), len(inventory.dependencies), len(LABELS))
    fill_encoder(network.encoder, tensors)
    teacher = teacher_vectors(items, tensors, sizes)
    network = train(network, items, dev, teacher, schedule)
    if arguments.checkpoint:
        torch.save({"network": network.state_dict(), "inventory": inventory, "sizes": sizes}, arguments.checkpoint)
    write_model(network, inventory, sentences, tokenizer_json, arguments.out, arguments.version)


if __name__ == "__main__":
    main()
