"""Reading dependency trees for attribution: subjects, clause edges, spans of token ranges.

In: spaCy tokens with Universal Dependencies labels. Out: tokens and spans. Nothing here knows cue words. Climbs are
bounded, so that no tree, however odd, costs more than a few steps a token.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from readout.model import Span

MAX_CLIMB = 8
"""Steps up a chain of coordination or control before the subject counts as unknown."""
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer")
_TIME_WORDS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "day",
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "night",
        "weekend",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "time",
        "occasion",
        "hour",
        "moment",
    ]
)
_EDGE = frozenset(".,;:–—―-…")
_OPENERS, _CLOSERS = "“‘«„([{", "”’»)]}"


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def case_of(token: Token) -> str:
    """The preposition or subordinator in front of a phrase ("by", "as", "because of"), lower case; empty if none."""
    marker = next(
        (c for c in token.lefts if c.dep_ in ("case", "mark") and c.lower_ not in ("to", "that", "'s", "’s")), None
    )
    if marker is None:
        marker = next((c for c in token.lefts if c.dep_ == "case"), None)
    if marker is None:
        return ""
    return " ".join([marker.lower_, *(c.lower_ for c in marker.children if c.dep_ == "fixed")])


def is_temporal(noun: Token) -> bool:
    """Whether a phrase says when ("on Monday"), by its head."""
    return noun.lemma_.lower() in _TIME_WORDS


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, full ("was told") or reduced ("a letter written by …")."""
    if any(c.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass") for c in verb.children):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "advcl" and child(verb, "mark", "obj", *SUBJECTS) is None:
        return True  # "Asked about it, she said …", the participle mistaken for a past tense
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod") and child(verb, "aux", "obj") is None


def agent_of(verb: Token) -> Token | None:
    """Who does it in a passive clause: the "by" phrase."""
    for c in verb.rights:
        if c.dep_ in ("obl:agent", "obl", "nmod") and case_of(c) == "by":
            return c
    return None


def nearest_subject(verb: Token) -> Token | None:
    """The verb's own subject; of several (a tree that swallowed a quotation's) the nearest."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = [c for c in own if c.i < verb.i]
    if before:  # "X, which owns it, said that the offer …": the offer is the next clause's
        own = [c for c in own if c.i < verb.i or opening_word(c).lower_ not in ("that", "whether", "if")]
    return min(own, key=lambda c: abs(c.i - verb.i), default=None)


def opening_word(head: Token) -> Token:
    """The first word of a phrase, or the marker right before it."""
    first = head.left_edge
    return first.nbor(-1) if first.i and first.nbor(-1).dep_ == "mark" else first


def subject_of(verb: Token) -> Token | None:
    """The subject of a predicate, its own or the one it shares or is controlled by; None where there is none."""
    at = verb
    for _ in range(MAX_CLIMB):
        own = nearest_subject(at)
        if own is not None:
            return own
        relation, head = at.dep_, at.head
        if head is at:
            return None
        if relation in ("acl", "acl:relcl"):
            marked = relation == "acl" and any(c.dep_ in ("mark", "case") for c in at.lefts)
            return None if marked else head  # "an attempt to say": the attempt says nothing
        if relation == "xcomp" and at is verb:
            controller = child(head, "obj", "iobj")
            if controller is not None and head.lemma_ not in ("promise", "use", "threaten"):
                return controller
        if relation in ("conj", "xcomp", "advcl", "parataxis", "advcl:relcl") or relation.startswith("aux"):
            at = head
            continue
        if relation == "ccomp" and child(at, "mark") is None:
            at = head
            continue
        return None
    return None


def token_span(doc: Doc, first: int, last: int) -> Span:
    """The characters from token `first` to token `last`, both included."""
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def trimmed(text: str, span: Span) -> Span | None:
    """The span without blanks, loose punctuation and unbalanced marks at its edges; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGE or text[start] in _CLOSERS):
        start += 1
    if text[start : start + 1] in ('"', "'") and text[start + 1 : start + 2].isspace():
        return trimmed(text, Span(start + 1, end))  # a closing mark
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGE or text[end - 1] in _OPENERS):
        end -= 1
    if start >= end:
        return None
    for mark, partner in zip(_CLOSERS + '"', _OPENERS + '"', strict=False):
        if text[end - 1] == mark and mark != "’" and partner not in text[start : end - 1]:
            return trimmed(text, Span(start, end - 1))
        if text[start] == partner and partner != "‘" and mark not in text[start + 1 : end]:
            return trimmed(text, Span(start + 1, end))
    return Span(start, end)


_PARTNERS = {"“": "”", '"': '"', "«": "»", "„": "“"}


def closed(text: str, span: Span) -> Span:
    """The span with the closing mark of a quotation that it ends in, where that stands right behind it."""
    opened: str | None = None
    for char in span.of(text):
        if opened is None and char in _PARTNERS:
            opened = _PARTNERS[char]
        elif char == opened:
            opened = None
    if opened is None:
        return span
    end = span.end
    while end < span.end + 2 and text[end : end + 1] in (",", ".", "!", "?"):
        end += 1
    return Span(span.start, end + 1) if text[end : end + 1] == opened else span


def stretch(doc: Doc, first: int, last: int) -> Span | None:
    """The characters of tokens `first` to `last`, trimmed; costs the stretch alone (`Doc.text` would cost the page)."""
    if first > last:
        return None
    inside = trimmed(doc[first : last + 1].text, Span(0, len(token_span(doc, first, last))))
    start = doc[first].idx
    return None if inside is None else Span(start + inside.start, start + inside.end)


def phrase_bounds(head: Token, without: Iterable[Token] = ()) -> tuple[int, int]:
    """First and last token of a phrase, less the subtrees of `without` that stand at its edges."""
    first, last = head.left_edge.i, head.right_edge.i
    for token in sorted(without, key=lambda t: -t.i):
        if token.right_edge.i >= last and token.left_edge.i > head.i:
            last = token.left_edge.i - 1
        elif token.left_edge.i <= first and token.right_edge.i < head.i:
            first = token.right_edge.i + 1
    return first, max(first, last)


def noun_phrase(doc: Doc, head: Token) -> Span | None:
    """A phrase as a source is quoted: with its modifiers, without its preposition and without asides behind commas."""
    aside = [c for c in head.rights if _is_aside(c)]
    edge = [
        c for c in head.lefts if c.dep_ in ("case", "mark", "punct", "cc", "advmod", "cop", "aux") or c.dep_ in SUBJECTS
    ]
    tail = [c for c in head.rights if c.dep_ == "case" or c.dep_ == "punct"]
    first, last = phrase_bounds(head, [*aside, *tail])
    for token in sorted(edge, key=lambda t: t.i):
        if token.left_edge.i <= first and token.dep_ != "advmod":
            first = min(token.right_edge.i + 1, head.i)
    return stretch(doc, first, last)


def _is_aside(token: Token) -> bool:
    if token.dep_ in ("parataxis", "advcl", "discourse"):
        return True
    behind_comma = any(c.dep_ == "punct" and c.i < token.i for c in token.lefts) or (
        token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
    )
    return token.dep_ in ("acl:relcl", "acl") and behind_comma


NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = NOMINAL | {"DET", "ADJ", "NUM", "ADP", "PART", "CCONJ", "X"}


def phrase_from(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """A noun phrase that begins at token `first` and ends before `last`, by tags alone."""
    end = first
    while end < last and doc[end].pos_ in _INSIDE and doc[end].tag_[:1] != "W":
        end += 1
    while end > first and doc[end - 1].pos_ not in NOMINAL:
        end -= 1
    return (first, end - 1) if end > first else None


def phrase_until(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """A noun phrase that ends at token `last`, or a few adverbs before it, and begins at `first` or later, by tags."""
    while last >= first and doc[last].pos_ in ("ADV", "AUX", "PART"):
        last -= 1
    start = last + 1
    while start > first and doc[start - 1].pos_ in _INSIDE and doc[start - 1].tag_[:1] != "W":
        start -= 1
    while start <= last and doc[start].pos_ in ("ADP", "CCONJ", "PART"):
        start += 1
    return (start, last) if start <= last and doc[last].pos_ in NOMINAL else None


def phrase_head(doc: Doc, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it, the first nominal one; else the last token."""
    for i in range(first, last + 1):
        if doc[i].pos_ in NOMINAL and not first <= doc[i].head.i <= last:
            return i
    return last
