"""Names as the whole of `annotate` gives them: after the rules of `readout.annotate.entities`, not only the model's.

In: the sentences of UNER or GUM. Out: typed spans for each sentence (PER, ORG, LOC), to be counted as the model's are.
Sentences are read as the blocks of a page, so many a page, since the files are no whole pages: what one page tells of
a name in another sentence counts for less than in news. Adjectives of peoples ("Greek"), which the rules read as
their country, are left out, as are names kept inside others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.named_sentences import NamedSentence, Spans
from readout.annotate.entities import find_entities
from readout.language import LanguageModel, load_language_model
from readout.model import DateRange, Document, Published, Span

PAGE_SENTENCES = 20
KINDS = {"PERSON": "PER", "ORGANIZATION": "ORG", "COUNTRY": "LOC", "PLACE": "LOC", "FACILITY": "LOC"}


def find_entity_names(sentences: Sequence[NamedSentence]) -> Iterator[Spans]:
    """Yield the typed spans of each sentence, in words."""
    model = load_language_model()
    for at in range(0, len(sentences), PAGE_SENTENCES):
        yield from _page_names(model, sentences[at : at + PAGE_SENTENCES])


def _page_names(model: LanguageModel, sentences: Sequence[NamedSentence]) -> list[Spans]:
    text, blocks, words = "", list[Span](), list[list[Span]]()
    for sentence in sentences:
        start, places = len(text), list[Span]()
        for word, space in zip(sentence.words, sentence.spaces_before, strict=True):
            text += " " if space and places else ""
            places.append(Span(len(text), len(text) + len(word)))
            text += word
        blocks.append(Span(start, len(text)))
        words.append(places)
        text += "\n"
    unknown = Published(DateRange(None, None), "none")
    document = Document("names", "names", None, None, unknown, "en", text, tuple(blocks), ())
    parse = model.parse(text, tuple(blocks))
    peoples = {Span(token.idx, token.idx + len(token)) for token in parse.doc if token.pos_ == "ADJ"}
    found: list[Spans] = [set() for _ in sentences]
    for entity in find_entities(document, parse):
        kind = KINDS.get(entity.type)
        spans = [m.span for m in entity.mentions if m.kind == "name" and m.span not in peoples]
        for number, place in _placed(spans, blocks, words) if kind else ():
            found[number].add((*place, kind or ""))
    return [_outermost(spans) for spans in found]


def _placed(
    spans: Sequence[Span], blocks: Sequence[Span], words: Sequence[Sequence[Span]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where spans lie: the number of the sentence, and the first and last word (half-open)."""
    for span in spans:
        number = next(n for n, block in enumerate(blocks) if block.contains(span))
        inside = [k for k, word in enumerate(words[number]) if word.overlaps(span)]
        if inside:
            yield number, (inside[0], inside[-1] + 1)


def _outermost(spans: Spans) -> Spans:
    return {s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] and o[:2] != s[:2] for o in spans)}
