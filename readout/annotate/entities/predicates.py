"""Offices said of a person by a verb: "X is the mayor", "X, who was minister", "X became premier", "X was sworn in as
president".

In: the words of a page with their tree and names. Out: pairs of a name and the office said of it. What is denied,
wished for or merely possible ("would be president") is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name
from readout.annotate.entities.titles import Office, read_office, title_at, title_end

_UNREAL = frozenset({"would", "could", "may", "might", "should", "will", "can", "must"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_BECOMING = frozenset({"become", "remain"})
_SERVING = frozenset(
    {"serve", "work", "act", "resign", "retire", "quit", "step", "continue", "stay", "return", "start", "begin"}
)
_APPOINTING = frozenset(
    {
        "appoint",
        "name",
        "elect",
        "reelect",
        "swear",
        "install",
        "inaugurate",
        "confirm",
        "hire",
        "choose",
        "pick",
        "reappoint",
        "crown",
    }
)
_PASSIVE = ("nsubj:pass", "nsubj")


def predicated(page: Page, lexicon: Lexicon, names: Mapping[int, Name]) -> Iterator[tuple[Name, Office]]:
    """Yield the offices said of named persons with a verb, in the order of their words."""
    for head in page.in_sentences():
        inside = names.get(head)
        if page.upos[head] not in ("NOUN", "PROPN") or (inside is not None and inside.type == "PERSON"):
            continue
        if title_at(page, lexicon, head) is None:
            continue
        subject = _subject(page, head)
        name = names.get(subject) if subject is not None else None
        if name is not None and name.type == "PERSON":
            last = title_end(page, names, head + 1, page.bounds(head)[1])
            yield name, read_office(page, lexicon, names, head, last)


def _subject(page: Page, head: int) -> int | None:
    """The word that a title is said of, or None."""
    governor = page.head[head]
    if any(page.dep[child] == "cop" for child in page.children[head]):
        return subject_told(page, head, _PASSIVE)
    if governor == head:
        return None
    lemma = page.lemma[governor].replace("-", "")
    as_ = any(page.dep[child] == "case" and page.lower[child] == "as" for child in page.children[head])
    if page.dep[head] in ("xcomp", "obj") and lemma in _BECOMING:
        return subject_told(page, governor, ("nsubj",))
    if as_ and lemma in _SERVING:
        return subject_told(page, governor, ("nsubj",))
    if lemma in _APPOINTING and (as_ or page.dep[head] in ("xcomp", "obj", "obl")):
        passive = subject_told(page, governor, ("nsubj:pass",))
        objects = [child for child in page.children[governor] if page.dep[child] in ("obj", "iobj") and child < head]
        return passive if passive is not None else next(iter(objects), None)
    return None


def subject_told(page: Page, clause: int, labels: tuple[str, ...]) -> int | None:
    """The subject of a clause that is told as a fact; for "who" the word it refers to."""
    inside = page.children[clause]
    if any(page.lemma[child] in _UNREAL or page.lower[child] in _NEGATIONS for child in inside):
        return None
    if any(page.dep[child] == "mark" and page.lower[child] in ("if", "to", "whether") for child in inside):
        return None
    subject = next((child for child in inside if page.dep[child] in labels), None)
    if subject is not None and page.tag[subject] == "WP":
        return page.head[clause] if page.dep[clause] == "acl:relcl" else None
    return subject
