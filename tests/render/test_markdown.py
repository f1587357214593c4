from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from readout.model import Readout
from readout.render.markdown import escaped, to_markdown
from tests.render.golden import assert_golden


def test_the_account_as_it_looks(sample: Readout) -> None:
    assert_golden("account.md", to_markdown(sample))


def test_every_mark_has_its_footnote_and_no_other(sample: Readout) -> None:
    shown = to_markdown(sample)
    notes = re.findall(r"^\[\^(.+?)\]:", shown, re.M)
    assert sorted(notes) == sorted(set(re.findall(r"\[\^(.+?)\](?!:)", shown)))


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_page_text_makes_no_markup(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(\\\\)*[<>*_`\[\]|#]", shown)


def test_what_looks_like_a_list_is_text() -> None:
    assert escaped("1. first") == "1\\. first"
    assert escaped("- dash") == "\\- dash"
    assert escaped("see https://example.org") == "see https\\://example.org"
