"""Losses of the heads, each a mean over the words (or sentences) that its corpus annotates."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from readout.language.train.network import Network
from readout.language.train.windows import IGNORE

Batch = dict[str, Tensor]
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "starts": 0.5, "arcs": 1.0, "labels": 0.7, "names": 1.0, "vectors": 2.0}


def task_losses(network: Network, scores: Batch, batch: Batch, teacher: Tensor) -> Batch:
    """Return the loss of every task that `batch` annotates."""
    losses = {
        "names": name_loss(scores["names"], batch["names"]),
        "vectors": vector_loss(scores["vectors"], batch, teacher),
    }
    if bool((batch["heads"] != IGNORE).any()):
        losses["upos"] = _cross_entropy(scores["upos"], batch["upos"])
        losses["xpos"] = _cross_entropy(scores["xpos"], batch["xpos"])
        losses["starts"] = start_loss(scores["starts"], batch["starts"])
        losses["arcs"], losses["labels"] = tree_losses(network, scores, batch)
    return losses


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORE)


def start_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the binary loss of sentence starts; the first word of a window always starts one and teaches nothing."""
    known = gold != IGNORE
    known[:, 0] = False
    if not bool(known.any()):
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[known].float(), gold[known].float())


def tree_losses(network: Network, scores: Batch, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return arc and label losses; a word's head is sought within its own sentence."""
    arcs, heads, sentences = scores["arcs"].float(), batch["heads"], batch["word_sentence"]
    same = sentences[:, :, None] == sentences[:, None, :]
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    arcs = arcs.masked_fill(~same, -1e4)
    arc_loss = functional.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
    parents = heads.clamp(min=0)
    parent = torch.gather(
        scores["label_parent"], 1, parents.unsqueeze(-1).expand(-1, -1, scores["label_parent"].shape[2])
    )
    labels = network.label_scores(scores["label_child"], parent)
    return arc_loss, _cross_entropy(labels, batch["labels"])


def name_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Return minus the log of the summed probability of each word's allowed labels."""
    known = allowed > 0
    if not bool(known.any()):
        return scores.sum() * 0
    logits, sets = scores[known].float().log_softmax(-1), allowed[known]
    bits = (sets[:, None] >> torch.arange(scores.shape[-1])) & 1
    return -torch.logsumexp(logits.masked_fill(bits == 0, -1e4), -1).mean()


def sentence_vectors(states: Tensor, batch: Batch) -> Tensor:
    """Return the mean of the piece states of each sentence listed in `batch["vectors"]`."""
    rows = batch["vectors"]
    inside = (batch["piece_sentence"][rows[:, 2]] == rows[:, :1]).to(states.dtype)
    width = int(rows[:, 0].max()) + 1
    one_hot = functional.one_hot(batch["piece_sentence"] + 1, width + 1)[:, :, 1:].to(states.dtype)
    sums = one_hot.transpose(1, 2) @ states
    return sums[rows[:, 2], rows[:, 0]] / inside.sum(1, keepdim=True).clamp(min=1)


def vector_loss(states: Tensor, batch: Batch, teacher: Tensor) -> Tensor:
    """Return one minus the mean cosine to the untouched encoder's sentence vectors."""
    vectors = sentence_vectors(states.float(), batch)
    return 1 - functional.cosine_similarity(vectors, teacher[batch["vectors"][:, 1]], dim=-1).mean()
