"""Persons a page speaks of without a name: "a witness", "the driver", "her father".

In: the names and the mentions found so far. Out: drafts that only the rules for pronouns look at; they become no
entities. Without them "a woman said she …" would go to the last woman named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.annotate.entities.drafts import Draft
from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name
from readout.annotate.entities.thing_nominals import noun_phrase_start
from readout.annotate.entities.titles import title_at

_BESIDE_NAME = frozenset({"compound", "flat", "nmod:desc", "appos"})
_SAID_OF = frozenset({"xcomp", "root", "ROOT"})


def unnamed_persons(page: Page, lexicon: Lexicon, names: Mapping[int, Name], drafts: Sequence[Draft]) -> list[Draft]:
    """One draft a description of a single person that leads to nobody named."""
    taken = {word for draft in drafts for first, last, _ in draft.mentions for word in range(first, last)}
    offices = {word for draft in drafts for office in draft.offices for word in range(office.start, office.end)}
    found = []
    for word in page.in_sentences():
        if page.tag[word] != "NN" or page.upos[word] != "NOUN" or word in taken or word in offices or word in names:
            continue
        title = title_at(page, lexicon, word)
        if title is None or not title.gender or not _stands_alone(page, names, word):
            continue
        first = noun_phrase_start(page, word)
        if first == word or page.lower[first] in ("no", "any", "every", "each"):
            continue
        draft = Draft("PERSON", gender=title.gender)
        draft.mentions.append((word, word + 1, "nominal"))
        found.append(draft)
    return found


def _stands_alone(page: Page, names: Mapping[int, Name], word: int) -> bool:
    """Whether a noun is no part of a named person's description, and nothing that is said of somebody."""
    if page.dep[word] in _BESIDE_NAME or any(page.dep[child] == "cop" for child in page.children[word]):
        return False
    if page.lower[word - 1] == "as" or page.dep[word] in _SAID_OF:
        return False
    near = (*page.children[word], word + 1, word + 2)
    return not any(
        i in names and names[i].type == "PERSON" and (i in (word + 1, word + 2) or page.dep[i] in _BESIDE_NAME)
        for i in near
        if i < len(page.words)
    )
