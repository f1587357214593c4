"""Whatever tree the parser gives: no crash, true spans, and a cost that follows the page."""

from __future__ import annotations

import random

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from readout.annotate.attribution import find_attributions
from readout.language import Parse
from readout.model import DateRange, Document, Entity, Mention, Published, Span
from tests.work import calls

WORDS = ["Vega", "said", "told", "according", "to", "that", "the", "statement", "“", "”", "\"", ",", ".", "he",
         "claim",
         "as", "who", "reported", "promised", "confident", "by", "not", ":", "—", "made", "clear", "dam"]  # fmt: skip
LABELS = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "advcl", "acl", "acl:relcl",
          "parataxis", "conj", "mark", "case", "aux", "aux:pass", "punct", "nmod", "nmod:poss", "appos",
         "det"]  # fmt: skip
TAGS = {"said": ("VERB", "VBD", "say"), "told": ("VERB", "VBD", "tell"), "reported": ("VERB", "VBN", "report"),
        "promised": ("VERB", "VBG", "promise"), "Vega": ("PROPN", "NNP", "Vega"), "he": ("PRON", "PRP", "he"),
        "who": ("PRON", "WP", "who"), "made": ("VERB", "VBD", "make"), "clear": ("ADJ", "JJ", "clear"),
        "confident": ("ADJ", "JJ", "confident")}  # fmt: skip
VOCAB = spacy.blank("en").vocab


def odd_page(seed: int, sentences: int, length: int = 25) -> tuple[Document, Parse, list[Entity]]:
    """Sentences of random words under random trees."""
    chance = random.Random(seed)  # noqa: S311 -- reproducible, not secret
    words: list[str] = []
    heads: list[int] = []
    for _ in range(sentences):
        base, order = len(words), list(range(length))
        words += [chance.choice(WORDS) for _ in order]
        chance.shuffle(order)
        parent = {order[0]: order[0]} | {t: order[chance.randrange(i)] for i, t in enumerate(order) if i}
        heads += [base + parent[i] for i in range(length)]
    deps = ["ROOT" if head == i else chance.choice(LABELS) for i, head in enumerate(heads)]
    tags = [TAGS.get(word, ("NOUN", "NN", word)) for word in words]
    doc = Doc(VOCAB, words=words, heads=heads, deps=deps, pos=[t[0] for t in tags], tags=[t[1] for t in tags],
              lemmas=[t[2] for t in tags])  # fmt: skip
    starts = range(0, len(words), length)
    body = tuple(Span(doc[i].idx, doc[i + length - 1].idx + len(doc[i + length - 1])) for i in starts)
    published = Published(DateRange(None, None), "none")
    document = Document("doc-1", "t.txt", None, None, published, "en", doc.text, body, ())
    mentions = tuple(Mention(Span(t.idx, t.idx + 4), "name") for t in doc if t.text == "Vega")
    return (
        document,
        Parse(doc, body, np.zeros((len(body), 1), np.float32)),
        [Entity("vega", "Vega", "PERSON", (), (), mentions)],
    )


@pytest.mark.parametrize("seed", range(60))
def test_odd_trees_give_true_spans(seed: int) -> None:
    document, parse, entities = odd_page(seed, 4)
    for found in find_attributions(document, parse, entities):
        for span in (found.source, found.cue, *found.content):
            assert span is None or 0 <= span.start < span.end <= len(document.text)


def test_cost_grows_no_faster_than_the_page() -> None:
    def cost(sentences: int) -> int:
        page = odd_page(1, sentences)
        return calls(lambda: find_attributions(*page))

    assert cost(600) < 5 * cost(150)


def test_one_endless_sentence_is_read() -> None:
    document, parse, entities = odd_page(2, 1, 3000)
    found = find_attributions(document, parse, entities)
    assert all(0 <= span.start < span.end <= len(document.text) for one in found for span in one.content)
