"""Who "I" is in somebody's own words.

In: the entities of a page and who said what. Out: the same entities with the first-person pronouns of direct quotations
as mentions of their speaker: "I", "my" of a person; "we", "our" of a body or a country that speaks. Where quotations
are nested, the innermost one decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.model import Attribution, Document, Entity, Mention, Span

_WORD = re.compile(r"\b[A-Za-z]{1,9}\b")
_ONE = frozenset({"I", "me", "my", "mine", "myself", "My"})
_MANY = frozenset({"we", "us", "our", "ours", "ourselves", "We", "Our"})
_WORDS = {"PERSON": _ONE, "ORGANIZATION": _MANY, "COUNTRY": _MANY}


def with_first_person(
    document: Document, entities: Sequence[Entity], attributions: Sequence[Attribution]
) -> tuple[Entity, ...]:
    """Return the entities with the pronouns by which speakers mean themselves.

    Spans are 0-based, half-open code points of `Document.text`; entities keep their order and ids, mentions ascend.
    """
    types = {entity.id: entity.type for entity in entities}
    speakers: dict[Span, str] = {}
    contents = sorted(
        ((span, said.speaker) for said in attributions if said.direct for span in said.content),
        key=lambda pair: (pair[0].start - pair[0].end, pair[0], pair[1] or ""),
    )
    for span, speaker in contents:  # long before short: the innermost quotation has the last word
        for word in _WORD.finditer(document.text, span.start, span.end):
            place = Span(word.start(), word.end())
            if speaker is not None and word.group() in _WORDS.get(types.get(speaker, ""), ()):
                speakers[place] = speaker
            else:
                speakers.pop(place, None)
    return _with_mentions(entities, speakers)


def _with_mentions(entities: Sequence[Entity], speakers: dict[Span, str]) -> tuple[Entity, ...]:
    added: dict[str, list[Mention]] = {}
    for place in sorted(speakers):
        added.setdefault(speakers[place], []).append(Mention(place, "pronoun"))
    return tuple(_extended(entity, added.get(entity.id, [])) for entity in entities)


def _extended(entity: Entity, more: list[Mention]) -> Entity:
    known = {mention.span for mention in entity.mentions}
    new = [mention for mention in more if mention.span not in known]
    if not new:
        return entity
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *new), key=lambda m: (m.span, m.kind))))
