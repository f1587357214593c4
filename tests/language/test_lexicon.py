from __future__ import annotations

from pathlib import Path

from readout.language.lexicon import Lexicon, TagLexicon

LEXICON = Lexicon(
    {
        "NNS": TagLexicon({"": (0, ""), "s": (1, ""), "ies": (3, "y")}, {"men": "man"}, "Number=Plur", {}),
        "NNP": TagLexicon({"": (0, "")}, {}, "Number=Sing", {}),
    }
)


def test_the_longest_ending_rewrites_and_exceptions_win() -> None:
    assert [LEXICON.lemma(word, "NNS") for word in ("Talks", "ministries", "men")] == ["talk", "ministry", "man"]


def test_proper_nouns_keep_their_capitals() -> None:
    assert LEXICON.lemma("Brussels", "NNP") == "Brussels"


def test_an_unknown_tag_gives_the_plain_form() -> None:
    assert (LEXICON.lemma("Hm", "??"), LEXICON.features("Hm", "??")) == ("hm", "")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.json"
    path.write_text(LEXICON.to_json(), "utf-8")
    assert Lexicon.from_file(path) == LEXICON
