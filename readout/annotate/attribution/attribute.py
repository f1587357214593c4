"""From sayings and quotations to attribution records.

In: a document, its parse and its entities. Out: `Attribution`s. One saying gives one record for its unquoted content
and one for each of its quotations; parts of one quotation interrupted by its cue ("…," he said, "…") are one record.
The content of the unquoted record is the whole clause, quoted words included, so that it reads as one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.annotate.attribution.direct import Spoken, attribute_quotations, is_tagged
from readout.annotate.attribution.lexicon import STATEMENT
from readout.annotate.attribution.page import Page, lay_out
from readout.annotate.attribution.sayings import Saying
from readout.annotate.attribution.speakers import Speakers
from readout.annotate.attribution.tree import closed
from readout.language import Parse
from readout.model import Attribution, Document, Entity, Span, stable_id

_COVERED = 0.85
"""Share of a content's letters in quotation marks from which on nothing unquoted is left to report."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks in a saying, to whom, and through whom."""

    speaker: str | None
    addressees: tuple[str, ...]
    via: str | None
    others: tuple[str, ...] = ()


def find_attributions(document: Document, parse: Parse, entities: Sequence[Entity]) -> tuple[Attribution, ...]:
    """All attributions of a page, direct and indirect, both levels of chains.

    Spans are 0-based half-open code points of `Document.text`, `content` without quotation marks. Ascending by first
    span.
    """
    page = lay_out(document, parse)
    spoken = attribute_quotations(page)
    voices = _voices(page, spoken, Speakers(page.doc, entities))
    records = [*_direct(page, spoken, voices), *_indirect(page, spoken, voices)]
    return tuple(sorted({r.id: r for r in records}.values(), key=_first_span))


def _first_span(record: Attribution) -> tuple[Span, bool, str]:
    spans = [s for s in (record.source, record.cue, *record.content) if s is not None]
    return min(spans), not record.direct, record.id


def _voices(page: Page, spoken: list[Spoken], speakers: Speakers) -> dict[int, _Voice]:
    """The voices of all sayings by cue head, in text order, so that "the statement" finds the one issued before."""
    sayings = {s.head: s for s in page.sayings} | {s.saying.head: s.saying for s in spoken if s.saying is not None}
    ordered = sorted(sayings.values(), key=lambda s: (s.cue, s.head))
    resolved: dict[int, _Voice] = {}
    noted = 0
    for saying in ordered:
        sentence = page.sentence_at(saying.cue.start)
        while noted <= sentence:
            speakers.note(*page.sentences[noted])
            noted += 1
        relayed = None if saying.relayer is None else speakers.covering(page.doc[saying.relayer])
        speaker = speakers.resolve(saying)
        others = speakers.beside(saying, speaker)
        resolved[saying.head] = _Voice(speaker, speakers.hearers(saying), relayed, others)
    relays = _relays(ordered)
    return {
        head: replace(voice, via=voice.via or _via(voice, relays.get(head), resolved))
        for head, voice in resolved.items()
    }


def _via(voice: _Voice, outer: int | None, resolved: dict[int, _Voice]) -> str | None:
    relayed = None if outer is None else resolved[outer].speaker
    return relayed if relayed != voice.speaker else None


def _relays(ordered: list[Saying]) -> dict[int, int]:
    """For each saying inside another's content, the innermost one around it that utters words."""
    spans = sorted((c, s.head) for s in ordered if s.utters and s.source is not None for c in s.content)
    starts = [span.start for span, _ in spans]
    outer: dict[int, int] = {}
    for saying in ordered:
        at = bisect_right(starts, saying.cue.start)
        around = [(len(span), head) for span, head in spans[max(0, at - 16) : at] if span.contains(saying.cue)]
        around = [item for item in around if item[1] != saying.head]
        if around:
            outer[saying.head] = min(around)[1]
    return outer


def _direct(page: Page, spoken: list[Spoken], voices: dict[int, _Voice]) -> list[Attribution]:
    records: list[Attribution] = []
    group: list[Spoken] = []
    for item in spoken:
        if group and not _same_words(page, group[-1], item):
            records.append(_quoted(page, group, voices))
            group = []
        group.append(item)
    if group:
        records.append(_quoted(page, group, voices))
    return records


def _same_words(page: Page, before: Spoken, after: Spoken) -> bool:
    """Whether one quotation goes on in the other: the same saying between or before them, full sentences, one block."""
    if before.saying is None or after.saying is None or before.saying.head != after.saying.head:
        return False
    if before.quotation.block != after.quotation.block:
        return False
    between = page.text[before.quotation.end : after.quotation.whole.start]
    cue = before.saying.cue
    interrupted = before.quotation.end <= cue.start and cue.end <= after.quotation.whole.start
    return (interrupted and len(between) < 200) or not between.strip(" “”\"’‘'.,")


def _quoted(page: Page, group: list[Spoken], voices: dict[int, _Voice]) -> Attribution:
    saying = group[0].saying
    content = tuple(part for item in group for part in item.quotation.parts)
    return _record(page, saying, content, True, voices)


def _indirect(page: Page, spoken: list[Spoken], voices: dict[int, _Voice]) -> list[Attribution]:
    parts: dict[int, list[Span]] = {}
    for item in spoken:
        if item.saying is not None:
            parts.setdefault(item.saying.head, []).extend(item.quotation.parts)
    records: list[Attribution] = []
    tagged = {s.saying.head for s in spoken if s.saying is not None and is_tagged(page, s.quotation, s.saying)}
    for saying in page.sayings:
        if not saying.content or saying.head in tagged or (saying.source is None and saying.relay):
            continue
        if _quoted_share(page.text, saying.content, sorted(parts.get(saying.head, ()))) < _COVERED:
            content = tuple(closed(page.text, _whole(page, span)) for span in saying.content)
            records.append(_record(page, saying, content, False, voices))
    return records


def _whole(page: Page, span: Span) -> Span:
    """The span up to the end of a quotation that it opens and the tree cut short, within one sentence."""
    at = bisect_left(page.quotations, span.end, key=lambda q: q.end)
    if at == len(page.quotations) or not span.start < page.quotations[at].first.start < span.end:
        return span
    part = page.quotations[at].first
    return Span(span.start, part.end) if page.sentence_at(span.end - 1) == page.sentence_at(part.end - 1) else span


def _quoted_share(text: str, content: tuple[Span, ...], parts: list[Span]) -> float:
    starts = [part.start for part in parts]
    letters = quoted = 0
    for span in content:
        letters += sum(c.isalnum() for c in span.of(text))
        at = max(0, bisect_right(starts, span.start) - 1)
        while at < len(parts) and parts[at].start < span.end:
            low, high = max(parts[at].start, span.start), min(parts[at].end, span.end)
            quoted += sum(c.isalnum() for c in text[low:high])
            at += 1
    return quoted / letters if letters else 1.0


def _record(
    page: Page, saying: Saying | None, content: tuple[Span, ...], direct: bool, voices: dict[int, _Voice]
) -> Attribution:
    source, cue = (None, None) if saying is None else (saying.source, saying.cue)
    voice = _Voice(None, (), None) if saying is None else voices[saying.head]
    places = [p for s in (source, cue, *content) for p in ((-1, -1) if s is None else (s.start, s.end))]
    identity = stable_id("att", page.document.id, int(direct), *places)
    kind = STATEMENT if saying is None else saying.kind
    return Attribution(
        identity, source, cue, content, direct, voice.speaker, voice.addressees, voice.via, kind, voice.others
    )
