"""Names as decoded in, the same names after general corrections out: what the network's training data hardly holds.

The corpora with a licence to train on are web text and encyclopaedia, so that storms, court cases, armed groups, news
agencies and names with hyphens inside come out as persons or in pieces. Every rule goes by the form of the words
("Hurricane", "v.", a hyphen, "(R-") or by the short list `known_names.tsv`, never by single texts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readout.language.organisations import ORGANISATION_HEADS

KNOWN_NAMES = Path(__file__).with_name("known_names.tsv")
_HYPHENS = frozenset({"-", "‐", "‑"})
_INSIDE_HYPHEN_WORDS = "upon under on sur am an le la les lès de du des en sous by in next the und"
_INSIDE_HYPHENS = frozenset(_INSIDE_HYPHEN_WORDS.split())
_COMBINING_WORDS = "franco anglo sino russo indo afro euro greco italo austro hispano luso serbo"
_COMBINING = frozenset(_COMBINING_WORDS.split())
_STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})
_BEFORE_STORMS = frozenset({"tropical", "subtropical", "winter"})
_PARTY_LETTERS = frozenset({"R", "D", "I"})
_CASE_MARKS = frozenset({"v", "vs", "vs."})  # sport uses them too; "v." is the law's alone
_CROWN = frozenset({"R", "Regina", "Rex"})
_NO_PARTY_WORDS = "in on the a an under citing since after before and of like"
_NO_PARTY = frozenset(_NO_PARTY_WORDS.split())
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_INSTITUTION_WORDS = "Court Tribunal Police Council Ministry Authority Commission University"
_INSTITUTIONS = frozenset(_INSTITUTION_WORDS.split())
_LAW_WORDS_LISTED = """
court courts judge judges justices justice ruling rulings ruled case appeal appeals trial lawsuit precedent verdict
tribunal plaintiff defendant charges lawyer lawyers attorney prosecutor prosecutors heard convicted decision law
"""
_LAW_WORDS = frozenset(_LAW_WORDS_LISTED.split())
_HEAD_LINKS = frozenset({"of", "for"})
_OWNERS = frozenset({"'s", "’s"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name over words `start` to `end` (half-open)."""

    start: int
    end: int
    kind: str


def apply_rules(spans: Sequence[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """Return the names of `words` after every rule, in order and disjoint."""
    found = [span for span in (_without_party(span, words) for span in spans) if _may_be_name(span, words)]
    found = _join_hyphens(found, words)
    found = [_typed_by_words(span, words) for span in found]
    found = _with_storm(_split_owners(_join_and(found, words), words), words)
    found = _replace_within(found, _known_runs(words))
    return _replace_within(found, list(_cases(found, words)))


def _without_party(span: NameSpan, words: Sequence[str]) -> NameSpan:
    """Cut the party's letter and hyphen in front of "(R-Idaho)"."""
    if words[span.start] not in _PARTY_LETTERS or span.end - span.start < 3 or words[span.start + 1] not in _HYPHENS:
        return span
    before = words[span.start - 1] if span.start else ""
    return NameSpan(span.start + 2, span.end, "GPE") if before in ("(", ",") else span


def _may_be_name(span: NameSpan, words: Sequence[str]) -> bool:
    """Whether the words are more than an ordinal ("9th") or the first half of a compound ("Franco-German")."""
    if span.end - span.start > 1:
        return True
    word = words[span.start]
    if word.lower() in _COMBINING and span.end < len(words) and words[span.end] in _HYPHENS:
        return False
    return not (word[:1].isdigit() and word[-2:].lower() in _ORDINAL_ENDINGS)


def _join_hyphens(spans: Sequence[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """Join places whose halves hang together by hyphens around a small word ("Stratford-upon-Avon")."""
    joined: list[NameSpan] = []
    for span in spans:
        if joined:
            between = words[joined[-1].end : span.start]
            hung = len(between) == 3 and between[1] in _INSIDE_HYPHENS and {between[0], between[2]} <= _HYPHENS
            if hung and joined[-1].kind in _PLACES:
                joined[-1] = replace(joined[-1], end=span.end)
                continue
        joined.append(span)
    return joined


def _typed_by_words(span: NameSpan, words: Sequence[str]) -> NameSpan:
    """A place of several words that ends in the head of an institution is one ("Oslo District Court")."""
    if span.kind in _PLACES and span.end - span.start > 2 and words[span.end - 1] in _INSTITUTIONS:
        return replace(span, kind="ORG")
    return span


def _with_storm(spans: Iterable[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """A capitalised "Hurricane" makes one event of itself and the name after it."""
    found: list[NameSpan] = []
    for span in spans:
        start = span.start
        if start and words[start - 1].lower() in _STORMS and words[start - 1][:1].isupper():
            start -= 1
        if words[start].lower() in _STORMS and span.end - start == 2 and span.kind != "ORG":
            while start and words[start - 1].lower() in _BEFORE_STORMS and words[start - 1][:1].isupper():
                start -= 1
            found = [one for one in found if one.end <= start]
            found.append(NameSpan(start, span.end, "EVENT"))
        else:
            found.append(span)
    return found


def _join_and(spans: Sequence[NameSpan], words: Sequence[str]) -> list[NameSpan]:
    """An organisation "of" or "for" something goes on over "and" to capitals that are no name by themselves.

    What has gone on so far may also end "in" a place ("Organization for Security and Co-operation in Europe").
    """
    by_start = {span.start: span for span in spans}
    joined: list[NameSpan] = []
    for span in spans:
        if joined and joined[-1].end >= span.end:
            continue
        end = span.end
        linked = span.kind == "ORG" and not _HEAD_LINKS.isdisjoint(words[span.start : end])
        if linked and words[end : end + 1] == ["and"]:
            after = end + 1
            while after < len(words) and after not in by_start and _goes_on(words[after]):
                after += 1
            place = by_start.get(after + 1) if words[after : after + 1] == ["in"] and after > end + 1 else None
            end = place.end if place else after if after > end + 1 else end
        joined.append(replace(span, end=end))
    return joined


def _goes_on(word: str) -> bool:
    return word in _HYPHENS or (word[:1].isupper() and word[1:].islower()) or word == "operation"


def _split_owners(spans: Sequence[NameSpan], words: Sequence[str]) -> Iterator[NameSpan]:
    """Part "University of X's School of Y": two institutions, one of them the other's."""
    for span in spans:
        inside = range(span.start + 2, span.end - 2)
        owner = next((index for index in inside if words[index] in _OWNERS), None)
        if span.kind == "ORG" and owner is not None and not ORGANISATION_HEADS.isdisjoint(words[span.start : owner]):
            yield replace(span, end=owner)
            yield replace(span, start=owner + 1)
        else:
            yield span


@functools.cache
def _known_names() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The list by first word: the words of each name, longest first, and its type."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in KNOWN_NAMES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, kind = line.split("\t")
            parts = tuple(re.findall(r"[^\s-]+|-", name.lower()))
            table.setdefault(parts[0], []).append((parts, kind))
    return {first: tuple(sorted(names, key=lambda one: -len(one[0]))) for first, names in sorted(table.items())}


def _known_runs(words: Sequence[str]) -> list[NameSpan]:
    table = _known_names()
    found: list[NameSpan] = []
    for start, word in enumerate(words):
        for parts, kind in table.get(word.lower(), ()):
            run = words[start : start + len(parts)]
            if tuple(one.lower() for one in run) == parts and any(one[:1].isupper() for one in run):
                found.append(NameSpan(start, start + len(parts), kind))
                break
    return found


def _replace_within(spans: Sequence[NameSpan], stronger: Sequence[NameSpan]) -> list[NameSpan]:
    """Put each stronger name in the place of those it covers; one that cuts into a longer name is left out."""
    kept = list(spans)
    for strong in stronger:
        touched = [span for span in kept if span.start < strong.end and strong.start < span.end]
        if all(strong.start <= span.start and span.end <= strong.end for span in touched):
            kept = [span for span in kept if span not in touched] + [strong]
    return sorted(kept, key=lambda span: span.start)


def _cases(spans: Sequence[NameSpan], words: Sequence[str]) -> Iterator[NameSpan]:
    """Yield the court cases: a party, "v.", another party."""
    lawful = not _LAW_WORDS.isdisjoint(word.lower() for word in words)
    for index in range(1, len(words) - 1):
        if words[index] == "v." or (words[index] in _CASE_MARKS and (lawful or words[index - 1] in _CROWN)):
            start, end = _party_start(spans, words, index), _party_end(spans, words, index + 1)
            if start < index and end > index + 1:
                yield NameSpan(start, end, "MISC")


def _party_start(spans: Sequence[NameSpan], words: Sequence[str], end: int) -> int:
    start = end
    while start and words[start - 1][:1].isupper() and words[start - 1].lower() not in _NO_PARTY:
        start -= 1
    return min([start, *(span.start for span in spans if span.end == end)])


def _party_end(spans: Sequence[NameSpan], words: Sequence[str], start: int) -> int:
    end = start
    while end < len(words) and words[end][:1].isupper():
        end += 1
    if end > start and end + 1 < len(words) and words[end].lower() == "of" and words[end + 1][:1].isupper():
        return _party_end(spans, words, end + 1)
    return max([end, *(span.end for span in spans if span.start == start)])
