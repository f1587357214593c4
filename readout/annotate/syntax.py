"""Small readers of the tree, shared by everything that annotates.

In comes a token of a parsed page (labels of English Universal Dependencies, https://universaldependencies.org/en/),
out come the tokens that stand in a relation to it. Nothing here knows names, times or events. Labels are compared
without their subtype unless it matters ("nsubj:pass"), so that models with coarser labels work too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from readout.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})


def relation(token: Token) -> str:
    """The label of `token` without its subtype."""
    return _without_subtype(token.dep_)


@cache
def _without_subtype(label: str) -> str:
    """Kept for each of the few labels: every reader of trees asks for it, many times a token."""
    return label.partition(":")[0].lower()


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The dependents of `token` in one of `relations` (without subtypes), in text order."""
    return (child for child in token.children if relation(child) in relations)


def coordinated(token: Token) -> list[Token]:
    """`token` and what is coordinated with it further right ("Chan and Li": both), in text order."""
    found = [token]
    for member in found:
        found.extend(children(member, "conj"))
        for child in children(member, "appos"):
            found.extend([child] if is_joined(child) else joined_after(child))
    return sorted(found, key=lambda t: int(t.i))


def is_joined(token: Token) -> bool:
    """Whether what the tree calls an apposition is joined with "and" ("the mayor and Judge Li")."""
    return any(t.dep_.lower() == "cc" and t.i < token.i and t.lower_ in ("and", "&") for t in token.subtree)


def joined_after(apposition: Token) -> list[Token]:
    """What the tree hung inside an apposition but a comma with "and" joins to its head ("A, head of the X, and B")."""
    return [
        token
        for token in apposition.subtree
        if token.i != apposition.i
        and relation(token) in ("appos", "conj")
        and any(c.lower_ == "and" and c.i > 0 and c.nbor(-1).text == "," for c in children(token, "cc"))
    ]


def token_span(token: Token) -> Span:
    """The span of one token."""
    return Span(token.idx, token.idx + len(token.text))


def tokens_span(tokens: list[Token]) -> Span:
    """The span from the first to the last of `tokens` (not empty)."""
    first, last = min(tokens, key=lambda t: int(t.i)), max(tokens, key=lambda t: int(t.i))
    return Span(first.idx, last.idx + len(last.text))
