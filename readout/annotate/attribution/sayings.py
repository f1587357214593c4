"""Sayings: a cue with its source and its content, read from the trees of a page.

In: a spaCy Doc with Universal Dependencies, token by token. Out: `Saying`s in text order, nested ones included. The
method is the rule family of Krestel, Bergler and Witte 2008 ("Minding the Source") and of the clausal-complement
readers after it (Pareti et al. 2013, O'Keefe et al. 2012), with per-word frames from `cues.toml`; we depart in keeping
both levels of a chain ("the agency reported that the minister said …") and in reading nouns, adjectives and "according
to" alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from readout.annotate.attribution.contents import (
    FINITE,
    content_spans,
    cue_of,
    goes_on,
    leading_marker,
    piece,
    sentence_start,
)
from readout.annotate.attribution.lexicon import EVIDENCE, SILENCE, STATEMENT, Cue, lexicon
from readout.annotate.attribution.tree import (
    agent_of,
    case_of,
    child,
    is_passive,
    is_temporal,
    noun_phrase,
    phrase_head,
    phrase_until,
    stretch,
    subject_of,
    token_span,
)
from readout.annotate.quantities.lexicon import is_person
from readout.model import Span

_EXPLETIVE = frozenset({"it", "there"})
_HUNG = frozenset({"acl:relcl", "acl", "parataxis", "advcl", "conj", "ccomp", "ROOT"})
"""Where trees hang "…, the mayor said": all but infinitives and subjects."""
_PAUSES = frozenset({",", ".", ";", "!", "?", "--", "–", "—"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_BY_THINGS = frozenset({"require", "reveal", "identify"})
"""Verbs that things do as well as persons."""
_SILENT = frozenset({"unable", "unavailable", "fail", "decline", "refuse"})
"""Words that say of an infinitive behind them that nothing was said."""
_CLIMB = 12
_PHRASE_REACH = 10
_NAME_REACH = 5
_CUE_LEFT = frozenset({"aux", "aux:pass", "cop", "advmod"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue and what hangs on it. Token numbers are of the page's Doc; `content` may be empty for a verb of speech."""

    cue: Span
    head: int
    kind: str
    source: Span | None = None
    speaker: int | None = None
    """The token that heads the source phrase."""
    content: tuple[Span, ...] = ()
    addressees: tuple[int, ...] = ()
    relay: bool = False
    """A source named beside the clause: "according to", "as … reported"."""
    utters: bool = True
    impersonal: bool = False
    """A passive without an agent: nobody is named, and nobody need be searched."""
    relayer: int | None = None
    """The token of whoever quotes the speaker ("the agency quoted her as saying …")."""

    @property
    def extent(self) -> Span:
        """Cue and source together."""
        spans = [self.cue] if self.source is None else [self.cue, self.source]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def verb_saying(doc: Doc, verb: Token) -> Saying | None:
    """What a verb attributes, by the frames its lemma may take; None where it attributes nothing."""
    cue = cue_of(verb) if verb.tag_[:1] == "V" else None
    if cue is None or verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or (verb.pos_ != "VERB" and verb.tag_[:1] != "V"):
        return None
    passive = is_passive(verb)
    subject = None if passive and verb.dep_ == "amod" else _owned(subject_of(verb))
    if subject is not None and goes_on(verb):
        subject = _outer_speaker(verb) or subject
    speaker = agent_of(verb) if passive else subject
    relayer = _quoter(verb)
    if relayer is not None:
        speaker = child(verb.head, "obj") or speaker
    if cue.naming and passive and speaker is None:
        return None
    hearers, content = _complements(verb, cue, passive)
    if cue.addressed and not passive and speaker is not None and speaker.i > verb.i:
        teller = _teller(verb, content)
        if teller is not None:
            hearers, speaker = [*hearers, speaker], teller
    if _is_unsaid(verb, cue, content, passive):
        return None
    if not cue.utters and len(content) == 1 and content[0].pos_ == "PRON":
        return None  # "sentenced him": an act upon somebody, no words
    relay = _is_as_clause(verb) and not any(c.dep_ in FINITE and c.i > verb.i for c in content)
    if relay:
        spans = clause_around(doc, verb)
    elif not content and not passive and verb.dep_ in _HUNG:
        spans = _parenthetical(doc, verb, subject)
        relay = bool(spans)
        if not spans and verb.dep_ == "parataxis" and subject is not None:
            spans = clause_around(doc, verb)
    elif passive:
        spans = _passive_content(doc, verb, cue, subject, content)
        if spans and speaker is None and not any(t.dep_ in FINITE for t in content) and cue.kind == "evidence":
            return None
    else:
        spans = content_spans(doc, verb, content, subject)
    if relayer is not None and all(span.start < verb.idx for span in spans):
        spans = ()  # the words quoted stand in marks before it
    if cue.complements == {"quote"} and not cue.prepositions:
        spans = ()  # "she smiled": it tells nothing that does not stand in marks
    if not spans and not cue.takes("quote"):
        return None
    if speaker is not None and speaker.lower_ in _EXPLETIVE and child(verb, "expl") is not None:
        speaker = None
    place = _cue_span(doc, verb, content)
    source = None if speaker is None else _with_title(doc, verb, noun_phrase(doc, speaker))
    if source is None and verb.tag_ == "VB" and cue.kind != "statement":
        return None
    if source is None and not passive and verb.tag_ in ("VB", "VBG") and not cue.takes("clause"):
        return None  # "insulting the court", "capable of identifying birds": an act that nobody here does in words
    if source is None and not passive and speaker is None and verb.tag_ in ("VBD", "VBZ", "VBP") and cue.utters:
        source, speaker = _beside(doc, verb)
    if cue.addressed and speaker is not None and speaker.i > verb.i and doc[verb.i - 1].pos_ == "PROPN":
        before = _beside(doc, verb)
        source, speaker = before if before[0] is not None else (source, speaker)
    if source is not None and speaker is not None and speaker.i > verb.i:
        source = _with_name(doc, source, speaker)
    if source is not None and source.overlaps(place):
        inside = doc.char_span(source.start, max(source.start, place.start), alignment_mode="contract")
        source = None if inside is None else stretch(doc, inside.start, inside.end - 1)
    return Saying(
        place,
        verb.i,
        _kind(verb, cue, content, speaker),
        source,
        None if speaker is None else speaker.i,
        spans,
        tuple(t.i for t in hearers),
        relay,
        cue.utters,
        passive and speaker is None,
        None if relayer is None else relayer.i,
    )


def _is_unsaid(verb: Token, cue: Cue, content: Sequence[Token], passive: bool) -> bool:
    """Whether nobody thinks or says it: "is known for his speeches", "the sea is calm, so we see the rings"."""
    if not content:
        return False
    phrases = all(c.dep_ in ("obl", "nmod", "obj", "obl:agent") for c in content)
    if phrases and passive and cue.kind == "attitude" and agent_of(verb) is None:
        return True
    before = all(c.dep_ in FINITE and c.i < verb.i for c in content)
    return before and not cue.takes("quote") and not cue.addressed and child(verb, "obj") is not None


def _kind(verb: Token, cue: Cue, content: Sequence[Token], speaker: Token | None) -> str:
    """The kind of a saying: what a thing shows or takes is evidence ("the method reveals cracks"), no statement."""
    if _is_withheld(verb, cue, content):
        return SILENCE
    shown = verb.lemma_.lower() in _BY_THINGS and speaker is not None and speaker.pos_ == "NOUN"
    if shown and speaker is not None and all(c.dep_ == "obj" for c in content):
        noun = speaker.lemma_.lower()
        if noun not in lexicon().documents and not is_person(noun):
            return EVIDENCE
    return cue.kind


def _is_withheld(verb: Token, cue: Cue, content: Sequence[Token]) -> bool:
    """Whether somebody does not speak: "did not respond to questions", "declined to discuss it"; no clause is told."""
    if cue.kind != STATEMENT or not all(c.dep_ in ("obl", "nmod", "obj", "obl:agent") for c in content):
        return False
    head = verb.head if verb.dep_ == "xcomp" else verb
    return head.lemma_.lower() in _SILENT or any(c.lower_ in _NOT for w in (verb, head) for c in w.lefts)


def _teller(verb: Token, content: Sequence[Token]) -> Token | None:
    """The subject before a verb of telling, where the tree took the hearer behind it for one ("X told the Herald")."""
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubj:outer")]
    return next((c for c in reversed(subjects) if all(not c.is_ancestor(word) for word in content)), None)


def _owned(subject: Token | None) -> Token | None:
    """The name behind a possessive that the tree took for one name with it ("the agency's Ada Vega reports")."""
    if subject is None or not any(c.dep_ == "case" and c.tag_ == "POS" and c.i > subject.i for c in subject.rights):
        return subject
    return next((c for c in subject.rights if c.dep_ == "flat" and c.i > subject.i + 1), subject)


def _with_name(doc: Doc, source: Span, speaker: Token) -> Span:
    """The source with the name right behind its title that the tree tore off ("said striker X, who …")."""
    last = speaker.i
    if speaker.pos_ not in ("NOUN", "PROPN") or source.end != speaker.idx + len(speaker.text):
        return source
    while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and last - speaker.i < _NAME_REACH:
        last += 1
    return Span(source.start, doc[last].idx + len(doc[last].text))


def _quoter(verb: Token) -> Token | None:
    """Who quotes somebody else as saying so ("the agency quoted her as saying …")."""
    marked = any(c.lower_ == "as" and c.dep_ in ("mark", "case") for c in verb.lefts)
    if not marked or verb.tag_ != "VBG" or verb.head.lemma_.lower() not in ("quote", "cite", "report", "describe"):
        return None
    return agent_of(verb.head) if is_passive(verb.head) else subject_of(verb.head)


def _complements(verb: Token, cue: Cue, passive: bool) -> tuple[list[Token], list[Token]]:
    """Hearers and content roots among a verb's children."""
    hearers = [c for c in verb.children if c.dep_ == "iobj"]
    content: list[Token] = []
    objects: list[Token] = []
    for c in verb.children:
        if c.dep_ in FINITE and (c.i > verb.i or c.dep_ == "ccomp"):
            if cue.takes("clause"):
                content.append(c)
        elif c.dep_ == "xcomp":
            if _takes_open_clause(cue, c):
                content.append(c)
        elif c.dep_ == "obj":
            objects.append(c)
        elif c.dep_ in ("obl", "advcl", "nmod", "obl:agent"):
            preposition = case_of(c)
            if (c.dep_ == "advcl" and preposition in ("if", "whether") and cue.addressed and c.i > verb.i) or (
                preposition in cue.prepositions
                and c.i > verb.i
                and not is_temporal(c)
                and not (passive and preposition == "by")
            ):
                content.append(c)
            elif preposition == "" and c.dep_ == "obl" and any(k.lower_ == "to" and k.dep_ == "case" for k in c.lefts):
                (content if "to" in cue.prepositions else hearers).append(c)
    if any(c.dep_ in FINITE for c in content):
        content = [c for c in content if c.dep_ in (*FINITE, "xcomp") or case_of(c) in ("if", "whether")]
    _place_objects(cue, objects, content, hearers)
    if cue.takes("object") and not cue.addressed and objects:
        # "called him a liar", "accused them of lying": whatever the object is said to be belongs to the content
        content += [c for c in verb.rights if c.dep_ in ("iobj", *FINITE) and c not in content]
        hearers = [c for c in hearers if c not in content]
    return hearers, sorted(content, key=lambda t: t.i)


def _place_objects(cue: Cue, objects: list[Token], content: list[Token], hearers: list[Token]) -> None:
    for item in objects:
        if cue.addressed and (content or not cue.takes("object")):
            hearers.append(item)
        elif cue.takes("object") and item.pos_ != "SYM":
            content.append(item)
        elif item.pos_ in ("NOUN", "PROPN", "PRON") and content and not cue.takes("object"):
            (content if content[0].i > item.i and cue.kind == "attitude" else hearers).append(item)


def _takes_open_clause(cue: Cue, clause: Token) -> bool:
    if any(c.lower_ == "to" and c.dep_ == "mark" for c in clause.lefts):
        return cue.takes("infinitive")
    if clause.tag_ == "VBG":
        return cue.takes("gerund") or cue.takes("object")
    return cue.takes("object") or cue.takes("infinitive")


def _is_as_clause(verb: Token) -> bool:
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts)


def _cue_span(doc: Doc, verb: Token, content: Sequence[Token]) -> Span:
    """The verb group: auxiliaries, negation and adverbs before it, its particle and its preposition behind."""
    first = last = verb.i
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in _CUE_LEFT:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].head.i == verb.i and doc[last + 1].dep_ == "compound:prt":
        last += 1
    marker = leading_marker(doc, content)
    if marker is not None and marker == last + 1:
        last = marker
    return token_span(doc, first, last)


def _outer_speaker(verb: Token) -> Token | None:
    """The subject of the saying around a participle of saying ("argued that it works, adding that …")."""
    at = verb.head
    for _ in range(3):
        if at.dep_ == "ccomp" and lexicon().speaks(at.head.lemma_.lower()):
            return subject_of(at.head)
        if at.dep_ not in ("xcomp", "conj", "advcl") or at.head is at:
            return None
        at = at.head
    return None


def _beside(doc: Doc, verb: Token) -> tuple[Span | None, Token | None]:
    """A noun phrase right before a finite verb of saying whose subject the tree hung elsewhere."""
    name = phrase_until(doc, max(0, verb.i - _PHRASE_REACH), verb.i - 1)
    if verb.dep_ == "conj":
        return None, None
    if name is None:
        return _apposed_before(doc, verb)
    return stretch(doc, *name), doc[phrase_head(doc, *name)]


def _apposed_before(doc: Doc, verb: Token) -> tuple[Span | None, Token | None]:
    """A noun phrase with an apposition between commas right before a verb ("their coach, X, said")."""
    if verb.i < 3 or doc[verb.i - 1].text != ",":
        return None, None
    at = doc[verb.i - 2]
    for _ in range(_CLIMB):
        if at.dep_ == "appos" and at.head.i < at.i:
            first = at.head.left_edge.i
            while first < at.head.i and (doc[first].is_punct or doc[first].dep_ in ("case", "cc", "mark")):
                first += 1
            plain = not any(t.is_quote for t in doc[first : verb.i]) and verb.i - first <= _PHRASE_REACH * 2
            return (stretch(doc, first, verb.i - 2), at.head) if plain else (None, None)
        if at.head is at:
            break
        at = at.head
    return None, None


def _with_title(doc: Doc, verb: Token, source: Span | None) -> Span | None:
    """The source with a title right before it that the tree took for a subject of its own."""
    if source is None:
        return None
    for c in sorted(verb.children, key=lambda t: -t.i):
        if c.dep_ in ("nsubj", "nsubj:pass", "compound", "dep") and c.right_edge.idx < source.start:
            end = c.right_edge.idx + len(c.right_edge.text)
            plain = not any(t.is_punct or t.pos_ == "VERB" for t in doc[c.left_edge.i : c.right_edge.i + 1])
            if plain and source.start - end <= 1 and c.pos_ in ("NOUN", "PROPN"):
                return Span(c.left_edge.idx, source.end)
    return source


def _parenthetical(doc: Doc, verb: Token, subject: Token | None) -> tuple[Span, ...]:
    """The sentence around "…, the mayor said, …", where the tree hangs the aside on some noun."""
    if subject is None or subject.head.i != verb.i or child(verb, "obj", "ccomp", "xcomp", "mark") is not None:
        return ()
    first, last = min(subject.left_edge.i, verb.i), max(subject.right_edge.i, verb.i)
    while first < subject.i and doc[first].is_punct:
        first += 1
    while last + 1 < len(doc) and doc[last + 1].head.i == verb.i and doc[last + 1].text not in _PAUSES:
        last = doc[last + 1].right_edge.i
    if first == 0 or doc[first - 1].text != "," or (last + 1 < len(doc) and doc[last + 1].text not in _PAUSES):
        return ()
    root = verb
    for _ in range(_CLIMB):
        if root.head is root:
            break
        root = root.head
    return (
        *piece(doc, sentence_start(doc, root.left_edge.i, first), first - 1),
        *piece(doc, last + 1, root.right_edge.i),
    )


def _passive_content(
    doc: Doc, verb: Token, cue: Cue, subject: Token | None, content: Sequence[Token]
) -> tuple[Span, ...]:
    """ "X was accused of Y": what X is said to be, with X as part of the content."""
    rest = content_spans(doc, verb, content, None)
    if not rest and (agent_of(verb) is None or not cue.takes("object")):
        return ()
    if verb.dep_ in ("acl", "amod", "advcl") and not rest:
        return ()
    head = None if subject is None or subject.lower_ in _EXPLETIVE else noun_phrase(doc, subject)
    if cue.addressed and head is not None and not any(t.dep_ == "xcomp" and t.pos_ != "VERB" for t in content):
        return rest  # "he was told that …": the subject hears
    if head is None or any(head.overlaps(s) for s in rest):
        return rest
    return tuple(sorted((head, *rest)))


def clause_around(doc: Doc, inner: Token) -> tuple[Span, ...]:
    """The clause an aside stands in, without the aside."""
    host = inner.head
    first, last = host.left_edge.i, host.right_edge.i
    spans = [*piece(doc, first, inner.left_edge.i - 1), *piece(doc, inner.right_edge.i + 1, last)]
    return tuple(spans)


def find_sayings(doc: Doc, first: int, last: int) -> Iterator[Saying]:
    """The verbs' sayings among the tokens first to last (last excluded), in order."""
    for i in range(first, last):
        saying = verb_saying(doc, doc[i])
        if saying is not None:
            yield saying
