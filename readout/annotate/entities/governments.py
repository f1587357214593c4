"""Whether a capital or a seat of power stands for those who govern there.

In: the names of a page. Out: the same names, capitals that act turned into their country. A capital acts where it is
the subject of a verb of saying or deciding, the object of one of urging, or a party to dealings ("tensions between
Washington and Beijing", "Tehran's refusal"); elsewhere it is a place ("arrived in Beijing"). The verbs and nouns are
lists in `words.toml`, [acting].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from readout.annotate.entities.lexicon import Lexicon, Phrase
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name

_SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
_OBJECTS = frozenset({"obj", "iobj", "nsubj:pass"})
_NOT_IN = frozenset({"in", "at", "near", "around", "outside", "inside", "through", "into", "over", "across", "within"})


def read_governments(page: Page, lexicon: Lexicon, names: Iterable[Name]) -> list[Name]:
    """Return the names with every acting capital made a mention of its country."""
    found = list(names)
    at_word = {word: name for name in found for word in range(name.first, name.last)}
    return [_government(page, lexicon, name, at_word) if _is_capital(name) else name for name in found]


def _is_capital(name: Name) -> bool:
    return name.phrase is not None and name.phrase.use == "capital"


def _government(page: Page, lexicon: Lexicon, name: Name, names: Mapping[int, Name]) -> Name:
    if name.phrase is None or name.phrase.key is None or not _acts(page, lexicon, head_of(page, name), names):
        return name
    key = name.phrase.key
    acting = Phrase(lexicon.countries[key], "COUNTRY", key, key, "capital")
    return replace(name, type="COUNTRY", phrase=acting)


def head_of(page: Page, name: Name) -> int:
    """Return the word of a name that the rest of it hangs on."""
    return next(
        (word for word in range(name.first, name.last) if not name.first <= page.head[word] < name.last), name.last - 1
    )


def _acts(page: Page, lexicon: Lexicon, word: int, names: Mapping[int, Name]) -> bool:
    acting = {name.removeprefix("acting."): lexicon.sets[name] for name in lexicon.sets if name.startswith("acting.")}
    case = next((page.lower[child] for child in page.children[word] if page.dep[child] == "case"), "")
    if case in _NOT_IN:
        return False
    dep, head = page.dep[word], page.head[word]
    if dep == "conj" and head != word:
        return _acts(page, lexicon, head, names) or (_is_state(names.get(head)) and case in ("", "with", "between"))
    if dep in _SUBJECTS:
        return page.lemma[head] in acting["subjects"] or (page.lemma[head] == "make" and _makes(page, head))
    if dep in _OBJECTS:
        return page.lemma[head] in acting["objects"]
    if case == "between":
        return any(page.dep[child] == "conj" and _is_state(names.get(child)) for child in page.children[word])
    if case in ("'s", "’s", "'", "’"):
        return page.lemma[head] in acting["dealings"]
    if case in acting["prepositions"] or (
        case == "to" and page.lemma[head] in ("ambassador", "envoy", "message", "warning", "support")
    ):
        return page.lemma[head] in acting["dealings"] or page.lemma[head] in ("negotiate", "talk", "trade", "cooperate")
    return case == "by" and page.dep[word].startswith("obl") and page.lemma[head] in acting["subjects"]


def _makes(page: Page, verb: int) -> bool:
    """ "made efforts", "made an offer": what governments make, and cities do not."""
    return any(page.dep[child] == "obj" and page.lemma[child] in _MADE for child in page.children[verb])


_MADE = frozenset(
    {"effort", "offer", "concession", "demand", "proposal", "promise", "pledge", "commitment", "statement"}
)


def _is_state(name: Name | None) -> bool:
    return (
        name is not None and name.phrase is not None and (name.phrase.type == "COUNTRY" or name.phrase.use == "capital")
    )
