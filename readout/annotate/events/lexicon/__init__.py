"""The words for events: `plover.toml`, `news.toml` and `cues.toml`, read once and looked up by lemma.

The first file says at its top how to extend them. Types follow PLOVER's root codes of 2018 to 2020
(https://github.com/openeventdata/PLOVER); modes are our own.
"""

from readout.annotate.events.lexicon.cues import Cue, CueWords, load_cues
from readout.annotate.events.lexicon.fitting import FittingWords, load_fitting
from readout.annotate.events.lexicon.lemmas import verb_lemma
from readout.annotate.events.lexicon.words import EventWords, Sense, load_words

__all__ = [
    "Cue",
    "CueWords",
    "EventWords",
    "FittingWords",
    "Sense",
    "load_cues",
    "load_fitting",
    "load_words",
    "verb_lemma",
]
