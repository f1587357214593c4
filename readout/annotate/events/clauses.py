"""Clauses: predicates, their subjects and objects (also those that stand elsewhere), their words and their extent.

In comes a token of a parsed sentence, out come tokens or spans. Subjects that are not written are found through
coordination, control ("agreed to visit"), participles and relative clauses, as in Enhanced Universal Dependencies
(https://universaldependencies.org/u/overview/enhanced-syntax.html), but read off the basic tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.annotate.events.lexicon import CueWords, verb_lemma
from readout.annotate.events.lexicon.words import Setting
from readout.annotate.syntax import children, coordinated, relation, tokens_span
from readout.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NO_PREDICATE = frozenset({"aux", "cop", "amod", "compound", "case", "mark", "fixed", "flat", "discourse", "cc", "det"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBORDINATE = frozenset({"parataxis", "advcl", "acl"})
AIMS = frozenset({"effort", "bid", "attempt", "order", "aim", "move", "hope"})
PARTICLES = frozenset({"off", "down", "back", "out", "up", "away", "forward"})
LOOSE = frozenset({"obl"})
ASIDE = frozenset({"because", "due", "after", "before", "during", "despite", "amid", "since", "until", "by"})
"""Prepositions of what is told beside the event and is never its object ("will close because of the deal")."""
PREFIX = 3
"""Longest prefix that a tokenizer cuts off at a hyphen ("de-escalate")."""
SOMEBODY = "#person"
"""Among the objects of a verb: somebody who is named."""
DEPTH = 12
"""How many governors are followed up a tree; real sentences need five."""


def is_predicate(token: Token) -> bool:
    """Whether `token` heads a clause: a full verb, or a word with a copula."""
    rel = relation(token)
    if rel in NO_PREDICATE:
        return False
    if token.pos_ == "VERB":
        return True
    if token.pos_ == "AUX":
        return rel in {"root", "conj", "ccomp", "parataxis"}
    if token.pos_ == "ADJ" and any(children(token, "nsubj")):
        return True  # "were missing": the tree may call the copula an auxiliary
    return any(True for _ in children(token, "cop"))


def is_passive(verb: Token) -> bool:
    """Whether `verb` is passive, bare participles ("jailed in 2014") included."""
    for child in verb.children:
        label = child.dep_.lower()
        if label in ("aux:pass", "nsubj:pass", "obl:agent") or (label == "aux" and child.lemma_ == "get"):
            return True
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return verb.tag_ == "VBN" and _has_been(verb)
    if any(c.lemma_ == "be" for c in children(verb, "aux")):
        return True
    if relation(verb) == "conj" and not any(children(verb, "aux", "nsubj")):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    return relation(verb) in ("acl", "advcl", "amod") and not any(children(verb, "aux", "obj"))


def _has_been(verb: Token) -> bool:
    return any(child.lower_ == "been" for child in children(verb, "aux"))


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a clause; a coordinated verb of the same form shares those of the first."""
    own = list(children(verb, "aux", "cop"))
    for _ in range(DEPTH):
        if own or relation(verb) != "conj" or any(children(verb, "nsubj")) or not _of_one_form(verb, verb.head):
            return own
        verb = verb.head
        own = list(children(verb, "aux", "cop"))
    return own


def _of_one_form(verb: Token, first: Token) -> bool:
    """Whether two verbs have one form; a bare one behind "could … and" is often tagged as a present."""
    if verb.tag_ == first.tag_:
        return True
    return first.tag_ == "VB" and verb.tag_ == "VBP" and any(c.tag_ in ("MD", "TO") for c in first.lefts)


def is_to_come(verb: Token, cues: CueWords) -> bool:
    """Whether a clause says with "will" or "would" that something is to come ("will announce the winner")."""
    return bool({"planned", "conditional"} & {cues.modal(word.lower_) for word in auxiliaries(verb)})


def is_some_day(head: Token) -> bool:
    """Whether "one day" says that it is unknown when ("could one day carry people"), not how long."""
    alone = head.lower_ == "day" and head.i > 0 and head.nbor(-1).lower_ == "one" and not case_of(head)
    return alone and any(word.tag_ == "MD" for word in head.head.lefts)


def case_of(token: Token) -> str:
    """The preposition of a nominal in lower case ("because of" as "because"), or the empty string."""
    for word in (token, *(c for c in children(token, "compound", "nmod", "flat") if c.i < token.i)):
        for child in children(word, "case", "mark"):
            if child.lower_ not in ("'s", "’s", "'", "’"):
                return str(child.lower_)
    return ""


def particles(verb: Token) -> frozenset[str]:
    """Particles of the verb, and the prepositions of what hangs on it."""
    found = {child.lower_ for child in verb.children if child.dep_.lower() == "compound:prt"}
    found.update(c.lower_ for c in children(verb, "advmod") if c.pos_ in ("ADP", "ADV"))
    found.update(case_of(child) for child in children(verb, "obl", "advcl", "nmod") if child.i > verb.i)
    return frozenset(found - {""})


def setting_of(verb: Token) -> Setting:
    """What the patterns of the lexicon look at around a verb."""
    heads = [c for child in children(verb, "obj", "obl", "xcomp") for c in coordinated(child)]
    subjects = [c for child in children(verb, "nsubj") for c in coordinated(child)]
    if not subjects and relation(verb) == "conj" and not is_passive(verb.head):
        subjects = [c for child in children(verb.head, "nsubj") for c in coordinated(child)]
    passive = is_passive(verb)
    heads.extend(subjects if passive else [])
    if relation(verb) == "acl" and (passive or _lacks_object(verb)):
        heads.append(verb.head)
    objects = {head.lemma_.lower() for head in heads}
    for head in heads:
        objects.update(c.lemma_.lower() for c in children(head, "nmod") if case_of(c) == "of")
        for part in children(head, "compound"):
            objects.update((part.lemma_.lower(), f"{part.lemma_}-{head.lemma_}".lower()))
    if any(head.ent_type_ == "PERSON" for head in heads):
        objects.add(SOMEBODY)
    complements = {lemma_of(c) for c in children(verb, "xcomp", "ccomp", "advcl")}
    direct = {head.lemma_.lower() for head in heads if relation(head) not in LOOSE or not case_of(head)}
    placed = {h.lemma_.lower() for h in heads if relation(h) in LOOSE and case_of(h) in ASIDE} - direct
    doing = frozenset() if passive else frozenset(part.lemma_.lower() for head in subjects for part in _parts(head))
    return Setting(particles(verb), frozenset(objects), frozenset(complements), frozenset(placed), doing)


def _parts(noun: Token) -> list[Token]:
    return [noun, *children(noun, "compound")]


def _lacks_object(verb: Token) -> bool:
    """Whether the noun of a relative clause is its object ("the deal they signed"), not its subject or place."""
    if verb.dep_.lower() != "acl:relcl" or any(c.lower_ not in RELATIVE for c in children(verb, "obj")):
        return False
    subjects = [child for child in children(verb, "nsubj") if child.lower_ not in RELATIVE]
    placed = any(child.lower_ in ("where", "when", "why") for child in children(verb, "advmod", "mark"))
    return bool(subjects) and not placed


def noun_setting(noun: Token) -> Setting:
    """What the patterns of the lexicon look at around a noun: the prepositions that follow it and their nouns."""
    behind = [child for child in children(noun, "nmod", "obl", "acl") if child.i > noun.i]
    objects = frozenset(child.lemma_.lower() for child in behind)
    return Setting(frozenset(case_of(child) for child in behind) - {""}, objects)


def lemma_of(token: Token) -> str:
    """The lemma of a word in lower case, of verbs mended."""
    lemma = str(token.lemma_).lower()
    if (
        len(lemma) <= PREFIX
        and token.i + 2 < len(token.doc)
        and token.nbor(1).text[:1] == "-"
        and not token.whitespace_
    ):
        rest = token.nbor(1).text[1:] or str(token.nbor(2).lemma_)
        return f"{lemma}-{rest.lower()}"
    return verb_lemma(lemma, str(token.lower_)) if token.pos_ == "VERB" else lemma


def _is_particle(child: Token, verb: Token) -> bool:
    """Whether `child` makes another verb of `verb` ("call off"), also where the tree calls it an adverb."""
    beside = child.i == verb.i + 1 and relation(child) == "advmod" and child.lower_ in PARTICLES
    return child.dep_.lower() == "compound:prt" or beside


def word_of(verb: Token) -> str:
    """The lemma of a predicate with its particle ("turn_down"), lower case."""
    lemma = lemma_of(verb)
    particle = next((c.lower_ for c in verb.children if _is_particle(c, verb)), "")
    if lemma == "rule" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "out":
        particle = "out"  # before a gerund the tree takes it for a conjunction ("ruled out resigning")
    return f"{lemma}_{particle}" if particle else lemma


def surface_subjects(verb: Token, cues: CueWords, depth: int = DEPTH) -> list[Token]:
    """Heads of the grammatical subject, coordinated ones included; found through control where it is not written."""
    own = [c for c in children(verb, "nsubj") if c.dep_.lower() != "nsubj:outer"]
    if own:
        if own[0].lower_ in RELATIVE and relation(verb) in ("acl", "advcl"):
            return coordinated(_antecedent(verb.head))
        return [member for subject in own for member in coordinated(subject)]
    if depth == 0 or verb.head.i == verb.i:
        return _adjacent_subject(verb)
    return _shared_subjects(verb, cues, depth - 1)


def _adjacent_subject(verb: Token) -> list[Token]:
    """The name right before a finite verb whose subject the tree lost ("According to X, Minister Lee said")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == 0 or verb.nbor(-1).pos_ != "PROPN":
        return []
    name = verb.nbor(-1)
    return [name.head if relation(name) == "flat" else name]


def _antecedent(noun: Token) -> Token:
    """The noun a relative clause speaks of."""
    return noun


def _shared_subjects(verb: Token, cues: CueWords, depth: int) -> list[Token]:
    head, rel = verb.head, relation(verb)
    if rel == "xcomp":
        objects = [c for child in children(head, "obj", "iobj") for c in coordinated(child)]
        cue = cues.find("verb", word_of(head))
        if objects and not is_passive(head) and (cue is None or cue.control == "object" or cue.name == "hope"):
            return objects
        return surface_subjects(head, cues, depth)
    if rel == "advcl" and _is_charge(verb, cues):
        if is_passive(head):
            return surface_subjects(head, cues, depth)
        return [c for child in children(head, "obj", "iobj") for c in coordinated(child)]
    if rel in ("conj", "advcl", "parataxis"):
        return surface_subjects(head, cues, depth)
    if rel == "acl":
        return _subjects_of_noun_clause(verb, cues, depth)
    return []


def _is_charge(verb: Token, cues: CueWords) -> bool:
    """Whether a gerund names what the object of the verb above did: "accused them of stealing", "fined it for"."""
    head = verb.head
    if verb.tag_ != "VBG" or case_of(verb) not in ("of", "for", "with", "from"):
        return False
    return lemma_of(head) in cues.judging and (is_passive(head) or any(children(head, "obj", "iobj")))


def _charged(noun: Token, cues: CueWords, depth: int) -> list[Token]:
    """Who is charged where a noun says with what: "arrested two men on suspicion of stealing"."""
    verb = noun.head
    if not is_predicate(verb) or relation(noun) not in ("obl", "obj"):
        return []
    objects = [c for child in children(verb, "obj") if child.i != noun.i for c in coordinated(child)]
    return objects or surface_subjects(verb, cues, depth)


def _subjects_of_noun_clause(verb: Token, cues: CueWords, depth: int) -> list[Token]:
    """Who does what a noun is about: "Li's offer to visit", "their plan to merge", "the man shot by police"."""
    noun = verb.head
    infinitive = any(child.lower_ == "to" for child in children(verb, "mark"))
    if not infinitive:
        charge = cues.find("noun", noun.lemma_.lower()) if case_of(verb) == "of" else None
        return _charged(noun, cues, depth) if charge is not None and charge.name == "accuse" else [noun]
    if any(children(noun, "cop")):
        return surface_subjects(noun, cues, depth)
    carrier = noun.head
    if relation(noun) in ("obj", "obl") and cues.find("verb", word_of(carrier)) is not None:
        return surface_subjects(carrier, cues, depth)
    owners = [c for child in children(noun, "nmod") if child.dep_.lower() == "nmod:poss" for c in coordinated(child)]
    if owners and owners[0].pos_ != "PRON":
        return owners
    if relation(noun) in ("obj", "obl") and is_predicate(carrier):
        return surface_subjects(carrier, cues, depth)
    return owners or [noun]


def logical_arguments(verb: Token, cues: CueWords) -> tuple[list[Token], list[Token]]:
    """Who does it and to whom it is done, whatever the voice: heads of the nominals."""
    subjects = surface_subjects(verb, cues)
    objects = [c for child in children(verb, "obj", "iobj") for c in coordinated(child)]
    if not objects:
        bare = (c for c in children(verb, "obl") if c.dep_.lower() == "obl" and c.i > verb.i and not case_of(c))
        objects = [c for child in bare for c in coordinated(child)]
    if not is_passive(verb):
        objects = [o for o in objects if o.lower_ not in RELATIVE]
        if not objects and relation(verb) == "acl" and verb.dep_.lower() == "acl:relcl" and verb.head not in subjects:
            objects = [verb.head]
        return subjects, objects
    agents = [c for child in children(verb, "obl") if _is_agent(child) for c in coordinated(child)]
    return agents, subjects + objects


def _is_agent(child: Token) -> bool:
    return case_of(child) == "by"


def extent_of(head: Token, others: tuple[Token, ...] = ()) -> Span:
    """The clause of `head` (and of `others`, its governors) without the clauses beside it, within one sentence."""
    kept: list[Token] = []
    for token in (head, *others):
        kept.extend(_clause_tokens(token, {head.i, *(o.i for o in others)}))
    while len(kept) > 1 and max(kept, key=_place).is_punct:
        kept.remove(max(kept, key=_place))
    return tokens_span(kept)


def _place(token: Token) -> int:
    return int(token.i)


def _clause_tokens(head: Token, wanted: set[int]) -> list[Token]:
    kept, stack = [], [head]
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            if relation(child) in ("punct", "cc"):
                if _place(child) < _place(head) or relation(child) == "cc":
                    continue
            elif child.i not in wanted and _is_side_clause(child, head, token):
                continue
            stack.append(child)
    return kept


def _is_side_clause(child: Token, head: Token, parent: Token) -> bool:
    """Whether `child` begins a clause of its own: coordinated with `head`, or set beside it."""
    rel = relation(child)
    if rel == "conj":
        return parent.i == head.i and is_predicate(child)
    return rel == "parataxis" and is_predicate(child)


def purpose_of(verb: Token) -> Span | None:
    """The clause that says what for: "to ease tensions", "in order to …", "in an effort to …"."""
    for child in verb.children:
        if relation(child) == "advcl" and child.tag_ == "VB" and any(m.lower_ == "to" for m in children(child, "mark")):
            return extent_of(child)
        aiming = relation(child) == "obl" and child.lemma_ in AIMS
        if aiming and any(relation(c) == "acl" for c in child.children):
            return extent_of(child)
    return None
