"""Which way the words around a date look: past or future.

In: the language model's tokens (tags and tree where it has them) and a text offset. Out: "past", "future" or "".
With a tree the verb that governs the date decides; without one, the nearest telling word before it in the sentence,
then the nearest behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from readout.annotate.times.lexicon import time_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 18
"""How many tokens to either side are looked at where there is no tree."""
FORMER = frozenset(("originally", "initially", "previously", "first"))
"""Beside a plan these say that it is one of the past ("originally scheduled for February")."""
UNDONE_REACH = 4
"""How many tokens before "due" or "expire" a "had" makes it a plan of the past."""
CLIMB = 12
"""How many steps a date climbs to its verb."""


class TenseReader:
    """Answers for one document; holds the tokens' offsets for look-up."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]
        self._has_tags = doc.has_annotation("TAG")
        self._has_tree = self._has_tags and doc.has_annotation("DEP")

    def at(self, offset: int) -> str:
        """The tense around the text offset (code points)."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return ""
        beside = self._beside(i)
        if beside:
            return beside
        if self._has_tree:
            told = self._from_tree(self._doc[i])
            if told == "future" and self._is_owner(i):
                return "past"
            if told:
                return told
        if i > 0 and self._doc[i - 1].lower_ in ("by", "until", "till"):
            return "future"
        return self._from_words(i)

    def _beside(self, i: int) -> str:
        """What the word right before the date says: "payable Dec. 7", "issued Thursday", "said on Monday"."""
        k = i - 1
        while k > max(0, i - 4) and self._doc[k].lower_ in (
            "on",
            "the",
            "late",
            "early",
            "earlier",
            "last",
            "in",
            "at",
            "-",
        ):
            k -= 1
        if k < 0:
            return ""
        token = self._doc[k]
        if token.lower_ in time_words().leads:
            undone = any(self._doc[j].lower_ == "had" for j in range(max(0, k - UNDONE_REACH), k))
            return "past" if undone else "future"
        if not self._has_tags or token.tag_ not in ("VBD", "VBN") or token.lemma_ in time_words().groups["ahead_verbs"]:
            return ""
        done = k == i - 1 and self._doc[k - 1].lower_ not in ("be", "been", "being")
        return "past" if token.tag_ == "VBD" or done else ""

    def _is_owner(self, i: int) -> bool:
        """Whether a date owns what it dates and no "will" says otherwise: "ways around Wednesday's ruling"."""
        if i + 1 >= len(self._doc) or self._doc[i + 1].lower_ not in ("'s", "’s"):
            return False
        ahead = {child.lower_ for child in self._doc[i].head.children if child.dep_ == "case"}
        sentence = self._doc[i].sent
        promised = any(token.lower_ in ("will", "shall", "wo", "'ll", "’ll") for token in sentence)
        return not promised and not ahead & {"before", "for", "ahead", "until", "in", "at"}

    def _from_tree(self, token: Token) -> str:
        """Climbs to the governing verb and reads its form and auxiliaries."""
        current = token
        head = token.head
        if any(child.dep_ == "cop" and child.lower_ in ("is", "are") for child in head.children) and not (
            {child.lower_ for child in token.children} & {"since", "after", "before", "from"}
        ):
            return "future"  # "the deadline is midnight on Friday"
        for _ in range(CLIMB):
            if current.pos_ in ("VERB", "AUX"):
                told = _verb_tense(current)
                if told == "future" and _undone(current):
                    return "past"
                if told:
                    return told
            if any(child.lower_ in ("was", "were", "had") for child in current.children if child.dep_ == "cop"):
                return "past"
            if current.head is current or current.head.i == current.i:
                return ""
            current = current.head
        return ""

    def _from_words(self, i: int) -> str:
        for k in range(i - 1, max(-1, i - REACH), -1):
            token = self._doc[k]
            if token.text in (".", "!", "?", ";", "\n\n") or "\n\n" in token.text:
                break
            told = self._word_tense(k)
            if told:
                return told
        for k in range(i + 1, min(len(self._doc), i + REACH)):
            if self._doc[k].text in (".", "!", "?", ";"):
                break
            told = self._word_tense(k)
            if told:
                return told
        return ""

    def _word_tense(self, k: int) -> str:
        token = self._doc[k]
        word, words = token.lower_, time_words()
        if self._has_tags and token.tag_ in ("VBD", "VBN"):
            before = self._doc[k - 1].lower_ if k else ""
            return "future" if before in ("be", "to") else "past" if token.tag_ == "VBD" else ""
        if word == "to" and k + 1 < len(self._doc):
            following = self._doc[k + 1]
            verb = following.tag_ == "VB" if self._has_tags else following.lower_.isalpha() and following.text.islower()
            return "future" if verb and following.lower_ not in ("the", "a", "an", "their", "his", "her", "its") else ""
        if word in words.future and not (self._has_tags and token.pos_ in ("NOUN", "PROPN", "DET")):
            return "future"
        if word in words.past or (not self._has_tags and word.endswith("ed") and len(word) > 3):
            return "past"
        return ""


def _undone(verb: Token) -> bool:
    """Whether a plan is told from behind: "had been due to expire Friday"."""
    head = verb.head
    return head.i != verb.i and any(child.lower_ == "had" for child in head.children)


def _verb_tense(verb: Token) -> str:
    """The tense of a verb from its auxiliaries, its form, and the verb that asks for its infinitive."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass", "mark")}
    groups = time_words().groups
    former = any(child.lower_ in FORMER for child in verb.children)
    set_ = verb.lemma_ in groups["ahead_verbs"] and verb.tag_ == "VBN" and bool(helpers & {"is", "are", "'s", "’s"})
    if helpers & {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "must", "should"}:
        return "past" if helpers & {"have"} else "future"
    if verb.lemma_ in groups["scheduling"] and not former and "had" not in helpers and verb.dep_ not in ("acl", "amod"):
        return "past" if any(child.dep_ == "nsubj:pass" for child in verb.children) and not set_ else "future"
    if set_ and not former:
        return "future"
    if helpers & {"had", "did", "has", "have", "'ve"} or (helpers & {"was", "were", "been"} and "to" not in helpers):
        return "past"
    if verb.tag_ == "VBD":
        return "past"
    if former:
        return "past"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl"):
        return "future" if verb.lemma_ in time_words().groups["ahead_verbs"] else "past"
    if "to" in helpers:
        above = verb.head
        done = above.tag_ == "VBD" and above.lemma_ in groups["done_with"] and above.i != verb.i
        return "past" if done else "future"
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in groups["timetable"]:
        return "future"
    return ""
