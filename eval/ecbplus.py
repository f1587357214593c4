"""The `ecbplus` measure: news documents grouped by event, and event mentions joined across documents, on ECB+.

In: ECB+ topics (Cybulska and Vossen 2014, https://aclanthology.org/L14-1646/), each with two look-alike events. The
documents of all topics together are grouped by `readout.link.group_stories` and scored against subtopics by B-cubed,
beside TF-IDF with average link at its best cut. Then the gold mentions of the validated sentences stand in for our
events (ours where annotation found one at the trigger, else a bare one: trigger, clause, lemma), `readout.link.
group_events` joins them within *our* groups of documents, and beside it stands the plain method: one head lemma, one
event, within the same groups. The CoNLL F1 is the mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014), singletons
included, over the whole set. The weights that ship were trained on topics 1 to 35: what unseen topics would give is
reported by the trainers in `readout.pipeline.train`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.clusters import Cluster, b_cubed, ceaf_e, f1, muc
from eval.grouping import average_link, best_cut, tfidf
from eval.grouping import b_cubed as grouping_b_cubed
from eval.report import MissingDataError, Report
from readout.annotate import annotate, event_vectors
from readout.language import LanguageModel, Parse, load_language_model
from readout.link import group_events, group_stories, link_entities
from readout.link.mentions import entity_of, mention
from readout.model import Event, Span
from readout.model.links import AnnotatedPage, EventMention
from readout.pipeline.train.ecbplus import GoldMention, GoldPage, read_ecbplus

FOLDER = "ecbplus"
METRICS = {"muc_f1": muc, "b3_f1": b_cubed, "ceafe_f1": ceaf_e}
CLAUSE = frozenset({"ROOT", "root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
"""Relations of the head of a clause."""


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page as understood, and the same with its gold mentions for events, in their order."""

    gold: GoldPage
    page: AnnotatedPage
    marked: AnnotatedPage

    def key(self, number: int) -> tuple[str, int]:
        """What names a mention in clusters."""
        return self.gold.document.id, number


def measure(data: Path, split: str = "") -> Report:
    """Grouping and coreference over the topics whose number is in `split` ("1,2,3"; all without it)."""
    folder = data / FOLDER if (data / FOLDER).is_dir() else data
    if not (folder / "validated_sentences.csv").is_file():
        raise MissingDataError(f"no ECB+ with validated_sentences.csv in {folder}: name the folder with --data")
    wanted = set(split.split(",")) if split else None
    model = load_language_model()
    pages = [mark(gold, model) for gold in read_ecbplus(folder) if wanted is None or gold.topic in wanted]
    if not pages:
        raise MissingDataError(f"no topic of {split!r} in {folder}")
    return score(pages)


def mark(gold: GoldPage, model: LanguageModel) -> MarkedPage:
    """Understand one page and put its gold mentions in place of its events."""
    parse = model.parse(gold.document.text, gold.document.body)
    page = AnnotatedPage(gold.document, annotate(gold.document, parse))
    events = tuple(as_event(found, number, page, parse) for number, found in enumerate(gold.mentions))
    annotations = replace(page.annotations, events=events, event_vectors=event_vectors(parse, events))
    return MarkedPage(gold, page, AnnotatedPage(gold.document, annotations))


def as_event(found: GoldMention, number: int, page: AnnotatedPage, parse: Parse) -> Event:
    """Our event at the gold trigger, told as a fact of its own, or a bare one."""
    head, extent = head_and_clause(found.span, parse)
    ours = [e for e in page.annotations.events if e.trigger.overlaps(found.span)]
    ours.sort(key=lambda e: (not e.trigger.overlaps(head), e.trigger.start))
    token = next((t for t in parse.doc if t.idx == head.start), None)
    lemma = ((token.lemma_ or token.text) if token is not None else head.of(page.document.text)).casefold()
    name = f"{page.document.id}:gold{number}"
    if ours:
        return replace(ours[0], id=name, trigger=found.span, lemma=lemma, told=True)
    return Event(name, found.span, extent, lemma, None, None, ())


def head_and_clause(span: Span, parse: Parse) -> tuple[Span, Span]:
    """The word of the span that governs the others, and the clause it stands in."""
    tokens = [t for t in parse.doc if span.start <= t.idx < span.end]
    if not tokens:
        return span, span
    head = next((t for t in tokens if t.head.i == t.i or t.head not in tokens), tokens[0])
    verb = head
    while verb.dep_ not in CLAUSE and verb.head.i != verb.i:
        verb = verb.head
    start, last = verb.left_edge, verb.right_edge
    return Span(head.idx, head.idx + len(head)), Span(start.idx, last.idx + len(last))


def score(pages: Sequence[MarkedPage]) -> Report:
    """All figures of understood pages."""
    subtopics = [p.gold.topic + p.gold.subtopic for p in pages]
    groups = group_stories([p.page for p in pages])
    ours = grouping_b_cubed(groups, subtopics)
    rows = tfidf([p.gold.document.text for p in pages])
    cut, plain = best_cut(average_link(rows @ rows.T), subtopics)
    gold = chains(pages)
    joined = [cluster for group in groups for cluster in join_mentions([pages[i] for i in group])]
    lemmas = [cluster for group in groups for cluster in same_lemma([pages[i] for i in group])]
    measures = {
        **conll(gold, joined),
        **{f"lemma_{name}": figure for name, figure in conll(gold, lemmas).items()},
        "grouping_b3_f1": ours.f1,
        "grouping_b3_precision": ours.precision,
        "grouping_b3_recall": ours.recall,
        "grouping_tfidf_b3_f1": plain.f1,
    }
    found = sum(e.type is not None or bool(e.participants) for p in pages for e in p.marked.annotations.events)
    counts = {
        "documents": len(pages),
        "subtopics": len(set(subtopics)),
        "groups": len(groups),
        "mentions": sum(len(p.gold.mentions) for p in pages),
        "mentions with an event of ours": found,
        "chains": len(gold),
    }
    notes = (f"TF-IDF, average link, cut at its best threshold for this data ({cut:.3f})",)
    return Report("ecbplus", {name: round(figure, 4) for name, figure in measures.items()}, counts, notes)


def chains(pages: Sequence[MarkedPage]) -> list[Cluster]:
    """The gold chains over all pages."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for page in pages:
        for number, gold in enumerate(page.gold.mentions):
            found[gold.chain].add(page.key(number))
    return [frozenset(chain) for _, chain in sorted(found.items())]


def join_mentions(pages: Sequence[MarkedPage]) -> Iterator[Cluster]:
    """What the shipped same-fact decision makes of the gold mentions of one group of documents."""
    mentions = list(gold_mentions([p.marked for p in pages]))
    for group in group_events([p.marked for p in pages], mentions):
        yield frozenset((m.document, m.number) for m in group.mentions)


def gold_mentions(pages: Sequence[AnnotatedPage]) -> Iterator[EventMention]:
    """Every event of the pages with its people as entities of the group, by document id and place."""
    known = entity_of(link_entities(pages))
    for page in sorted(pages, key=lambda p: p.document.id):
        speakers = {a.id: a.speaker for a in page.annotations.attributions}
        for number, event in enumerate(page.annotations.events):
            speaker = speakers.get(event.attribution) if event.attribution else None
            yield mention(page, number, event.participants, speaker, known)


def same_lemma(pages: Sequence[MarkedPage]) -> Iterator[Cluster]:
    """The plain method: mentions with one head lemma are one event."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for page in pages:
        for number, event in enumerate(page.marked.annotations.events):
            found[event.lemma].add(page.key(number))
    for _, cluster in sorted(found.items()):
        yield frozenset(cluster)


def conll(gold: Sequence[Cluster], found: Sequence[Cluster]) -> dict[str, float]:
    """F1 of the three metrics and their mean."""
    figures = {name: f1(metric(gold, found)) for name, metric in METRICS.items()}
    return {"conll_f1": sum(figures.values()) / len(figures), **figures}
