"""Governors: the chain of words above an event that say how it stands ("agreed to", "a plan to", "was postponed").

In comes the word that names an event, out come the links from the innermost governor to the outermost, and the verb
that carries the event where a light verb or a verb of happening does ("held talks", "talks took place").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.events.clauses import DEPTH, case_of, is_passive, is_predicate, lemma_of, word_of
from readout.annotate.events.lexicon import Cue, CueWords
from readout.annotate.events.lexicon.cues import CLAUSE
from readout.annotate.syntax import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSAL = frozenset({"xcomp", "ccomp", "csubj"})
QUANTIFIERS = frozenset(
    [
        "series",
        "number",
        "wave",
        "round",
        "dozen",
        "lot",
        "kind",
        "couple",
        "set",
        "spate",
        "string",
        "hundred",
        "thousand",
        "score",
        "variety",
        "type",
        "form",
    ]
)
BETWEEN = frozenset({"ADJ", "DET", "PUNCT", "CCONJ", "ADV", "NUM", "PRON"})
ASPECTS = frozenset({"purpose", "objective", "goal", "aim", "priority", "task", "point", "focus", "outcome"})
"""Nouns that speak about an event and leave open how it stands ("the purpose of the visit")."""
LASTING = frozenset({"last", "drag", "stretch"})
FELT = frozenset({"able", "free", "eager", "keen", "willing", "ready", "sure", "unwilling", "reluctant", "prepared"})
"""Adjectives of persons; of an event they say something else ("admission is free")."""
TELLING = frozenset({"tell", "advise", "instruct"})
"""Verbs that ask only for what a clause names: "told a news conference" asks for nothing."""
CLAIMS = frozenset(
    {"claim", "report", "allegation", "accusation", "suggestion", "rumour", "rumor", "assertion", "notion"}
)
"""Nouns of words that somebody may deny: then the clause or event behind them is denied."""
DISMISSING = frozenset({"dismiss", "reject"})
DENYING = frozenset({"deny", "dismiss", "reject", "refute", "dispute", "contradict", "rebut"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july".split()  # noqa: SIM905
    + "august september october november december today tomorrow week month year spring summer autumn".split()  # noqa: SIM905
    + "fall winter weekend date time day morning afternoon evening".split()  # noqa: SIM905
)
"""Nouns of the calendar: what is moved to one of them is put off."""
MOVING = frozenset({"move", "shift", "reschedule", "slip"})
FUTURE_FORMS = frozenset(
    {"will", "would", "shall", "should", "must", "'ll", "’ll", "'d", "’d", "to", "wo", "can", "could"}
)
PACTS = frozenset(
    {"deal", "settlement", "agreement", "pact", "contract", "accord", "term", "price", "fee", "compromise"}
)
FAILING = frozenset({"fail", "fall_through", "founder", "collapse"})
REACH = 8
"""Words searched to the left of an event noun for its light verb."""
NOMINAL_PREPOSITIONS = {
    "ask": frozenset({"for", "on", "to"}),
    "commit": frozenset({"to", "on"}),
    "plan": frozenset({"for"}),
    "hope": frozenset({"for"}),
    "threaten": frozenset({"with"}),
    "weigh": frozenset({"of", "about"}),
    "try": frozenset({"at", "for"}),
}


@dataclass(frozen=True, slots=True)
class Link:
    """One governor of an event: what it means and the word itself."""

    cue: Cue
    word: Token


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event word stands: its carrier (itself if none) and its governors, innermost first."""

    carrier: Token
    links: tuple[Link, ...]


def standing_of(head: Token, nominal: bool, cues: CueWords) -> Standing:
    """The carrier and the governors of the event that `head` names."""
    carrier = carrier_of(head, cues) if nominal else head
    links: list[Link] = []
    node, is_noun = carrier, nominal and carrier.i == head.i
    for _ in range(DEPTH):
        if node.head.i == node.i:
            break
        link = _noun_link(node, cues) if is_noun else _clause_link(node, cues)
        if link is None:
            if not _shares_governor(node):
                break
            node = node.head
            continue
        links.append(link)
        if link.cue.speech:
            break
        is_noun = link.word.pos_ in ("NOUN", "PROPN") and not is_predicate(link.word)
        node = carrier_of(link.word, cues) if is_noun else link.word
        links.extend(_failure(link, node, cues))
        is_noun = is_noun and node.i == link.word.i
    return Standing(carrier, tuple(_with_later_states(links, cues)))


def _failure(link: Link, carrier: Token, cues: CueWords) -> list[Link]:
    """That it came to nothing, where the attempt is the subject of a verb that says so ("a bid to end it failed")."""
    cue = cues.find("verb", "fail")
    failed = carrier.i != link.word.i and word_of(carrier) in FAILING and cue is not None
    return [Link(cue, carrier)] if failed and cue is not None else []


def _with_later_states(links: Sequence[Link], cues: CueWords) -> list[Link]:
    """The links and what is said next of the same event: "was scheduled for May but was postponed"."""
    found = list(links)
    for link in links:
        for verb in children(link.word, "conj"):
            cue = cues.find("verb", word_of(verb)) if verb.pos_ == "VERB" else None
            if cue is not None and cue.state is not None and is_passive(verb) and not any(children(verb, "nsubj")):
                found.append(Link(cue, verb))
    return found


def _shares_governor(node: Token) -> bool:
    """Whether a coordinated word stands under the governors of the first."""
    if relation(node) != "conj" or any(children(node, "nsubj")):
        return False
    same_kind = (node.pos_ == "VERB") == (node.head.pos_ == "VERB")
    return same_kind and relation(node.head) not in ("root",) and node.tag_ in (node.head.tag_, "VB", "NN", "NNS")


def carrier_of(noun: Token, cues: CueWords) -> Token:
    """The verb that only carries the event noun, else the noun itself."""
    node = noun
    if relation(node) == "nmod" and case_of(node) == "of" and node.head.lemma_ in QUANTIFIERS:
        node = node.head
    if relation(node) == "conj" and relation(node.head) in ("obj", "nsubj") and node.head.pos_ == "NOUN":
        node = node.head
    verb, rel = node.head, relation(node)
    beside = _light_verb_before(noun, cues)
    if beside is not None:
        return beside
    if not is_predicate(verb) or (verb.pos_ not in ("VERB", "AUX") and rel != "nsubj"):
        return noun
    if rel == "nsubj":
        verb = _carrier_below(verb, cues)
    passive = is_passive(verb)
    if (rel == "obj" or (rel == "nsubj" and passive)) and lemma_of(verb) in cues.light:
        return noun if _governs(verb, cues) else verb
    if rel == "nsubj" and not passive and _names(verb) & cues.carriers:
        return verb
    if rel == "nsubj" and verb.lemma_ == "be" and any(children(verb, "expl")):
        return verb
    return noun


def _governs(verb: Token, cues: CueWords) -> bool:
    """Whether a light verb says more with its particle ("took up an invitation", "put off the vote")."""
    word = word_of(verb)
    return word != lemma_of(verb) and cues.find("verb", word) is not None


def lasting_clauses(noun: Token) -> list[Token]:
    """The verbs of relative clauses that only say how long the event went on ("the talks, which lasted an hour")."""
    clauses = children(noun, "acl")
    return [c for c in clauses if c.dep_.lower() == "acl:relcl" and lemma_of(c) in LASTING and c.pos_ == "VERB"]


def _light_verb_before(noun: Token, cues: CueWords) -> Token | None:
    """A light verb with only modifiers between it and the noun, whatever the tree says ("held “frank” talks")."""
    index = noun.i - 1
    while index > noun.sent.start and noun.i - index <= REACH:
        token = noun.doc[index]
        if token.pos_ == "VERB" and not is_passive(token) and relation(token) not in ("amod", "acl"):
            return token if lemma_of(token) in cues.light else None
        if token.pos_ not in BETWEEN:
            return None
        index -= 1
    return None


def _carrier_below(verb: Token, cues: CueWords) -> Token:
    """The verb of happening under a governor of it ("is set to take place", "is expected to begin"), else `verb`."""
    node = verb
    for _ in range(DEPTH):
        inner = next(children(node, "xcomp"), None)
        if inner is None or _cue_of(node, inner, cues) is None:
            break
        node = inner
        if _names(node) & cues.carriers:
            return node
    return verb


def _names(verb: Token) -> set[str]:
    lemma = lemma_of(verb)
    return {lemma, word_of(verb)} | {f"{lemma}_{c.lower_}" for c in children(verb, "obj", "advmod", "xcomp")}


def _clause_link(node: Token, cues: CueWords) -> Link | None:
    """The governor of a clause: a verb, adjective or noun that takes it as its complement."""
    head, rel = node.head, relation(node)
    if rel in CLAUSAL or (rel == "advcl" and head.pos_ == "ADJ" and not _is_circumstance(node)):
        if rel == "csubj" and head.pos_ == "NOUN":
            return None
        cue = _cue_of(head, node, cues)
        return Link(cue, head) if cue is not None else None
    if rel == "acl" and head.pos_ == "NOUN" and (node.dep_.lower() != "acl:relcl" or _is_content(node)):
        return _content_link(node, head, cues)
    if rel == "advcl" and case_of(node) in ("of", "with", "for"):
        cue = cues.find("verb", word_of(head))
        return Link(cue, head) if cue is not None and cue.name == "accuse" else None
    if rel == "advcl" and case_of(node) in ("from", "on", "against", "to"):
        cue = cues.find("verb", word_of(head))
        return Link(cue, head) if cue is not None and not cue.speech and cue.control != "none" else None
    return None


def _is_content(clause: Token) -> bool:
    """Whether a clause that the tree calls relative says what a noun holds ("demands that he should leave")."""
    subjects = [child.lower_ for child in children(clause, "nsubj")]
    return bool(subjects) and "that" not in subjects and any(m.lower_ == "that" for m in children(clause, "mark"))


def _content_link(node: Token, noun: Token, cues: CueWords) -> Link | None:
    """The noun that an infinitive or a clause fills ("a plan to", "the promise that", "denied reports that")."""
    denied = _denial(noun, cues)
    if denied is not None:
        return denied
    if noun.lemma_.lower() == "talk":
        return None  # "talks to end the strike": what for, not whether
    if lemma_of(noun.head) == "want" and relation(noun) == "obj" and any(children(node, "aux")):
        cue = cues.find("verb", "ask")  # "wants a reward to be offered"
        return Link(cue, noun.head) if cue is not None else None
    cue = cues.find("noun", noun.lemma_.lower())
    return Link(_as_told(cue, node, cues), noun) if cue is not None else None


def _denial(noun: Token, cues: CueWords) -> Link | None:
    """Who denies the words that `noun` names ("dismissed claims that", "reports of a sale were false"), or None."""
    if noun.lemma_.lower() not in CLAIMS:
        return None
    above, rel = noun.head, relation(noun)
    undone = rel == "obj" or (rel == "nsubj" and is_passive(above))
    if above.pos_ == "VERB" and undone and lemma_of(above) in DENYING:
        cue = cues.find("verb", "dismiss_claim" if lemma_of(above) in DISMISSING else "deny")
        return Link(cue, above) if cue is not None else None
    cue = cues.find("adjective", above.lower_) if rel == "nsubj" and above.pos_ == "ADJ" else None
    return Link(cue, above) if cue is not None and cue.name == "deny" else None


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause says what shall be ("recommended that the beach be closed"): a bare form with a subject."""
    if not any(children(clause, "nsubj")) or any(word.tag_ in ("MD", "TO") for word in children(clause, "aux", "mark")):
        return False
    return clause.tag_ == "VB" or any(word.lower_ == "be" for word in children(clause, "aux", "cop"))


def _as_told(cue: Cue, clause: Token, cues: CueWords) -> Cue:
    """The cue; agreeing over what is so or was so says no more than saying it ("agreed that it was late")."""
    finite = relation(clause) in ("ccomp", "acl") and any(children(clause, "nsubj"))
    helpers = {word.lower_ for word in children(clause, "aux", "cop", "mark")}
    if cue.name != "commit" or not finite or _is_subjunctive(clause) or helpers & FUTURE_FORMS:
        return cue
    return cues.find(CLAUSE, "say") or cue


def _is_circumstance(node: Token) -> bool:
    """Whether a clause names a condition or an occasion ("ready to move if the rules change")."""
    return any(mark.lower_ not in ("to", "that") for mark in children(node, "mark"))


def _cue_of(head: Token, node: Token, cues: CueWords) -> Cue | None:
    """The cue of a verb or predicate adjective over `node`; participles are looked up as both."""
    marks = {mark.lower_ for mark in children(node, "mark")}
    if relation(node) == "ccomp" and "to" not in marks and head.pos_ == "VERB":
        if marks & {"whether", "if"}:
            return cues.find("verb", "ask_whether")
        saying = cues.find(CLAUSE, word_of(head))
        if saying is not None:
            return saying
    if lemma_of(head) in ("have", "be") and any(child.lower_ == "yet" for child in children(head, "advmod")):
        return cues.find("verb", "have_yet")
    if lemma_of(head) in ("propose", "recommend", "suggest") and _is_subjunctive(node):
        return cues.find("verb", "ask")  # "recommended that the beach be closed"
    if lemma_of(head) == "want" and (any(children(head, "obj")) or any(children(node, "nsubj"))):
        return cues.find("verb", "ask")  # "senators want him to go"
    if lemma_of(head) == "bind" and any(child.lower_.endswith(("self", "selves")) for child in children(head, "obj")):
        return cues.find("verb", "commit")
    if head.pos_ == "ADJ":
        return cues.find("adjective", head.lower_) or cues.find("verb", lemma_of(head))
    if head.pos_ in ("NOUN", "PROPN"):
        return cues.find("noun", head.lemma_.lower())
    cue = cues.find("verb", word_of(head))
    if cue is not None and cue.name == "oblige" and "to" not in marks:
        return None
    if cue is not None:
        return _as_told(cue, node, cues)
    return cues.find("adjective", head.lower_) if is_passive(head) else None


def _noun_link(node: Token, cues: CueWords) -> Link | None:
    """The governor of an event noun: "postponed the visit", "called for talks", "a request for a meeting"."""
    head, rel = node.head, relation(node)
    if rel == "nmod" and head.pos_ == "NOUN" and case_of(node) in ("of", "for"):
        if case_of(node) == "of" and head.lemma_.lower() in ASPECTS:
            return None
        denied = _denial(head, cues) if case_of(node) == "of" else None
        if denied is not None:
            return denied
        cue = cues.find("noun", head.lemma_.lower())
        return Link(cue, head) if cue is not None and cue.name not in ("report", "doubt") else None
    if head.pos_ == "ADJ" and rel == "nsubj":
        cue = cues.find("adjective", head.lower_)
        return Link(cue, head) if cue is not None and not cue.speech and head.lower_ not in FELT else None
    if head.pos_ != "VERB":
        return None
    cue = _verb_over_noun(head, node, cues)
    if (
        cue is None
        or cue.speech
        or cue.weak
        or cue.name == "oblige"
        or lemma_of(head) == "resolve"
        or (cue.name == "ask" and lemma_of(head) in TELLING)
    ):
        return None
    if rel == "obj" or (rel == "nsubj" and is_passive(head)):
        wanted = cue.objects and "@event" not in cue.objects
        return Link(cue, head) if not wanted or node.lemma_.lower() in cue.objects else None
    if rel == "obl" and case_of(node) in NOMINAL_PREPOSITIONS.get(cue.name, ()):
        return Link(cue, head)
    return None


def is_dated_move(verb: Token) -> bool:
    """Whether a verb of moving says to which date ("moved it to September", "slipped to June 2028")."""
    if lemma_of(verb) not in MOVING:
        return False
    goals = [c for c in children(verb, "obl") if case_of(c) == "to"]
    return any(c.lemma_.lower() in CALENDAR or (c.pos_ == "NUM" and len(c.text) == 4) for c in goals)


def _verb_over_noun(verb: Token, noun: Token, cues: CueWords) -> Cue | None:
    """The cue of a verb over an event noun: what must still be granted is to come, what is moved to a day put off."""
    if lemma_of(verb) == "agree" and noun.lemma_.lower() in PACTS:
        return None  # "agreed a settlement": they have one
    waiting = cues.find("verb", "await")
    if lemma_of(verb) in ("require", "need") and waiting is not None and noun.lemma_.lower() in waiting.objects:
        return waiting
    if lemma_of(verb) in MOVING and relation(noun) in ("nsubj", "obj"):
        return cues.find("verb", "postpone") if is_dated_move(verb) else None
    return cues.find("verb", word_of(verb))
