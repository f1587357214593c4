"""Training sentences in, the lexicon file out: lemma rules with exceptions, and morphological features by tag.

For each tag the most frequent rewriting of each word ending (up to five letters) is kept where it differs from that
of the shorter ending; words that the rules get wrong become exceptions. `readout.language.lexicon` reads the result.
"""

from __future__ import annotations

import collections
from collections.abc import Sequence

from readout.language.lexicon import Lexicon, TagLexicon, rewrite
from readout.language.train.corpus import Sentence

_LONGEST_ENDING = 5
_MIN_RULE_COUNT = 2
Counts = collections.Counter[tuple[str, str]]


def build_lexicon(sentences: Sequence[Sentence]) -> Lexicon:
    """Build the lexicon from the parsed sentences."""
    lemmas: dict[str, dict[str, collections.Counter[str]]] = {}
    features: dict[str, dict[str, collections.Counter[str]]] = {}
    for sentence in sentences:
        if sentence.syntax is None:
            continue
        syntax = sentence.syntax
        for word, tag, lemma, feature, label in zip(
            sentence.words, syntax.xpos, syntax.lemmas, syntax.features, syntax.labels, strict=True
        ):
            if tag == "_" or label == "goeswith" or "Typo=Yes" in feature or "Abbr=Yes" in feature:
                continue
            form = word if tag in ("NNP", "NNPS") else word.lower()
            lemmas.setdefault(tag, {}).setdefault(form, collections.Counter())[lemma] += 1
            features.setdefault(tag, {}).setdefault(word.lower(), collections.Counter())[feature.replace("_", "")] += 1
    return Lexicon({tag: _tag_lexicon(tag, lemmas[tag], features[tag]) for tag in sorted(lemmas)})


def _tag_lexicon(
    tag: str, lemmas: dict[str, collections.Counter[str]], features: dict[str, collections.Counter[str]]
) -> TagLexicon:
    best = {form: _most_common(counts) for form, counts in sorted(lemmas.items())}
    endings = _ending_rules(best)
    exceptions = {form: lemma for form, lemma in best.items() if rewrite(form, endings) != lemma}
    totals: collections.Counter[str] = collections.Counter()
    for counts in features.values():
        totals.update(counts)
    default = _most_common(totals)
    special = {
        form: _most_common(counts)
        for form, counts in sorted(features.items())
        if counts.total() > 2 and _most_common(counts) != default
    }
    if tag in ("NN", "NNP", "NNPS", "JJ", "RB", "CD", "FW", "UH"):
        special = {}
    return TagLexicon(endings, exceptions, default, special)


def _ending_rules(lemmas: dict[str, str]) -> dict[str, tuple[int, str]]:
    counts: dict[str, collections.Counter[tuple[int, str]]] = {}
    for form, lemma in lemmas.items():
        rule = _rule(form, lemma)
        for length in range(min(_LONGEST_ENDING, len(form)) + 1):
            if length >= rule[0]:
                counts.setdefault(form[len(form) - length :], collections.Counter())[rule] += 1
    kept: dict[str, tuple[int, str]] = {}
    for ending in sorted(counts, key=lambda ending: (len(ending), ending)):
        rule, count = min(counts[ending].items(), key=lambda pair: (-pair[1], pair[0]))
        shorter = next((kept[ending[cut:]] for cut in range(1, len(ending) + 1) if ending[cut:] in kept), None)
        if rule != shorter and (count >= _MIN_RULE_COUNT or not ending):
            kept[ending] = rule
    return kept


def _rule(form: str, lemma: str) -> tuple[int, str]:
    common = 0
    while common < min(len(form), len(lemma)) and form[common] == lemma[common]:
        common += 1
    return len(form) - common, lemma[common:]


def _most_common(counts: collections.Counter[str]) -> str:
    return min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0]
