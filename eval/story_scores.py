"""How much of what a careful reader takes from a story's pages an account holds.

In come the expectations of one story and an account, out goes a `Tally` of hits and totals. Evidence decides (see
`eval.evidence`); the tally's misses say in words what was not met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from eval.evidence import AccountView, Item, Place, overlap, quotes_met, true_span
from eval.expected import Anchors, Difference, Expected, ExpectedChange, ExpectedFact, Person, Placed
from eval.tally import Tally
from readout.model import Readout
from readout.model.account import Quote

MINUTES = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0}
LONG_LINE = 60
"""Lines up to this length are neither asked for nor missed: a crosshead, a name, a date."""
COUNT_TOLERANCE = 0.01
LINES = re.compile(r"[^\n]+")


def score(expected: Expected, account: Readout) -> Tally:
    """Every measure of one story; pure, and the same for any order of the account's items."""
    view, tally = AccountView(account, expected.documents), Tally()
    for key, name in expected.documents.items():
        tally.note("documents read", key in view.pages, name)
    _score_furniture(expected, view, tally)
    _score_page_facts(expected, view, tally)
    for person in expected.people:
        _score_person(person, view, tally)
    for fact in expected.facts:
        _score_fact(fact, view, tally)
    _score_mixing(expected.facts, view, tally)
    _score_conflicts(expected, view, tally)
    _score_changes(expected.changes, view, tally)
    for quotation in expected.quotations:
        _score_quotation(quotation, view, tally)
    _score_altered(expected.altered, view, tally)
    if expected.copies is not None:
        _score_copies(expected.copies, view, tally)
    _score_spans(view, tally)
    return tally


def _score_furniture(expected: Expected, view: AccountView, tally: Tally) -> None:
    if not expected.boilerplate:
        return
    lines: dict[str, set[int]] = {}
    for row in expected.boilerplate:
        page = view.pages.get(row.page)
        at = page.anchor(row.anchor) if page else None
        if page is not None and at is not None:
            lines.setdefault(row.page, set()).add(page.text.rfind("\n", 0, at[0]))
        removed = page is not None and at is not None and not page.in_body(at)
        tally.note("furniture removed", removed, f"{row.page} {row.anchor!r}")
    for key, page in view.pages.items():
        for line in LINES.finditer(page.text):
            length = len(line.group())
            if length > LONG_LINE and line.start() - 1 not in lines.get(key, set()):
                middle: Place = (line.start() + length // 3, line.start() + 2 * length // 3)
                tally.note("body kept", page.in_body(middle), f"{key} {line.group()[:50]!r}")


def _score_page_facts(expected: Expected, view: AccountView, tally: Tally) -> None:
    for key, day in expected.published_is_not.items():
        if key in view.pages:
            got = view.pages[key].page.published.edtf or ""
            tally.note("page date not taken for the report's", not got.startswith(day), f"{key} {got}")
    for row in expected.credits:
        page = view.pages.get(row.page)
        at = page.sentence(row.anchor) if page else None
        given = page.page.credits if page else ()
        hit = at is not None and any(
            row.name.lower() in c.name.lower() and overlap(at, (c.start, c.end)) for c in given
        )
        tally.note("credits", hit, f"{row.page} {row.name}")


def _score_person(person: Person, view: AccountView, tally: Tally) -> None:
    found = [e for e in view.entities.values() if view.known(e.id, person.name)]
    tally.note("people", bool(found), person.name)
    named_in = {m.document for e in found for m in e.mentions}
    for key in person.pages:
        hit = key in view.pages and view.pages[key].page.id in named_in
        tally.note("people in pages", hit, f"{person.name} {key}")
    if person.office is not None:
        offices = " ".join(o.title for e in found for o in e.roles).lower()
        tally.note("offices", person.office.lower() in offices, f"{person.name}: {person.office} (got {offices!r})")
    tally.note("one entity per person", len(found) == 1, f"{person.name} x{len(found)}")


def _best(fact: ExpectedFact, view: AccountView) -> tuple[Item | None, set[str]]:
    """The item that tells the fact best (pages touched, type, participants, anchors met; the first of equals)."""
    best: tuple[Item | None, set[str]] = (None, set())
    best_rank: tuple[int, bool, int, int] | None = None
    for item in view.items:
        met = view.touched(item.spans, fact.evidence)
        if not met or (best_rank is not None and len(met) < best_rank[0]):
            continue
        who = sum(view.names(wanted, item.people) for wanted in fact.who)
        tight = len(view.touched(item.spans, fact.evidence, tight=True))
        rank = (len(met), item.type in fact.types, who, tight)
        if best_rank is None or rank > best_rank:
            best, best_rank = (item, met), rank
    return best


def _score_fact(fact: ExpectedFact, view: AccountView, tally: Tally) -> None:
    item, met = _best(fact, view)
    tally.note("facts found", item is not None, fact.id)
    for key in fact.evidence:
        tally.note("fact evidence together", key in met, f"{fact.id} {key}")
    if item is None:
        return
    for who in fact.who:
        tally.note("participants", view.names(who, item.people), f"{fact.id} {who}")
    if fact.types != (None,):
        tally.note("event types", (item.type or "") in fact.types, f"{fact.id} {item.type}")
    if fact.minutes is not None:
        tally.note("durations", _lasts(item, fact.minutes), f"{fact.id} {_shown(item)}")
    if fact.count is not None:
        tally.note("counts", _counts(item, fact.count), f"{fact.id} {_shown(item)}")
    for key, wanted in fact.modality.items():
        got = _modalities(item, fact.evidence[key], key, view)
        tally.note("modality", wanted in got, f"{fact.id} {key} {sorted(map(str, got))}")
    if fact.commitment:
        tally.note("commitments", item.commitment, fact.id)


def _lasts(item: Item, minutes: tuple[float, float]) -> bool:
    """Whether a duration of the item overlaps the wanted one and is at most twice as long."""
    for value in item.values:
        factor = MINUTES.get(value.unit or "")
        if value.slot != "duration" or factor is None or value.low is None:
            continue
        low = value.low * factor
        high = (value.high if value.high is not None else value.low) * factor
        if low <= minutes[1] and minutes[0] <= high <= 2 * minutes[1]:
            return True
    return False


def _counts(item: Item, count: tuple[float, float]) -> bool:
    """Whether a bound of one of the item's numbers is the wanted one, within the tolerance."""
    low, high = count[0] * (1 - COUNT_TOLERANCE), count[1] * (1 + COUNT_TOLERANCE)
    bounds = [b for v in item.values if v.slot != "duration" for b in (v.low, v.high)]
    return any(bound is not None and low <= bound <= high for bound in bounds)


def _shown(item: Item) -> list[tuple[str, str | None, float | None, float | None]]:
    return [(v.slot, v.unit, v.low, v.high) for v in item.values]


def _modalities(item: Item, anchor: str, key: str, view: AccountView) -> set[str | None]:
    return {
        modality
        for span, modality in zip(item.spans, item.modalities, strict=True)
        if view.touched([span], {key: anchor})
    }


def _score_mixing(facts: Sequence[ExpectedFact], view: AccountView, tally: Tally) -> None:
    """An item whose pages have no expected fact in common mixes two."""
    for item in view.items:
        by_page: dict[str, set[str]] = {}
        for fact in facts:
            for key in view.touched(item.spans, fact.evidence):
                by_page.setdefault(key, set()).add(fact.id)
        if len(by_page) > 1:
            shown = {key: sorted(ids) for key, ids in sorted(by_page.items())}
            tally.note("items that mix no two facts", bool(set.intersection(*by_page.values())), f"{item.id} {shown}")


def _sides_met(view: AccountView, values: Sequence[tuple[Quote, ...]], sides: Sequence[Anchors]) -> bool:
    """Whether each side is met by a value of its own."""
    meets = [quotes_met(view, values, side) for side in sides]
    chosen = permutations(range(len(values)), len(sides))
    return any(all(meets[side][value] for side, value in enumerate(order)) for order in chosen)


def _score_conflicts(expected: Expected, view: AccountView, tally: Tally) -> None:
    conflicts = [c for story in view.stories for c in story.conflicts]
    values = [[side.evidence for side in c.values] for c in conflicts]
    real: set[int] = set()

    def met(difference: Difference) -> set[int]:
        return {i for i, sides in enumerate(values) if _sides_met(view, sides, difference.sides)}

    for difference in expected.conflicts or ():
        found = met(difference)
        real |= found
        tally.note("conflicts found", bool(found), difference.what)
    for difference in expected.compatible:
        tally.note("compatible left alone", not met(difference), difference.what)
    if expected.conflicts is not None:
        tally.count("conflicts that are real", len(real), len(conflicts))
        tally.misses += [
            f"conflict reported, not expected: {c.explanation or c.slot}"
            for i, c in enumerate(conflicts)
            if i not in real
        ]


def _score_changes(expected: Sequence[ExpectedChange], view: AccountView, tally: Tally) -> None:
    changes = [c for story in view.stories for c in story.changes]
    for wanted in expected:
        hit = any(
            view.touched(c.from_.evidence, wanted.before) and view.touched(c.to.evidence, wanted.after) for c in changes
        )
        tally.note("changes found", hit, wanted.what)


def _score_quotation(wanted: Placed, view: AccountView, tally: Tally) -> None:
    covering = [s for s in view.statements if view.touched(s.renderings, {wanted.page: wanted.anchor}, tight=True)]
    tally.note("quotations found", bool(covering), f"{wanted.page} {wanted.name[:40]!r}")
    got = [e.name for s in covering if (e := view.entities.get(s.speaker or ""))]
    right = view.names(wanted.speaker, [s.speaker for s in covering])
    said = f"{wanted.speaker}: {wanted.name[:40]!r} (got {got})"
    tally.note("quotations with the right speaker", right, said)


def _score_altered(expected: Sequence[ExpectedChange], view: AccountView, tally: Tally) -> None:
    """Words changed between quotation marks: one statement holds both renderings and says that one is altered."""
    for wanted in expected:
        hit = any(
            any(r.altered for r in s.renderings)
            and view.touched(s.renderings, wanted.before, tight=True)
            and view.touched(s.renderings, wanted.after, tight=True)
            for s in view.statements
        )
        tally.note("altered quotations shown", hit, wanted.what)


def _score_copies(copies: Sequence[Sequence[str]], view: AccountView, tally: Tally) -> None:
    group = {key: i for i, keys in enumerate(copies) for key in keys}
    keys = sorted(view.pages)
    for i, one in enumerate(keys):
        for other in keys[i + 1 :]:
            lineages = view.pages[one].page.lineage, view.pages[other].page.lineage
            joined = lineages[0] is not None and lineages[0] == lineages[1]
            wanted = one in group and group.get(one) == group.get(other)
            if wanted:
                tally.note("copies joined", joined, f"{one} {other}")
            if joined:
                tally.note("joined pages that are copies", wanted, f"{one} {other}")


def _score_spans(view: AccountView, tally: Tally) -> None:
    texts = {page.id: page.text for page in view.documents}
    for item in view.items:
        for span in item.spans:
            where = f"{span.document} {span.start}:{span.end}"
            tally.note("spans true", true_span(span, texts), f"{item.id} {where}")
