"""What an archive answers, for a screen.

In come the records of `readout.model.archive`, out goes text that ends with a newline. No character of a page steers
the terminal; colour only adds to words and marks. What a limit hides is counted.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readout.model.account import Amount, Change, Conflict, Fact, Statement
from readout.model.archive import Added, ArchiveState, FactMove, Hit, Hits, Profile, StoryDiff, StoryRow, Told
from readout.model.spans import Span
from readout.render.controls import neutralised, one_line, shortened
from readout.render.dates import in_words

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
FIELD = 160
"""Characters of a title, a summary or a name shown before an ellipsis."""
LISTED = 12
"""Facts, statements or names shown of a kind before the rest is counted."""
GLANCE = 4
"""The same where several stories are told at once."""
NOTHING = "Nothing of it is in the archive.\n"


class Screen:
    """Lines at most `width` columns wide, with or without colour."""

    def __init__(self, width: int, colour: bool) -> None:
        self._width, self._colour = width, colour
        self._lines: list[str] = []

    def bold(self, text: str) -> str:
        """Words that stand out."""
        return f"{BOLD}{text}{RESET}" if self._colour else text

    def dim(self, text: str) -> str:
        """Words that stand back."""
        return f"{DIM}{text}{RESET}" if self._colour else text

    def line(self, text: str = "") -> None:
        """One line as it is."""
        self._lines.append(text.rstrip())

    def flow(self, text: str, indent: int = 2, mark: str = "") -> None:
        """Text over as many lines as it takes, after a mark."""
        lead = " " * indent + (f"{mark} " if mark else "")
        rest = " " * len(lead)
        width = max(self._width, len(lead) + 20)
        wrapped = textwrap.wrap(text, width, initial_indent=lead, subsequent_indent=rest, break_long_words=True)
        self._lines += wrapped or [lead.rstrip()]

    def more(self, shown: int, total: int, what: str, how: str) -> None:
        """What a limit hides."""
        if total > shown:
            self.line(self.dim(f"  … {total - shown} more {what}; {how}"))

    def text(self) -> str:
        """Everything so far."""
        return "".join(f"{line}\n" for line in self._lines)


def stories_to_terminal(rows: Sequence[StoryRow], state: ArchiveState, *, width: int, colour: bool = False) -> str:
    """The list of stories, and one line on the archive."""
    screen = Screen(width, colour)
    for row in rows:
        screen.line(f"{row.id}  {screen.bold(shortened(row.title, FIELD))}")
        parts = [in_words(row.time), counted(row.pages, "page"), outlets_in_words(row.outlets)]
        parts += [counted(row.lineages, "independent report"), counted(row.facts, "fact")]
        parts += [counted(row.conflicts, "conflict")] if row.conflicts else []
        parts += [counted(row.changes, "change")] if row.changes else []
        screen.flow(" · ".join(part for part in parts if part), indent=4)
    if not rows:
        screen.line("No story is told here yet: readout add PATH… puts pages in.")
    screen.line()
    screen.more(len(rows), state.stories, "stories", "--limit and --offset show them")
    for line in _state(state):
        screen.flow(line, indent=0)
    return screen.text()


def _state(state: ArchiveState) -> list[str]:
    held = f"{counted(state.stories, 'story')}, {counted(state.pages, 'page')}, {counted(state.facts, 'fact')}"
    lines = [f"{one_line(state.location)}: {held}"]
    if state.pending:
        waiting = counted(state.pending, "page") + (" waits" if state.pending == 1 else " wait")
        lines.append(f"{waiting} to be understood: an interrupted run; the next readout add goes on")
    return lines + [one_line(notice) for notice in state.notices]


def hits_to_terminal(hits: Hits, *, width: int, colour: bool = False, offset: int = 0) -> str:
    """What was found, with the words looked for marked."""
    if not hits.total:
        return NOTHING
    screen = Screen(width, colour)
    last = ""
    for hit in hits.hits:
        if hit.story != last:
            screen.line()
            screen.line(f"{hit.story}  {screen.bold(shortened(hit.story_title, FIELD))}")
            last = hit.story
        screen.flow(_hit_words(hit), mark=hit.kind)
        where = [hit.who or "", in_words(hit.day), hit.outlet or "", hit.id]
        screen.line(screen.dim(f"    {' · '.join(one_line(part) for part in where if part)}"))
    screen.line()
    screen.line(f"{offset + 1 if hits.hits else 0} to {offset + len(hits.hits)} of {counted(hits.total, 'hit')}")
    return screen.text()


def _hit_words(hit: Hit) -> str:
    words = one_line(marked(hit.text, hit.marks))
    return f"“{words}”" if hit.kind == "statement" else words


def marked(text: str, marks: Iterable[Span]) -> str:
    """The text with the words looked for between asterisks."""
    parts, at = [], 0
    for span in marks:
        parts += [text[at : span.start], "*", text[span.start : span.end], "*"]
        at = span.end
    return neutralised("".join([*parts, text[at:]]))


def profiles_to_terminal(profiles: Sequence[Profile], *, width: int, colour: bool = False) -> str:
    """Everybody of a name: offices, what they said by topic, what they took part in and promised."""
    if not profiles:
        return NOTHING
    screen = Screen(width, colour)
    for number, profile in enumerate(profiles):
        if number:
            screen.line()
        screen.line(f"{screen.bold(one_line(profile.name))}  {screen.dim(profile.type.lower())}")
        if profile.aliases:
            screen.flow("also: " + shortened(", ".join(profile.aliases), FIELD))
        offices = [f"{one_line(held.title)}{f' of {one_line(held.of)}' if held.of else ''}" for held in profile.offices]
        _section(screen, "Offices", offices)
        _section(screen, "Stories", [f"{row.id}  {shortened(row.title, FIELD)}" for row in profile.stories])
        _sayings(screen, profile.statements)
        _section(screen, "Events", [_fact(told.item) for told in profile.events if isinstance(told.item, Fact)])
        promised = [_fact(told.item) for told in profile.commitments if isinstance(told.item, Fact)]
        _section(screen, "Commitments", promised)
    return screen.text()


def _sayings(screen: Screen, statements: Sequence[Told]) -> None:
    topics: dict[str, list[str]] = defaultdict(list)
    for told in statements:
        if isinstance(told.item, Statement):
            topics[told.item.topics[0] if told.item.topics else ""].append(_said(told.item))
    for topic in sorted(topics, key=lambda t: (t == "", -len(topics[t]), t)):
        _section(screen, f"Said on {one_line(topic)}" if topic else "Said", topics[topic])


def _section(screen: Screen, title: str, lines: Sequence[str], listed: int = LISTED) -> None:
    if not lines:
        return
    told = list(dict.fromkeys(lines))  # several facts of one sentence are one line
    screen.line(f"  {title}")
    for line in told[:listed]:
        screen.flow(line, indent=4, mark="-")
    screen.more(listed, len(told), "of them", "--format json shows all")


def diff_to_terminal(diff: StoryDiff, *, width: int, colour: bool = False) -> str:
    """What is new in a story, what stands otherwise, what is gone."""
    screen = Screen(width, colour)
    _diff(screen, diff)
    return screen.text()


def added_to_terminal(added: Added, *, width: int, colour: bool = False) -> str:
    """What came of adding pages: counts, then every story that began or grew."""
    screen = Screen(width, colour)
    parts = [f"{counted(len(added.pages), 'page')} added"]
    parts += [f"{len(added.known)} known already"] if added.known else []
    refused = sum(not one.repeated for one in added.refused)
    parts += [f"{refused} refused"] if refused else []
    screen.line(", ".join(parts))
    for old, new in added.merged:
        screen.line(f"{old} became part of {new}")
    for diff in added.stories[:LISTED]:
        screen.line()
        _diff(screen, diff, GLANCE)
    screen.more(LISTED, len(added.stories), "stories began or grew", "readout stories lists them")
    return screen.text()


def rebuilt_to_terminal(added: Added, state: ArchiveState, *, width: int, colour: bool = False) -> str:
    """What came of rebuilding: the stories that say something else now, and what the archive holds."""
    screen = Screen(width, colour)
    for diff in added.stories[:LISTED]:
        _diff(screen, diff, GLANCE)
        screen.line()
    screen.more(LISTED, len(added.stories), "stories say something else", "--format json shows all")
    if not added.stories:
        screen.line("Every story says what it said.")
    for line in _state(state):
        screen.flow(line, indent=0)
    return screen.text()


def _diff(screen: Screen, diff: StoryDiff, listed: int = LISTED) -> None:
    screen.line(f"{diff.story}  {screen.bold(shortened(diff.title, FIELD))}")
    since = f"since {diff.since:%Y-%m-%d %H:%M} UTC"
    heads = [counted(len(diff.pages), "new page")] if diff.pages else []
    screen.line(screen.dim(f"  {'; '.join(['new story' if diff.new else since, *heads])}"))
    if not diff.new:
        _section(screen, "Stands otherwise", [_move(move) for move in diff.moved], listed)
        _section(screen, "No longer said", [_fact(fact) for fact in diff.gone], listed)
    _section(screen, "Facts" if diff.new else "New facts", [_fact(fact) for fact in diff.facts], listed)
    _section(screen, "Statements" if diff.new else "New statements", [_said(one) for one in diff.statements], listed)
    facts = {fact.id: fact for fact in (*diff.facts, *diff.gone, *(move.after for move in diff.moved))}
    _section(screen, "Where reports differ", [_difference(one, facts) for one in diff.conflicts], listed)
    _section(screen, "Settled", [_difference(one, facts) for one in diff.settled], listed)
    _section(screen, "What changed", [_difference(one, facts) for one in diff.changes], listed)
    told = (diff.pages, diff.facts, diff.moved, diff.gone, diff.statements, diff.conflicts, diff.settled, diff.changes)
    if not any(told):
        screen.line("  nothing new")


def _fact(fact: Fact) -> str:
    when = in_words(fact.time.edtf) if fact.time else ""
    marks = [when, ", ".join(fact.status), counted(fact.lineages, "independent report")]
    return f"{shortened(fact.summary, FIELD)} ({'; '.join(mark for mark in marks if mark)})"


def _said(said: Statement) -> str:
    return f"{one_line(said.speaker_text) or 'somebody'}: “{shortened(said.text, FIELD)}”"


def _difference(found: Conflict | Change, facts: Mapping[str, Fact]) -> str:
    """What differs, and before it what the facts are about where they are among those told here."""
    about = next((facts[fact].summary for fact in found.facts if fact in facts), "")
    told = shortened(found.explanation, FIELD)
    return f"{shortened(about, FIELD)} {told}" if about else told


def _move(move: FactMove) -> str:
    before, after = move.before, move.after
    turns = []
    if set(before.status) != set(after.status):
        turns.append(f"{', '.join(before.status)} → {', '.join(after.status)}")
    if before.lineages != after.lineages:
        turns.append(f"{before.lineages} → {counted(after.lineages, 'independent report')}")
    if before.modality != after.modality:
        turns.append(f"{before.modality} → {after.modality}")
    if before.polarity != after.polarity:
        turns.append(f"{before.polarity} → {after.polarity}")
    if before.values != after.values:
        turns.append(f"{_values(before.values)} → {_values(after.values)}")
    return f"{shortened(after.summary, FIELD)} ({'; '.join(turns)})"


def _values(values: Sequence[Amount]) -> str:
    return ", ".join(f"{value.slot} {_range(value)}" for value in values) or "no number"


def _range(value: Amount) -> str:
    low, high = (f"{end:g}" if end is not None else "…" for end in (value.low, value.high))
    return f"{low}{f' to {high}' if low != high else ''}{f' {value.unit}' if value.unit else ''}"


def outlets_in_words(outlets: Sequence[str]) -> str:
    """The first outlets by name, the rest counted."""
    shown = 3
    named = ", ".join(shortened(outlet, 30) for outlet in outlets[:shown])
    return f"{named} and {len(outlets) - shown} more" if len(outlets) > shown else named


def counted(count: int, what: str) -> str:
    """A number with its noun: `1 page`, `2 stories`."""
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count} {what if count == 1 else plural}"
