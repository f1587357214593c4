"""How a page treats a name: as a body (bought, owned, with shareholders, "the X") or as a person (aged, "who", "Mr").

In: the words around one name. Out: yes or no. The language model guesses the kind of an unknown word from its
sentence alone; what any sentence of the page does with it says more.
"""

from __future__ import annotations

from readout.annotate.entities.lexicon import Lexicon
from readout.annotate.entities.page import Page
from readout.annotate.entities.spans import Name

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def is_treated_as_body(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """Whether the words around a name show that it is an organisation."""
    if name.last - name.first > 2 or page.words[name.first] in lexicon.gender or name.first in page.silent:
        return False
    return (
        _has_parts_of_company(page, lexicon, name)
        or _is_traded(page, lexicon, name)
        or _is_the(page, name)
        or _is_described(page, lexicon, name)
        or _is_outlet(page, name)
        or (name.type == "PERSON" and _is_sender(page, lexicon, name))
    )


def is_treated_as_person(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """Whether the words around a name show that it is a person."""
    if name.sure >= 4 or page.words[name.first] in lexicon.gender:
        return name.type == "PERSON"
    after, end = name.last, page.bounds(name.first)[1]
    if name.first and page.words[name.first - 1] in lexicon.honorifics:
        return True
    if after + 1 >= end:
        return False
    behind = after + 1 if page.words[after] == "," else after
    aged = behind > after and page.words[behind].isdigit() and 10 <= int(page.words[behind][:4]) <= 110
    return aged or page.lower[behind] in ("who", "whose")


def _has_parts_of_company(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """ "X's shareholders", "X shares", "an X spokesman" (a person has a spokesman too, but not in that form)."""
    after, end = name.last, page.bounds(name.first)[1]
    parts = lexicon.sets["bodies.parts"]
    owned = after < end and page.words[after] in _POSSESSIVE
    word = after + owned
    while word + 1 < end and page.upos[word] == "ADJ":
        word += 1
    if word >= end:
        return False
    if page.lower[word] in parts:
        return name.type != "PLACE" or owned or page.lower[word] not in _LOCATED  # "Texas plants" are plants in Texas
    speaks = page.lower[word] in ("spokesman", "spokeswoman", "spokesperson")
    article = name.first > 0 and page.lower[name.first - 1] in ("a", "an")
    return speaks and not owned and article


_LOCATED = frozenset({"plant", "plants", "refinery", "refineries", "store", "stores", "fans", "workers"})


def _is_traded(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """ "to buy X", "the takeover of X", "a stake in X"."""
    head = name.last - 1
    dep, governor = page.dep[head], page.head[head]
    while dep in ("flat", "compound") and name.first <= governor < name.last and governor != page.head[governor]:
        head, dep, governor = governor, page.dep[governor], page.head[governor]
    if name.last < len(page.words) and page.words[name.last] in _POSSESSIVE:
        return False
    if dep in ("obj", "nsubj:pass"):
        if name.type == "PLACE" and page.lemma[governor] == "found":
            return False  # towns are founded too
        return page.lemma[governor] in lexicon.sets["bodies.traded_by"]
    before = name.first - 1
    if before < 1 or page.lower[before] not in ("of", "in", "for", "with"):
        return False
    return page.lower[before - 1] in lexicon.sets["bodies.deals"]


def _is_the(page: Page, name: Name) -> bool:
    """ "The X said": a person's name has no article, unless it stands before a noun ("the X family") or for many."""
    before = name.first - 1
    if before < 0 or page.words[before] not in ("the", "The") or page.sentence[before] != page.sentence[name.first]:
        return False
    after = name.last
    bare = after >= len(page.words) or page.upos[after] not in ("NOUN", "PROPN", "ADJ", "NUM", "X")
    hyphened = after < len(page.words) and page.words[after] == "-"
    return name.type == "PERSON" and bare and not hyphened and page.tag[after - 1] != "NNPS"


def _is_described(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """ "X, the Leeds maker of pumps,", "the pump maker X", "its owner, X"."""
    makers = lexicon.sets["bodies.makers"]
    before, (start, end) = name.first - 1, page.bounds(name.first)
    if before - 1 >= start and page.lower[before] in makers and page.upos[before - 1] in ("NOUN", "PROPN"):
        return True
    if name.last + 2 >= end or page.words[name.last] != "," or page.lower[name.last + 1] not in ("the", "a", "an"):
        return False
    for word in range(name.last + 2, min(end, name.last + 7)):
        if page.lower[word] in makers:
            return True
        if page.upos[word] not in ("NOUN", "PROPN", "ADJ") and page.words[word] != "-":
            return False
    return False


def _is_sender(page: Page, lexicon: Lexicon, name: Name) -> bool:
    """ "cited by X", "X's Ada Vega", "Ada Vega of X"."""
    before, (start, end) = name.first - 1, page.bounds(name.first)
    if before - 1 > start and page.lower[before] == "by" and page.lower[before - 1] in _PUBLISHED:
        return page.words[name.last : name.last + 1] != ("(",)  # "posted by Ada Vega (@ada)"
    after = name.last
    if after + 2 < end and page.words[after] in _POSSESSIVE and page.words[after + 1] in lexicon.gender:
        return page.upos[after + 2] == "PROPN" and page.capital(after + 2)
    full = before - 2 >= start and page.words[before - 2] in lexicon.gender and page.upos[before - 1] == "PROPN"
    return full and page.lower[before] == "of"


_PUBLISHED = frozenset({"reported", "published", "cited", "seen", "obtained", "aired", "broadcast"})


def _is_outlet(page: Page, name: Name) -> bool:
    """Whether the name is the last word of the outlet's own ("the Ledger")."""
    outlet = (page.document.outlet or "").casefold().split()
    words = page.text(name.first, name.last).casefold().split()
    return len(outlet) > 1 and (outlet[-len(words) :] == words or outlet == words)
