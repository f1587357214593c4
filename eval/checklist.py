"""The check list of hard sentences: `checklist.toml` (ten of each kind, own making), names and the decisive syntax.

Each sentence is parsed as a text of its own. For each kind: `names` is the share of right ones among the names that
are expected or found, exact in extent and type (names of type MISC that nobody listed are left out); `syntax` the
share of the listed tags and relations that are so; `sentences` the share of sentences in which all of it is right.
`split` names a kind. The head of `checklist.toml` says how it is written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.report import MissingDataError, Report
from eval.tally import Tally
from readout.language import LanguageModel, Parse, load_language_model
from readout.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FILE = "checklist.toml"
PARTS = ("names", "syntax", "sentences")
_UNLISTED_KIND = "MISC"
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ExpectedName:
    """The readings of one name as (type, words); an optional one may be absent."""

    readings: frozenset[Name]
    optional: bool


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence with its names and what its tree says."""

    kind: str
    text: str
    names: tuple[ExpectedName, ...]
    syntax: tuple[str, ...]


def read_checklist(path: Path) -> list[HardSentence]:
    """Read the sentences of `path`, in order; raises `MissingDataError` where there is no such file."""
    if not path.is_file():
        raise MissingDataError(f"no {FILE} in {path.parent}")
    kinds = tomllib.loads(path.read_text("utf-8"))
    return [
        HardSentence(kind, row["text"], tuple(read_name(name) for name in row["names"]), tuple(row["syntax"]))
        for kind, rows in kinds.items()
        for row in rows
    ]


def read_name(written: str) -> ExpectedName:
    """Read "ORG|GPE Lhasa / ORG City of Lhasa", with "?" before it where it may be absent."""
    optional = written.startswith("?")
    readings: set[Name] = set()
    for reading in written.removeprefix("?").split(" / "):
        types, words = reading.split(" ", 1)
        readings.update((one, words) for one in types.split("|"))
    return ExpectedName(frozenset(readings), optional)


def count_names(sentence: HardSentence, found: Sequence[Name], tally: Tally) -> bool:
    """Note every expected and every invented name; whether all is right."""
    left = list(found)
    right = True
    for name in sentence.names:
        hit = next((one for one in left if one in name.readings), None)
        if hit is not None:
            left.remove(hit)
        if not name.optional:
            right &= hit is not None
            tally.note(f"{sentence.kind} names", hit is not None, f"{_shown(name)} in {sentence.text}")
    for kind, words in left:
        if kind != _UNLISTED_KIND:
            right = False
            tally.note(f"{sentence.kind} names", False, f"{kind} {words} (invented) in {sentence.text}")
    return right


def _shown(name: ExpectedName) -> str:
    return " / ".join(sorted(f"{kind} {words}" for kind, words in name.readings))


def holds(check: str, parse: Parse) -> bool:
    """Whether one line of `syntax` is so."""
    words = check.split(" ")
    if words[0] == "sentences":
        return len(parse.sentences) == int(words[1])
    forms = words[0].split("|")
    return any(_token_holds(token, words[1:]) for token in parse.doc if token.text in forms)


def _token_holds(token: Token, rest: Sequence[str]) -> bool:
    if rest == ["root"]:
        return bool(token.dep_ == "ROOT")
    asked, wanted = rest
    if asked in ("lemma", "upos"):
        return str(token.lemma_ if asked == "lemma" else token.pos_) == wanted
    related = any(token.dep_ == one or token.dep_.startswith(f"{one}:") for one in asked.split("|"))
    return related and token.head.text in wanted.split("|")


def measure(data: Path, split: str = "") -> Report:
    """Measure the shipped model on `checklist.toml` in `data`."""
    sentences = [one for one in read_checklist(data / FILE) if split in ("", one.kind)]
    if not sentences:
        raise MissingDataError(f"no kind {split} in {data / FILE}")
    model = load_language_model()
    tally = Tally()
    for sentence in sentences:
        count_sentence(model, sentence, tally)
    measures = dict(_figures(tally))
    return Report("checklist", measures, tally.counts(), misses=tuple(tally.misses))


def count_sentence(model: LanguageModel, sentence: HardSentence, tally: Tally) -> None:
    """Parse one sentence and note what is right."""
    parse = model.parse(sentence.text, [Span(0, len(sentence.text))])
    right = count_names(sentence, [(span.label_, span.text) for span in parse.doc.ents], tally)
    for check in sentence.syntax:
        held = holds(check, parse)
        right &= held
        tally.note(f"{sentence.kind} syntax", held, f"{check} in {sentence.text}")
    tally.count(f"{sentence.kind} sentences", int(right), 1)


def _figures(tally: Tally) -> Iterator[tuple[str, float]]:
    for part in PARTS:
        named = [name for name in tally.totals if name.endswith(f" {part}")]
        hits, total = (sum(counts[name] for name in named) for counts in (tally.hits, tally.totals))
        yield f"all {part}", round(hits / total, 4) if total else 0.0
        tally_name = f"all {part}"
        tally.count(tally_name, hits, total)
    for name in list(tally.totals):
        if not name.startswith("all "):
            yield name, round(tally.fraction(name), 4)
