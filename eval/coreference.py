"""Coreference within a page on GUM's news: `coref-gum/conll/GUM_news_*.conll`, documents of one split of `syntax/`.

The program reads raw text (GUM's own sentences, one block a paragraph) and resolves people, organisations, countries,
places, facilities and events only; GUM resolves every noun phrase. Mentions count as the same where their head words
are the same, since our spans leave titles and modifiers out; chains of one mention are left out on both sides, as in
OntoNotes. `named_*` measures only gold chains with a proper noun for a head somewhere: what this program is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eval.clusters import Cluster, Score, added, b_cubed, ceaf_e, f1, muc
from eval.report import MissingDataError, Report
from readout.annotate.attribution import find_attributions
from readout.annotate.entities import find_entities, with_first_person
from readout.language import LanguageModel, load_language_model
from readout.model import DateRange, Document, Published, Span, stable_id

_OPEN = re.compile(r"\((\d+)")
_CLOSE = re.compile(r"(\d+)\)")
_TITLED = frozenset({"appos", "flat", "nmod:desc"})
_METRICS = {"muc_f1": muc, "b3_f1": b_cubed, "ceafe_f1": ceaf_e}


@dataclass(slots=True)
class GoldPage:
    """One document: its text, blocks, and for each word its place, head (itself at a root), tag and relation."""

    name: str
    text: str = ""
    blocks: list[tuple[int, int]] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def is_proper(self, word: int) -> bool:
        """Whether a word is a proper noun."""
        return self.tags[word] == "PROPN"


def measure(data: Path, split: str = "test") -> Report:
    """CoNLL F1 over the news of `split`; raises MissingDataError where the files are not there."""
    pages = [page for path in sorted((data / "syntax").glob(f"gum*{split}*.conllu")) for page in read_pages(path)]
    pairs = [(page, data / "coref-gum" / "conll" / f"{page.name}.conll") for page in pages]
    pairs = [(page, path) for page, path in pairs if page.name.startswith("GUM_news") and path.exists()]
    if not pairs:
        raise MissingDataError(f"no GUM news of split {split!r} below {data / 'syntax'} and {data / 'coref-gum'}")
    model = load_language_model()
    totals: dict[str, Score] = {}
    for page, path in pairs:
        gold, found = read_chains(page, path), find_chains(page, model)
        named = [chain for chain in gold if any(page.is_proper(word) for word in chain if isinstance(word, int))]
        for prefix, chains in (("", gold), ("named_", named)):
            for name, metric in _METRICS.items():
                score = metric(chains, found)
                totals[prefix + name] = added(totals[prefix + name], score) if prefix + name in totals else score
    measures = {name: round(f1(score), 4) for name, score in totals.items()}
    for prefix in ("", "named_"):
        measures[f"{prefix}conll_f1"] = round(sum(measures[prefix + name] for name in _METRICS) / len(_METRICS), 4)
    return Report("coreference", measures, {"documents": len(pairs)}, ("mentions are compared by head word",))


def read_pages(path: Path) -> Iterator[GoldPage]:
    """Yield the documents of a CoNLL-U file with their text put together again."""
    page: GoldPage | None = None
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# newdoc id")), None)
        if name is not None:
            if page is not None:
                yield page
            page = GoldPage(name)
        if page is not None and any(line and line[0] != "#" for line in lines):
            _add_sentence(page, lines, new=any(line.startswith("# newpar") for line in lines))
    if page is not None:
        yield page


def _add_sentence(page: GoldPage, lines: list[str], *, new: bool) -> None:
    text = next(line.split("=", 1)[1].strip() for line in lines if line.startswith("# text ="))
    page.text += "\n\n" if new and page.text else " " if page.text else ""
    start, at, first = len(page.text), len(page.text), len(page.words)
    page.text += text
    if new or not page.blocks:
        page.blocks.append((start, len(page.text)))
    else:
        page.blocks[-1] = (page.blocks[-1][0], len(page.text))
    for row in (line.split("\t") for line in lines if line and line[0] != "#"):
        if row[0].isdigit():
            found = page.text.find(row[1], at)
            at = found if found >= 0 else at
            page.words.append(Span(at, min(at + len(row[1]), len(page.text))))
            at = page.words[-1].end
            number, head = int(row[0]), int(row[6])
            page.heads.append(first + (head if head else number) - 1)
            page.tags.append(row[3])
            page.relations.append(row[7])


def _head(page: GoldPage, first: int, last: int) -> int:
    return next(
        (word for word in range(first, last) if not first <= page.heads[word] < last or page.heads[word] == word), first
    )


def _titled(page: GoldPage, word: int) -> int:
    """The title that a name is in apposition to, where nothing but words stands between; else the word itself."""
    title = page.heads[word]
    between = any(page.tags[at] == "PUNCT" for at in range(title, word))
    return title if page.relations[word] in _TITLED and title < word and not between else word


def read_chains(page: GoldPage, path: Path) -> list[Cluster]:
    """The gold chains of two mentions and more, as sets of head words."""
    chains: dict[str, set[int]] = {}
    pending: dict[str, list[int]] = {}
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    for word, row in enumerate(rows[: len(page.words)]):
        for match in _OPEN.finditer(row[-1]):
            pending.setdefault(match[1], []).append(word)
        for match in _CLOSE.finditer(row[-1]):
            if pending.get(match[1]):
                chains.setdefault(match[1], set()).add(_head(page, pending[match[1]].pop(), word + 1))
    return [frozenset(chain) for _, chain in sorted(chains.items()) if len(chain) > 1]


def find_chains(page: GoldPage, model: LanguageModel) -> list[Cluster]:
    """The program's entities with two mentions and more, as sets of head words."""
    body = tuple(Span(start, end) for start, end in page.blocks)
    published = Published(DateRange(None, None), "none")
    document = Document(stable_id("doc", page.text), page.name, None, None, published, "en", page.text, body, ())
    chains: list[Cluster] = []
    taken: set[int] = set()
    parse = model.parse(page.text, body)
    entities = find_entities(document, parse)
    for entity in with_first_person(document, entities, find_attributions(document, parse, entities)):
        chain: set[int] = set()
        for mention in entity.mentions:
            inside = [word for word, span in enumerate(page.words) if mention.span.overlaps(span)]
            if inside and any(page.tags[word] != "ADJ" for word in inside):
                chain.add(_titled(page, _head(page, inside[0], inside[-1] + 1)))
        chain -= taken
        taken |= chain
        if len(chain) > 1:
            chains.append(frozenset(chain))
    return chains
