"""Who said what: source, cue, content and speaker on sentences of our own, read by the shipped model."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from readout.annotate.attribution import find_attributions
from readout.model import Attribution, Document, Entity, Mention, Span
from tests.annotate.conftest import Understand


def entity(text: str, kind: str, *names: str) -> Entity:
    """An entity named by each of `names` wherever they stand; the first is its name."""
    mentions = [
        Mention(Span(m.start(), m.end()), "pronoun" if name.lower() in ("he", "she", "it") else "name")
        for name in names
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    return Entity(names[0], names[0], kind, (), (), tuple(sorted(mentions, key=lambda m: m.span)))


class Read:
    """A text with its attributions, to be asked."""

    def __init__(self, understand: Understand, text: str, *people: Sequence[str], other: Sequence[str] = ()) -> None:
        self.document: Document
        self.document, parse = understand(text)
        entities = [entity(text, "PERSON", *names) for names in people]
        entities += [entity(text, "ORGANIZATION", name) for name in other]
        self.found: tuple[Attribution, ...] = find_attributions(self.document, parse, entities)

    def of(self, words: str, *, direct: bool) -> Attribution:
        """The attribution whose content holds the words."""
        at = self.document.text.index(words)
        span = Span(at, at + len(words))
        hits = [a for a in self.found if a.direct == direct and any(c.contains(span) for c in a.content)]
        assert hits, f"nobody says {words!r}: {[self.show(a) for a in self.found]}"
        return min(hits, key=lambda a: sum(len(c) for c in a.content))

    def show(self, found: Attribution) -> tuple[str, str, list[str]]:
        text = self.document.text
        source = "" if found.source is None else found.source.of(text)
        return source, "" if found.cue is None else found.cue.of(text), [c.of(text) for c in found.content]


VEGA = ("Ada Vega", "Vega", "she", "She")
BRANDT = ("Karl Brandt", "Brandt", "he", "He")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“The dam held all night,” Vega said.", "The dam held all night", "Ada Vega"),
        ("“The dam held all night,” said Vega, who lives nearby.", "The dam held all night", "Ada Vega"),
        ("Vega said: “The dam held all night.”", "The dam held all night.", "Ada Vega"),
        ("Vega called the repair “a miracle of engineering” on Monday.", "a miracle of engineering", "Ada Vega"),
        ("Brandt arrived late. Vega described the talks as “frank” and “useful”.", "useful", "Ada Vega"),
        ("The repair was “a miracle of engineering”, according to Vega.", "a miracle of engineering", "Ada Vega"),
        ("Vega warned against Brandt’s “reckless plans” for the valley.", "reckless plans", "Ada Vega"),
        ("Vega said that Brandt had promised to pay “so that the town can sleep.”", "so that the town", "Ada Vega"),
        ("– The dam held all night, Vega told reporters.", "The dam held all night", "Ada Vega"),
        ("VEGA: The dam held all night.\nBRANDT: It did not.", "The dam held all night.", None),
    ],
)
def test_quoted_words_belong_to_who_utters_them(
    understand: Understand, text: str, words: str, speaker: str | None
) -> None:
    assert Read(understand, text, VEGA, BRANDT).of(words, direct=True).speaker == speaker


def test_an_interrupted_quotation_is_one_attribution(understand: Understand) -> None:
    read = Read(understand, "“The dam held,” Vega said, “but it was a long night.”", VEGA)
    assert read.show(read.of("The dam held", direct=True))[2] == ["The dam held", "but it was a long night."]


def test_a_run_of_quotations_keeps_its_speaker(understand: Understand) -> None:
    text = "“The dam held,” Vega said on Monday. “We were lucky this time.”\n“Next time we may not be.”"
    read = Read(understand, text, VEGA)
    assert read.of("We were lucky", direct=True).speaker == "Ada Vega"
    assert read.of("Next time we may", direct=True).speaker == "Ada Vega"


def test_quoted_and_unquoted_parts_stand_apart_and_share_their_cue(understand: Understand) -> None:
    read = Read(understand, "Vega said that the night had been “long and cold” for the town.", VEGA)
    quoted, whole = read.of("long and cold", direct=True), read.of("the night had been", direct=False)
    assert (quoted.source, quoted.cue) == (whole.source, whole.cue)
    assert quoted.id != whole.id
    assert read.show(quoted)[2] == ["long and cold"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Vega denied that the dam was unsafe.", "Vega", "denied", "that the dam was unsafe"),
        ("Vega has repeatedly called for a new bridge.", "Vega", "has repeatedly called for", "a new bridge"),
        ("Vega promised to rebuild the bridge.", "Vega", "promised", "to rebuild the bridge"),
        ("The bridge is safe, according to the engineers.", "the engineers", "according to", "The bridge is safe"),
        ("The bridge, the engineers said, is safe.", "the engineers", "said", "is safe"),
        ("Vega’s claim that the bridge is safe was wrong.", "Vega", "claim", "that the bridge is safe"),
        ("Vega is confident that the bridge is safe.", "Vega", "is confident", "that the bridge is safe"),
        ("Vega made it clear that the bridge is safe.", "Vega", "made it clear", "that the bridge is safe"),
    ],
)
def test_indirect_speech(understand: Understand, text: str, source: str, cue: str, content: str) -> None:
    read = Read(understand, text, VEGA)
    found = read.of(content, direct=False)
    assert read.show(found)[:2] == (source, cue)
    assert content in read.show(found)[2]


def test_chains_keep_both_levels(understand: Understand) -> None:
    read = Read(understand, "The Harbour Post reported that Vega said the dam was safe.", VEGA, other=["Harbour Post"])
    inner = read.of("the dam was safe", direct=False)
    assert inner.speaker == "Ada Vega"
    assert inner.via == "Harbour Post"
    assert read.of("Vega said the dam was safe", direct=False).speaker == "Harbour Post"


def test_a_statement_speaks_for_whoever_issued_it(understand: Understand) -> None:
    text = (
        "A statement issued by the River Ministry promised new gates for the dam.\n"
        "The statement added that the work would begin in May."
    )
    read = Read(understand, text, other=["River Ministry"])
    assert read.of("the work would begin in May", direct=False).speaker == "River Ministry"


def test_hearers_are_kept_where_they_are_entities(understand: Understand) -> None:
    read = Read(understand, "Vega told Brandt that the dam was safe. Vega told reporters that it held.", VEGA, BRANDT)
    assert read.of("that the dam was safe", direct=False).addressees == ("Karl Brandt",)
    assert read.of("that it held", direct=False).addressees == ()


def test_pronouns_speak_for_their_entity(understand: Understand) -> None:
    read = Read(understand, "Ada Vega came on Monday. “The dam held,” she said.", VEGA)
    assert read.of("The dam held", direct=True).speaker == "Ada Vega"


@pytest.mark.parametrize(
    "text",
    [
        "The “old river” rule was dropped in May.",
        "The film “Salt Roads” opened in May.",
        "The town's “safety” turned out to be worth little.",
    ],
)
def test_labels_titles_and_scare_quotes_are_nobodys_words(understand: Understand, text: str) -> None:
    assert [a for a in Read(understand, text).found if a.direct] == []


def test_a_dateline_is_no_content(understand: Understand) -> None:
    read = Read(understand, "GENEVA (Delo) — The dam held all night, Vega said.", VEGA)
    assert read.show(read.of("The dam held all night", direct=False))[2] == ["The dam held all night"]


def test_ids_depend_on_the_words_alone(understand: Understand) -> None:
    text = "“The dam held,” Vega said. Brandt denied that it was safe."
    assert Read(understand, text, VEGA).found == Read(understand, text, VEGA).found
    assert len({a.id for a in Read(understand, text, VEGA).found}) == len(Read(understand, text, VEGA).found)


def test_spans_ascend_and_lie_in_the_page(understand: Understand) -> None:
    text = "“Odd “marks” here, Vega said that. ” « So »\n" * 5 + "according to\nsaid said said.\nVega: “"
    read = Read(understand, text, VEGA)
    firsts = [min(s for s in (a.source, a.cue, *a.content) if s is not None) for a in read.found]
    assert firsts == sorted(firsts)
    for found in read.found:
        assert found.content
        assert all(0 <= c.start < c.end <= len(text) for c in found.content)
