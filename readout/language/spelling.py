"""An inflected form with a guessed lemma in, the lemma that is a word out ("upgraded": "upgrade", not "upgrad").

The rules learned by word ending cannot know where a silent "e" stood or a letter was doubled. The lemmas that English
spelling allows are few; the guess stands where it is one of them and a known word, else a known one among them does.
Known words are the whole words of the encoder's vocabulary, some 22,000 of the commonest.
"""

from __future__ import annotations

from collections.abc import Callable

_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("wxy")
_CUTS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s"}
_SHORTEST_LEMMA = 3


def respell(form: str, tag: str, guess: str, is_word: Callable[[str], bool]) -> str:
    """Return the lemma of the lower-case `form` under the Penn tag `tag`: `guess`, unless spelling knows better."""
    lemmas = _possible_lemmas(form, tag)
    if not lemmas or guess == form or (guess in lemmas and is_word(guess)):
        return guess
    long_enough = [lemma for lemma in lemmas if len(lemma) >= _SHORTEST_LEMMA]
    return next((lemma for lemma in long_enough if is_word(lemma)), guess if guess in lemmas else lemmas[0])


def _possible_lemmas(form: str, tag: str) -> list[str]:
    """The lemmas that spelling allows, the likelier first."""
    ending = _CUTS.get(tag, "")
    if not ending or not form.endswith(ending):
        return []
    stem = form[: -len(ending)]
    return _before_s(stem) if ending == "s" else _before_suffix(stem)


def _before_suffix(stem: str) -> list[str]:
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return [stem[:-1], stem]  # "stopped", "missed"
    if stem.endswith("i"):
        return [stem[:-1] + "y"]  # "carried"
    if _would_double(stem):
        return [stem + "e"]  # "wiped", since "wip" gives "wipped"
    return [stem + "e", stem] if stem[-1:] not in _VOWELS else [stem, stem + "e"]


def _would_double(stem: str) -> bool:
    """Whether the stem is one syllable of one vowel letter before one consonant."""
    vowels = [letter in _VOWELS for letter in stem]
    return vowels[-2:] == [True, False] and sum(vowels) == 1 and stem[-1] not in _NEVER_DOUBLED


def _before_s(stem: str) -> list[str]:
    if stem.endswith("ie"):
        return [stem[:-2] + "y", stem]  # "carries"
    return [stem, stem[:-1]] if stem.endswith("e") else [stem]
