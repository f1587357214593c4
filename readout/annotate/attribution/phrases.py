"""Attribution without a verb: "according to X", "in X's view", nouns ("the claim that …") and adjectives ("sure that
…").

In: tokens of one sentence. Out: `Saying`s, in text order for each kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from readout.annotate.attribution.contents import content_spans
from readout.annotate.attribution.lexicon import SILENCE, Cue, lexicon
from readout.annotate.attribution.sayings import Saying, clause_around
from readout.annotate.attribution.tree import case_of, child, noun_phrase, stretch, subject_of, token_span
from readout.model import Span

_OWNERS = ("by", "from", "of")
_SOUGHT = frozenset({"comment", "interview"})
_HEADLINE = 30
"""Words of a headline at most."""
_LEAST = 3
"""Words of what it says at least, and of a source at most."""


def find_phrases(doc: Doc, first: int, last: int) -> Iterator[Saying]:
    """Sayings of the tokens first to last (last excluded) that hang on no verb of saying."""
    headline = _headline(doc, first, last)
    if headline is not None:
        yield headline
    for i in range(first, last):
        token = doc[i]
        saying = None
        if token.lower_ == "according" and i + 1 < last and doc[i + 1].lower_ == "to":
            saying = _according(doc, token, first, last)
        elif token.pos_ == "NOUN":
            saying = _opinion(doc, token) or noun_saying(doc, token)
        elif token.pos_ == "ADJ" and token.lemma_.lower() in lexicon().made and token.head.lemma_ == "make":
            saying = _made(doc, token)
        elif token.pos_ in ("ADJ", "VERB") and _disposed(token) is not None:
            saying = _adjective(doc, token)
        if saying is not None:
            yield saying


def _headline(doc: Doc, first: int, last: int) -> Saying | None:
    """ "Vega: Ferry to sail again", "Two held in port raid: police": a headline's colon with its source."""
    colons = [i for i in range(first, last) if doc[i].text == ":"]
    plain = doc[last - 1].text not in (".", "!", "?") and not any(doc[i].is_quote for i in range(first, last))
    if len(colons) != 1 or not plain or last - first > _HEADLINE:
        return None
    at = colons[0]
    for source, content in (((first, at - 1), (at + 1, last - 1)), ((at + 1, last - 1), (first, at - 1))):
        if _can_speak(doc, *source) and any(doc[i].pos_ in ("VERB", "AUX") for i in range(content[0], content[1] + 1)):
            who, what = stretch(doc, *source), stretch(doc, *content)
            if who is not None and what is not None and content[1] - content[0] >= _LEAST:
                return Saying(token_span(doc, at, at), at, "statement", who, source[1], (what,))
    return None


def _can_speak(doc: Doc, first: int, last: int) -> bool:
    """Whether a few words are a person's name or one of the sources headlines name."""
    if last < first or last - first >= _LEAST + 1:
        return False
    if last == first and doc[first].lower_ in lexicon().headline_sources:
        return True
    return all(doc[i].ent_type_ == "PERSON" for i in range(first, last + 1))


def _according(doc: Doc, token: Token, first: int, last: int) -> Saying | None:
    head = token.head if token.head.i > token.i + 1 else doc[token.i + 1].head
    if head.i <= token.i + 1:
        head = next((doc[i] for i in range(token.i + 2, last) if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), token)
        if head is token:
            return None
        head = _top(head, token.i + 1)
    if _is_standard(head):
        return None
    owner, cue_end = head, token.i + 1
    if head.lemma_.lower() in lexicon().documents:
        giver = owner_of(head)
        if giver is not None:
            owner = giver
            cue_end = max(cue_end, giver.left_edge.i) if giver.i > head.i else cue_end
    source = noun_phrase(doc, owner)
    if source is None:
        return None
    end = max(head.right_edge.i, owner.i)
    while end + 1 < last and doc[end + 1].pos_ == "PROPN" and doc[end].pos_ in ("NOUN", "PROPN"):
        end += 1  # the name behind a title that the tree tore off
        source = Span(source.start, doc[end].idx + len(doc[end].text))
    aside = [*_stretch(doc, first, token.i - 1), *_stretch(doc, max(end, owner.i) + 1, last - 1)]
    cue = token_span(doc, token.i, cue_end)
    return Saying(cue, token.i, "statement", source, owner.i, tuple(aside), relay=True)


def _is_standard(noun: Token) -> bool:
    """Whether things only go by it ("according to plan", "according to their age")."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN":
        return False
    bare = not any(c.dep_ in ("det", "nmod:poss", "amod", "compound", "nmod") for c in noun.children)
    return lemma in lexicon().measures or (bare and lemma in lexicon().standards)


def _top(token: Token, floor: int) -> Token:
    """The head of the phrase a noun is in, not left of `floor`."""
    while (
        token.dep_ in ("compound", "flat", "amod", "nmod:poss", "nummod")
        and token.head.i > floor
        and token.head is not token
    ):
        token = token.head
    return token


def _stretch(doc: Doc, first: int, last: int) -> list[Span]:
    if first > last:
        return []
    span = stretch(doc, first, last)
    return [] if span is None else [span]


def owner_of(noun: Token) -> Token | None:
    """Who a statement or view belongs to: "the ministry's …", "… by the ministry", "… issued by the ministry"."""
    for c in noun.children:
        if c.dep_ == "nmod:poss":
            return c
    for c in noun.rights:
        if c.dep_ == "nmod" and (case_of(c) in _OWNERS or _title_case(c) in _OWNERS):
            return _name_behind(c)
        if c.dep_ == "acl":
            for agent in c.rights:
                if agent.dep_ in ("obl:agent", "obl", "nmod") and case_of(agent) in ("by", "from"):
                    return agent
    return None


def _name_behind(title: Token) -> Token:
    """The name right behind a title, where the tree hangs both on the same noun; else the title."""
    if title.pos_ != "NOUN" or title.i + 1 >= len(title.doc):
        return title
    name = title.nbor(1)
    return name if name.pos_ == "PROPN" and name.head is not name and name.head.i == title.head.i else title


def _title_case(name: Token) -> str:
    """The preposition that trees hang on the title before a name ("from spokesman X")."""
    title = child(name, "nmod:desc", "compound")
    return "" if title is None or title.i > name.i else case_of(title)


def _opinion(doc: Doc, noun: Token) -> Saying | None:
    """ "in the minister's view": the clause around is what the minister thinks."""
    if noun.lemma_.lower() not in lexicon().opinion_nouns or noun.dep_ != "obl" or case_of(noun) != "in":
        return None
    owner = child(noun, "nmod:poss")
    source = None if owner is None else noun_phrase(doc, owner)
    if owner is None or source is None:
        return None
    cue = (
        token_span(doc, owner.right_edge.i, noun.i) if owner.right_edge.i < noun.i else token_span(doc, noun.i, noun.i)
    )
    return Saying(cue, noun.i, "attitude", source, owner.i, clause_around(doc, noun), relay=True)


def noun_saying(doc: Doc, noun: Token) -> Saying | None:
    """What a noun attributes ("her claim that …"), where its owner or its verb's subject is known."""
    cue = lexicon().nouns.get(noun.lemma_.lower())
    if cue is None:
        return None
    content = _noun_content(noun, cue)
    spans = content_spans(doc, noun, content, None)
    if not spans:
        spans = _predicated(doc, noun)
    owner = _noun_owner(noun, content)
    source = None if owner is None else noun_phrase(doc, owner)
    if not spans or owner is None or source is None or any(source.overlaps(s) for s in spans):
        return None
    last = noun.i
    if content and content[0].left_edge.i == noun.i + 1 and spans[0].start > doc[noun.i + 1].idx:
        last += 1
    sought = len(content) == 1 and content[0].lemma_.lower() in _SOUGHT  # "her request for comment": no words of hers
    kind = SILENCE if sought and content[0].dep_ in ("nmod", "obl") else cue.kind
    return Saying(token_span(doc, noun.i, last), noun.i, kind, source, owner.i, spans, utters=cue.utters)


def _noun_content(noun: Token, cue: Cue) -> list[Token]:
    content: list[Token] = []
    for c in noun.rights:
        if c.dep_ in ("acl", "ccomp"):
            marks = {m.lower_ for m in c.lefts if m.dep_ == "mark"}
            if marks & {"that", "whether", "if", "to"} or c.dep_ == "ccomp":
                return [c]
        elif c.dep_ in ("nmod", "obl", "acl") and case_of(c) in cue.prepositions and not content:
            content.append(c)
    return content


def _noun_owner(noun: Token, content: list[Token]) -> Token | None:
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    for c in noun.rights:
        if c.dep_ == "nmod" and c not in content and case_of(c) in ("by", "from", "among"):
            return c
    verb = noun.head
    if noun.dep_ == "obj" and verb.pos_ == "VERB" and verb.lemma_.lower() not in lexicon().verbs:
        return subject_of(verb)
    return None


def _predicated(doc: Doc, noun: Token) -> tuple[Span, ...]:
    """ "Her message was that …": the predicate clause."""
    root = noun.head
    if noun.dep_ not in ("nsubj", "nsubj:outer") or root.i <= noun.i:
        return ()
    clause = root if noun.dep_ == "nsubj:outer" else child(root, "ccomp") if root.lemma_ == "be" else None
    if clause is None:
        return ()
    start = next(
        (c.i + 1 for c in clause.lefts if c.dep_ == "cop" and c.i > noun.i),
        max(clause.left_edge.i, noun.right_edge.i + 1),
    )
    return tuple(_stretch(doc, start, clause.right_edge.i))


def _made(doc: Doc, token: Token) -> Saying | None:
    """ "The union made it clear that …"."""
    verb = token.head
    clauses = [c for c in (*verb.rights, *token.rights) if c.dep_ in ("ccomp", "csubj", "xcomp") and c.i > token.i]
    clause = next((c for c in clauses if child(c, "mark") is not None or c.dep_ != "xcomp"), None)
    subject = subject_of(verb)
    if clause is None or subject is None or clause.i < token.i or verb.i > token.i:
        return None
    source = noun_phrase(doc, subject)
    return Saying(
        token_span(doc, verb.i, token.i),
        token.i,
        "statement",
        source,
        subject.i,
        content_spans(doc, token, [clause], None),
    )


def _disposed(token: Token) -> Cue | None:
    return lexicon().adjectives.get(token.lower_) or lexicon().adjectives.get(token.lemma_.lower())


def _adjective(doc: Doc, token: Token) -> Saying | None:
    """ "The governor is confident that …"."""
    cue = _disposed(token)
    if cue is None or token.dep_ == "amod":
        return None
    content = [
        c
        for c in token.rights
        if c.dep_ in ("ccomp", "xcomp")
        or (c.dep_ in ("obl", "advcl") and case_of(c) in cue.prepositions)
        or (c.dep_ in ("acl", "advcl") and any(m.lower_ in ("that", "to") and m.dep_ == "mark" for m in c.lefts))
    ]
    subject = subject_of(token)
    spans = content_spans(doc, token, content, None)
    source = None if subject is None else noun_phrase(doc, subject)
    if not spans or source is None or subject is None or subject.lower_ in ("it", "there", "this", "that"):
        return None
    first = token.i
    while (
        first > 0 and doc[first - 1].head.i == token.i and doc[first - 1].dep_ in ("cop", "aux", "aux:pass", "advmod")
    ):
        first -= 1
    last = token.i
    if spans[0].start > doc[min(token.i + 1, len(doc) - 1)].idx and content[0].left_edge.i == token.i + 1:
        last += 1
    return Saying(token_span(doc, first, last), token.i, cue.kind, source, subject.i, spans, utters=False)
