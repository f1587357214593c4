"""A trained network in, the shipped files out: an int8 ONNX graph, the label scorer, tokenizer, lexicon, licence and
manifest.

Linear layers become int8 with one scale per output channel and a reduced range (the default loses up to 4 points of
names); the word embeddings become int8 with one scale per row. Activations are quantised as they come. The manifest
is written last, after every file was renamed into place.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from readout.language.train.base import BASE_NAME, BASE_SHA256
from readout.language.train.corpus import Sentence
from readout.language.train.lexicon import build_lexicon
from readout.language.train.name_labels import LABELS
from readout.language.train.network import Network
from readout.language.train.windows import Inventory
from readout.language.weights import MANIFEST

OUTPUTS = ("upos", "xpos", "starts", "names", "arcs", "label_child", "label_parent", "vectors")
SOURCES = (
    "Universal Dependencies English Web Treebank, CC BY-SA 4.0",
    "GUM, the Georgetown University Multilayer corpus (genres free of NonCommercial terms), CC BY 4.0 and CC BY-SA",
    "Universal NER, English EWT, CC BY-SA 4.0",
    "CrossNER, text from Wikipedia under CC BY-SA, annotation under the MIT licence",
    "WikiGold, CC BY 4.0",
    "ECB+ (topics 1 to 35), CC BY 3.0",
    "MEANTIME, NewsReader, CC BY 4.0",
    f"base weights: {BASE_NAME} (all-MiniLM-L6-v2), Apache-2.0, model.safetensors SHA-256 {BASE_SHA256}",
)
LICENSE = """The weights in this folder (c) their authors, licensed under
Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0),
https://creativecommons.org/licenses/by-sa/4.0/

They were trained on, and are an adaptation of what is learned from:
"""


class SmallEmbedding(nn.Module):
    """An embedding table in int8 with one scale per row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows of `ids` as floats."""
        return self.rows[ids].float() * self.scale[ids]


class ExportNetwork(nn.Module):
    """The network with its outputs in the order of `OUTPUTS`."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of every head."""
        scores = self.network(ids, shapes, firsts, lasts)
        return tuple(scores[name] for name in OUTPUTS)


def export_graph(network: Network, path: Path, quantize: bool) -> None:
    """Write `network` as an ONNX graph to `path`."""
    network = network.eval()
    if quantize:
        network.encoder.words = SmallEmbedding(network.encoder.words.weight.detach())
    ids = torch.randint(1000, 2000, (2, 9))
    words = torch.tensor([[1, 2, 4, 6], [1, 3, 5, 7]])
    axes = {
        "ids": {0: "batch", 1: "pieces"},
        "shapes": {0: "batch", 1: "pieces"},
        "firsts": {0: "batch", 1: "words"},
        "lasts": {0: "batch", 1: "words"},
    }
    with torch.no_grad(), tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            ExportNetwork(network),
            (ids, ids % 16, words, words),
            str(plain),
            input_names=list(axes),
            output_names=list(OUTPUTS),
            dynamic_axes={**axes, **{name: {0: "batch"} for name in OUTPUTS}},
            opset_version=17,
            dynamo=False,
        )
        if quantize:
            _quantize(plain, path)
        else:
            path.write_bytes(plain.read_bytes())


class LabelNetwork(nn.Module):
    """The label scorer by itself, since labels are scored for the heads that were chosen."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, child: Tensor, parent: Tensor) -> Tensor:
        """Return label scores for pairs of children and parents."""
        scores: Tensor = self.network.label_scores(child, parent)
        return scores


def export_labels(network: Network, path: Path) -> None:
    """Write the label scorer of `network` as an ONNX graph to `path`."""
    rows = torch.zeros(3, network.label_sum.in_features)
    axes = {name: {0: "pairs"} for name in ("child", "parent", "scores")}
    with torch.no_grad():
        torch.onnx.export(
            LabelNetwork(network.eval()),
            (rows, rows),
            str(path),
            input_names=["child", "parent"],
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def _quantize(source: Path, target: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )


def write_model(
    network: Network,
    inventory: Inventory,
    sentences: Sequence[Sentence],
    tokenizer: bytes,
    out: Path,
    version: str,
    quantize: bool = True,
) -> None:
    """Write every file of the model to `out`, each under a temporary name first, the manifest last."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        staged = Path(folder)
        export_graph(network, staged / "network.onnx", quantize)
        export_labels(network, staged / "labels.onnx")
        (staged / "tokenizer.json").write_bytes(tokenizer)
        (staged / "lexicon.json").write_text(build_lexicon(sentences).to_json(), "utf-8")
        (staged / "LICENSE").write_text(LICENSE + "".join(f"- {source}\n" for source in SOURCES), "utf-8")
        files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(staged.iterdir())}
        manifest = {
            "name": "readout-en",
            "version": version,
            "licence": "CC BY-SA 4.0",
            "sources": SOURCES,
            "upos": inventory.upos,
            "xpos": inventory.xpos,
            "dependencies": inventory.dependencies,
            "names": LABELS,
            "files": files,
        }
        (staged / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
        for name in [*files, MANIFEST]:
            os.replace(staged / name, out / name)
