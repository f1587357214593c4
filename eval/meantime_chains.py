"""Who is who in MEANTIME: the gold chains of entity mentions, the program's, and the CoNLL F1 of one against the other.

In: the markables of a document and the entities found on its page. Out: clusters that `eval.clusters` can compare. A
found mention is the gold one that ends where it ends, else the shortest that holds it; chains of one mention are left
out on both sides, and mentions outside the annotated sentences are not looked at.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eval.clusters import Cluster, Score, added, b_cubed, ceaf_e, f1, muc
from readout.model import Entity, Span

_METRICS = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}
Chains = tuple[tuple[Span, ...], ...]


def read_chains(root: ElementTree.Element, spans: Mapping[str, Span]) -> Chains:
    """Every gold entity as the spans of its mentions, ascending, mentions that refer to nothing else included."""
    inside = {mark.get("m_id", "") for mark in root.findall("./Markables/ENTITY_MENTION")} & spans.keys()
    chains = []
    for relation in root.findall("./Relations/REFERS_TO"):
        members = {source.get("m_id", "") for source in relation.findall("source")} & inside
        if members:
            chains.append(tuple(sorted(spans[member] for member in members)))
            inside -= members
    chains.extend((spans[member],) for member in sorted(inside))
    return tuple(sorted(chains))


def compare(gold: Chains, entities: Sequence[Entity], read: Sequence[Span]) -> dict[str, Score]:
    """The scores of one page by metric."""
    mentions = sorted({span for chain in gold for span in chain if _is_in(span, read)})
    wanted = _clusters(chain for chain in gold)
    found = _clusters(
        tuple(_gold_of(m.span, mentions) for m in entity.mentions if _is_in(m.span, read)) for entity in entities
    )
    wanted = [cluster & frozenset(mentions) for cluster in wanted]
    return {name: metric([c for c in wanted if len(c) > 1], found) for name, metric in _METRICS.items()}


def _is_in(span: Span, read: Sequence[Span]) -> bool:
    return any(sentence.contains(span) for sentence in read)


def _clusters(chains: Iterable[Sequence[Span]]) -> list[Cluster]:
    """Chains as disjoint sets: a mention that two claim goes to the first."""
    taken: set[Span] = set()
    clusters: list[Cluster] = []
    for chain in chains:
        cluster = frozenset(chain) - taken
        taken |= cluster
        if len(cluster) > 1:
            clusters.append(cluster)
    return clusters


def _gold_of(span: Span, mentions: Sequence[Span]) -> Span:
    around = [m for m in mentions if m.overlaps(span) and (m.end == span.end or m.contains(span))]
    return min(around, key=lambda m: (m.end != span.end, m.end - m.start, m), default=span)


@dataclass(slots=True)
class ChainTotals:
    """The scores of all pages so far."""

    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, page: Mapping[str, Score]) -> None:
        """Add one page."""
        for name, score in page.items():
            self.scores[name] = added(self.scores[name], score) if name in self.scores else score

    def measures(self) -> dict[str, float]:
        """The F1 of each metric and their mean."""
        values = {f"{name}_f1": f1(score) for name, score in sorted(self.scores.items())}
        return {**values, "conll_f1": sum(values.values()) / len(_METRICS)}
