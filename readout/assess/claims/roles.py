"""Who does it and to whom: the people of a claim against those of a sentence.

Somebody of the claim may be named, described or meant by a pronoun in the sentence. Who acts in the claim must be who
acts in the sentence, if it says who; that somebody is merely mentioned there is enough for circumstances alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.assess.claims.alignment import Pairing
from readout.assess.claims.names import plain
from readout.assess.claims.records import Match, Name, Part, Slot, StoryNames, Told
from readout.model import Span
from readout.model.wording import Word

ROLES: dict[str, tuple[str, ...]] = {"actor": ("actor", "attendee"), "participant": ("recipient", "addressee")}
OTHER_ROLE = {"actor": "participant", "participant": "actor"}
MUTUAL = frozenset({"CONSULT"})
"""Event types in which it does not matter who is named first."""
SPOKEN = frozenset({"say", "tell", "state", "announce", "declare", "add", "report"})
"""Verbs that say only that somebody said it: any other way to attribute words stands for them."""


def compare_names(claim: Told, told: Told, paired: Mapping[Span, Pairing], story: StoryNames) -> list[Part]:
    """One part for each name of the claim, and one for each role that somebody has in it."""
    acting: dict[Span, Slot] = {}
    parts: list[Part] = []
    for word in claim.words:
        if not (word.actors or word.recipients):
            continue
        roles: tuple[tuple[Slot, tuple[Span, ...]], ...] = (("actor", word.actors), ("participant", word.recipients))
        for slot, heads in roles:
            named = [
                n for n in claim.names if n.named and n.span not in acting and _has_role(n, slot, word, heads, claim)
            ]
            for name in named:
                acting[name.span] = slot
                parts.append(_role(slot, word, name, claim, told, paired))
            if slot == "actor" and not named:
                free = [h for h in heads if not any(h in other.recipients for other in claim.words)]
                free = [h for h in free if not _is_event(h, claim)]
                unheld = [h for h in free if not holds_office(h, claim, told, paired, story)]
                parts += [part for head in unheld for part in _described(word, head, told, paired)]
    return parts + [_mentioned(n, told, story, n.span in acting) for n in claim.names if n.named]


def _has_role(name: Name, slot: Slot, word: Word, heads: Sequence[Span], claim: Told) -> bool:
    """Whether somebody named has this part in what a word of the claim says, by the tree or by the event it is."""
    if any(name.span.overlaps(head) for head in heads):
        return True
    events = (event for event in claim.events if event.trigger.overlaps(word.span))
    filled = (p.span for event in events for p in event.participants if p.role in ROLES[slot])
    return any(
        span.end == name.span.end and " of " not in claim.text[span.start : name.span.start]
        for span in filled
        if span.contains(name.span)
    )


def _role(slot: Slot, word: Word, name: Name, claim: Told, told: Told, paired: Mapping[Span, Pairing]) -> Part:
    cue = _spoken_by(word, name, claim, told) if slot == "actor" else None
    if cue is not None:
        return cue
    pairing = paired.get(word.span)
    there = pairing.word if pairing is not None else None
    if there is None:
        return Part(slot, name.span, "unsaid")
    heads = _heads(slot, there, told)
    for head in heads:
        if any(n.span.overlaps(head) and _is_one(name, n, told) for n in told.names):
            return Part(slot, name.span, "same", head)
    others = [h for h in heads if any(n.span.overlaps(h) and _is_rival(n, name) for n in told.names)]
    mutual = any(event.type in MUTUAL and event.trigger.overlaps(there.span) for event in told.events)
    if others and not (mutual and slot == "participant"):
        return Part(slot, name.span, "differs", _whole(others[0], told))
    open_ = there.pos != "VERB"  # a passive that does not say by whom leaves open who it was
    present = any(_is_one(name, n, told) for n in told.names)
    turned = any(
        n.span.overlaps(h) and _is_one(name, n, told) for h in _heads(OTHER_ROLE[slot], there, told) for n in told.names
    )
    match: Match = "same" if present and (open_ or slot == "participant") and not turned else "unsaid"
    return Part(slot, name.span, match)


def _is_rival(other: Name, name: Name) -> bool:
    """Whether somebody of a sentence can stand in the place of somebody of the claim: a place only in a place's."""
    return other.named and bool(other.entities) and (name.place or not other.place)


def _heads(slot: str, word: Word, told: Told) -> Sequence[Span]:
    """Who has this part in what a word of the sentence names, by its tree and by the event it is."""
    heads = list(word.actors if slot == "actor" else word.recipients)
    events = [event for event in told.events if event.trigger.overlaps(word.span)]
    mutual = any(event.type in MUTUAL for event in events)
    if mutual:
        heads = [*word.actors, *word.recipients]
    if mutual or not heads:
        roles = {role for roles in ROLES.values() for role in roles} if mutual else ROLES[slot]
        heads += [p.span for event in events for p in event.participants if p.role in roles]
    return heads


def _spoken_by(word: Word, name: Name, claim: Told, told: Told) -> Part | None:
    """For a saying: who says it on the page, however the page puts it."""
    if not any(saying.cue is not None and saying.cue.overlaps(word.span) for saying in claim.sayings):
        return None
    for saying in told.sayings:
        if saying.speakers & name.entities:
            return Part("speaker", name.span, "same", saying.source)
    return None


def holds_office(head: Span, claim: Told, told: Told, paired: Mapping[Span, Pairing], story: StoryNames) -> bool:
    """Whether a description of the claim ("the president") is an office of who does the same in the sentence."""
    lemma = next((word.lemma for word in claim.words if word.span == head), "")
    doing = [w for w in claim.words if head in w.actors and (pair := paired.get(w.span)) and pair.word]
    there = [h for w in doing if (pair := paired[w.span]).word for h in _heads("actor", pair.word, told)]
    entities = {e for h in there for n in told.names if n.span.overlaps(h) for e in n.entities}
    return bool(lemma) and any(lemma in title.split() for e in entities for title in story.offices.get(e, ()))


def _described(word: Word, head: Span, told: Told, paired: Mapping[Span, Pairing]) -> list[Part]:
    """Whoever acts without a name: the words for them must not be those of another part of the sentence."""
    pairing, there = paired.get(head), paired.get(word.span)
    if there is None or there.word is None or pairing is None:
        return []
    if pairing.word is not None:
        known = there.word.actors
        if not known or there.word.pos != "VERB" or any(span.overlaps(pairing.word.span) for span in known):
            return []
        turned = any(span.overlaps(pairing.word.span) for span in there.word.recipients)
        return [Part("actor", head, "differs" if turned else "unsaid", _whole(known[0], told))]
    nouns = {w.span for w in told.words} | {n.span for n in told.names if n.named}
    nouns -= {span for span in nouns if any(n.place and n.span.overlaps(span) for n in told.names)}
    acting = [h for h in _heads("actor", there.word, told) if not _is_event(h, told)]
    others = [h for h in acting if any(span.overlaps(h) for span in nouns)]
    return [Part("actor", head, "differs", _whole(others[0], told))] if others and there.word.pos == "VERB" else []


def _is_event(head: Span, told: Told) -> bool:
    """Whether a word is something that happens ("the meeting lasted"): nobody, and "the encounter" may be the same."""
    return any(event.trigger.overlaps(head) for event in told.events)


def _mentioned(name: Name, told: Told, story: StoryNames, has_role: bool) -> Part:
    slot: Slot = "place" if name.place else "name"
    there = next((n for n in told.names if _is_one(name, n, told)), None)
    if there is not None:
        return Part(slot, name.span, "same", there.span)
    at = plain(told.span.of(told.text)).find(plain(name.text))
    if at >= 0:
        return Part(slot, name.span, "same")
    near, central = name.entities & told.context_entities, name.entities & story.central
    if has_role or not (near or central):
        return Part(slot, name.span, "unsaid")
    if name.entities & story.people:
        return Part(slot, name.span, "around" if near else "unsaid")
    return Part(slot, name.span, "same")


def _is_one(name: Name, other: Name, told: Told) -> bool:
    return bool(name.entities & other.entities) or (other.named and plain(name.text) == plain(other.span.of(told.text)))


def _whole(head: Span, told: Told) -> Span:
    """The name that holds a head, else the head."""
    return next((n.span for n in told.names if n.span.overlaps(head)), head)
