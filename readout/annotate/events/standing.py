"""How an event stands: polarity, modality, state, commitment, background.

In comes a candidate with its governors, out comes a `Status`. The strongest word wins in the order denied, unknown,
requested, possible, planned; nothing said means happened. Tense is read off the auxiliaries of the carrier and of every
governor, so that "had agreed to" and "will agree to" differ. Modality classes follow FactBank's distinction of
certainty and polarity (https://doi.org/10.1007/s10579-009-9089-9), in coarser steps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.annotate.events.candidates import Candidate
from readout.annotate.events.clauses import auxiliaries, case_of, is_passive, lemma_of, surface_subjects, word_of
from readout.annotate.events.governors import Link, is_dated_move
from readout.annotate.events.lexicon import CueWords
from readout.annotate.syntax import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

STRENGTH = ("happened", "planned", "possible", "requested", "unknown", "denied")
PLANNED_ADJECTIVES = frozenset(
    ["planned", "scheduled", "upcoming", "future", "expected", "forthcoming", "imminent", "looming", "next"]
)
AWAITED = frozenset({"due", "expected", "scheduled", "slated", "imminent", "forthcoming", "upcoming"})
"""Predicates that say that their subject is still to come ("divers are due in on Tuesday")."""
IS = frozenset({"is", "are", "'s", "’s", "'re", "’re", "was", "were"})
POSSIBLE_ADJECTIVES = frozenset(
    ["possible", "potential", "proposed", "alleged", "suspected", "hypothetical", "likely", "threatened"]
)
STATE_ADJECTIVES = {
    "postponed": "postponed",
    "delayed": "postponed",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "aborted": "cancelled",
    "resumed": "resumed",
    "renewed": "resumed",
    "rejected": "rejected",
}
HEARSAY = frozenset(
    ["believe", "think", "suspect", "allege", "say", "report", "claim", "fear", "presume", "rumor", "assume"]
)
"""Verbs of saying and thinking whose passive leaves open whether it is so ("was said to have left")."""
DISBELIEVED = frozenset({"believe", "think", "accept", "true"})
WITHHELD = frozenset({"confirm", "know", "say", "reveal", "disclose", "understand"})
"""Verbs whose denial leaves the clause below open ("police have not confirmed that …")."""
CHOOSING = frozenset({"decide", "determine", "choose", "make_up", "settle"})
"""What is left open where it is not done yet: "has not made up its mind", "has yet to decide"."""
HINDSIGHT = frozenset({"later", "eventually", "subsequently", "ultimately", "afterwards"})
"""Adverbs with which "would" tells what came ("would later sink")."""
CALLED = frozenset(
    "strike walkout stoppage election referendum vote ballot summit rally march protest demonstration boycott".split()  # noqa: SIM905
)
"""What is still to come where somebody calls or announces it."""
FORETOLD = frozenset({"planned", "forecast", "predicted", "projected", "anticipated", "booked", "pencilled"})
"""Participles that say, as the whole predicate, that their subject is still to come ("rain is forecast")."""
FORETELLING = frozenset({"expect", "forecast", "predict", "project", "anticipate"})
"""Verbs whose object is still to come, where they are the event themselves ("expects 2,000 visitors")."""
OPEN_STATES = frozenset({"on_table", "under_discussion", "under_consideration", "in_doubt", "on_agenda"})
"""Phrases that say, as predicates, that their subject may come about."""
SUPPOSING = frozenset({"allege", "suspect", "fear", "speculate", "believe"})
"""Verbs whose clause is no more than held to be so, whoever holds it."""
SUPPOSED = frozenset(["one", "those", "anything", "something", "bill", "plan", "proposal", "motion", "measure", "law"])
"""Nouns whose relative clause with "would" says what they would do, whoever is speaking."""
ABLE = frozenset({"able", "free", "capable"})
"""Adjectives that alone say nothing of how an event stands ("the doctor was free")."""
PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who"})
ANNOUNCING = frozenset(["announce", "confirm", "declare", "say", "tell", "promise", "assure", "reiterate"])
PAST_WORDS = re.compile(
    r"\b(?:ago|earlier this year|in \d{4}|since|last (?:year|month|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|spring|summer|autumn|fall|winter)|years? before)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Status:
    """How an event stands, as the words around it say."""

    modality: str
    polarity: str
    state: str | None
    commitment: bool
    past_perfect: bool


def status_of(candidate: Candidate, quoted: bool, cues: CueWords) -> Status:
    """The status of an event; `quoted` says whether it stands inside what somebody said."""
    typed = candidate.typed_link
    links = candidate.links[candidate.links.index(typed) :] if typed else candidate.links
    found = [_local((typed.word if typed else candidate.carrier), candidate, quoted, cues)]
    for index, link in enumerate(links):
        local = "happened"
        if not link.cue.speech:
            outer_speech = quoted or any(outer.cue.speech for outer in links[index:])
            local = _local(link.word, candidate, outer_speech, cues)
            found.append(local)
        if link.cue.modality is not None and not _has_come_true(link):
            found.append(local if _is_still_to_come(link, typed, local) else link.cue.modality)
        if _is_hearsay(link):
            found.append("possible")
        doubt = _doubted(link, cues)
        if doubt is not None:
            found.append(doubt)
    if candidate.nominal:
        found.append(_of_nominal(candidate, cues))
    if _is_undecided(candidate, cues):
        found.append("unknown")
    if _is_ruled_out(candidate.links):
        found.append("denied")
    moved = _is_moved(candidate, cues)
    if moved:
        found.append("planned")
    modality = max(found, key=STRENGTH.index)
    return Status(
        modality,
        "negative" if _is_negative(candidate, cues) else "positive",
        _state(candidate) or ("postponed" if moved else None),
        _is_commitment(candidate, cues),
        _is_past_perfect(candidate),
    )


def _is_still_to_come(link: Link, typed: Link | None, local: str) -> bool:
    """Whether asking, being able or having to is itself to come ("will ask", "will be able to", "will have to")."""
    if link.cue.name == "oblige" or link.word.lower_ == "able":
        return local == "planned"
    return link is typed and link.cue.modality == "requested" and local in ("planned", "possible")


def _local(verb: Token, candidate: Candidate, reported: bool, cues: CueWords) -> str:
    """The modality that the auxiliaries and the conjunction of one predicate give."""
    marks = {mark.lower_ for mark in children(verb, "mark")}
    reported = reported or any(link.cue.speech for link in candidate.links)
    words = auxiliaries(verb)
    kinds = {cues.modal(word.lower_) for word in words} | {cues.modal(word.lemma_) for word in words}
    if "whether" in marks:
        return "unknown"
    if marks & {"if", "unless", "lest"} and relation(verb) in ("advcl", "ccomp"):
        return "possible" if relation(verb) == "advcl" else "unknown"
    doubting = cues.adverbs["possible"] | cues.adverbs["hearsay"]
    if any(child.lower_ in doubting for child in children(verb, "advmod")):
        return "possible"
    if "conditional" in kinds:
        if not reported and any(child.lower_ in HINDSIGHT for child in children(verb, "advmod")):
            return "happened"
        perfect = any(word.lemma_ == "have" for word in words)
        relative = verb.dep_.lower() == "acl:relcl" and verb.head.lemma_.lower() in SUPPOSED
        return "planned" if reported and not perfect and not relative else "possible"
    for kind, modality in (("possible", "possible"), ("obliged", "requested"), ("planned", "planned")):
        if kind in kinds:
            if kind == "obliged" and _is_expected(verb, words, cues):
                return "planned"
            return "possible" if modality != "possible" and _has_condition(verb, candidate) else modality
    if verb.pos_ in ("ADJ", "VERB") and verb.lower_ in AWAITED and (verb.pos_ == "ADJ" or is_passive(verb)):
        return "planned"
    if f"{case_of(verb)}_{verb.lemma_.lower()}" in OPEN_STATES:
        return "possible"
    if verb.i == candidate.head.i and lemma_of(verb) in FORETELLING and not is_passive(verb):
        return "planned"
    if verb.lower_ in FORETOLD and is_passive(verb) and relation(verb) in ("root", "conj", "ccomp", "parataxis"):
        return "planned"
    if any(child.lower_ in AWAITED for child in children(verb, "mark", "case")):
        return "planned"  # "is due to …" with the adjective hung under the verb
    if "to" in marks and (relation(verb) == "root" or any(word.lower_ in IS for word in words)):
        return "possible" if _has_condition(verb, candidate) else "planned"  # "is to report within 60 days"
    if verb.pos_ == "ADJ" and verb.lower_ not in ABLE:
        own = cues.find("adjective", verb.lower_)
        if own is not None and own.modality in ("possible", "unknown"):
            return own.modality
    if _is_on_its_way(verb, words, reported, cues):
        return "planned"
    if verb.lower_ == "going" and verb.i != candidate.carrier.i:
        return "planned"
    return "happened"


def _has_condition(verb: Token, candidate: Candidate) -> bool:
    """Whether a condition comes first ("if nobody gets half, the two will meet again"); behind, it is a proviso."""
    if any(not link.cue.speech for link in candidate.links):
        return False
    return any(
        mark.lower_ in ("if", "unless", "provided")
        for clause in children(verb, "advcl")
        if clause.i < verb.i
        for mark in children(clause, "mark")
    )


def _is_expected(verb: Token, words: Sequence[Token], cues: CueWords) -> bool:
    """Whether "should" tells what is likely to come ("should reach land at seven"), not what somebody ought to do."""
    if not any(word.lower_ == "should" for word in words):
        return False
    subjects = surface_subjects(verb, cues)
    natural = bool(subjects) and all(t.lemma_.lower() in cues.forces for t in subjects)
    return natural or lemma_of(verb) in cues.unfolding


def _is_on_its_way(verb: Token, words: Sequence[Token], reported: bool, cues: CueWords) -> bool:
    """Whether a going form says what is about to come: "is sending 150 soldiers", "it was sending …, he said"."""
    if verb.tag_ != "VBG" or lemma_of(verb) not in cues.coming:
        return False
    tags = ("VBZ", "VBP", "VBD") if reported else ("VBZ", "VBP")
    return any(word.lemma_ == "be" and word.tag_ in tags for word in words)


def _doubted(link: Link, cues: CueWords) -> str | None:
    """What "does not believe that", "has not confirmed that" make of the clause; None where nothing is withheld."""
    if not link.cue.speech or link.word.pos_ not in ("VERB", "ADJ") or not _negations(link.word, cues):
        return None
    lemma = lemma_of(link.word)
    return "denied" if lemma in DISBELIEVED else "unknown" if lemma in WITHHELD else None


def _has_come_true(link: Link) -> bool:
    """Whether a word of ability or duty is told in the past, where it says that it was done ("were able to flee")."""
    if link.cue.name == "oblige":
        return link.word.tag_ in ("VBD", "VBN")
    if link.word.lower_ != "able" or any(c.lower_ in ("not", "n't", "n’t", "never") for c in link.word.children):
        return False
    forms = auxiliaries(link.word)
    return any(word.lower_ in ("was", "were", "been") for word in forms) and all(w.tag_ != "MD" for w in forms)


def _is_hearsay(link: Link) -> bool:
    """Whether others only say so ("is believed to have fled"), where the sentence itself does not."""
    if not link.cue.speech or lemma_of(link.word) not in HEARSAY or link.word.pos_ != "VERB":
        return False
    if lemma_of(link.word) in SUPPOSING and not is_passive(link.word):
        return True
    subject = next(children(link.word, "nsubj"), None)
    bare = relation(link.word) == "acl" and link.word.tag_ in ("VBD", "VBN") and not any(children(link.word, "nsubj"))
    raised = any(children(link.word, "xcomp")) and (is_passive(link.word) or bare)
    return raised and (subject is None or subject.lower_ != "it")


def _is_ruled_out(links: Sequence[Link]) -> bool:
    """Whether somebody says that it will not be: "has no plans to", "rejected calls to"."""
    if any(link.word.pos_ == "NOUN" and link.cue.modality == "planned" and _has_no(link.word) for link in links):
        return True
    if any(link.cue.name == "plan" and _is_over(link.word) for link in links):
        return True
    asked = any(link.cue.modality == "requested" and link.word.lemma_.lower() in ("call", "demand") for link in links)
    return asked and any(link.cue.name == "refuse" for link in links)


def _is_over(verb: Token) -> bool:
    """Whether "no longer" stands with a verb ("no longer plans to")."""
    return any(child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no" for child in verb.children)


def _is_moved(candidate: Candidate, cues: CueWords) -> bool:
    """Whether a verb that names no other event puts its object off ("was moved to October", "put off its work")."""
    head = candidate.head
    if candidate.nominal or candidate.links or head.pos_ != "VERB":
        return False
    cue = cues.find("verb", word_of(head))
    return (cue is not None and cue.name == "postpone") or is_dated_move(head)


def _is_undecided(candidate: Candidate, cues: CueWords) -> bool:
    """Whether a choice has not been made yet ("has not made up its mind", "has yet to decide", "is undecided")."""
    head = candidate.head
    if head.lower_ == "undecided":
        return True
    names = {lemma_of(head), word_of(head)} if head.pos_ == "VERB" else set()
    if not names & CHOOSING:
        return False
    if any(link.cue.name == "yet" for link in candidate.links):
        return True
    perfect = any(word.lemma_ == "have" for word in auxiliaries(head))
    return perfect and bool(_negations(head, cues))


def _of_nominal(candidate: Candidate, cues: CueWords) -> str:
    """The modality that words beside an event noun give it ("a planned visit", "the vote, due on Sunday")."""
    noun, carrier = candidate.head, candidate.carrier
    after = {child.lower_ for child in children(noun, "acl") if child.dep_.lower() != "acl:relcl"}
    if after & (PLANNED_ADJECTIVES | AWAITED):
        return "planned"
    if carrier.i != noun.i:
        called = lemma_of(carrier) in ("call", "announce") and noun.lemma_.lower() in CALLED
        return "planned" if called and not is_passive(carrier) else "happened"
    adjectives = {child.lower_ for child in children(noun, "amod")}
    if adjectives & PLANNED_ADJECTIVES:
        return "planned"
    if adjectives & POSSIBLE_ADJECTIVES:
        return "possible"
    if any(child.lower_ == "ahead" for child in children(noun, "case")):
        return "planned"
    if noun.head.lower_ == "subject" and relation(noun) == "obl":
        return "planned"
    if relation(noun) == "nsubj" and any(child.lower_ in ("a", "an", "any") for child in children(noun, "det")):
        kinds = {cues.modal(word.lower_) for word in auxiliaries(noun.head)}
        return "possible" if "conditional" in kinds else "happened"
    return "happened"


def _is_negative(candidate: Candidate, cues: CueWords) -> bool:
    """Whether the words deny the event; two negations make a yes."""
    count = sum(_negations(word, cues, candidate.head) for word in _own_words(candidate))
    count += sum(link.cue.polarity == "negative" for link in candidate.links)
    return count % 2 == 1


def _own_words(candidate: Candidate) -> list[Token]:
    words = {candidate.head.i: candidate.head, candidate.carrier.i: candidate.carrier}
    words.update({k.word.i: k.word for k in candidate.links if not k.cue.speech and k.cue.name != "doubt"})
    return list(words.values())


def _negations(word: Token, cues: CueWords, counted: Token | None = None) -> int:
    """1 where an adverb, a determiner or a negative subject or object denies `word`, else 0."""
    negative = cues.adverbs["negative"]
    for child in word.children:
        rel = relation(child)
        if counted is not None and child.i == counted.i:
            continue
        if rel in ("advmod", "aux", "det", "cc", "case") and child.lower_ in negative:
            return 1
        if child.lower_ == "longer" and (rel == "advmod" and child.i and child.nbor(-1).lower_ == "no"):
            return 1
        if rel == "amod" and child.lower_ == "little" and not any(children(word, "det")):
            return 1
        if rel in ("nsubj", "obj") and (child.lower_ in ("nobody", "none", "nothing", "neither") or _has_no(child)):
            return 1
    return 0


def _has_no(noun: Token) -> bool:
    return any(child.lower_ in ("no", "neither") for child in children(noun, "det"))


def _state(candidate: Candidate) -> str | None:
    for link in reversed(candidate.links):
        if link.cue.state is not None:
            return link.cue.state
    for child in children(candidate.head, "amod"):
        if child.lower_ in STATE_ADJECTIVES:
            return STATE_ADJECTIVES[child.lower_]
    carrier = candidate.carrier
    if carrier.i != candidate.head.i and carrier.lemma_ in ("resume", "restart", "renew"):
        return "resumed"
    return None


def _is_commitment(candidate: Candidate, cues: CueWords) -> bool:
    """A promise: a word of binding oneself, or an announcement of what one will do oneself."""
    binding = [link for link in candidate.links if link.cue.commitment]
    if binding:
        idle = all(link.cue.name == "aim" and _is_undergone(link.word) for link in binding)
        refused = _state(candidate) == "rejected" or any(_negations(link.word, cues) for link in binding)
        return not idle and not refused
    return any(_announces_own(link, candidate, cues) for link in candidate.links)


def _is_undergone(verb: Token) -> bool:
    """Whether a participle stands in the passive, alone ("words intended to hurt") or behind one that does."""
    return is_passive(verb) or (verb.tag_ == "VBN" and not any(word.lemma_ == "have" for word in auxiliaries(verb)))


def _announces_own(link: Link, candidate: Candidate, cues: CueWords) -> bool:
    """ "They announced that talks would go on", "it was confirmed that she will come"."""
    if not link.cue.speech or lemma_of(link.word) not in ANNOUNCING:
        return False
    kinds = {cues.modal(word.lower_) for word in auxiliaries(candidate.carrier)}
    if not kinds & {"planned", "conditional"}:
        return False
    if lemma_of(link.word) == "assure":
        return True
    own = surface_subjects(candidate.carrier, cues)
    if candidate.nominal:
        return not _negations(candidate.head, cues)
    if link.word.lemma_.lower() in ("say", "tell") and (candidate.sense is None or candidate.sense.type is None):
        return False
    speakers = {t.lemma_.lower() for t in surface_subjects(link.word, cues)}
    if speakers <= {"it"}:
        return link.word.lemma_.lower() in ("confirm", "announce", "agree")
    if candidate.head.pos_ != "VERB":
        return False
    return any(
        (t.pos_ == "PRON" and (t.lower_ != "it" or not speakers & PRONOUNS)) or t.lemma_.lower() in speakers
        for t in own
    )


def _is_past_perfect(candidate: Candidate) -> bool:
    """Whether the event is told as before what the report tells, and not because somebody reports it."""
    if any(link.cue.speech for link in candidate.links):
        return False
    words = auxiliaries(candidate.links[-1].word if candidate.links else candidate.carrier)
    return any(word.lower_ == "had" for word in words)
