"""MEANTIME's English news: events, who takes part, polarity, certainty, who is who (`meantime/**/*.xml`).

In goes a data folder, out comes a `Report`. Each sentence becomes a block of a page and is annotated as any page is;
gold and found events match one to one by a common word. A saying's cue counts as an event, since the corpus marks verbs
of saying. Scored are the sentences with at least one gold event: the annotators read the first of each page.
Guidelines: http://www.newsreader-project.eu/files/2014/12/NWR-2014-2-2.pdf.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.meantime_chains import Chains, ChainTotals, compare, read_chains
from eval.report import MissingDataError, Report
from readout.annotate import annotate
from readout.language import load_language_model
from readout.model import Annotations, DateRange, Document, Event, Published, Span

CLOSING = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "''"})
CERTAIN = frozenset({"happened", "planned", "requested", "denied"})


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event mention: where it stands, how it stands, the spans of who takes part."""

    span: Span
    polarity: str
    certainty: str
    participants: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A document as page text, its sentences as blocks, its events."""

    name: str
    text: str
    blocks: tuple[Span, ...]
    events: tuple[GoldEvent, ...]
    chains: Chains = ()

    def read(self) -> tuple[Span, ...]:
        """The sentences that hold a gold event."""
        return tuple(b for b in self.blocks if any(b.contains(event.span) for event in self.events))


def read_pages(folder: Path, split: str = "") -> Iterator[GoldPage]:
    """Each document below `folder` once (the corpus holds most of them twice), by name."""
    paths = {path.name: path for path in sorted(folder.rglob("*.xml")) if split in str(path)}
    if not paths:
        raise MissingDataError(f"no MEANTIME documents (*.xml) below {folder}")
    for name in sorted(paths):
        yield _page(name, ElementTree.parse(paths[name]).getroot())  # noqa: S314 -- the corpus is the user's own


def _page(name: str, root: ElementTree.Element) -> GoldPage:
    text, blocks, places = _layout(root)
    spans = {}
    for mark in root.findall("./Markables/*"):
        anchors = [places[a.get("t_id", "")] for a in mark.findall("token_anchor") if a.get("t_id", "") in places]
        if anchors:
            spans[mark.get("m_id", "")] = Span(min(a.start for a in anchors), max(a.end for a in anchors))
    joined: dict[str, list[Span]] = {}
    for relation in root.findall("./Relations/HAS_PARTICIPANT"):
        source, target = relation.find("source"), relation.find("target")
        if source is not None and target is not None and target.get("m_id", "") in spans:
            joined.setdefault(source.get("m_id", ""), []).append(spans[target.get("m_id", "")])
    events = [
        GoldEvent(
            spans[mark.get("m_id", "")],
            mark.get("polarity", ""),
            mark.get("certainty", ""),
            tuple(joined.get(mark.get("m_id", ""), ())),
        )
        for mark in root.findall("./Markables/EVENT_MENTION")
        if mark.get("m_id", "") in spans
    ]
    events.sort(key=lambda e: e.span)
    return GoldPage(name, text, blocks, tuple(events), read_chains(root, spans))


def _layout(root: ElementTree.Element) -> tuple[str, tuple[Span, ...], Mapping[str, Span]]:
    """The text with one sentence a line, the sentences' spans, and the span of each token."""
    parts: list[str] = []
    length, places, blocks = 0, {}, []
    start, sentence = 0, ""
    for token in root.findall("token"):
        word, number = token.text or "", token.get("sentence", "")
        if parts and number != sentence:
            blocks.append(Span(start, length))
            parts.append("\n")
            length += 1
            start = length
        elif parts and word not in CLOSING:
            parts.append(" ")
            length += 1
        sentence = number
        places[token.get("t_id", "")] = Span(length, length + len(word))
        parts.append(word)
        length += len(word)
    blocks.append(Span(start, length))
    return "".join(parts), tuple(blocks), places


def match_events(gold: Sequence[GoldEvent], found: Sequence[Span]) -> dict[int, int]:
    """Gold index to found index, one to one, in text order, by a common word."""
    free = dict(enumerate(found))
    pairs = {}
    for index, event in enumerate(gold):
        hit = next((n for n, span in free.items() if span.overlaps(event.span)), None)
        if hit is not None:
            pairs[index] = hit
            del free[hit]
    return pairs


def measure(data: Path, split: str = "") -> Report:
    """Event and participant F1, polarity and certainty on matched events; raises `MissingDataError` without data."""
    model = load_language_model()
    counts: Counter[str] = Counter()
    chains = ChainTotals()
    for page in read_pages(data / "meantime" if (data / "meantime").is_dir() else data, split):
        unknown = Published(DateRange(None, None), "none")
        document = Document(page.name, page.name, None, None, unknown, "en", page.text, page.blocks, ())
        annotations = annotate(document, model.parse(page.text, page.blocks))
        counts += _scored(page, annotations)
        chains.add(compare(page.chains, annotations.entities, page.read()))
        counts["documents"] += 1
    measures = {
        "event_f1": _f1(counts["event_hits"], counts["events_found"], counts["events_gold"]),
        "event_recall": _share(counts["event_hits"], counts["events_gold"]),
        "participant_f1": _f1(counts["participant_hits"], counts["participants_found"], counts["participants_gold"]),
        "polarity_accuracy": _share(counts["polarity_right"], counts["polarity_seen"]),
        "certainty_accuracy": _share(counts["certainty_right"], counts["certainty_seen"]),
        **chains.measures(),
    }
    return Report("meantime", measures, dict(counts), ("sayings' cues count as events; uncertain words are skipped",))


def _scored(page: GoldPage, annotations: Annotations) -> Counter[str]:
    """The counts of one page."""
    read = page.read()
    events = [e for e in annotations.events if any(s.contains(e.trigger) for s in read)]
    triggers = [e.trigger for e in events]
    cues = {a.cue for a in annotations.attributions if a.cue is not None and any(s.contains(a.cue) for s in read)}
    found = triggers + sorted(cue for cue in cues if not any(cue.overlaps(t) for t in triggers))
    pairs = match_events(page.events, found)
    counts = Counter(events_gold=len(page.events), events_found=len(found), event_hits=len(pairs))
    for index, number in pairs.items():
        if number < len(events):
            counts += _compared(page.events[index], events[number])
    return counts


def _compared(gold: GoldEvent, event: Event) -> Counter[str]:
    """How one found event compares with the gold one it matches."""
    counts: Counter[str] = Counter()
    if gold.polarity in ("POS", "NEG"):
        positive = event.polarity == "positive" and event.modality != "denied"
        counts.update(polarity_seen=1, polarity_right=int(positive == (gold.polarity == "POS")))
    if gold.certainty in ("CERTAIN", "PROBABLE", "POSSIBLE"):
        certain = event.modality in CERTAIN
        counts.update(certainty_seen=1, certainty_right=int(certain == (gold.certainty == "CERTAIN")))
    got = list(dict.fromkeys(p.span for p in event.participants))
    hits = sum(any(span.overlaps(other) for other in gold.participants) for span in got)
    counts.update(participants_gold=len(gold.participants), participants_found=len(got))
    counts.update(participant_hits=min(hits, len(gold.participants)))
    return counts


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0
