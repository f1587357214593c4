"""Which names of organisations, countries, places, facilities, events are one.

In: the names that are no persons'. Out: a draft each. Countries go by their code; institutions by their listed name;
others by their words without articles and company forms, by acronym (written behind in brackets or made of the
initials), and by the first words where that leads to one candidate only ("Harland Steel" and "Harland"). "Ministry of
X" and "X Ministry" are one, and a ministry without a country is that of the country named with it elsewhere on the
page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readout.annotate.entities.drafts import Draft, folded
from readout.annotate.entities.lexicon import Lexicon, joined
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name

_MINISTRY_OF = ("ministry of ", "department of ", "office of ", "bureau of ")
_STATE = ("ministry", "department", "parliament", "supreme court", "army", "navy", "embassy")
_PARTS_OF_BODIES = frozenset(
    {"committee", "council", "board", "department", "office", "bureau", "division", "commission"}
)
"""Last words of bodies that belong to another ("Harland Party Central Committee"), which is not their short name."""
_LEADING = frozenset({"all", "first", "united"})
"""First words of names that a page's sentence may seem to begin with ("All Nippon Airways")."""
_FOREIGN_AFFAIRS = {
    "foreign affairs ministry": "foreign ministry",
    "defense ministry": "defence ministry",
    "defense department": "defence department",
}


def group_things(page: Page, lexicon: Lexicon, names: Sequence[Name], nouns: Mapping[int, Name]) -> list[Draft]:
    """Return one draft a thing; `nouns` gives the name each word stands in (to find the country before a ministry)."""
    table: dict[tuple[str, str], Draft] = {}
    for name in names:
        _draft_of(page, lexicon, table, name, nouns).add(page, name)
    drafts = list(dict.fromkeys(table.values()))
    drafts = _join_acronyms(page, lexicon, drafts)
    drafts = _join_countryless(drafts)
    drafts = _join_police(_join_short(drafts))
    for draft in drafts:
        _name_well(lexicon, draft)
    return drafts


def _draft_of(
    page: Page, lexicon: Lexicon, table: dict[tuple[str, str], Draft], name: Name, nouns: Mapping[int, Name]
) -> Draft:
    text = page.text(name.first, name.last)
    listed = lexicon.phrases.get(joined(text))
    phrase = name.phrase or (listed if listed is not None and listed.use == "name" else None)
    country = None
    if phrase is not None and phrase.type == "COUNTRY":
        key = ("COUNTRY", phrase.key or phrase.canonical)
    elif phrase is not None:
        key = (phrase.type, folded(phrase.canonical))
        country = phrase.country
    else:
        core = _core(lexicon, text)
        country = _country_of(page, lexicon, name, nouns) if name.type == "ORGANIZATION" and _is_state(core) else None
        key = (name.type, f"{country}:{core}" if country else core)
    draft = table.get(key)
    if draft is None:
        draft = table[key] = Draft(name.type, country=country)
        if phrase is not None:
            draft.canonical, draft.key = (
                phrase.canonical,
                phrase.key if phrase.type in ("COUNTRY", "PLACE") and phrase.use != "capital" else None,
            )
            draft.type = phrase.type
    return draft


def _is_state(core: str) -> bool:
    return any(head in core for head in _STATE)


def _core(lexicon: Lexicon, text: str) -> str:
    """The comparable words of a name: no article, no company form, no country, "x ministry" for "ministry of x"."""
    words = text.split()
    while len(words) > 1 and (
        words[0].lower() in ("the", "a")
        or (_is_country_word(lexicon, words[0]) and any(h in text.lower() for h in _STATE))
    ):
        words = words[1:]
    if len(words) > 1 and words[0] in lexicon.sets["names.ships"]:
        words = words[1:]
    while len(words) > 1 and words[-1].strip(",") in lexicon.sets["organisations.suffixes"]:
        words = words[:-1]
    core = folded(" ".join(words)).rstrip(",")
    for start in _MINISTRY_OF[:2]:
        if core.startswith(start):
            core = f"{core[len(start) :].removeprefix('the ')} {start.split()[0]}"
    return _FOREIGN_AFFAIRS.get(core, core)


def _is_country_word(lexicon: Lexicon, word: str) -> bool:
    phrase = lexicon.phrases.get(word)
    return phrase is not None and phrase.key is not None and phrase.use in ("name", "adjective")


def _country_of(page: Page, lexicon: Lexicon, name: Name, nouns: Mapping[int, Name]) -> str | None:
    """The country a state body belongs to: the first word of its name, or the possessive before it."""
    inside = lexicon.phrases.get(page.words[name.first])
    if inside is not None and inside.key and inside.use in ("name", "adjective"):
        return inside.key
    before = name.first - 1
    while (
        before > 0
        and page.upos[before] in ("ADJ", "NOUN")
        and page.sentence[before] == page.sentence[name.first]
        and before not in nouns
    ):
        before -= 1
    if before > 0 and page.words[before] in ("'s", "’s", "'", "’"):
        before -= 1
    owner = nouns.get(before) if page.sentence[before] == page.sentence[name.first] else None
    return owner.phrase.key if owner is not None and owner.phrase is not None and owner.last == before + 1 else None


def _join(into: Draft, other: Draft) -> None:
    into.mentions.extend(other.mentions)
    into.written.update(other.written)
    into.extra |= other.extra
    into.country = into.country or other.country
    into.canonical = into.canonical or other.canonical


def _join_acronyms(page: Page, lexicon: Lexicon, drafts: list[Draft]) -> list[Draft]:
    """ "Long Name Here (LNH)", and capitals that are the initials of one name only."""
    by_form: dict[str, Draft] = {}
    initials: dict[str, list[Draft]] = {}
    for draft in drafts:
        for form in draft.written:
            by_form[form] = draft
            if len(form.split()) > 2:
                for letters in sorted(_initials(form)):
                    for cut in {len(letters), *range(3, len(letters))}:
                        initials.setdefault(letters[:cut], []).append(draft)
    gone: set[int] = set()
    for draft in drafts:
        form = next(iter(draft.written), "")
        if (
            draft.canonical
            or len(draft.written) != 1
            or not form.isupper()
            or not 2 <= len(form) <= 6
            or draft.type == "PERSON"
        ):
            continue
        letters = form.replace(".", "")
        owners = [d for d in dict.fromkeys(initials.get(letters, [])) if d is not draft and id(d) not in gone]
        if len(owners) == 1:
            _join(owners[0], draft)
            gone.add(id(draft))
    return [draft for draft in drafts if id(draft) not in gone]


def _initials(form: str) -> set[str]:
    words = [word for word in form.replace("-", " ").split() if word[0].isalpha()]
    content = [word for word in words if word[0].isupper()]
    return {"".join(word[0].upper() for word in words), "".join(word[0] for word in content)}


def _join_countryless(drafts: list[Draft]) -> list[Draft]:
    """ "the Foreign Ministry" is the foreign ministry of the one country that has one on this page."""
    owned: dict[str, list[Draft]] = {}
    cores = {id(draft): {_bare(form) for form in draft.written} for draft in drafts}
    for draft in drafts:
        if draft.country and draft.type == "ORGANIZATION":
            for core in sorted(cores[id(draft)]):
                owned.setdefault(core, []).append(draft)
    gone: set[int] = set()
    for draft in drafts:
        if draft.type == "ORGANIZATION" and not draft.country and not draft.canonical:
            owners = list(dict.fromkeys(owner for core in sorted(cores[id(draft)]) for owner in owned.get(core, [])))
            if owners:
                at = draft.first
                owner = min(owners, key=lambda o: (min(abs(at - m[0]) for m in o.mentions), o.first))
                _join(owner, draft)
                gone.add(id(draft))
    return [draft for draft in drafts if id(draft) not in gone]


def _bare(form: str) -> str:
    core = folded(form)
    for start in _MINISTRY_OF:
        if start in core:
            tail = core.split(start, 1)[1].removeprefix("the ")
            core = f"{tail} {start.split()[0]}"
    words = core.split()
    core = " ".join(words[-2:]) if words and words[-1] in ("ministry", "department") else core
    return {"affairs ministry": "foreign ministry", "defense ministry": "defence ministry"}.get(core, core)


def _join_short(drafts: list[Draft]) -> list[Draft]:
    """A one- or two-word name that begins exactly one longer name of the same kind is short for it."""
    starts: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        if draft.type in ("ORGANIZATION", "FACILITY"):
            for form in sorted(draft.written):
                words = folded(form).removeprefix("the ").split()
                if words and words[-1] in _PARTS_OF_BODIES and words[-2:-1] not in (["police"], ["fire"]):
                    continue
                if words and words[0] in _LEADING and len(words) > 2:
                    starts.setdefault((draft.type, " ".join(words[1:])), []).append(draft)
                for cut in range(1, min(len(words), 3)):
                    row = starts.setdefault((draft.type, " ".join(words[:cut])), [])
                    if draft not in row:
                        row.append(draft)
    gone: set[int] = set()
    for draft in drafts:
        if draft.type not in ("ORGANIZATION", "FACILITY") or draft.canonical or draft.country:
            continue
        owners = [
            o for form in sorted(draft.written) for o in starts.get((draft.type, folded(form).removeprefix("the ")), [])
        ]
        owners = [o for o in dict.fromkeys(owners) if o is not draft and id(o) not in gone and not o.canonical]
        if len(owners) == 1 and all(len(form.split()) < 3 for form in draft.written):
            _join(owners[0], draft)
            gone.add(id(draft))
    return [draft for draft in drafts if id(draft) not in gone]


def _join_police(drafts: list[Draft]) -> list[Draft]:
    """ "Police said" are the police of the one place whose police the page names."""
    bare = [draft for draft in drafts if list(draft.written) in (["police"], ["Police"])]
    owners = [draft for draft in drafts if any(" police" in folded(form) for form in draft.written)]
    if not bare or len(owners) != 1:
        return drafts
    for draft in bare:
        owners[0].mentions.extend((first, last, "nominal") for first, last, _ in draft.mentions)
    return [draft for draft in drafts if draft not in bare]


def _name_well(lexicon: Lexicon, draft: Draft) -> None:
    """Give a state body its country's adjective, and the forms other pages may use for it."""
    if draft.type != "ORGANIZATION" or draft.canonical or not draft.country:
        return
    adjective, country = lexicon.adjectives.get(draft.country, ""), lexicon.countries[draft.country]
    bare = sorted({_title_case(_bare(form)) for form in draft.written if _is_state(_bare(form))})
    if "Foreign Ministry" in bare:
        bare.append("Ministry of Foreign Affairs")
    for form in bare:
        draft.extra |= {form, f"{country}'s {form}", f"{adjective} {form}".strip()}
    if bare:
        draft.canonical = f"{adjective or country} {bare[0]}"


def _title_case(text: str) -> str:
    return " ".join(
        word if word in ("of", "and", "the", "for") else word[:1].upper() + word[1:] for word in text.split()
    )


def country_drafts(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """Return the drafts of countries by their code."""
    return {draft.key: draft for draft in drafts if draft.key and draft.type == "COUNTRY"}
