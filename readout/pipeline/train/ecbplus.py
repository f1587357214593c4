"""Reads ECB+ (Cybulska and Vossen 2014, CC BY 3.0): news pages on look-alike events, with event chains across pages.

A page's text is its tokens joined with blanks, one sentence a line, so that token offsets are known. Only the sentences
that `validated_sentences.csv` lists carry checked annotations.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.model import DateRange, Document, Published, Span, stable_id


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An action in a validated sentence and the chain it belongs to."""

    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page of a topic; `subtopic` is ecb or ecbplus, two different events of one kind."""

    topic: str
    subtopic: str
    document: Document
    mentions: tuple[GoldMention, ...]


def read_ecbplus(folder: Path) -> Iterator[GoldPage]:
    """Every page, by topic and file name."""
    with (folder / "validated_sentences.csv").open(encoding="utf-8") as file:
        validated = {(row["Topic"], row["File"], int(row["Sentence Number"])) for row in csv.DictReader(file)}
    topics = sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: int(p.name))
    for topic in topics:
        for path in sorted(topic.glob("*.xml")):
            name = path.stem.split("_", 1)[1]
            sentences = {n for t, f, n in validated if (t, f) == (topic.name, name)}
            yield read_page(path, topic.name, "ecbplus" if name.endswith("ecbplus") else "ecb", sentences)


def read_page(path: Path, topic: str, subtopic: str, validated: set[int]) -> GoldPage:
    """One page with the actions of its validated sentences."""
    root = ET.parse(path).getroot()  # noqa: S314 (a corpus file the user names, not a page from the web)
    parts: list[str] = []
    spans: dict[str, tuple[Span, int]] = {}
    at, line = 0, "0"
    for token in root.iter("token"):
        word = token.text or ""
        gap = "" if not parts else " " if token.get("sentence") == line else "\n"
        line = token.get("sentence") or "0"
        parts += [gap, word]
        at += len(gap)
        spans[token.get("t_id") or ""] = (Span(at, at + len(word)), int(line))
        at += len(word)
    text = "".join(parts)
    document = Document(
        stable_id("doc", path.name, text),
        path.name,
        None,
        None,
        Published(DateRange(None, None), "unknown"),
        "en",
        text,
        tuple(lines(text)),
        (),
    )
    return GoldPage(topic, subtopic, document, tuple(gold_mentions(root, spans, validated)))


def lines(text: str) -> Iterator[Span]:
    """The lines of a text; addresses at the top of a page are left out."""
    at = 0
    for line in text.split("\n"):
        if line.strip() and not line.startswith("http"):
            yield Span(at, at + len(line))
        at += len(line) + 1


def gold_mentions(root: ET.Element, spans: dict[str, tuple[Span, int]], validated: set[int]) -> Iterator[GoldMention]:
    """Actions in validated sentences; an action in no relation is a chain of its own."""
    instances: dict[str, str] = {}
    marked: dict[str, list[tuple[Span, int]]] = {}
    for mark in root.find("Markables") or ():
        if "ACTION" not in mark.tag:
            continue
        anchors = [spans[a.get("t_id") or ""] for a in mark.iter("token_anchor")]
        if anchors:
            marked[mark.get("m_id") or ""] = anchors
        else:
            instances[mark.get("m_id") or ""] = mark.get("instance_id") or ""
    chain: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        goal = (target.get("m_id") or "") if target is not None else ""
        name = instances.get(goal) or relation.get("note") or f"{root.get('doc_name')}:{relation.get('r_id')}"
        for source in relation.iter("source"):
            chain[source.get("m_id") or ""] = name
    for key, anchors in sorted(marked.items(), key=lambda item: item[1][0][0]):
        if anchors[0][1] in validated:
            span = Span(anchors[0][0].start, anchors[-1][0].end)
            yield GoldMention(span, chain.get(key, f"{root.get('doc_name')}:{key}"))
