"""Text in, spaCy tokens out, cut the way the training corpora are cut.

spaCy's English tokenizer loses nothing: the text is the tokens and the spaces between them. Where its rules and those
of the UD treebanks differ in ways that pages show often, its affix rules are changed here: hyphens between letters or
digits (but not after "non", "anti" and the like), long dashes, slashes, runs of one mark, abbreviations of ranks and
places. The tokenizer is put together directly, since `spacy.blank("en")` spends most of its time on a configuration
that a bare tokenizer does not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.spacy_import import import_spacy

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_LETTER = r"[^\W\d_]"
_JOINED_PREFIXES = "non e anti re co pre pro mid cross post over semi multi ex sub counter mini"
_NOT_AFTER_PREFIX = "".join(
    rf"(?<!\b{form})" for prefix in _JOINED_PREFIXES.split() for form in (prefix, prefix.capitalize(), prefix.upper())
)
_RUN = r"(?P<mark{0}>[!?=*_$<>+~#.-])(?P=mark{0})+"
_DASH_INFIX = rf"(?<=[^\W_]){_NOT_AFTER_PREFIX}[-–‐‑](?=[^\W_])"
_EXTRA_INFIXES = (r"[—―]|--+|\.\.\.+", _DASH_INFIX, r"(?<=[A-Z]\.)[-–‐‑](?=[^\W_])", rf"(?<={_LETTER})/(?={_LETTER})")
_EXTRA_PREFIXES = (_RUN.format(1), r"[-–‐‑](?=[^\W_])", r"[—―]", r"/(?=[A-Z]{2})")
_EXTRA_SUFFIXES = (_RUN.format(2), r"[—―]", r"(?<=[^\W_])[-–]", r"(?<=[).])[-–]", r"(?<=[A-Z]{2})/")
_ABBREVIATIONS = """
al. etc. Capt. Cmdr. Sgt. Maj. Lt. Col. Gov. Govs. Sen. Sens. Rep. Reps. Rev. Hon. Pres. Amb. Brig. Cpl. Pvt. Adm.
Supt. Insp. Det. Msgr. Fr. Dept. Assn. Bros. Ave. Blvd. Cal. approx. Messrs. Mme. Mlle. Atty. Cie. Cos. Pfc. Comdr.
Sec. Secy. Ald. Pte. Cllr. Prof.
"""
_SPLIT_WORDS = {"wanna": ("wan", "na"), "outta": ("out", "ta"), "and/or": ("and", "/", "or")}


def make_tokenizer() -> Tokenizer:
    """Return an English tokenizer that cuts words as the training corpora do, with a vocabulary of its own."""
    import_spacy()
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import create_vocab

    defaults = English.Defaults
    infixes = [rule for rule in defaults.infixes or () if "(?:-|–|—" not in rule]  # replaced by _DASH_INFIX
    return Tokenizer(
        create_vocab("en", defaults),
        rules=_rules(dict(defaults.tokenizer_exceptions)),
        prefix_search=compile_prefix_regex([*_EXTRA_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_EXTRA_SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*_EXTRA_INFIXES, *infixes]).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
        faster_heuristics=False,  # "p.m.—wasn’t": contractions between dashes are cut too
    )


def _rules(rules: dict[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    from spacy.attrs import ORTH

    kept = {text: parts for text, parts in rules.items() if text[0] not in ")]\"'"}  # emoticons such as "):"
    kept.update({text: parts for text, parts in rules.items() if text[0] == "'" and any(map(str.isalpha, text))})
    for word in _ABBREVIATIONS.split():
        for form in (word, word.upper()):
            kept.setdefault(form, [{ORTH: form}])
    for word, cut in _SPLIT_WORDS.items():
        kept[word] = [{ORTH: part} for part in cut]
    return kept
