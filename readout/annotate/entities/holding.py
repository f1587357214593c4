"""Offices told by what somebody does: "X, who heads the agency", "Y owns the mill", "the party, led by Z".

In: the words of a page with their tree and names. Out: pairs of a name and the office said of it. The title is the noun
of the verb ("heads" makes a head, "runs" a head too) with its object; the evidence is the verb with that object.
Only what holds now counts ("who leads", "has led"), and of the past only what stays true ("who founded"); and only a
body can be led: nobody is "head of the race" who runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.predicates import subject_told
from readout.annotate.entities.spans import Name
from readout.annotate.entities.thing_nominals import noun_phrase_start
from readout.annotate.entities.titles import Office, title_end

_PRESENT = ("VBZ", "VBP")
_LASTING = frozenset({"found", "co-found", "cofound"})
_BODIES = ("ORGANIZATION", "FACILITY")


def held(page: Page, lexicon: Lexicon, names: Mapping[int, Name]) -> Iterator[tuple[Name, Office]]:
    """Yield the offices that verbs of leading and owning say of named persons, in the order of their words."""
    for verb in page.in_sentences():
        noun = lexicon.holding.get(page.lemma[verb])
        if noun is None or not page.tag[verb].startswith("VB"):
            continue
        found = _active(page, verb) or _passive(page, verb)
        if found is None:
            continue
        person, body = found
        name = names.get(person)
        if name is None or name.type != "PERSON" or not _is_body(page, lexicon, names, body):
            continue
        yield name, _office(page, lexicon, names, verb, body)


def _active(page: Page, verb: int) -> tuple[int, int] | None:
    """The subject of a verb that holds now, and its object."""
    inside = page.children[verb]
    perfect = any(page.lower[child] in ("has", "have", "'s", "’s") and page.dep[child] == "aux" for child in inside)
    holds = page.tag[verb] in _PRESENT or (page.tag[verb] in ("VBN", "VBD") and perfect)
    lasts = page.lemma[verb] in _LASTING and page.tag[verb] == "VBD"
    body = next((child for child in inside if page.dep[child] == "obj" and child > verb), None)
    if body is None or not (holds or lasts):
        return None
    person = subject_told(page, verb, ("nsubj",))
    return None if person is None else (person, body)


def _passive(page: Page, verb: int) -> tuple[int, int] | None:
    """ "The party, led by X": the person behind "by" and the body before the verb."""
    if page.dep[verb] != "acl" or page.tag[verb] not in ("VBN", "VBD"):
        return None
    for child in page.children[verb]:
        by = any(page.lower[mark] == "by" for mark in page.children[child])
        if child > verb and by and page.dep[child] in ("obl", "obl:agent"):
            return child, page.head[verb]
    return None


def _is_body(page: Page, lexicon: Lexicon, names: Mapping[int, Name], body: int) -> bool:
    name = names.get(body)
    if name is not None:
        return name.type in _BODIES
    return page.words[body].islower() and page.tag[body] in ("NN", "NNP") and page.lemma[body] in lexicon.led_bodies


def _office(page: Page, lexicon: Lexicon, names: Mapping[int, Name], verb: int, body: int) -> Office:
    title = lexicon.titles[lexicon.holding[page.lemma[verb]]]
    name = names.get(body)
    first = max(page.bounds(body)[0], noun_phrase_start(page, body))
    if name is not None:
        first = min(first, name.first)
    last = title_end(page, names, name.last if name is not None else body + 1, page.bounds(body)[1])
    start, end = (verb, last) if verb < first else (first, verb + 1)
    last = min(last, verb) if first < verb else last
    of = name or next((names[word] for word in range(first, last) if word in names), None)
    words = f"{title.word} of {_lowered(page, first, last)}"
    return Office(words, title, start, end, (page.span(start, end),), None if of is None else of.first)


def _lowered(page: Page, first: int, last: int) -> str:
    """A noun phrase as it stands inside a sentence."""
    text = page.text(first, last)
    return text[0].lower() + text[1:] if page.lower[first] in ("the", "a", "an", "its", "his", "her", "their") else text
