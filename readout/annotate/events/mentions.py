"""Who is meant: the entities that a nominal of the tree stands for.

In come the entities of a page and a token that heads a nominal, out come entity ids. A nominal without an entity of its
own may stand for what it belongs to ("Israel's army" for Israel), and "the two", "both sides", "they" for the pair
that the text last named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.events.datelines import dateline_of
from readout.annotate.events.lexicon import CueWords
from readout.annotate.syntax import children, coordinated, is_joined, relation, token_span, tokens_span
from readout.model import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAIR_WORDS = frozenset({"both", "two", "each", "either"})
PAIR_PRONOUNS = frozenset({"they", "them", "both", "themselves", "each", "other", "another", "two"})
POINTING = frozenset({"the", "these", "those", "both", "its", "their", "our"})
PLURAL_PRONOUNS = frozenset({"they", "them", "themselves", "each"})
PERSONAL_NOUNS = frozenset(
    ["leader", "man", "woman", "official", "minister", "president", "diplomat", "counterpart", "politician"]
)
COUNTRY_NOUNS = frozenset(["country", "nation", "state", "power", "capital", "government"])
SELF = frozenset({"it", "they", "he", "she"})
ACTORS = frozenset({"PERSON", "ORGANIZATION", "COUNTRY"})
SIDES = frozenset({"side", "party", "camp"})
TITLE_REACH = 9
"""Words after the head of a title in which the name must begin."""
LOOK_BACK = 3
"""Sentences searched for the pair that "the two" means."""
PLURAL_REACH = 40
"""Words before "they" in its sentence in which a plural may claim it."""
LOOK_BACK_OF_PLURAL = 1
"""The same for "they", which anything in the plural may claim."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A nominal with what it stands for; `entity` is None where that is not known."""

    span: Span
    entity: str | None


@dataclass(slots=True)
class MentionIndex:
    """Entity mentions by the tokens they cover, smallest mention first."""

    entities: dict[str, Entity]
    by_token: dict[int, list[tuple[Span, str]]]
    by_sentence: list[list[tuple[int, str]]]
    sentence_of: dict[int, int]
    cues: CueWords
    timed: frozenset[int]
    """Tokens that tell a time, and those of datelines: they never take part."""
    pairs: list[tuple[int, str, tuple[str, str]]]
    """Pairs that took part in an event together: sentence, type, entity ids; in text order."""
    leading: dict[str, tuple[str, ...]]
    """What `_leading_pair` found, by type."""

    @classmethod
    def build(
        cls,
        doc: Doc,
        sentences: Sequence[Sequence[Token]],
        entities: Sequence[Entity],
        timed: frozenset[int],
        cues: CueWords,
    ) -> MentionIndex:
        """Index the mentions of `entities` by the tokens of `sentences`."""
        starts = {token.idx: token.i for sentence in sentences for token in sentence}
        by_token: dict[int, list[tuple[Span, str]]] = {}
        sentence_of = {token.i: n for n, sentence in enumerate(sentences) for token in sentence}
        named: list[list[tuple[int, str]]] = [[] for _ in sentences]
        for entity in entities:
            for mention in entity.mentions:
                first = starts.get(mention.span.start)
                if first is None:
                    continue
                named[sentence_of[first]].append((mention.span.start, entity.id))
                index = first
                while index < len(doc) and doc[index].idx < mention.span.end:
                    by_token.setdefault(index, []).append((mention.span, entity.id))
                    index += 1
        silent = timed | {i for sentence in sentences for i in dateline_of(sentence)}
        for found in by_token.values():
            found.sort(key=lambda pair: (len(pair[0]), pair[0].start, pair[1]))
        return cls(
            {e.id: e for e in entities}, by_token, [sorted(row) for row in named], sentence_of, cues, silent, [], {}
        )

    def type_of(self, entity: str | None) -> str | None:
        """The type of an entity id, or None."""
        known = self.entities.get(entity or "")
        return known.type if known is not None else None

    def fillers(self, head: Token) -> list[Filler]:
        """What the nominal of `head` alone (not what is coordinated with it) stands for; never empty."""
        own = self._named(head)
        if own is not None:
            return [own]
        speaker = self._speaker(head)
        if speaker is not None:
            return [Filler(token_span(head), speaker)]
        pair = self._pair(head)
        if pair:
            span = self._nominal_span(head)
            return [Filler(span, entity) for entity in pair]
        return [Filler(self._nominal_span(head), self._owner(head))]

    def all_fillers(self, heads: Sequence[Token]) -> list[Filler]:
        """The fillers of several nominals and what is coordinated with each, without repetition."""
        tokens = dict.fromkeys(t for head in heads for t in coordinated(head))
        return list(dict.fromkeys(filler for token in tokens for filler in self.fillers(token)))

    def _speaker(self, head: Token) -> str | None:
        """Who "it" or "they" is in what somebody says of themselves ("the union said it would strike"), or None."""
        verb = head.head
        if head.lower_ not in SELF or relation(head) != "nsubj" or relation(verb) != "ccomp":
            return None
        subjects = list(children(verb.head, "nsubj"))
        if len(subjects) != 1 or any(children(subjects[0], "conj")) or subjects[0].pos_ == "PRON":
            return None
        named = self._named(subjects[0])
        found = named.entity if named is not None else self._owner(subjects[0])
        if head.lower_ == "they" and subjects[0].lemma_.lower() in self.cues.bodies:
            return found  # a spokesman speaks for those he speaks of
        return found if (head.lower_ in ("he", "she")) == (self.type_of(found) == "PERSON") else None

    def possessor(self, head: Token) -> str | None:
        """Who a nominal without an entity belongs to ("Iran's proposal", "the Polish law"), or None."""
        for child in children(head, "nmod", "amod", "compound"):
            if relation(child) == "nmod" and child.dep_.lower() != "nmod:poss" and child.i > head.i:
                continue
            for _, entity in self.by_token.get(child.i, ()):
                if self.type_of(entity) in ACTORS:
                    return entity
        return None

    def note_pair(self, sentence: int, entities: Sequence[str | None]) -> None:
        """Remember the two of a kind that an event joins, for "the two" and "they" later on."""
        for kind in ("PERSON", "COUNTRY", "ORGANIZATION"):
            named = [e for e in dict.fromkeys(entities) if e is not None and self.type_of(e) == kind]
            if len(named) == 2:
                self.pairs.append((sentence, kind, (named[0], named[1])))

    def named(self, head: Token) -> str | None:
        """The entity that the nominal itself names, or None."""
        found = self._named(head)
        return found.entity if found is not None else None

    def _named(self, head: Token) -> Filler | None:
        """The mention that holds the head of a nominal, or begins it ("Prime Minister" + "Rao")."""
        person = self._joined_person(head)
        if person is not None:
            return person
        for token in (head, *children(head, "flat")):
            for span, entity in self.by_token.get(token.i, ()):
                return Filler(span, entity)
        for token in children(head, "appos"):
            for span, entity in (
                self.by_token.get(token.i, ()) if token.pos_ == "PROPN" and not is_joined(token) else ()
            ):
                if self.type_of(entity) == "ORGANIZATION" and self.cues.is_body(head.lemma_.lower()):
                    return Filler(span, entity)  # "their company, Alder Invest"
        for token in self._title_name(head):
            for span, entity in self.by_token.get(token.i, ()):
                if self.type_of(entity) == "PERSON" and not self._is_anothers(head, token, entity):
                    return Filler(span, entity)
        return None

    def _joined_person(self, head: Token) -> Filler | None:
        """The person whom the tree took for one name with the firm before it ("Alder Mills chief Ana Ruiz")."""
        if head.pos_ != "PROPN" or not any(self.type_of(e) == "ORGANIZATION" for _, e in self.by_token.get(head.i, ())):
            return None
        for token in children(head, "flat"):
            for span, entity in self.by_token.get(token.i, ()):
                if self.type_of(entity) == "PERSON" and span.start > head.idx:
                    return Filler(span, entity)
        return None

    def _is_anothers(self, head: Token, name: Token, entity: str) -> bool:
        """Whether a name behind a noun only says whose it is ("the son of former president Ana Ruiz")."""
        if head.lemma_.lower() in self.cues.bodies:
            return False  # "a spokesman for Ana Ruiz" acts for her
        titles = (span for role in self.entities[entity].roles for span in role.evidence)
        if any(span.start <= head.idx < span.end for span in titles):
            return False
        node = name
        while node.i != head.i and node.head.i != node.i:
            if any(case.i > head.i for case in children(node, "case")):
                return True
            node = node.head
        return False

    @staticmethod
    def _title_name(head: Token) -> Iterator[Token]:
        """Words where the name beside a title may begin: "the president, Maria Lopez", "Secretary of State Li"."""
        if head.pos_ not in ("NOUN", "PROPN"):
            return
        yield from (child for child in children(head, "appos") if child.pos_ == "PROPN" and not is_joined(child))
        if head.i + 1 < len(head.doc) and head.nbor(1).pos_ == "PROPN":
            yield head.nbor(1)  # "leader Maria Lopez", wherever the tree hangs the name
        for token in head.doc[head.i + 1 : min(head.i + TITLE_REACH, len(head.doc))]:
            if token.pos_ not in ("PROPN", "NOUN", "ADP", "ADJ") or token.sent.start != head.sent.start:
                return
            if token.pos_ == "PROPN" and head.is_ancestor(token):
                yield token

    def _owner(self, head: Token) -> str | None:
        """The country or organisation for which an army, ministry or delegation acts."""
        if head.lemma_.lower() not in self.cues.bodies:
            return None
        for child in children(head, "nmod", "amod", "compound"):
            for _, entity in self.by_token.get(child.i, ()):
                if self.type_of(entity) in ("COUNTRY", "ORGANIZATION"):
                    return entity
        return None

    @staticmethod
    def _nominal_span(head: Token) -> Span:
        """The nominal without its clauses, from its first determiner or modifier to its head."""
        kept = [head]
        for child in children(head, "det", "amod", "compound", "nummod", "flat", "nmod"):
            if child.i < head.i or relation(child) == "flat":
                kept.extend(t for t in child.subtree if t.i <= head.i or relation(child) == "flat")
        return tokens_span(kept)

    def _pair(self, head: Token) -> tuple[str, ...]:
        """The pair that "the two sides", "both", "they" mean, or nothing."""
        word, lemma = head.lower_, head.lemma_.lower()
        marked = {c.lower_ for c in children(head, "det", "nummod", "amod", "cc")} & PAIR_WORDS
        if not (word in PAIR_PRONOUNS or (marked and lemma in self.cues.groups)):
            return ()
        if "two" in (word, *marked) and not any(c.lower_ in POINTING for c in children(head, "det", "nmod")):
            return ()  # "killed two", "two companies": nobody named before
        kind = "PERSON" if lemma in PERSONAL_NOUNS else "COUNTRY" if lemma in COUNTRY_NOUNS else ""
        if word in PLURAL_PRONOUNS:
            return self._plural(self.sentence_of.get(head.i, 0), head)
        return self._last_pair(self.sentence_of.get(head.i, 0), kind, head)

    def _plural(self, sentence: int, head: Token) -> tuple[str, ...]:
        """The pair that "they" means: two persons, or two bodies that nothing in the plural stands nearer than."""
        persons = self._recent(sentence, "PERSON")
        if persons:
            return persons
        before = (t for t in head.doc[max(0, head.i - PLURAL_REACH) : head.i] if self.sentence_of.get(t.i) == sentence)
        if any(t.tag_ in ("NNS", "NNPS") and t.i not in self.timed for t in before):
            return ()
        recent = self._recent(sentence, "")
        return recent or self._present_pair(sentence, "", head, LOOK_BACK_OF_PLURAL)

    def _last_pair(self, sentence: int, kind: str, head: Token) -> tuple[str, ...]:
        if head.lemma_.lower() in SIDES:
            return (
                self._leading_pair("COUNTRY") or self._recent(sentence, "") or self._present_pair(sentence, kind, head)
            )
        recent = self._recent(sentence, kind)
        if recent:
            return recent
        return self._present_pair(sentence, kind, head)

    def _present_pair(self, sentence: int, kind: str, head: Token, reach: int = LOOK_BACK) -> tuple[str, ...]:
        """The only two of a kind that the sentence so far, or one just before it, names."""
        for back in range(reach + 1):
            if sentence - back < 0:
                break
            present = dict.fromkeys(e for start, e in self.by_sentence[sentence - back] if start < head.idx)
            for wanted in [kind] if kind else ["PERSON", "COUNTRY", "ORGANIZATION"]:
                named = [e for e in present if self.type_of(e) == wanted]
                if len(named) == 2:
                    return tuple(named)
        return self._leading_pair(kind or "COUNTRY") if kind != "PERSON" and reach == LOOK_BACK else ()

    def _recent(self, sentence: int, kind: str) -> tuple[str, ...]:
        """The latest pair of a kind (the empty string: any) that took part in an event near `sentence`."""
        for number, type_, pair in reversed(self.pairs):
            if sentence - number > LOOK_BACK:
                break
            if type_ == kind or not kind:
                return pair
        return ()

    def _leading_pair(self, kind: str) -> tuple[str, ...]:
        """The two of a kind that the whole page speaks of, where no third comes near them."""
        if kind not in self.leading:
            self.leading[kind] = self._count_leading(kind)
        return self.leading[kind]

    def _count_leading(self, kind: str) -> tuple[str, ...]:
        counts = sorted(((len(e.mentions), e.id) for e in self.entities.values() if e.type == kind), reverse=True)
        if len(counts) < 2 or counts[1][0] < 2 or (len(counts) > 2 and counts[2][0] * 2 > counts[1][0]):
            return ()
        return tuple(sorted(entity for _, entity in counts[:2]))
