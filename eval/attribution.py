"""The `attribution` measure: sources, cues and contents against PolNeAR, in brat standoff.

In comes a folder laid out like the shared data; every pair of folders `text/` and `attributions/` below its
`attribution/` is read, each annotation file against the text whose name begins its own (a text with two annotators
counts twice). Out go F1 figures by token overlap and exact.

How predictions are laid beside the annotation: records that share a cue are one attribution, as there; attributions
whose cue stands inside another's content are left out, since the annotators were told to mark outermost ones only;
words are compared, not marks or punctuation. Predicted and annotated attributions are then aligned one to one, best
overlap first. Overlap is the soft measure of Johansson and Moschitti (2010): the share of a span's words its partner
has, summed and divided by all predicted (precision) or all annotated (recall). A triple counts the mean share of its
three roles where all three meet (a missing source meets a missing source).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.report import MissingDataError, Report
from readout.model import Attribution, DateRange, Document, Published, Span

ROLES = ("content", "source", "cue")
_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")
_QUOTED_SHARE = 0.9
"""Share of a content's words between quotation marks from which on it is a direct quotation."""


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as sets of word numbers of its text; `quoted` marks a direct quotation."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]
    quoted: bool

    def role(self, name: str) -> frozenset[int]:
        """The words of one role."""
        return {"content": self.content, "source": self.source, "cue": self.cue}[name]


@dataclass(slots=True)
class Shares:
    """Sums of shares on both sides, for one figure."""

    predicted: float = 0.0
    predicted_total: int = 0
    annotated: float = 0.0
    annotated_total: int = 0

    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where either is."""
        precision, recall = self.precision(), self.recall()
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def precision(self) -> float:
        """Mean share of the predicted."""
        return self.predicted / self.predicted_total if self.predicted_total else 0.0

    def recall(self) -> float:
        """Mean share of the annotated."""
        return self.annotated / self.annotated_total if self.annotated_total else 0.0


@dataclass(slots=True)
class Scores:
    """All figures, summed over texts."""

    shares: dict[str, Shares] = field(default_factory=dict)

    def of(self, name: str) -> Shares:
        """The sums behind one figure."""
        return self.shares.setdefault(name, Shares())


class Words:
    """The words of a text, numbered."""

    def __init__(self, text: str) -> None:
        self._spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        self._ends = [end for _, end in self._spans]
        self.quoted = frozenset(self.within(_quotations(text)))

    def within(self, spans: Iterable[tuple[int, int]]) -> Iterator[int]:
        """Numbers of the words that the spans touch."""
        for start, end in spans:
            i = bisect_left(self._ends, start + 1)
            while i < len(self._spans) and self._spans[i][0] < end:
                yield i
                i += 1

    def is_quoted(self, content: frozenset[int]) -> bool:
        """Whether nearly all of a content stands between quotation marks."""
        return bool(content) and len(content & self.quoted) >= _QUOTED_SHARE * len(content)


def _quotations(text: str) -> list[tuple[int, int]]:
    from readout.annotate.attribution.quotes import find_quotations

    return [(part.start, part.end) for q in find_quotations(as_document(text, "")) for part in q.parts]


def as_document(text: str, name: str) -> Document:
    """A text as a page whose every line that is not blank is a block."""
    blocks = []
    for line in _LINE.finditer(text):
        bare = line.group().strip()
        if bare:
            start = line.start() + line.group().index(bare)
            blocks.append(Span(start, start + len(bare)))
    unknown = Published(DateRange(None, None), "not asked")
    return Document(f"doc-{name}", name, None, None, unknown, "en", text, tuple(blocks), ())


def read_brat(path: Path, words: Words) -> list[Triple]:
    """The attributions of one annotation file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    triples: list[Triple] = []
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            places = fields[1].split(" ", 1)[1]
            spans[fields[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif line.startswith("E") and len(fields) > 1:
            events.append(fields[1].split())
    for event in events:
        roles: dict[str, set[int]] = {name: set() for name in ROLES}
        for part in event:
            label, _, target = part.rpartition(":")
            name = label.rstrip("0123456789").lower()
            if name in roles:
                roles[name].update(words.within(spans.get(target, ())))
        content = frozenset(roles["content"])
        if content:
            triples.append(
                Triple(content, frozenset(roles["source"]), frozenset(roles["cue"]), words.is_quoted(content))
            )
    return triples


def as_triples(records: Sequence[Attribution], words: Words) -> list[Triple]:
    """Predicted records as the annotators would mark them: one a cue, outermost ones only."""
    grouped: dict[Span | str, list[Attribution]] = {}
    for record in records:
        grouped.setdefault(record.cue or record.id, []).append(record)
    triples = []
    for group in grouped.values():
        source, cue = group[0].source, group[0].cue
        content = frozenset(words.within((s.start, s.end) for r in group for s in r.content))
        cue_words = frozenset(words.within([] if cue is None else [(cue.start, cue.end)]))
        who = frozenset(words.within([] if source is None else [(source.start, source.end)]))
        if not cue_words and not who:
            continue  # marks without anybody who speaks are no attribution there
        triples.append(Triple(content, who, cue_words, words.is_quoted(content)))
    inside = _nested(triples)
    return [triple for i, triple in enumerate(triples) if i not in inside and triple.content]


def _nested(triples: list[Triple]) -> set[int]:
    """Numbers of the attributions whose cue another attribution's content holds."""
    holders: dict[int, list[int]] = {}
    for i, triple in enumerate(triples):
        for word in triple.content:
            holders.setdefault(word, []).append(i)
    nested = set()
    for i, triple in enumerate(triples):
        around = [j for word in triple.cue for j in holders.get(word, ()) if j != i]
        if any(not (triples[j].cue & triple.content and j < i) for j in around):
            nested.add(i)
    return nested


def align(predicted: Sequence[Triple], annotated: Sequence[Triple]) -> list[tuple[int, int]]:
    """Pairs of the two lists, one to one, those that share most first."""
    at: dict[tuple[str, int], list[int]] = {}
    for j, gold in enumerate(annotated):
        for name in ("content", "cue"):
            for word in gold.role(name):
                at.setdefault((name, word), []).append(j)
    scored: list[tuple[float, int, int]] = []
    for i, guess in enumerate(predicted):
        near = {j for name in ("content", "cue") for word in guess.role(name) for j in at.get((name, word), ())}
        scored += [(-sum(_dice(guess.role(r), annotated[j].role(r)) for r in ROLES), i, j) for j in near]
    pairs: list[tuple[int, int]] = []
    left, right = set(), set()
    for _, i, j in sorted(scored):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def score(predicted: Sequence[Triple], annotated: Sequence[Triple], scores: Scores) -> None:
    """Add one text's shares to the sums."""
    pairs = align(predicted, annotated)
    for name in ROLES:
        for figure in (scores.of(name), scores.of(f"{name}_exact")):
            figure.predicted_total += sum(bool(t.role(name)) for t in predicted)
            figure.annotated_total += sum(bool(t.role(name)) for t in annotated)
    for figure in (scores.of("triple"), scores.of("triple_exact")):
        figure.predicted_total += len(predicted)
        figure.annotated_total += len(annotated)
    for i, j in pairs:
        _score_pair(predicted[i], annotated[j], scores)
    _score_direct(predicted, annotated, dict(pairs), scores)
    _score_tokens(predicted, annotated, scores.of("content_tokens"))


def _score_pair(guess: Triple, gold: Triple, scores: Scores) -> None:
    shares = []
    for name in ROLES:
        a, b = guess.role(name), gold.role(name)
        both = len(a & b)
        own, others = (both / len(a) if a else float(not b)), (both / len(b) if b else float(not a))
        shares.append((own, others))
        if both:
            _add(scores.of(name), own, others)
            _add(scores.of(f"{name}_exact"), float(a == b), float(a == b))
    if all(own > 0 for own, _ in shares):
        _add(scores.of("triple"), sum(own for own, _ in shares) / 3, sum(others for _, others in shares) / 3)
    whole = all(own == others == 1.0 for own, others in shares)
    _add(scores.of("triple_exact"), float(whole), float(whole))


def _add(figure: Shares, predicted: float, annotated: float) -> None:
    figure.predicted += predicted
    figure.annotated += annotated


def _score_direct(
    predicted: Sequence[Triple], annotated: Sequence[Triple], pairs: dict[int, int], scores: Scores
) -> None:
    """Direct quotations on either side against whatever they are aligned with on the other."""
    back = {j: i for i, j in pairs.items()}
    for name in ("content", "source"):
        figure = scores.of(f"direct_{name}")
        for i, guess in enumerate(predicted):
            if guess.quoted and guess.role(name):
                partner = annotated[pairs[i]].role(name) if i in pairs else frozenset()
                figure.predicted_total += 1
                figure.predicted += len(guess.role(name) & partner) / len(guess.role(name))
        for j, gold in enumerate(annotated):
            if gold.quoted and gold.role(name):
                partner = predicted[back[j]].role(name) if j in back else frozenset()
                figure.annotated_total += 1
                figure.annotated += len(gold.role(name) & partner) / len(gold.role(name))


def _score_tokens(predicted: Sequence[Triple], annotated: Sequence[Triple], figure: Shares) -> None:
    """Words in any content, whoever said them."""
    guessed = frozenset().union(*(t.content for t in predicted))
    wanted = frozenset().union(*(t.content for t in annotated))
    figure.predicted_total += len(guessed)
    figure.annotated_total += len(wanted)
    _add(figure, len(guessed & wanted), len(guessed & wanted))


def find_pairs(data: Path, split: str = "") -> list[tuple[Path, list[Path]]]:
    """Texts with their annotation files, sorted; `split` keeps the folders of that name.

    Raises `MissingDataError` where there is none.
    """
    root = data / "attribution" if (data / "attribution").is_dir() else data
    pairs: list[tuple[Path, list[Path]]] = []
    for folder in sorted(root.rglob("attributions")) if root.is_dir() else []:
        if split and split not in folder.relative_to(root).parts:
            continue
        names = sorted(p.name for p in folder.glob("*.ann"))
        for text in sorted((folder.parent / "text").glob("*.txt")):
            first = bisect_left(names, text.stem)
            own = [n for n in names[first : first + 32] if n.rpartition("_")[0] == text.stem or n == text.stem + ".ann"]
            if own:
                pairs.append((text, [folder / name for name in own]))
    if not pairs:
        raise MissingDataError(f"no folders text/ and attributions/ below {root}")
    return pairs


def measure(data: Path, split: str = "") -> Report:
    """Attributions found in every annotated text; raises `MissingDataError` where there is none."""
    from readout.annotate.attribution import find_attributions
    from readout.language import load_language_model

    pairs = find_pairs(data, split)
    model = load_language_model()
    scores = Scores()
    for path, files in pairs:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        words, document = Words(text), as_document(text, path.stem)
        found = find_attributions(document, model.parse(text, document.body), ())
        predicted = as_triples(found, words)
        for annotation in files:
            score(predicted, read_brat(annotation, words), scores)
    return _report(scores, len(pairs), sum(len(own) for _, own in pairs))


def _report(scores: Scores, texts: int, annotations: int) -> Report:
    names = ["content", "source", "cue", "triple"]
    names += [f"{name}_exact" for name in names] + ["direct_content", "direct_source", "content_tokens"]
    measures = {f"{name}_f1": scores.of(name).f1() for name in names}
    for name in ("content", "source", "triple"):
        measures[f"{name}_precision"] = scores.of(name).precision()
        measures[f"{name}_recall"] = scores.of(name).recall()
    triple = scores.of("triple")
    return Report(
        name="attribution",
        measures=measures,
        counts={
            "texts": texts,
            "annotations": annotations,
            "predicted": triple.predicted_total,
            "annotated": triple.annotated_total,
        },
        notes=("spans only: speakers are not annotated here", "nested attributions are not annotated and not counted"),
    )
