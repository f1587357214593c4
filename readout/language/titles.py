"""Ranks and titles that stand before the names of persons, in lower case.

After a rank ("Gen.") no sentence begins, and neither ranks nor titles are part of a name. To extend: add words.
"""

from __future__ import annotations

_RANK_WORDS = """
mr. mrs. ms. dr. gen. sen. sens. rep. reps. gov. govs. lt. col. sgt. cpl. capt. cmdr. adm. maj. prof. rev. hon. brig.
supt. insp. det. messrs. mme. mlle. pres. amb. atty. gens. cols. pvt. pfc. msgr. fr. secy. cllr. mr mrs ms dr
"""
RANKS = frozenset(_RANK_WORDS.split())
_TITLE_WORDS = """
president premier minister secretary senator governor general colonel sergeant captain lieutenant major admiral
professor judge justice chancellor ambassador detective officer spokesman spokeswoman congressman congresswoman mayor
sheriff coach representative gen sen gov vice deputy prime chairman chairwoman commissioner councillor councilman
councilwoman inspector constable corporal marshal brigadier envoy archbishop bishop cardinal rabbi imam ayatollah
reverend
"""
TITLES = RANKS | frozenset(_TITLE_WORDS.split())
