"""Descriptions that stand for somebody named: "the secretary of state", "the minister", "the company", "the Chinese government".

In: the drafts with their names and offices. Out: nominal mentions added to them. A definite description leads to the one candidate whose
office, kind and country fit; of several the one mentioned last. "A spokesman", plurals and descriptions that fit nobody are left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.annotate.entities.drafts import Draft, folded
from readout.annotate.entities.lexicon import Lexicon, Title
from readout.annotate.entities.names import Name, is_demonym_noun
from readout.annotate.entities.offices import title_at, title_end
from readout.annotate.entities.page import Page

RECENT_SENTENCES = 4
"""How far back a description without an office of its own ("the company") may reach."""
_DEFINITE = frozenset({"the", "this", "that"})
_GOVERNMENT = frozenset("government administration regime authorities side leadership".split())
_GENERIC = frozenset("official diplomat politician leader lawmaker statesman executive officer figure".split())
_OFFICIAL = frozenset("head government diplomacy politics military police spokesperson".split())


class Recent:
    """Who was mentioned where: finds the candidate named last before a word."""

    def __init__(self, page: Page, drafts: Iterable[Draft]) -> None:
        self._page = page
        self.starts = {id(draft): sorted(mention[0] for mention in draft.mentions) for draft in drafts}

    def before(self, draft: Draft, word: int) -> int | None:
        """The first word of the last mention before `word`, or None."""
        starts = self.starts[id(draft)]
        at = bisect_left(starts, word)
        return starts[at - 1] if at else None

    def note(self, draft: Draft, word: int) -> None:
        """Remember a mention found since."""
        starts = self.starts[id(draft)]
        starts.insert(bisect_left(starts, word), word)

    def near(self, draft: Draft, word: int, sentences: int) -> bool:
        """Whether the last mention stands at most so many sentences back."""
        seen = self.before(draft, word)
        return seen is not None and self._page.sentence[word] - self._page.sentence[seen] <= sentences


def add_nominals(page: Page, lexicon: Lexicon, names: Mapping[int, Name], drafts: Sequence[Draft], recent: Recent) -> None:
    """Add the descriptions of a page to the drafts they lead to."""
    people = [draft for draft in drafts if draft.type == "PERSON"]
    things = [draft for draft in drafts if draft.type != "PERSON"]
    countries = {draft.key: draft for draft in things if draft.type == "COUNTRY" and draft.key}
    by_title: dict[str, list[Draft]] = {}
    for draft in people:
        for word in sorted({office.kind.word for office in draft.offices}):
            by_title.setdefault(word, []).append(draft)
    unnamed: dict[str, int] = {}
    for head in page.in_sentences():
        if page.upos[head] == "NOUN" and page.lower[_start(page, head)] in ("a", "an", "another", "one"):
            unnamed[page.lemma[head]] = head
        if page.upos[head] not in ("NOUN", "PROPN") or head in names or page.tag[head] in ("NNS", "NNPS") or page.dep[head] in ("compound", "appos", "nmod:desc"):
            if not (page.lower[head] in _GOVERNMENT and head not in names):
                continue
        found = _government(page, names, countries, head) or _person(page, lexicon, names, (people, by_title), head, recent)
        found = found or _thing(page, lexicon, things, head, recent) or _demonym(page, lexicon, people, head, recent)
        if found is not None:
            draft, first, last = found
            if unnamed.get(page.lemma[head], -1) > (recent.before(draft, first) or -1):
                continue  # "a witness … the witness": somebody without a name
            if not any(word in names and names[word].last > last for word in range(first, last)):
                draft.mentions.append((first, last, "nominal"))
                recent.note(draft, first)


def _start(page: Page, head: int) -> int:
    """The first word of the noun phrase before its head, by the words alone."""
    begin = page.bounds(head)[0]
    first = head
    while first > begin and (page.upos[first - 1] in ("ADJ", "NOUN", "PROPN", "NUM", "PART") or page.words[first - 1] == "-" or page.tag[first - 1] in ("VBN", "VBG", "POS", "RBS", "PRP$") or page.upos[first - 1] == "DET"):
        first -= 1
        if page.upos[first] == "DET" or page.tag[first] == "PRP$":
            break
    return first


def _country_before(page: Page, names: Mapping[int, Name], first: int, head: int) -> str | None:
    for word in range(head - 1, first - 1, -1):
        name = names.get(word)
        if name is not None and name.phrase is not None and name.phrase.key and name.phrase.use != "capital":
            return name.phrase.key
    return None


Found = tuple[Draft, int, int] | None


def _government(page: Page, names: Mapping[int, Name], countries: Mapping[str, Draft], head: int) -> Found:
    """ "The Chinese government" is China speaking."""
    if page.lower[head] not in _GOVERNMENT:
        return None
    first = _start(page, head)
    key = _country_before(page, names, max(first, head - 3), head)
    begin = next((w for w in range(head - 1, first - 1, -1) if w in names and not w - 1 in names), first)
    first = begin - 1 if begin > first and page.lower[begin - 1] in _DEFINITE else begin
    return (countries[key], first, head + 1) if key in countries else None


def _person(
    page: Page, lexicon: Lexicon, names: Mapping[int, Name], people: tuple[list[Draft], dict[str, list[Draft]]], head: int, recent: Recent
) -> Found:
    title = title_at(page, lexicon, head)
    if title is None or title.kind == "kin" or (title.kind == "person" and page.quoted[head]):
        return None
    first = _start(page, head)
    last = title_end(page, names, head + 1, page.bounds(head)[1])
    if _names_follow(page, names, last):
        return None
    country = _country_before(page, names, first, head)
    if country is None and last > head + 1:
        country = _country_before(page, names, head + 1, last)
    definite = page.lower[first] in _DEFINITE or any(page.words[i] in ("'s", "’s") for i in range(first, head))
    if not definite and not (country and first == head - 1 and page.capital(first)):
        return None
    everyone, by_title = people
    candidates = by_title.get(title.word, []) if title.word not in _GENERIC else [d for d in everyone if _is_official(d, title)]
    if title.kind == "head" and title.word != "leader":
        candidates = [*candidates, *(d for d in by_title.get("leader", []) if d not in candidates and recent.near(d, head, 2))]
    if not candidates and title.kind == "person" and page.lower[first] in _DEFINITE and head - first == 1 and last == head + 1:
        candidates = [d for d in everyone if recent.near(d, head, 2)]
    words = frozenset(folded(page.text(i, i + 1)) for i in range(first, last) if page.upos[i] in ("NOUN", "PROPN", "ADJ") and i not in names)
    fits = [d for d in candidates if _agrees(page, names, d, title, words, country)]
    bare = not words - {title.word} and country is None
    draft = _pick(fits, head, recent, generic=title.word in _GENERIC or title.kind == "person" or bare)
    return (draft, first, last) if draft is not None else None


def _names_follow(page: Page, names: Mapping[int, Name], last: int) -> bool:
    """Whether the description only introduces a name ("the minister, Ana Ruiz," or "minister Ana Ruiz")."""
    for word in (last, last + 1):
        name = names.get(word) if word < len(page.words) else None
        if name is not None and name.type == "PERSON" and (word == last or page.words[last] == ","):
            return True
    return False


def _is_official(draft: Draft, title: Title) -> bool:
    kinds = {office.kind.kind for office in draft.offices}
    if title.kind == "business":
        return "business" in kinds
    if title.word in ("official", "diplomat", "officer") and "head" in kinds:
        return False
    return bool(kinds & _OFFICIAL) or (title.word == "leader" and "business" in kinds)


def _agrees(page: Page, names: Mapping[int, Name], draft: Draft, title: Title, words: frozenset[str], country: str | None) -> bool:
    if title.gender and draft.gender and title.gender != draft.gender:
        return False
    if title.word in _GENERIC or title.kind == "person":
        words = frozenset()
    for office in draft.offices or ():
        if country is not None and office.of is not None and _key_at(names, office.of) not in (None, country):
            continue
        if country is not None and office.of is None and title.word in _GENERIC:
            continue
        said = frozenset(folded(office.title).split())
        if office.kind.word == "leader" and title.kind == "head" and words <= {title.word}:
            return True
        if words <= said or (title.word == office.kind.word and len(words - said) == 0):
            return True
    return not draft.offices and title.kind == "person"


def _key_at(names: Mapping[int, Name], word: int) -> str | None:
    name = names.get(word)
    return name.phrase.key if name is not None and name.phrase is not None else None


def _pick(fits: Sequence[Draft], head: int, recent: Recent, *, generic: bool) -> Draft | None:
    """The candidate named last before; a description with an office may also lead to the only bearer still to be named."""
    seen = [(recent.before(draft, head), draft) for draft in fits]
    before = [(at, -index, draft) for index, (at, draft) in enumerate(seen) if at is not None]
    if generic:
        before = [entry for entry in before if recent.near(entry[2], head, RECENT_SENTENCES)]
    if before:
        return max(before, key=lambda entry: entry[:2])[2]
    return fits[0] if len(fits) == 1 and not generic else None


def _demonym(page: Page, lexicon: Lexicon, people: Sequence[Draft], head: int, recent: Recent) -> Found:
    """ "The Brazilian" is the person the last sentences speak of."""
    if not is_demonym_noun(page, lexicon, head):
        return None
    near = [draft for draft in people if recent.near(draft, head, 2)]
    best = max(near, key=lambda draft: recent.before(draft, head) or 0, default=None)
    return (best, head - 1, head + 1) if best is not None else None


def _thing(page: Page, lexicon: Lexicon, things: Sequence[Draft], head: int, recent: Recent) -> Found:
    """ "The company", "the ministry", "the city", "the airport"."""
    word = page.lemma[head]
    wanted = _wanted(lexicon, word)
    first = _start(page, head)
    if wanted is None or page.tag[head] in ("NNS", "NNPS") or page.lower[first] not in _DEFINITE or head - first > 2:
        return None
    if head + 1 < len(page.words) and page.lower[head + 1] in ("of", "that", "which", "where", "for"):
        return None
    fits = [d for d in things if d.type in wanted and recent.near(d, head, RECENT_SENTENCES) and _kind_fits(lexicon, d, word)]
    if not fits:
        return None
    fits = [d for d in fits if d.kinds - {"unknown"}] or fits
    best = max(enumerate(fits), key=lambda pair: (recent.before(pair[1], head) or 0, -pair[0]))[1]
    return best, first, head + 1


def _wanted(lexicon: Lexicon, word: str) -> frozenset[str] | None:
    if any(word in words for words in lexicon.organisation_kinds.values()):
        return frozenset({"ORGANIZATION"}) if word not in lexicon.sets["places.facility_nouns"] else frozenset({"ORGANIZATION", "FACILITY"})
    if word in lexicon.sets["places.country_nouns"]:
        return frozenset({"COUNTRY"})
    if word in lexicon.sets["places.city_nouns"] or word in lexicon.sets["places.region_nouns"]:
        return frozenset({"PLACE"})
    return frozenset({"FACILITY"}) if word in lexicon.sets["places.facility_nouns"] else None


def _kind_fits(lexicon: Lexicon, draft: Draft, word: str) -> bool:
    """Whether the words of a name allow a description: "the ministry" is no bank."""
    if draft.type == "FACILITY":
        return any(word in folded(form).split() for form in draft.written)
    if draft.type != "ORGANIZATION":
        return True
    if not draft.kinds:
        draft.kinds.update(_kinds_of(lexicon, draft))
    kinds = {kind for kind, words in lexicon.organisation_kinds.items() if word in words}
    known = draft.kinds - {"unknown"}
    return bool(kinds & known) or (not known and bool(kinds & {"company", "group", "team", "agency", "newspaper"}))


def _kinds_of(lexicon: Lexicon, draft: Draft) -> Iterator[str]:
    yield "unknown"
    words = {word for form in [*draft.written, draft.canonical or ""] for word in folded(form).split()}
    for kind, nouns in lexicon.organisation_kinds.items():
        if words & nouns:
            yield kind
    if words & {folded(suffix) for suffix in lexicon.sets["organisations.suffixes"]}:
        yield "company"
