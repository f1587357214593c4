"""A word and its Penn tag in, its lemma out where spelling does not tell it ("fled", "controlled", "crises").

The forms stand in `irregular_forms.tsv`, own making; what is not there is left to the rules learned in training. One
rule stands here, since the treebanks hold few such verbs: a past form in "-eed" loses its "d" ("freed").
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

IRREGULAR_FORMS = Path(__file__).with_name("irregular_forms.tsv")
_PARTS = {"VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VBZ": "VERB", "NNS": "NOUN", "JJR": "ADJ", "JJS": "ADJ"}
_PAST = frozenset({"VBD", "VBN"})


def irregular_lemma(form: str, tag: str) -> str | None:
    """Return the lemma of the lower-case `form` under the Penn tag `tag`, or None where its spelling tells it."""
    part = _PARTS.get(tag)
    if part is None:
        return None
    known = _irregular_forms().get((part, form))
    return form[:-1] if known is None and tag in _PAST and form.endswith("eed") else known


@functools.cache
def _irregular_forms() -> Mapping[tuple[str, str], str]:
    """The lemma of each (part of speech, form)."""
    lemmas: dict[tuple[str, str], str] = {}
    for line in IRREGULAR_FORMS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            part, lemma, forms = line.split("\t")
            lemmas.update(((part, form), lemma) for form in forms.split())
    return lemmas
