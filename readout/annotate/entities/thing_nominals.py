"""Descriptions of things: "the company", "the ministry", "the country", "the city", "the airport".

In: a head noun and the drafts mentioned in the last sentences. Out: the one it stands for, with the words of the
description. What a thing is, its name mostly tells ("Ministry", "Bank", "Airport"); a name that tells nothing may be
a company, a group or a team.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.annotate.entities.drafts import Draft, folded
from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.recent import Recent

RECENT_SENTENCES = 4
"""How far back a description without an office of its own ("the company") may reach."""
DEFINITE = frozenset({"the", "this", "that"})
_PARTS = frozenset({"board", "committee", "council", "panel", "commission", "bureau", "service", "branch"})
"""What every body has: such a description leads to a name that says so itself."""
_OPEN_KINDS = frozenset({"company", "group", "team", "agency", "newspaper"})


def noun_phrase_start(page: Page, head: int) -> int:
    """Return the first word of the noun phrase before its head, by the words alone."""
    begin = page.bounds(head)[0]
    first = head
    while first > begin and _belongs(page, first - 1):
        first -= 1
        if page.upos[first] == "DET" or page.tag[first] == "PRP$":
            break
    return first


def _belongs(page: Page, word: int) -> bool:
    return (
        page.upos[word] in ("ADJ", "NOUN", "PROPN", "NUM", "PART", "DET")
        or page.words[word] == "-"
        or page.tag[word] in ("VBN", "VBG", "POS", "RBS", "PRP$")
    )


def thing_described(page: Page, lexicon: Lexicon, recent: Recent, head: int) -> tuple[Draft, int, int] | None:
    """Return the thing a definite description stands for and the words of the description, or None."""
    word = page.lemma[head]
    wanted = _wanted(lexicon, word)
    if not wanted:
        return None
    first = noun_phrase_start(page, head)
    if page.lower[first] not in DEFINITE or head - first > 2:
        return None
    if word == "paper" and page.upos[head - 1] in ("NOUN", "PROPN"):
        return None  # "the research paper"
    if head + 1 < len(page.words) and (
        page.lower[head + 1] in ("of", "that", "which", "where", "for") or _introduces(page, head)
    ):
        return None
    near = recent.within(head, RECENT_SENTENCES)
    fits = [draft for draft in near if draft.type in wanted and _kind_fits(page, lexicon, draft, word)]
    told = [draft for draft in fits if draft.kinds - {"unknown"}] or _spoken_of(page, recent, fits, head)
    return (told[0], first, head + 1) if told else None


def _introduces(page: Page, head: int) -> bool:
    """Whether a name follows at once ("the company Hitwise", "the cruise ship Dorada")."""
    follows = head + 1
    return (
        page.capital(follows) and page.upos[follows] in ("PROPN", "X") and page.sentence[follows] == page.sentence[head]
    )


def _spoken_of(page: Page, recent: Recent, fits: list[Draft], head: int) -> list[Draft]:
    """Of bodies whose names tell nothing, the most spoken of first; not those that only report ("as cited by X")."""
    placed = [(recent.before(draft, head), draft) for draft in fits]
    told = [draft for at, draft in placed if at is None or page.lower[at - 1] not in ("by", "told", "to")] or fits
    return sorted(told, key=lambda draft: -sum(first < head for first, _, _ in draft.mentions))


def _wanted(lexicon: Lexicon, word: str) -> frozenset[str]:
    if word in lexicon.sets["names.ship_nouns"]:
        return frozenset({"OTHER"})
    if word in lexicon.sets["events.nouns"]:
        return frozenset({"EVENT"})
    facility = {"FACILITY"} if word in lexicon.sets["places.facility_nouns"] else set()
    if any(word in words for words in lexicon.organisation_kinds.values()):
        return frozenset({"ORGANIZATION"} | facility)
    if word in lexicon.sets["places.country_nouns"]:
        return frozenset({"COUNTRY"})
    if word in lexicon.sets["places.city_nouns"] or word in lexicon.sets["places.region_nouns"]:
        return frozenset({"PLACE"})
    return frozenset(facility)


def _kind_fits(page: Page, lexicon: Lexicon, draft: Draft, word: str) -> bool:
    """Whether the words of a name allow a description: "the ministry" is no bank."""
    if draft.type == "OTHER":
        return _is_ship(page, lexicon, draft)
    if draft.type == "EVENT":
        return _event_fits(lexicon, draft, word)
    if draft.type == "FACILITY":
        return any(word in folded(form).split() for form in draft.written)
    if draft.type != "ORGANIZATION":
        return True
    if not draft.kinds:
        draft.kinds.update(_kinds_of(lexicon, draft))
    kinds = {kind for kind, words in lexicon.organisation_kinds.items() if word in words}
    known = draft.kinds - {"unknown"}
    return bool(kinds & known) or (not known and word not in _PARTS and bool(kinds & _OPEN_KINDS))


def _is_ship(page: Page, lexicon: Lexicon, draft: Draft) -> bool:
    """Whether a name is a ship's: by the letters before it ("MV X") or by a description ("the ferry X")."""
    if any(form.split()[0] in lexicon.sets["names.ships"] for form in draft.written):
        return True
    nouns = lexicon.sets["names.ship_nouns"]
    return any(first and kind == "name" and page.lower[first - 1] in nouns for first, _, kind in draft.mentions)


def _event_fits(lexicon: Lexicon, draft: Draft, word: str) -> bool:
    """Whether "the storm", "the tournament" may be this event: a storm by its name, others by any but a storm's."""
    storm = any(set(form.split()) & lexicon.sets["events.leading"] for form in draft.written)
    return storm == (word in lexicon.sets["events.storms"])


def _kinds_of(lexicon: Lexicon, draft: Draft) -> Iterator[str]:
    yield "unknown"
    words = {word for form in [*draft.written, draft.canonical or ""] for word in folded(form).split()}
    for kind, nouns in lexicon.organisation_kinds.items():
        if words & nouns:
            yield kind
    if words & {folded(suffix) for suffix in lexicon.sets["organisations.suffixes"]}:
        yield "company"
