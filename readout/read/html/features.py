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

from readout.read.furniture.features import shifted, window_mean
from readout.read.furniture.shape import Matrix
from readout.read.furniture.words import JoinedLines
from readout.read.html.visible import MarkedLine

TAGS = ("p", "li", "td", "div", "blockquote", "figcaption", "section", "article", "h", "pre", "span")
_HINTS = {
    "article": "article story entry postcontent post-content postbody post-body maincontent main-content",
    "body": "body content text paragraph",
    "comment": "comment disqus reply respond",
    "related": "related recommend more- popular trending most- readnext read-next outbrain taboola teaser promo latest",
    "aside": "sidebar aside widget rail secondary complementary module",
    "frame": "<header footer <nav navbar menu breadcrumb masthead toolbar",
    "share": "share social follow tool",
    "advert": "advert sponsor dfp promobox promo-box banner",
    "prompt": "newsletter subscribe signup sign-up paywall regwall donat <form modal popup alert",
    "caption": "caption credit figure gallery image photo video player media",
    "byline": "byline author date timestamp publish dateline kicker eyebrow topic",
    "summary": "summary deck standfirst subtitle subhead excerpt highlights bullets",
    "title": "headline title <h1",
}
"""What tag, class names and id of an element say of it; anywhere in a name."""
_BOUND = {
    "frame": re.compile(r"nav\b"),
    "advert": re.compile(r"\bads?\b"),
    "byline": re.compile(r"meta\b|time\b|tags?\b|bio\b"),
    "summary": re.compile(r"dek\b|lead\b"),
}
"""The same where more letters would make it another word."""
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
    exact = np.zeros(len(lines), dtype=np.float32)
    held = _TOKEN.findall(reference)
    if not held:
        return np.zeros(len(lines), dtype=np.float32), exact
    whole = {tuple(_TOKEN.findall(line)) for line in reference.split("\n")} - {()}
    number = {word: n for n, word in enumerate(dict.fromkeys(held), start=1)}
    words = [_TOKEN.findall(line) for line in lines]
    for row, own in enumerate(words):
        exact[row] = bool(own) and own[0] in number and tuple(own) in whole
    counts = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    of_lines = _shingles([number.get(word, 0) for own in words for word in own], len(number))
    line = np.repeat(np.arange(len(lines)), counts)
    found = np.isin(of_lines, _shingles([number[word] for word in held], len(number))) & (of_lines >= 0)
    found &= line[: len(found)] == line[_SHINGLE - 1 :][: len(found)]
    hits = np.bincount(line[: len(found)][found], minlength=len(lines))
    share = np.where(counts < _SHINGLE, exact, hits / np.maximum(1, counts - _SHINGLE + 1))
    return share.astype(np.float32), exact


def _shingles(words: Sequence[int], size: int) -> NDArray[np.int64]:
    """Each run of four numbers as one, -1 where one of them is 0."""
    numbers = np.array(words, dtype=np.int64)
    runs = [numbers[i : max(i, len(numbers) - _SHINGLE + 1 + i)] for i in range(_SHINGLE)]
    code = np.zeros(len(runs[-1]), dtype=np.int64)
    known = np.ones(len(code), dtype=np.bool_)
    for run in runs:
        code = code * (size + 1) + run[: len(code)]  # wraps beyond 55,000 distinct words, evenly
        known &= run[: len(code)] > 0
    return np.where(known, np.abs(code), -1)


def markup_features(text: str, marked: Sequence[MarkedLine], main_text: str, own_data: str) -> Matrix:
    """The features of every line of an HTML page; shape (lines, len(NAMES)), rows in the order of `marked`."""
    lines = [line.span.of(text) for line in marked]
    share, exact = coverage(lines, main_text)
    published, _ = coverage(lines, own_data)
    link = np.array([line.link_fraction for line in marked], dtype=np.float32)
    depth = np.array([line.frame.depth for line in marked], dtype=np.float32)
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
        *_tags(marked),
        *_hints(marked),
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


def _tags(marked: Sequence[MarkedLine]) -> Matrix:
    tags = np.array(["h" if line.frame.heading else line.frame.tag for line in marked])
    return np.stack([tags == tag for tag in TAGS]).astype(np.float32)


def _hints(marked: Sequence[MarkedLine]) -> Matrix:
    """Which cues the class names hold: first of the innermost elements, then of all; a row a cue."""
    paths = {hints: hints.split("<")[1:] for hints in dict.fromkeys(line.frame.hints for line in marked)}
    cues = _element_cues(list(dict.fromkeys(element for path in paths.values() for element in path)))
    known: dict[str, tuple[int, int]] = {}
    for hints, path in paths.items():
        near = above = 0
        for element in path[:-_NEAR_ELEMENTS]:
            above |= cues[element]
        for element in path[-_NEAR_ELEMENTS:]:
            near |= cues[element]
        known[hints] = near, above | near
    bits = np.array([known[line.frame.hints] for line in marked], dtype=np.int64).reshape(len(marked), 2)
    places = np.arange(len(_HINTS))
    return np.concatenate([(bits[:, side] >> places[:, None]) & 1 for side in (0, 1)]).astype(np.float32)


def _element_cues(elements: Sequence[str]) -> dict[str, int]:
    """The cues of each element as bits: every wording is looked for once in all of them together."""
    tagged = JoinedLines(["<" + element for element in elements])
    found = [0] * len(elements)
    for place, (name, wordings) in enumerate(_HINTS.items()):
        for wording in wordings.split():
            for number in tagged.holding(wording):
                found[number] |= 1 << place
        if name in _BOUND:
            for number in tagged.meeting(_BOUND[name]):
                found[number] |= 1 << place
    return dict(zip(elements, found, strict=True))


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
