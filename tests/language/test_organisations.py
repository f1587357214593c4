from __future__ import annotations

from readout.language.organisations import organisation_runs


def runs(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[start:end]) for start, end in organisation_runs(words)]


def test_runs_that_end_in_the_head_of_an_organisation_are_found() -> None:
    assert runs("The Defence Ministry spokesman told the Riverton City Council so .") == [
        "Defence Ministry",
        "Riverton City Council",
    ]


def test_headlines_and_lone_heads_are_left_alone() -> None:
    assert runs("Mayor Sues City Council Over Water") == []
    assert runs("Then the Ministry of ice closed its doors .") == []
