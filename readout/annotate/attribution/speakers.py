"""Who a source is: from source phrases to entities.

In: a page's entities and tokens. Out: entity ids. A source phrase is the entity whose mention heads it; a relative
pronoun is what it refers to; a document ("the statement") is whoever issued it, by the words around it or by an earlier
mention of it; a pronoun that no entity claims is the person who spoke last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from readout.annotate.attribution.lexicon import lexicon
from readout.annotate.attribution.phrases import owner_of
from readout.annotate.attribution.sayings import Saying
from readout.annotate.attribution.tree import case_of, subject_of
from readout.model import Entity, Span

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_MEDIUM = frozenset({"in", "through", "via", "by", "with", "on"})
"""Prepositions before the document that somebody speaks in; "respond to a letter" is another's."""
_KIND_RANK = {"name": 0, "nominal": 1, "pronoun": 2}
_ISSUE_REACH = 250
"""Tokens within which "the report" can stand for what was called a statement before."""
_LOOK_BACK = 24
"""Mentions looked at before a place, when searching those that cover it; nested mentions are never deeper."""


class Speakers:
    """Looks up the entity behind a token; remembers who issued which document and who spoke last."""

    def __init__(self, doc: Doc, entities: Sequence[Entity]) -> None:
        self._doc = doc
        rows = [(m.span, _KIND_RANK.get(m.kind, 3), e.id) for e in entities for m in e.mentions]
        self._mentions = sorted(rows)
        self._starts = [row[0].start for row in self._mentions]
        self._types = {e.id: e.type for e in entities}
        self._issuers: dict[str, str] = {}
        self._latest_issue: tuple[int, str] | None = None
        self._last_person: str | None = None

    def covering(self, token: Token, within: Span | None = None) -> str | None:
        """The entity of the best mention over a token: headed by it, else a name, else the shortest."""
        offset = token.idx
        at = bisect_right(self._starts, offset)
        best: tuple[tuple[bool, int, int], str] | None = None
        for span, rank, identity in self._mentions[max(0, at - _LOOK_BACK) : at]:
            if span.end <= offset or (within is not None and not within.overlaps(span)):
                continue
            score = (not self._heads(token, span), rank, len(span))
            if best is None or score < best[0]:
                best = (score, identity)
        return None if best is None else best[1]

    def _heads(self, token: Token, span: Span) -> bool:
        return token.head.i == token.i or not span.start <= token.head.idx < span.end

    def resolve(self, saying: Saying) -> str | None:
        """The entity that speaks in a saying; None where the page names none."""
        if saying.speaker is None:
            return None
        found = self._of(self._doc[saying.speaker], saying.source)
        if found is not None and self._types.get(found) == "PERSON":
            self._last_person = found
        return found

    def beside(self, saying: Saying, speaker: str | None) -> tuple[str, ...]:
        """The entities that speak along with the first one ("Vega and Roth said"), in order, each once."""
        if saying.speaker is None or saying.source is None or speaker is None:
            return ()
        first = self._doc[saying.speaker]
        joined = [c for c in first.rights if c.dep_ == "conj" and saying.source.start <= c.idx < saying.source.end]
        found = dict.fromkeys(self.covering(c, saying.source) for c in joined)
        return tuple(identity for identity in found if identity is not None and identity != speaker)

    def hearers(self, saying: Saying) -> tuple[str, ...]:
        """The entities addressed, in order, each once."""
        found = (self.covering(self._doc[i]) for i in saying.addressees)
        return tuple(dict.fromkeys(identity for identity in found if identity is not None))

    def note(self, first: int, last: int) -> None:
        """Remember who issued the documents named among the tokens first to last (last excluded)."""
        for i in range(first, last):
            noun = self._doc[i]
            if noun.lemma_.lower() in lexicon().documents and noun.pos_ == "NOUN":
                issuer = self._issuer(noun)
                if issuer is not None:
                    self._issuers[noun.lemma_.lower()] = issuer
                    self._latest_issue = (i, issuer)

    def _of(self, token: Token, source: Span | None) -> str | None:
        if token.lower_ in _RELATIVE:
            antecedent = self._antecedent(token)
            return None if antecedent is None else self._of(antecedent, None)
        if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon().documents:
            return self._issuer(token) or self._earlier_issuer(token) or self.covering(token)
        found = self.covering(token) or self._apposed(token)
        if found is None and source is not None and token.pos_ != "PRON":
            found = self._within(token, source)
        if found is None and token.lower_ in _PERSONAL:
            return self._last_person
        return found

    def _earlier_issuer(self, noun: Token) -> str | None:
        """Who issued "the statement": as said where it was named so, or what else was issued shortly before."""
        if any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.lefts):
            return None
        known = self._issuers.get(noun.lemma_.lower())
        if known is not None or self._latest_issue is None or any(c.dep_ in ("compound", "amod") for c in noun.lefts):
            return known
        place, issuer = self._latest_issue
        return issuer if noun.i - place <= _ISSUE_REACH else None

    def _apposed(self, token: Token) -> str | None:
        """ "the mayor, Ada Vega", "news agency Delo": the name beside the description."""
        for c in token.children:
            behind = c.dep_ in ("appos", "flat") or (c.dep_ == "compound" and c.i > token.i)
            if behind and c.pos_ == "PROPN":
                found = self.covering(c)
                if found is not None and (c.dep_ == "appos" or self._types.get(found) == "PERSON"):
                    return found
        return None

    def _within(self, token: Token, source: Span) -> str | None:
        """A mention inside the source phrase that ends where its head ends, or a person's that ends the phrase."""
        low = bisect_left(self._starts, source.start)
        high = bisect_left(self._starts, source.end)
        end = token.idx + len(token.text)
        for span, rank, identity in self._mentions[low : min(high, low + _LOOK_BACK)]:
            closes = span.end == source.end and rank == 0 and self._types.get(identity) == "PERSON"
            if span.end == end or (closes and not self._is_owner(token, span)):
                return identity
        return None

    def _is_owner(self, token: Token, span: Span) -> bool:
        """Whether a name behind a noun only says whose it is ("a spokeswoman for X")."""
        return any(c.dep_ == "nmod" and span.start <= c.idx < span.end and case_of(c) for c in token.rights)

    def _antecedent(self, token: Token) -> Token | None:
        at = token
        for _ in range(4):
            if at.dep_ == "acl:relcl":
                return at.head
            if at.head is at:
                return None
            at = at.head
        return None

    def _issuer(self, noun: Token) -> str | None:
        """Who a document is from, by the words around it."""
        owner = owner_of(noun)
        if owner is not None:
            found = self._of_name(owner)
            if found is not None:
                return found
        for c in noun.lefts:
            if c.dep_ in ("compound", "amod", "nmod") and c.pos_ in ("PROPN", "NOUN", "ADJ"):
                found = self.covering(c)
                if found is not None:
                    return found
        head = noun.head
        lemma = head.lemma_.lower()
        issued = noun.dep_ == "obj" and lemma in lexicon().issuing
        spoken = noun.dep_ == "obl" and lexicon().speaks(lemma) and case_of(noun) in _MEDIUM
        if head.pos_ == "VERB" and (issued or spoken):
            giver = subject_of(head)
            return None if giver is None or giver.i == noun.i else self._of_name(giver)
        return None

    def _of_name(self, token: Token) -> str | None:
        if token.lower_ in _RELATIVE:
            antecedent = self._antecedent(token)
            return None if antecedent is None else self.covering(antecedent)
        return self.covering(token) or self._apposed(token)
