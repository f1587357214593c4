from __future__ import annotations

import dataclasses

from readout.model.account import Statement
from readout.render.html.said import said
from readout.render.html.view import StoryView
from tests.render.sample import HEARD, STORY


def statements(*topics: tuple[str, ...], speakers: tuple[str | None, ...] = ()) -> tuple[Statement, ...]:
    """Statements with these topics."""
    given = speakers or ("ent-holt",) * len(topics)
    return tuple(
        dataclasses.replace(HEARD, id=f"stmt-{index}", topics=own, speaker=speaker, speaker_text=f"speaker {index}")
        for index, (own, speaker) in enumerate(zip(topics, given, strict=True))
    )


def placed(story: StoryView, own: tuple[Statement, ...]) -> dict[str, list[str]]:
    """The ids of statements by topic."""
    line = story.statements["stmt-heard"]
    lines = {
        statement.id: dataclasses.replace(
            line, id=statement.id, cites=(dataclasses.replace(line.cites[0], start=index, end=index + 1),)
        )
        for index, statement in enumerate(own)
    }
    found = said(dataclasses.replace(STORY, statements=own), lines)
    return {topic.name: [line.id for voice in topic.voices for line in voice.lines] for topic in found}


def test_a_statement_stands_under_the_topic_most_share(story: StoryView) -> None:
    found = placed(
        story, statements(("rocks", "inquiry"), ("inquiry",), ("inquiry", "rocks"), ("rocks",), ("inquiry",))
    )
    assert found == {"inquiry": ["stmt-0", "stmt-1", "stmt-2", "stmt-4"], "": ["stmt-3"]}


def test_every_statement_is_there_once_and_the_rest_comes_last(story: StoryView) -> None:
    found = placed(story, statements(("inquiry",), (), ("weather",), ("inquiry",)))
    assert list(found) == ["inquiry", ""]
    assert sorted(identifier for own in found.values() for identifier in own) == [
        "stmt-0",
        "stmt-1",
        "stmt-2",
        "stmt-3",
    ]


def test_names_and_words_of_saying_are_no_topics(story: StoryView) -> None:
    found = placed(story, statements(("Astrid", "say"), ("astrid", "say"), ("holt",)))
    assert list(found) == [""]


def test_speakers_without_a_name_are_told_by_their_words(story: StoryView) -> None:
    own = statements(("inquiry",), ("inquiry",), speakers=(None, "ent-holt"))
    lines = {statement.id: story.statements["stmt-heard"] for statement in own}
    (topic,) = said(dataclasses.replace(STORY, statements=own), lines)
    assert sorted((voice.name, voice.entity) for voice in topic.voices) == [
        ("Mira Holt", "ent-holt"),
        ("speaker 0", None),
    ]
    assert topic.count == 2
