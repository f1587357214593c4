"""An entity while it is being put together, and the finished record.

The rules add mentions and offices to a `Draft`; `finish` makes the immutable `Entity`. A draft lives only inside
`find_entities`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name
from readout.annotate.entities.titles import Office
from readout.model import Entity, Mention, Role, stable_id

_COMMON = frozenset({"police"})
"""Bodies that a page also calls by their common noun alone."""
NO_ROLE = frozenset({"kin", "person"})


@dataclass(slots=True, eq=False)
class Draft:
    """`written` counts the forms a page uses; mentions are ranges of words with their kind."""

    type: str
    written: Counter[str] = field(default_factory=Counter)
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    gender: str = ""
    key: str | None = None
    canonical: str | None = None
    country: str | None = None
    extra: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def add(self, page: Page, name: Name) -> None:
        """Add a named mention."""
        words = range(name.first, name.last)
        named = name.phrase is not None or any(page.capital(word) and page.lower[word] not in _COMMON for word in words)
        self.mentions.append((name.first, name.last, "name" if named else "nominal"))
        if name.phrase is None or name.phrase.use == "name":
            self.written[page.text(name.first, name.last)] += 1

    @property
    def first(self) -> int:
        """The first word of the first mention."""
        return min(mention[0] for mention in self.mentions)


def folded(text: str) -> str:
    """Return a name for comparison: no accents, no letter case, no hyphens or dots."""
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(kept.casefold().replace(".", "").replace("’", "'").replace("-", " ").split())


def fullest(draft: Draft) -> str:
    """Return the longest written form by words, then by letters; forms all in capitals only where there is no other."""
    forms = [form for form in draft.written if not (form.isupper() and len(form) > 5)] or list(draft.written)
    if draft.type == "PERSON":
        longest = max(len(form.split()) for form in forms)
        forms += [form.title() for form in draft.written if form.isupper() and len(form.split()) > longest]
    return max(forms, key=lambda form: (len(folded(form).split()), len(form), draft.written[form], form))


def finish(page: Page, drafts: Iterable[Draft]) -> tuple[Entity, ...]:
    """Return the entities, ascending by first mention; drafts without a mention are left out."""
    ordered = sorted((draft for draft in drafts if draft.mentions), key=lambda draft: (draft.first, draft.type))
    names = {id(draft): draft.canonical or fullest(draft) for draft in ordered}
    ids = {
        id(draft): stable_id("ent", page.document.id, page.start[draft.first], names[id(draft)], draft.type)
        for draft in ordered
    }
    at_word = {
        word: ids[id(draft)]
        for draft in ordered
        for first, last, kind in draft.mentions
        if kind == "name"
        for word in range(first, last)
    }
    return tuple(_record(page, draft, names[id(draft)], ids[id(draft)], at_word) for draft in ordered)


def _record(page: Page, draft: Draft, name: str, identifier: str, at_word: Mapping[int, str]) -> Entity:
    mentions = sorted(set(draft.mentions))
    aliases = {form for form in {*draft.written, *draft.extra} if form != name}
    return Entity(
        identifier, name, draft.type, tuple(sorted(aliases)), _roles(draft, at_word),
        tuple(Mention(page.span(first, last), kind) for first, last, kind in mentions), draft.key,
    )  # fmt: skip


def _roles(draft: Draft, at_word: Mapping[int, str]) -> tuple[Role, ...]:
    """One role a title and body; letter case or a shorter form ("Secretary X") makes no other title."""
    said = [
        (office, at_word.get(office.of) if office.of is not None else None)
        for office in sorted(draft.offices, key=lambda office: office.start)
        if office.kind.kind not in NO_ROLE
    ]
    merged: dict[tuple[str, str | None], Role] = {}
    for office, of in sorted(said, key=lambda pair: (pair[1] is None, -len(pair[0].title), pair[0].start)):
        title = office.title.casefold()
        key = next(
            (k for k in merged if (k[0] == title and of in (None, k[1])) or (of is None and title in k[0])), (title, of)
        )
        seen = merged.get(key)
        evidence = (*seen.evidence, *office.evidence) if seen else office.evidence
        merged[key] = Role(seen.title if seen else office.title, of, tuple(sorted(set(evidence))))
        if seen:
            merged[key] = Role(seen.title, seen.of, merged[key].evidence)
    return tuple(sorted(merged.values(), key=lambda role: (role.evidence[0], role.title)))
