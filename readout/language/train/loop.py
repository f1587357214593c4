"""The training loop: AdamW, warm-up and linear decay, a moving average of the weights, a measure on the development
sets after each epoch.
"""

from __future__ import annotations

import copy
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from readout.language.train import losses
from readout.language.train.base import fill_encoder
from readout.language.train.measure import measure
from readout.language.train.network import Encoder, Network, Sizes
from readout.language.train.windows import Item, epoch_batches, epoch_windows, iterate, make_batch


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to train."""

    epochs: int = 7
    seed: int = 1
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    max_pieces: int = 144
    batch_pieces: int = 1200
    packed: float = 0.6
    average_decay: float = 0.998
    reduced_precision: bool = True


def teacher_vectors(items: Sequence[Item], tensors: dict[str, Tensor], sizes: Sizes) -> Tensor:
    """Return the untouched encoder's mean-pooled vector of each item, read alone, in the row that the item names."""
    encoder = Encoder(sizes).eval()
    fill_encoder(encoder, tensors)
    order = sorted(range(len(items)), key=lambda index: items[index].size)
    table = torch.zeros(1 + max(item.vector for item in items), sizes.hidden)
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            batch = make_batch([[items[index]] for index in chosen], None)
            ids, shapes = batch["ids"][:, : sizes.positions], batch["shapes"][:, : sizes.positions]
            states, mask = encoder(ids, torch.zeros_like(shapes))[-1], (ids != 0).unsqueeze(-1).float()
            table[[items[index].vector for index in chosen]] = (states * mask).sum(1) / mask.sum(1)
    return table


def _groups(network: Network, schedule: Schedule) -> list[dict[str, object]]:
    fast = {
        id(parameter)
        for name, parameter in network.named_parameters()
        if not name.startswith("encoder.") or ".shapes." in name
    }
    network.encoder.words.weight.requires_grad_(False)  # rare words keep the place that pre-training gave them
    return [
        {
            "params": [p for p in network.parameters() if id(p) not in fast and p.requires_grad],
            "lr": schedule.encoder_rate,
        },
        {"params": [p for p in network.parameters() if id(p) in fast], "lr": schedule.head_rate},
    ]


def _rate(step: int, total: int, warm_up: float) -> float:
    warm = max(1, int(total * warm_up))
    return (step + 1) / warm if step < warm else max(0.0, (total - step) / max(1, total - warm))


def train(
    network: Network, items: Sequence[Item], dev: dict[str, list[Item]], teacher: Tensor, schedule: Schedule
) -> Network:
    """Train `network` on `items` and return the moving average of its weights."""
    rng = random.Random(schedule.seed)  # noqa: S311 - shuffling, not secrets
    total = math.ceil(_batch_count(items, schedule) * 1.02) * schedule.epochs
    optimizer = torch.optim.AdamW(
        _groups(network, schedule), weight_decay=schedule.weight_decay, betas=(0.9, 0.98), fused=True
    )
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total, schedule.warm_up))
    average, step, began = copy.deepcopy(network), 0, time.monotonic()
    for epoch in range(schedule.epochs):
        network.train()
        sums: dict[str, float] = {}
        for batch in _epoch(items, rng, schedule):
            for name, value in _step(network, batch, teacher, optimizer, schedule).items():
                sums[name] = sums.get(name, value) * 0.99 + value * 0.01
            plan.step()
            step += 1
            _average(average, network, min(schedule.average_decay, step / (step + 10)))
            if step % 200 == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in sorted(sums.items()))
                _say(f"epoch {epoch + 1} step {step}/{total} {time.monotonic() - began:.0f}s {shown}")
        for name, sentences in dev.items():
            _say(f"epoch {epoch + 1} {name}: {measure(average, sentences)}")
    return average


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _epoch(items: Sequence[Item], rng: random.Random, schedule: Schedule) -> Iterator[dict[str, Tensor]]:
    return iterate(items, rng, schedule.max_pieces, schedule.batch_pieces, schedule.packed)


def _batch_count(items: Sequence[Item], schedule: Schedule) -> int:
    rng = random.Random(schedule.seed)  # noqa: S311 - shuffling, not secrets
    return len(
        epoch_batches(epoch_windows(items, rng, schedule.max_pieces, schedule.packed), rng, schedule.batch_pieces)
    )


def _step(
    network: Network, batch: dict[str, Tensor], teacher: Tensor, optimizer: torch.optim.Optimizer, schedule: Schedule
) -> dict[str, float]:
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=schedule.reduced_precision):
        scores = network(batch["ids"], batch["shapes"], batch["firsts"], batch["lasts"])
        parts = losses.task_losses(network, scores, batch, teacher)
        loss = sum((losses.WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {name: float(part.detach()) for name, part in parts.items()}


@torch.no_grad()
def _average(average: Network, network: Network, decay: float) -> None:
    pairs = [
        (target, source)
        for target, source in zip(average.parameters(), network.parameters(), strict=True)
        if source.requires_grad
    ]
    targets, sources = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    torch._foreach_mul_(targets, decay)
    torch._foreach_add_(targets, sources, alpha=1 - decay)
