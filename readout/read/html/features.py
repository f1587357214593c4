"""What the markup, the publisher's own data and trafilatura say of each line of an HTML page, in numbers.

In: the lines with their markup, trafilatura's main text, the article text of the page's JSON-LD. Out: a float32
matrix, one row a line, columns as in `NAMES`. trafilatura (https://trafilatura.readthedocs.io) decides for most
pages; the classifier that reads these features learns where not to follow it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from readout.read.furniture.features import Matrix, shifted, window_mean
from readout.read.html.visible import MarkedLine

TAGS = ("p", "li", "td", "div", "blockquote", "figcaption", "section", "article", "h", "pre", "span")
_HINTS = {
    "article": r"article|story|entry|post-?content|post-?body|main-?content|articlebody",
    "body": r"body|content|text|paragraph",
    "comment": r"comment|disqus|reply|respond",
    "related": r"related|recommend|more-|popular|trending|most-|read-?next|outbrain|taboola|teaser|promo|latest",
    "aside": r"sidebar|aside|widget|rail|secondary|complementary|module",
    "frame": r"<header|<footer|footer|<nav|nav\b|navbar|menu|breadcrumb|masthead|toolbar",
    "share": r"share|social|follow|tool",
    "advert": r"\bads?\b|advert|sponsor|dfp|promo-?box|banner",
    "prompt": r"newsletter|subscribe|signup|sign-up|paywall|regwall|donat|<form|modal|popup|alert",
    "caption": r"caption|credit|figure|gallery|image|photo|video|player|media",
    "byline": r"byline|author|meta\b|date|time\b|timestamp|publish|dateline|kicker|eyebrow|tags?\b|topic|bio\b",
    "summary": r"summary|deck|dek\b|standfirst|subtitle|subhead|excerpt|lead\b|highlights|bullets",
    "title": r"headline|title|<h1",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _HINTS.items()}
NAMES = (
    ["link", "strong", "heading", "depth", "main_text", "main_text_line", "in_main", "own_data", "in_own_data"]
    + [f"tag_{tag}" for tag in TAGS]
    + [f"near_{name}" for name in _HINTS]
    + [f"above_{name}" for name in _HINTS]
    + ["group_running", "group_share", "group_lines", "group_links", "same_group", "same_depth"]
    + [f"link{o:+d}" for o in (-2, -1, 1, 2)]
    + [f"main_text{o:+d}" for o in (-3, -2, -1, 1, 2, 3)]
    + ["main_mean_3", "main_mean_8", "group_main", "main_size"]
)
"""The columns of `markup_features`, in order."""

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_NEAR_ELEMENTS = 3


def coverage(lines: Sequence[str], reference: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Per line: the share of its 4-word shingles that `reference` holds, and whether it is a whole line of it."""
    tokens = _TOKEN.findall(reference)
    shingles = set(zip(*(tokens[i:] for i in range(_SHINGLE)), strict=False))
    whole = {tuple(_TOKEN.findall(line)) for line in reference.split("\n")} - {()}
    share = np.zeros(len(lines), dtype=np.float32)
    exact = np.zeros(len(lines), dtype=np.float32)
    if not tokens:
        return share, exact
    for number, line in enumerate(lines):
        words = _TOKEN.findall(line)
        exact[number] = tuple(words) in whole
        if len(words) < _SHINGLE:
            share[number] = exact[number]
        else:
            own = list(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
            share[number] = sum(1 for shingle in own if shingle in shingles) / len(own)
    return share, exact


def markup_features(text: str, marked: Sequence[MarkedLine], main_text: str, own_data: str) -> Matrix:
    """The features of every line of an HTML page; shape (lines, len(NAMES)), rows in the order of `marked`."""
    lines = [line.span.of(text) for line in marked]
    share, exact = coverage(lines, main_text)
    published, _ = coverage(lines, own_data)
    link = np.array([line.link_fraction for line in marked], dtype=np.float32)
    depth = np.array([line.frame.depth for line in marked], dtype=np.float32)
    hints = _hints(marked)
    lengths = np.array([len(line) for line in lines], dtype=np.float32)
    columns = [
        link,
        np.array([line.strong_fraction for line in marked], dtype=np.float32),
        np.array([line.frame.heading for line in marked], dtype=np.float32),
        depth,
        share,
        exact,
        _between(share),
        published,
        _between(published),
        *(np.array([_is_tag(line, tag) for line in marked], dtype=np.float32) for tag in TAGS),
        *hints.T,
        *_groups(marked, lengths, share, link),
        np.abs(depth - _heaviest(depth, lengths * share)),
        *(shifted(link, o, 1.0) for o in (-2, -1, 1, 2)),
        *(shifted(share, o, 0.0) for o in (-3, -2, -1, 1, 2, 3)),
        window_mean(share, 3),
        window_mean(share, 8),
        _group_mean(marked, share, lengths),
        np.full(len(lines), np.log1p(len(main_text))),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _is_tag(line: MarkedLine, tag: str) -> bool:
    return bool(line.frame.heading) if tag == "h" else line.frame.tag == tag


def _hints(marked: Sequence[MarkedLine]) -> Matrix:
    """Which cues the class names hold: first of the innermost elements, then of all."""
    known: dict[str, NDArray[np.float32]] = {}
    pieces: dict[str, NDArray[np.float32]] = {}
    table = np.zeros((len(marked), 2 * len(_PATTERNS)), dtype=np.float32)
    for row, line in zip(table, marked, strict=True):
        hints = line.frame.hints
        if hints not in known:
            known[hints] = _path_hints(hints, pieces)
        row[:] = known[hints]
    return table


def _path_hints(hints: str, pieces: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """The cues of a path of elements, from those of its elements: most stand in many paths."""
    found = np.zeros((2, len(_PATTERNS)), dtype=np.float32)
    path = hints.split("<")[1:]
    for place, element in enumerate(path):
        if element not in pieces:
            tagged = "<" + element
            pieces[element] = np.array([p.search(tagged) is not None for p in _PATTERNS.values()], dtype=np.float32)
        near = place >= len(path) - _NEAR_ELEMENTS
        np.maximum(found[0 if near else 1 :], pieces[element], out=found[0 if near else 1 :])
    return found.ravel()


def _between(share: NDArray[np.float32]) -> NDArray[np.float32]:
    hits = np.flatnonzero(share > 0.5)
    out = np.zeros(len(share), dtype=np.float32)
    if len(hits):
        out[hits[0] : hits[-1] + 1] = 1
    return out


def _groups(
    marked: Sequence[MarkedLine], lengths: NDArray[np.float32], share: NDArray[np.float32], link: NDArray[np.float32]
) -> list[NDArray[np.float32]]:
    """Of the element that holds the line: text, share of the main text, lines, links, whether it is the heaviest."""
    groups = np.array([line.frame.group for line in marked])
    _, member = np.unique(groups, return_inverse=True)
    size = np.bincount(member, lengths)
    main = np.bincount(member, lengths * share)
    linked = np.bincount(member, lengths * link)
    total = max(1.0, float(main.sum()))
    best = int(np.argmax(main)) if len(main) else 0
    columns = [np.log1p(size), main / total, np.log1p(np.bincount(member)), linked / np.maximum(1, size)]
    return [*(c[member].astype(np.float32) for c in columns), (member == best).astype(np.float32)]


def _heaviest(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    sums: defaultdict[float, float] = defaultdict(float)
    for value, weight in zip(values.tolist(), weights.tolist(), strict=True):
        sums[value] += weight
    return max(sums, key=lambda v: (sums[v], -v), default=0.0)


def _group_mean(
    marked: Sequence[MarkedLine], share: NDArray[np.float32], lengths: NDArray[np.float32]
) -> NDArray[np.float32]:
    groups = np.array([line.frame.group for line in marked])
    _, member = np.unique(groups, return_inverse=True)
    mean = np.bincount(member, lengths * share) / np.maximum(1, np.bincount(member, lengths))
    return np.asarray(mean[member], dtype=np.float32)
