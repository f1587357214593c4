"""Who and what a page names: people with their offices, organisations, countries, places, facilities, events.

In: one document and its parse. Out: one `Entity` each, with every mention (names, descriptions, pronouns) resolved
within the page. The stages, in order: `names` finds the named mentions, `governments` tells the capitals that act,
`offices` and `predicates` read titles, `people` and `things` say which names are one, `nominals` and `pronouns` add
the mentions without a name. All rules are rules of surface and tree over word lists in `lexicon/`; no stage looks at
more than a few sentences at once, so the cost grows with the length of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.annotate.entities.drafts import Draft, finish
from readout.annotate.entities.first_person import with_first_person
from readout.annotate.entities.governments import read_governments
from readout.annotate.entities.holding import held
from readout.annotate.entities.lexicon import Lexicon, load_lexicon
from readout.annotate.entities.names import find_names
from readout.annotate.entities.nominals import add_nominals
from readout.annotate.entities.page import Page, read_page
from readout.annotate.entities.people import group_people, sight
from readout.annotate.entities.predicates import predicated
from readout.annotate.entities.pronouns import add_pronouns
from readout.annotate.entities.recent import Recent
from readout.annotate.entities.spans import Name
from readout.annotate.entities.things import group_things
from readout.model import Document, Entity

if TYPE_CHECKING:
    from readout.language import Parse

__all__ = ["find_entities", "with_first_person"]


def find_entities(document: Document, parse: Parse) -> tuple[Entity, ...]:
    """Return the people, organisations, countries, places, facilities and events of one page, each once.

    Spans are 0-based, half-open code points of `Document.text`; entities ascend by their first mention, mentions and
    evidence too.
    Names in bylines and datelines are left out. What cannot be resolved with some ground stays unresolved.
    """
    page = read_page(document, parse)
    lexicon = load_lexicon()
    model = [(entity.start, entity.end, entity.label_) for entity in parse.doc.ents]
    names = read_governments(page, lexicon, find_names(page, lexicon, model))
    at_word = _by_word(names)
    people = _people(page, lexicon, names, at_word)
    inside = _inside_offices(lexicon, page, people)
    things = [name for name in names if name.type != "PERSON" and (name.phrase is not None or name.first not in inside)]
    drafts = [*people, *group_things(page, lexicon, things, at_word)]
    recent = Recent(page, drafts)
    add_nominals(page, lexicon, at_word, drafts, recent)
    add_pronouns(page, lexicon, at_word, drafts, recent)
    return finish(page, drafts)


def _by_word(names: list[Name]) -> dict[int, Name]:
    """The name each word stands in; a country inside its institution's name gives way to the institution."""
    at_word: dict[int, Name] = {}
    for name in sorted(names, key=lambda name: name.inner, reverse=True):
        at_word.update(dict.fromkeys(range(name.first, name.last), name))
    return at_word


def _people(page: Page, lexicon: Lexicon, names: list[Name], at_word: dict[int, Name]) -> list[Draft]:
    sightings = [sight(page, lexicon, at_word, name) for name in names if name.type == "PERSON"]
    drafts = group_people(page, lexicon, sightings)
    of_first = {first: draft for draft in drafts for first, _, _ in draft.mentions}
    for name, office in (*predicated(page, lexicon, at_word), *held(page, lexicon, at_word)):
        draft = of_first[name.first]
        draft.offices.append(office)
        draft.gender = draft.gender or office.kind.gender
    return drafts


def _inside_offices(lexicon: Lexicon, page: Page, people: list[Draft]) -> frozenset[int]:
    """Words behind "for" in a title ("for Coastal and Island Affairs") that no body's name needs."""
    heads = lexicon.sets["organisations.heads"]
    words = (range(office.start, office.end) for draft in people for office in draft.offices)
    return frozenset(
        word + 1
        for inside in words
        for word in inside
        if page.lower[word] == "for" and page.words[inside[-1]] not in heads
    )
