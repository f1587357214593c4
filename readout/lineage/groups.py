"""From compared pages to lineages: which derive from which, and how many independent reports there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from readout.lineage.alignment import align
from readout.lineage.candidates import CandidateSettings, candidate_pairs
from readout.lineage.decision import chance, reasons
from readout.lineage.features import Pair, known_day, make_pair, measure_pair, names_source, same_name
from readout.lineage.memory import Forgetful, Likeness, Memory, Shared
from readout.lineage.report import Report, make_report
from readout.model import Document, stable_id
from readout.model.links import AnnotatedPage, Derivation, LineageGroup, Passage

WIRE_KINDS = frozenset({"wire", "broadcaster", "reported-by"})


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Thresholds of the copy decision; all are fractions 0 to 1 unless said otherwise."""

    joined: float = 0.5
    """Chance from which two pages are one lineage."""
    mean: float = 0.5
    """Mean chance between two groups of pages from which they are one."""
    apart: float = 0.1
    """Chance below which two pages are surely two reports; such a pair takes `mean` away from the sum of its group.

    So a page made of two reports joins one of them and not the other.
    """
    asked: int = 5
    """Members of each group that are compared for it."""
    passage: float = 0.6
    """Likeness of two sentences from which they are shown as a passage."""
    copied: float = 0.75
    """Verbatim share of a sentence from which it is copied, for a derivation in part."""
    partial: float = 0.2
    """Share of the shorter page that stands word for word in the other, from which the derivation in part is shown."""
    verbatim: float = 0.75
    """Mean verbatim share of the matched sentences from which a derivation is a copy and not a rewrite."""
    reasons: int = 4
    """Features kept with a derivation, the weightiest."""
    candidates: CandidateSettings = field(default_factory=CandidateSettings)


def trace_lineages(
    pages: Sequence[AnnotatedPage], settings: LineageSettings | None = None, memory: Memory | None = None
) -> tuple[LineageGroup, ...]:
    """One group for every independent report among `pages`, ascending by its smallest document id.

    The order of `pages` changes nothing. Few pages are compared each with each; many by their `candidates`. What
    `memory` knows of a pair is not found anew; it must come from the same pages and `settings`.
    """
    settings = settings or LineageSettings()
    ordered = sorted(pages, key=lambda page: page.document.id)
    memory = memory or Forgetful()
    reports: dict[int, Report] = {}

    def report(i: int) -> Report:
        if i not in reports:
            reports[i] = make_report(ordered[i])
        return reports[i]

    def likeness(i: int, j: int) -> Likeness:
        one, other = ordered[i].document, ordered[j].document
        found = memory.known(one, other)
        if found is None:
            found = compare(make_pair(report(i), report(j)), settings)
            memory.keep(one, other, found)
        return found

    found = {(i, j): likeness(i, j) for i, j in pairs_of(len(ordered), report, settings.candidates)}
    sure = {pair: one.chance for pair, one in found.items()}
    homes = homes_of(len(ordered), sure, lambda i, j: likeness(i, j).chance, settings)
    documents = {page.document.id: page.document for page in ordered}
    derivations = [
        derivation
        for (i, j), one in sorted(found.items())
        for derivation in derive(one, documents, joined=homes[i] == homes[j], settings=settings)
    ]
    return tuple(gather([page.document for page in ordered], homes, derivations))


def pairs_of(count: int, report: Callable[[int], Report], settings: CandidateSettings) -> list[tuple[int, int]]:
    """The pairs to be compared; reports are made only where there are too many pages to compare all."""
    if count <= settings.all_pairs_up_to:
        return list(combinations(range(count), 2))
    return candidate_pairs([report(i) for i in range(count)], settings)


def compare(pair: Pair, settings: LineageSettings) -> Likeness:
    """The chance that a pair is one report, and its matching sentences; nothing to show is left out."""
    features = measure_pair(pair)
    matches = align(pair.lines, pair.own_shorter, least=settings.passage) if pair.shorter.lines else ()
    shorter, longer = pair.shorter.lines, pair.longer.lines
    shared = tuple(
        Shared(shorter[m.left].span, longer[m.right].span, len(shorter[m.left].words), m.verbatim) for m in matches
    )
    words = sum(len(line.words) for line in shorter)
    why = reasons(features, settings.reasons)
    found = Likeness(
        pair.shorter.document.id, pair.longer.document.id, chance(features), features["told"], words, shared, why
    )
    tells = found.chance >= settings.joined or found.part(settings.copied) >= settings.partial
    return found if tells else replace(found, told=0.0, words=0, shared=(), reasons=())


def homes_of(
    count: int, chances: Mapping[tuple[int, int], float], ask: Callable[[int, int], float], settings: LineageSettings
) -> list[int]:
    """For each page the smallest index of its group: the surest pairs join first, groups by their mean chance.

    `ask` gives the chance of a pair that is not in `chances`.
    """
    known = dict(chances)
    home, members = list(range(count)), {i: [i] for i in range(count)}
    sure = [(pair, c) for pair, c in chances.items() if c >= settings.joined]
    for (i, j), _ in sorted(sure, key=lambda item: (-item[1], item[0])):
        a, b = sorted((home[i], home[j]))
        if a == b:
            continue
        between = [pair for pair in across(members[a], members[b], settings.asked) if pair != (i, j)]
        for pair in between:
            if pair not in known:
                known[pair] = ask(*pair)
        counts = [known[pair] if known[pair] >= settings.apart else -settings.mean for pair in between]
        if counts and (sum(counts) + known[i, j]) / (len(counts) + 1) < settings.mean:
            continue
        for page in members.pop(b):
            home[page] = a
            members[a].append(page)
    return home


def across(left: Sequence[int], right: Sequence[int], most: int) -> list[tuple[int, int]]:
    """The pairs (smaller, larger) between the `most` smallest members of each side."""
    sides = sorted(left)[:most], sorted(right)[:most]
    return [(min(x, y), max(x, y)) for x in sides[0] for y in sides[1]]


def derive(
    likeness: Likeness, documents: Mapping[str, Document], *, joined: bool, settings: LineageSettings
) -> Iterator[Derivation]:
    """How two pages share a report; nothing where they do not."""
    likely = likeness.chance >= settings.joined
    one = joined and likely
    part = likeness.part(settings.copied)
    if not likely and part < settings.partial:
        return
    shorter, longer = documents[likeness.shorter], documents[likeness.longer]
    derived, source = direction(shorter, longer)
    passages = ((m.shorter, m.longer) for m in likeness.shared if likely or m.verbatim >= settings.copied)
    yield Derivation(
        derived.id,
        source.id,
        kind_of(likeness, shorter, longer, settings) if one else "partial",
        round(likeness.chance if one else max(part, likeness.told) if likely else part, 4),
        tuple(sorted((Passage(*(p if derived is shorter else p[::-1])) for p in passages), key=lambda p: p.derived)),
        likeness.reasons,
    )


def kind_of(likeness: Likeness, one: Document, other: Document, settings: LineageSettings) -> str:
    """Copy, rewrite or update (the same outlet's later version)."""
    if one.outlet is not None and one.outlet == other.outlet:
        return "update"
    return "copy" if likeness.copied >= settings.verbatim else "rewrite"


def direction(shorter: Document, longer: Document) -> tuple[Document, Document]:
    """(derived, source): the page that credits the other, else the later, else the shorter is derived."""
    credits = names_source(shorter, longer), names_source(longer, shorter)
    if credits[0] != credits[1]:
        return (shorter, longer) if credits[0] else (longer, shorter)
    day, other = known_day(shorter), known_day(longer)
    if day and other and day < other:
        return longer, shorter
    return shorter, longer


def gather(
    documents: Sequence[Document], homes: Sequence[int], derivations: Sequence[Derivation]
) -> Iterator[LineageGroup]:
    """The groups, each with every derivation whose derived page it holds."""
    members: dict[int, list[Document]] = {}
    for document, home in zip(documents, homes, strict=True):
        members.setdefault(home, []).append(document)
    for _, inside in sorted(members.items()):
        ids = tuple(document.id for document in inside)
        kept = tuple(d for d in derivations if d.derived in ids)
        yield LineageGroup(stable_id("lin", *ids), ids, origin_of(inside, kept), kept)


def origin_of(documents: Sequence[Document], derivations: Sequence[Derivation]) -> str | None:
    """The agency that the pages name, else the page that none of the others is derived from the other way round."""
    agencies = sorted(
        {c.name for d in documents for c in d.credits if c.kind in WIRE_KINDS}, key=lambda n: (-len(n), n)
    )
    if agencies and all(same_name(agencies[0], name) for name in agencies):
        return agencies[0]
    if len(documents) == 1:
        return None
    inside = {d.id for d in documents}
    derived = {d.derived for d in derivations if d.source in inside and d.kind != "partial"}
    sources = sorted(inside - derived)
    return sources[0] if len(sources) == 1 else None
