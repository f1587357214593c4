"""Quick measures during training, on gold words and sentences: tag and attachment accuracy, typed span F1 of names."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from readout.language.train.name_labels import LABELS
from readout.language.train.network import Network
from readout.language.train.windows import IGNORE, Item, make_batch

_COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


@torch.no_grad()
def measure(network: Network, items: Sequence[Item]) -> dict[str, float]:
    """Return UPOS, UAS, LAS and names F1 (PER, ORG, LOC) in percent."""
    network.eval()
    right = {"upos": 0, "xpos": 0, "uas": 0, "las": 0}
    words = found = gold_count = matched = 0
    order = sorted(items, key=lambda item: item.size)
    for start in range(0, len(order), 32):
        chosen = order[start : start + 32]
        batch = make_batch([[item] for item in chosen], None)
        scores = network(
            batch["ids"][:, :512],
            batch["shapes"][:, :512],
            batch["firsts"].clamp(max=511),
            batch["lasts"].clamp(max=511),
        )
        known = batch["heads"] != IGNORE
        heads, labels = _tree(network, scores, batch)
        words += int(known.sum())
        right["upos"] += int((scores["upos"].argmax(-1) == batch["upos"])[known].sum())
        right["xpos"] += int((scores["xpos"].argmax(-1) == batch["xpos"])[known].sum())
        right["uas"] += int((heads == batch["heads"])[known].sum())
        right["las"] += int(((heads == batch["heads"]) & (labels == batch["labels"]))[known].sum())
        for row, item in enumerate(chosen):
            guess = spans([LABELS[at] for at in scores["names"][row, : len(item.names)].argmax(-1).tolist()])
            gold = spans([_coarse_label(mask) for mask in item.names])
            found, gold_count, matched = found + len(guess), gold_count + len(gold), matched + len(guess & gold)
    result = {name: round(100 * count / max(1, words), 2) for name, count in right.items()}
    result["names"] = round(200 * matched / max(1, found + gold_count), 2)
    return result


def _tree(network: Network, scores: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    arcs = scores["arcs"].clone()
    padding = torch.cat([torch.zeros_like(batch["firsts"][:, :1]).bool(), batch["firsts"] == 0], 1)
    heads = arcs.masked_fill(padding[:, None, :], -1e4).argmax(-1)
    parent = torch.gather(
        scores["label_parent"], 1, heads.unsqueeze(-1).expand(-1, -1, scores["label_parent"].shape[2])
    )
    return heads, network.label_scores(scores["label_child"], parent).argmax(-1)


def _coarse_label(mask: int) -> str:
    """Return the label of a gold mask when it says one thing; else the word counts as outside."""
    labels = [label for index, label in enumerate(LABELS) if mask >> index & 1]
    kinds = {_COARSE.get(label[2:], "") for label in labels}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return f"{labels[0][:2]}{kind}" if kind and labels[0] != "O" else "O"


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return typed spans (start, end, PER/ORG/LOC) of BIO labels; other types are left out."""
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        now = _COARSE.get(label[2:], label[2:]) if label != "O" else ""
        if kind and (label[:2] != "I-" or now != kind):
            found.add((start, index, kind))
            kind = ""
        if now and not kind:
            start, kind = index, now
    return {span for span in found if span[2] in ("PER", "ORG", "LOC")}
