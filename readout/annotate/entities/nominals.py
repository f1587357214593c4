"""Descriptions that stand for somebody named: "the secretary of state", "the minister", "the company", "the Chinese
government".

In: the drafts with their names and offices. Out: nominal mentions added to them. A definite description leads to the
one candidate whose office, kind and country fit; of several the one mentioned last. "A spokesman", plurals and
descriptions that fit nobody are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from readout.annotate.entities.drafts import Draft, folded
from readout.annotate.entities.lexicon import Lexicon, Title
from readout.annotate.entities.page import Page
from readout.annotate.entities.recent import Recent
from readout.annotate.entities.spans import Name, is_demonym_noun
from readout.annotate.entities.thing_nominals import DEFINITE, RECENT_SENTENCES, noun_phrase_start, thing_described
from readout.annotate.entities.titles import title_at, title_end

_GOVERNMENT = frozenset("government administration regime authorities side leadership".split())  # noqa: SIM905
_GENERIC = frozenset(
    [
        "official",
        "diplomat",
        "politician",
        "leader",
        "lawmaker",
        "statesman",
        "executive",
        "officer",
        "figure",
        "chief",
        "boss",
    ]
)
_OFTEN_UNNAMED = frozenset({"official", "officer", "diplomat", "source", "executive", "person", "lawmaker"})
"""Whoever was introduced as one without a name stays the one on the whole page."""
_OFFICIAL = frozenset({"head", "government", "politics", "military", "police", "spokesperson"})
_POSSESSIVE = frozenset({"'s", "’s"})
_UNNAMED = frozenset({"a", "an", "another", "one"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the rules for descriptions look at; `by_title` gives the bearers of each title word."""

    page: Page
    lexicon: Lexicon
    names: Mapping[int, Name]
    recent: Recent
    by_title: Mapping[str, Sequence[Draft]]
    countries: Mapping[str, Draft]
    people: Mapping[int, Draft]
    """Persons by the first word of each of their names."""
    nations: dict[int, str] = field(default_factory=dict)
    """The country by which a description has called a draft before ("the Brazilian driver")."""


@dataclass(frozen=True, slots=True)
class _Description:
    """A noun phrase that may stand for a person: its title, its other words, the country and the body it is of."""

    head: int
    first: int
    last: int
    title: Title
    words: frozenset[str]
    country: str | None
    body: str | None

    @property
    def generic(self) -> bool:
        """Whether the title tells a sort of person ("official"), no office."""
        return self.title.word in _GENERIC or self.title.kind == "person"


Found = tuple[Draft, int, int] | None


def add_nominals(
    page: Page, lexicon: Lexicon, names: Mapping[int, Name], drafts: Sequence[Draft], recent: Recent
) -> None:
    """Add the descriptions of a page to the drafts they lead to."""
    scene = _Scene(
        page, lexicon, names, recent, _titles(drafts), {d.key: d for d in drafts if d.type == "COUNTRY" and d.key},
        {first: d for d in drafts if d.type == "PERSON" for first, _, kind in d.mentions if kind == "name"},
    )  # fmt: skip
    unnamed: dict[str, int] = {}
    for head in page.in_sentences():
        noun = page.upos[head] == "NOUN" or page.lemma[head] in _OFTEN_UNNAMED
        if noun and page.lower[noun_phrase_start(page, head)] in _UNNAMED:
            unnamed[page.lemma[head]] = head
        found = _described(scene, head)
        if found is None:
            continue
        draft, first, last = found
        met = unnamed.get(page.lemma[head], -1)
        if met > (recent.before(draft, first) or -1) or (met >= 0 and page.lemma[head] in _OFTEN_UNNAMED):
            continue  # "a witness … the witness": somebody without a name
        if not any(word in names and names[word].last > last for word in range(first, last)):
            draft.mentions.append((first, last, "nominal"))
            recent.note(draft, first)


def _titles(drafts: Sequence[Draft]) -> dict[str, list[Draft]]:
    by_title: dict[str, list[Draft]] = {}
    for draft in drafts:
        for word in sorted({office.kind.word for office in draft.offices}):
            by_title.setdefault(word, []).append(draft)
    return by_title


def _described(scene: _Scene, head: int) -> Found:
    page = scene.page
    if head in scene.names:
        return None
    if page.lower[head] in _GOVERNMENT:
        return _government(scene, head)
    plural = page.tag[head] in ("NNS", "NNPS")
    if plural or page.upos[head] not in ("NOUN", "PROPN") or page.dep[head] in ("compound", "appos", "nmod:desc"):
        return None
    found = _introducing(scene, head) or _person(scene, head) or _demonym(scene, head)
    return found or thing_described(page, scene.lexicon, scene.recent, head)


def _introducing(scene: _Scene, head: int) -> Found:
    """ "The race director, Ada Vega," is Ada Vega in both parts: who says something is often only the first."""
    page = scene.page
    first = noun_phrase_start(page, head)
    if title_at(page, scene.lexicon, head) is None or page.lower[first] not in DEFINITE:
        return None
    last = title_end(page, scene.names, head + 1, page.bounds(head)[1])
    draft = scene.people.get(last + 1) if page.words[last : last + 1] == (",",) else None
    said = draft is not None and any(office.start <= head < office.end for office in draft.offices)
    return (draft, first, last) if draft is not None and said else None


def _country_before(names: Mapping[int, Name], first: int, head: int) -> str | None:
    for word in range(head - 1, first - 1, -1):
        name = names.get(word)
        if name is not None and name.phrase is not None and name.phrase.key and name.phrase.use != "capital":
            return name.phrase.key
    return None


def _government(scene: _Scene, head: int) -> Found:
    """ "The Chinese government" is China speaking."""
    page, names = scene.page, scene.names
    first = noun_phrase_start(page, head)
    key = _country_before(names, max(first, head - 3), head)
    begin = next((w for w in range(head - 1, first - 1, -1) if w in names and w - 1 not in names), first)
    first = begin - 1 if begin > first and page.lower[begin - 1] in DEFINITE else begin
    return (scene.countries[key], first, head + 1) if key is not None and key in scene.countries else None


def _person(scene: _Scene, head: int) -> Found:
    said = _read(scene, head)
    if said is None:
        return None
    fits = [draft for draft in _candidates(scene, said) if _agrees(scene.names, draft, said)]
    fits = [d for d in fits if said.country is None or scene.nations.get(id(d)) in (None, said.country)]
    bare = not said.words - {said.title.word} and said.country is None
    draft = _pick(fits, said, scene.recent, reach=said.generic or bare)
    if draft is not None and said.country is not None:
        scene.nations[id(draft)] = said.country
    return (draft, said.first, said.last) if draft is not None else None


def _read(scene: _Scene, head: int) -> _Description | None:
    """Read a definite noun phrase about a person; None where it is none or only introduces a name."""
    page, names = scene.page, scene.names
    title = title_at(page, scene.lexicon, head)
    if title is None or title.kind == "kin" or (title.kind == "person" and page.quoted[head]):
        return None
    first = noun_phrase_start(page, head)
    last = title_end(page, names, head + 1, page.bounds(head)[1])
    country = _country_before(names, first, head) or _country_before(names, head + 1, last)
    owned = any(page.words[i] in _POSSESSIVE for i in range(first, head))
    capital = country is not None and first == head - 1 and page.capital(first)
    if not (page.lower[first] in DEFINITE or owned or capital) or _names_follow(page, names, last):
        return None
    words = frozenset(
        folded(page.words[i]) for i in range(first, last) if page.upos[i] in ("NOUN", "PROPN", "ADJ") and i not in names
    )
    return _Description(head, first, last, title, words, country, _body(page, names, first, head))


def _body(page: Page, names: Mapping[int, Name], first: int, head: int) -> str | None:
    name = names.get(head - 1)
    return _identity(page, name) if name is not None and name.type == "ORGANIZATION" and name.first >= first else None


def _identity(page: Page, name: Name) -> str:
    return folded(name.phrase.canonical if name.phrase else page.text(name.first, name.last))


def _names_follow(page: Page, names: Mapping[int, Name], last: int) -> bool:
    """Whether the description only introduces a name ("the minister, Ana Ruiz," or "minister Ana Ruiz")."""
    for word in (last, last + 1):
        name = names.get(word) if word < len(page.words) else None
        if name is not None and name.type == "PERSON" and (word == last or page.words[last] == ","):
            return True
    return False


def _candidates(scene: _Scene, said: _Description) -> list[Draft]:
    recent, title = scene.recent, said.title
    if title.word in _GENERIC:
        near = [draft for draft in recent.within(said.head, RECENT_SENTENCES) if draft.type == "PERSON"]
        if said.body is not None:
            return [draft for draft in near if _is_of(scene, draft, said.body)]
        return [draft for draft in near if _is_official(draft, title)]
    found = list(scene.by_title.get(title.word, ()))
    if title.kind == "head" and title.word != "leader":
        found += [d for d in scene.by_title.get("leader", ()) if d not in found and recent.near(d, said.head, 2)]
    bare = said.head - said.first == 1 and said.last == said.head + 1 and scene.page.lower[said.first] in DEFINITE
    if not found and title.kind == "person" and bare:
        found = [draft for draft in recent.within(said.head, 2) if draft.type == "PERSON"]
    return found


def _is_of(scene: _Scene, draft: Draft, body: str) -> bool:
    """Whether a person has an office of the body named in "the Red Cross chief"."""
    names = (scene.names.get(office.of) for office in draft.offices if office.of is not None)
    return any(name is not None and _identity(scene.page, name) == body for name in names)


def _is_official(draft: Draft, title: Title) -> bool:
    kinds = {office.kind.kind for office in draft.offices}
    if title.word in ("chief", "boss"):
        return any(office.kind.word == title.word for office in draft.offices)
    if title.kind == "business":
        return "business" in kinds
    if title.word in ("official", "diplomat", "officer") and "head" in kinds:
        return False
    return bool(kinds & _OFFICIAL) or (title.word == "leader" and "business" in kinds)


def _agrees(names: Mapping[int, Name], draft: Draft, said: _Description) -> bool:
    title, country = said.title, said.country
    if title.gender and draft.gender and title.gender != draft.gender:
        return False
    words = frozenset[str]() if said.generic else said.words
    for office in draft.offices:
        of = names.get(office.of) if office.of is not None else None
        key = of.phrase.key or of.phrase.country if of is not None and of.phrase is not None else None
        if country is not None and (key not in (None, country) or (office.of is None and title.word in _GENERIC)):
            continue
        if words <= frozenset(folded(office.title).split()):
            return True
        if office.kind.word == "leader" and title.kind == "head" and words <= {title.word}:
            return True
    return not draft.offices and title.kind == "person"


def _pick(fits: Sequence[Draft], said: _Description, recent: Recent, *, reach: bool) -> Draft | None:
    """The candidate named last before; a full office may also lead to its only bearer, still to be named."""
    seen = [(recent.before(draft, said.head), draft) for draft in fits]
    before = [(at, -index, draft) for index, (at, draft) in enumerate(seen) if at is not None]
    if reach:
        before = [entry for entry in before if recent.near(entry[2], said.head, RECENT_SENTENCES)]
    if before:
        return max(before, key=lambda entry: entry[:2])[2]
    return fits[0] if len(fits) == 1 and not reach else None


def _demonym(scene: _Scene, head: int) -> Found:
    """ "The Brazilian" is the only person the last sentences speak of."""
    if not is_demonym_noun(scene.page, scene.lexicon, head):
        return None
    near = [draft for draft in scene.recent.within(head, 2) if draft.type == "PERSON"]
    return (near[0], head - 1, head + 1) if len(near) == 1 else None
