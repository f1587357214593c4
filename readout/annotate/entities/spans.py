"""A name as a run of words, and what single words tell about it.

In: the words of a page and the lists. Out: `Name`, and the questions that several rules ask: which listed phrase
begins here, is this word a title, is this demonym a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.annotate.entities.lexicon import Lexicon, Phrase
from readout.annotate.entities.page import Page

REGNAL = frozenset({"Pope", "King", "Queen", "Prince", "Princess", "Saint", "Sheikh"})


MAX_PHRASE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that names something; `phrase` says what a list knows of it, `sure` how much its cue weighs."""

    first: int
    last: int
    type: str
    sure: int
    phrase: Phrase | None = None
    inner: bool = False


def phrase_at(page: Page, lexicon: Lexicon, first: int, end: int) -> tuple[int, Phrase] | None:
    """Return the longest listed phrase that begins at a word and ends before `end`: its end and what it is."""
    key, found = "", None
    for last in range(first, min(end, first + MAX_PHRASE_WORDS)):
        key += page.words[last].replace("’", "'")
        known = lexicon.phrases.get(key) or (
            lexicon.phrases.get(key.replace(".", "")) if key.isupper() and key.count(".") > 1 else None
        )
        if known is not None and (last == first or _is_written_so(page, first, last + 1)):
            found = last + 1, known
    return found


def _is_written_so(page: Page, first: int, last: int) -> bool:
    """Whether every piece between blanks has a capital or is a small word: "I ran" is no country."""
    pieces = page.text(first, last).split()
    return all(piece in _SMALL_PIECES or any(c.isupper() for c in piece) for piece in pieces) or not any(
        piece[0].isupper() for piece in pieces
    )


_SMALL_PIECES = frozenset({"of", "the", "and", "&", "for", "on", "in", "to", "de", "du", "da", "la", "del", "et", "-"})


def is_title_word(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether a word is an honorific or the head of an office or trade."""
    return page.words[word] in lexicon.honorifics or (
        page.lower[word] in lexicon.titles and lexicon.titles[page.lower[word]].kind not in ("person",)
    )


def is_regnal(page: Page, word: int, last: int) -> bool:
    """Whether a title stays with the one-word name behind it ("Pope Leo")."""
    return page.words[word] in REGNAL and last - word == 2


def is_demonym_noun(page: Page, lexicon: Lexicon, word: int) -> bool:
    """Whether a demonym is a person's description ("the Brazilian said"), not an adjective and not a whole people."""
    phrase = lexicon.phrases.get(page.words[word])
    if phrase is None or phrase.use != "adjective" or page.words[word].endswith(("ese", "ish", "ch", "ss")):
        return False
    follows = (word + 1 < len(page.words) and page.upos[word + 1] in ("NOUN", "PROPN", "ADJ")) or page.words[
        word + 1 : word + 2
    ] == ("-",)
    return (
        page.upos[word] in ("NOUN", "PROPN")
        and page.lower[word - 1] == "the"
        and not follows
        and page.dep[word] not in ("amod", "compound")
    )


def text_of(page: Page, name: Name) -> str:
    """Return a name as printed."""
    return page.text(name.first, name.last)
