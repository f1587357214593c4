"""The network: a six-layer MiniLM encoder (Wang et al. 2020) with letter-case features, and one head for each task.

Word representations are the mean of a word's first and last piece, under a learned mix over layers for each group of
tasks (Peters et al. 2018). The tree is a biaffine parser (Dozat and Manning 2017) whose label scorer is an additive
layer with an element-wise product, so that labels can be scored for chosen heads alone. Departures: scores are
divided by 4 (an unscaled biaffine layer diverges at this learning rate).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from readout.language.pieces import SHAPE_COUNT


@dataclass(frozen=True, slots=True)
class Sizes:
    """Dimensions of the network."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    attention_heads: int = 12
    layers: int = 6
    arc: int = 256
    label: int = 192
    head_hidden: int = 256
    encoder_dropout: float = 0.1
    head_dropout: float = 0.25


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.attention_heads
        self.attention = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.attention_out = nn.Linear(sizes.hidden, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.inner = nn.Linear(sizes.hidden, sizes.inner)
        self.outer = nn.Linear(sizes.inner, sizes.hidden)
        self.outer_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(sizes.encoder_dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return the next states; `bias` is added to the attention scores."""
        batch, length, hidden = states.shape
        split = self.attention(states).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(split[0], split[1], split[2], attn_mask=bias.to(split.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.attention_norm(states + self.dropout(self.attention_out(mixed)))
        return self.outer_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Mix(nn.Module):
    """A learned weighted mean over layers."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))

    def forward(self, layers: list[Tensor]) -> Tensor:
        """Return the mixed states."""
        weights = torch.softmax(self.weights, 0)
        return sum((weights[index] * layer for index, layer in enumerate(layers)), torch.zeros_like(layers[0]))


class Encoder(nn.Module):
    """Pieces and shapes in, the states of every layer out."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.kind = nn.Parameter(torch.zeros(sizes.hidden))
        self.shapes = nn.Embedding(SHAPE_COUNT, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(sizes.encoder_dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """Return states of shape (batch, pieces, hidden) for each layer, the embeddings first."""
        places = self.positions.weight[: ids.shape[1]]
        states = self.dropout(self.norm(self.words(ids) + places + self.kind + self.shapes(shapes)))
        bias = ((ids == 0).to(states.dtype) * -1e4)[:, None, None, :]
        outputs = [states]
        for layer in self.layers:
            states = layer(states, bias)
            outputs.append(states)
        return outputs


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes, upos: int, xpos: int, dependencies: int, names: int) -> None:
        super().__init__()
        hidden, count = sizes.hidden, sizes.layers + 1
        self.encoder = Encoder(sizes)
        self.tag_mix, self.tree_mix, self.name_mix, self.vector_mix = (Mix(count) for _ in range(4))
        self.dropout = nn.Dropout(sizes.head_dropout)
        self.tag_hidden = nn.Linear(hidden, sizes.head_hidden)
        self.upos, self.xpos, self.start = (nn.Linear(sizes.head_hidden, size) for size in (upos, xpos, 1))
        self.name_hidden = nn.Linear(hidden, sizes.head_hidden)
        self.names = nn.Linear(sizes.head_hidden, names)
        self.arc_child, self.arc_parent = nn.Linear(hidden, sizes.arc), nn.Linear(hidden, sizes.arc)
        self.arc_root = nn.Parameter(torch.zeros(1, 1, sizes.arc))
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.parent_bias = nn.Linear(sizes.arc, 1, bias=False)
        self.label_child, self.label_parent = nn.Linear(hidden, sizes.label), nn.Linear(hidden, sizes.label)
        self.label_root = nn.Parameter(torch.zeros(1, 1, sizes.label))
        self.label_sum, self.label_product = (
            nn.Linear(sizes.label, dependencies),
            nn.Linear(sizes.label, dependencies, bias=False),
        )
        self.vector_hidden = nn.Linear(hidden, hidden)
        self.vector_out = nn.Linear(hidden, hidden)
        nn.init.zeros_(self.vector_out.weight)
        nn.init.zeros_(self.vector_out.bias)

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor, lasts: Tensor) -> dict[str, Tensor]:
        """Return the scores of every head; `firsts` and `lasts` are the piece indices of each word."""
        layers = self.encoder(ids, shapes)
        tags = functional.gelu(self.tag_hidden(self.dropout(_words(self.tag_mix(layers), firsts, lasts))))
        tags = self.dropout(tags)
        names = self.dropout(
            functional.gelu(self.name_hidden(self.dropout(_words(self.name_mix(layers), firsts, lasts))))
        )
        tree = self.dropout(_words(self.tree_mix(layers), firsts, lasts))
        pooled = self.vector_mix(layers)
        return {
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "starts": self.start(tags).squeeze(-1),
            "names": self.names(names),
            **self.tree(tree),
            "vectors": layers[-1] + self.vector_out(functional.gelu(self.vector_hidden(pooled))),
        }

    def tree(self, words: Tensor) -> dict[str, Tensor]:
        """Return arc scores (batch, child, 1 + parent; 0 is the root) and the two sides of the label scorer."""
        child = self.dropout(functional.gelu(self.arc_child(words)))
        parent = self.dropout(functional.gelu(self.arc_parent(words)))
        parent = torch.cat([self.arc_root.expand(words.shape[0], -1, -1), parent], 1)
        arcs = (self.arc(child) @ parent.transpose(1, 2) + self.parent_bias(parent).transpose(1, 2)) / 4
        label_parent = torch.cat([self.label_root.expand(words.shape[0], -1, -1), self.label_parent(words)], 1)
        return {"arcs": arcs, "label_child": self.label_child(words), "label_parent": label_parent}

    def label_scores(self, child: Tensor, parent: Tensor) -> Tensor:
        """Return label scores for pairs of children and their parents."""
        return self.label_sum(self.dropout(functional.gelu(child + parent))) + self.label_product(child * parent)


def _words(states: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
    hidden = states.shape[2]
    first = torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, hidden))
    last = torch.gather(states, 1, lasts.unsqueeze(-1).expand(-1, -1, hidden))
    return (first + last) * 0.5
