"""MEANTIME and ECB+ in, news sentences with partly known names out.

Both mark participants of events, named or not, with their modifiers ("in Cairo", "Spokeswoman Sandy Angers"). The
name is the run of capitalised words in the mention; every other capitalised word of the sentence may or may not be a
name and teaches nothing. Only sentences with a mention are read.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from pathlib import Path

from readout.language.train.corpus import Sentence, guess_spaces, split_words
from readout.language.train.name_labels import ANYTHING, PLACE, mask_of

_ECB_KINDS = {
    "HUMAN_PART_PER": ("PERSON",),
    "HUMAN_PART_ORG": ("ORG",),
    "HUMAN_PART_GPE": ("GPE",),
    "HUMAN_PART_VEH": ("MISC",),
    "LOC_GEO": ("GPE", "LOC"),
    "LOC_FAC": PLACE,
}
_MEANTIME_KINDS = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "PRO": ("MISC",)}
_TITLES_WORDS = """
mr mr. mrs mrs. ms ms. dr dr. sen. senator rep. gov. governor president minister prime chief executive officer ceo
spokesman spokeswoman judge sgt. lt. capt. captain detective police actor actress director coach king queen prince
princess secretary general surgeon attorney
"""
_TITLES = frozenset(_TITLES_WORDS.split())
_INITIAL = re.compile(r"^(?:[A-Z]\.)*[A-Z]$")
_HEADLINE_SHARE = 0.6
_ADJECTIVE_ENDINGS = ("ian", "ean", "ese", "ish", "ican", "aeli")
Mention = tuple[int, int, tuple[str, ...]]


def read_ecb(folder: Path) -> list[Sentence]:
    """Read the annotated sentences of every ECB+ topic below `folder`."""
    return [sentence for path in sorted(folder.glob("*/*.xml")) for sentence in _read(path, "ecb")]


def read_meantime(folder: Path) -> list[Sentence]:
    """Read the annotated sentences of MEANTIME's documents."""
    return [
        sentence
        for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml"))
        for sentence in _read(path, "meantime")
    ]


def _read(path: Path, corpus: str) -> Iterator[Sentence]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - corpus files, not pages
    tokens = list(root.iter("token"))
    place = {token.get("t_id"): index for index, token in enumerate(tokens)}
    by_sentence: dict[str, list[Mention]] = {}
    for mention, kinds in _ecb_mentions(root) if corpus == "ecb" else _meantime_mentions(root):
        anchors = sorted(place[anchor.get("t_id")] for anchor in mention.iter("token_anchor"))
        if anchors:
            by_sentence.setdefault(tokens[anchors[0]].get("sentence", ""), []).append(
                (anchors[0], anchors[-1] + 1, kinds)
            )
    for identifier, mentions in sorted(by_sentence.items(), key=lambda pair: int(pair[0])):
        inside = [index for index, token in enumerate(tokens) if token.get("sentence") == identifier]
        words = [tokens[index].text or "" for index in inside]
        first = inside[0]
        yield _sentence(
            f"{path.name}:{identifier}",
            corpus,
            words,
            [(start - first, end - first, kinds) for start, end, kinds in mentions],
        )


def _ecb_mentions(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, tuple[str, ...]]]:
    for mention in root.find("Markables") or ():
        if mention.tag in _ECB_KINDS or mention.tag.startswith(("ACTION", "NEG", "HUMAN", "LOC")):
            yield mention, _ECB_KINDS.get(mention.tag, ())


def _meantime_mentions(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, tuple[str, ...]]]:
    kinds = {entity.get("m_id"): entity.get("ent_type") for entity in root.iter("ENTITY")}
    entity_of = {}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        for source in relation.iter("source"):
            entity_of[source.get("m_id")] = kinds.get(target.get("m_id")) if target is not None else None
    for mention in root.iter("ENTITY_MENTION"):
        named = (mention.get("syntactic_type") or "").endswith("NAM")
        yield mention, _MEANTIME_KINDS.get(entity_of.get(mention.get("m_id")) or "", ()) if named else ()


def _sentence(identifier: str, corpus: str, words: list[str], mentions: Sequence[Mention]) -> Sentence:
    masks = [ANYTHING if word[:1].isupper() else 1 for word in words]
    if sum(word[:1].isupper() for word in words) > _HEADLINE_SHARE * len(words):
        mentions = []  # in a headline "Judge" and "Acquitted" are capitalised like names
    for start, end, kinds in sorted(mentions, key=lambda mention: mention[1] - mention[0]):
        core = _core(words, start, end)
        if core and kinds and masks[core[0]] == ANYTHING:
            for index in range(*core):
                masks[index] = mask_of("B" if index == core[0] else "I", kinds)
    joined_words, joined_masks = split_words(*_join_initials(words, masks))
    return Sentence(corpus, identifier, joined_words, guess_spaces(joined_words), None, joined_masks)


def _core(words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
    while end > start and not words[end - 1][:1].isupper():
        end -= 1
    left = end
    while left > start and (words[left - 1][:1].isupper() or words[left - 1] == "."):
        left -= 1
    while left < end and (words[left].lower() in _TITLES or words[left] in {".", "The", "A", "An"}):
        left += 1
    alone = not any(word[:1].isupper() for word in words[start:left] if word.lower() not in _TITLES)
    if (
        left == end
        or not alone
        or (end - left == 1 and (left == 0 or words[left].endswith(_ADJECTIVE_ENDINGS) or words[left] == "I"))
    ):
        return None
    return left, end


def _join_initials(words: Sequence[str], masks: Sequence[int]) -> tuple[list[str], list[int]]:
    """Join "U", ".", "S", "." as one word, as the treebanks write it."""
    joined: list[str] = []
    kept: list[int] = []
    for word, mask in zip(words, masks, strict=True):
        if word == "." and joined and _INITIAL.match(joined[-1]):
            joined[-1] += "."
        elif (
            joined and re.fullmatch(r"(?:[A-Z]\.)+", joined[-1]) and re.fullmatch("[A-Z]", word) and len(joined[-1]) < 6
        ):
            joined[-1] += word
        else:
            joined.append(word)
            kept.append(mask)
    return joined, kept
