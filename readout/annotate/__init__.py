"""One page understood: who, when, how much, who said what, what happened.

In: a `Document` and its `Parse`. Out: `Annotations`. Each part is a package of its own that knows the others only
through the records they give.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readout.annotate.attribution import find_attributions
from readout.annotate.entities import find_entities, with_first_person
from readout.annotate.events import Found, find_events
from readout.annotate.quantities import find_quantities
from readout.annotate.revisions import find_revisions
from readout.annotate.sentences import find_sentences
from readout.annotate.times import find_times, scan_times
from readout.language import Parse
from readout.model import Annotations, Document, Event

__all__ = ["annotate"]


def event_vectors(parse: Parse, events: Sequence[Event]) -> NDArray[np.float32]:
    """The meaning of each event's clause and of its trigger, shape (2, events, width)."""
    if not events:
        return np.zeros((2, 0, parse.vectors.shape[1]), np.float32)
    return np.stack([[parse.words.mean(e.extent) for e in events], [parse.words.mean(e.trigger) for e in events]])


def annotate(document: Document, parse: Parse) -> Annotations:
    """Everything that can be understood of one page by itself."""
    entities = find_entities(document, parse)
    scans = scan_times(document)
    times = find_times(document, parse, scans)
    quantities = find_quantities(document, parse, scans)
    attributions = find_attributions(document, parse, entities)
    entities = with_first_person(document, entities, attributions)
    events = find_events(document, parse, Found(entities, times, quantities, attributions))
    sentences = find_sentences(document, parse)
    return Annotations(
        document=document.id,
        sentences=sentences,
        entities=entities,
        times=times,
        quantities=quantities,
        attributions=attributions,
        events=events,
        vectors=parse.vectors,
        event_vectors=event_vectors(parse, events),
        revisions=find_revisions(document.text, sentences, quantities, times),
    )
