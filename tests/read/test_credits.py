"""Who a page names as its source, in the forms newsrooms use."""

import pytest

from readout.model import Furniture
from readout.read.credits import find_credits
from readout.read.lines import find_lines


def _credits(text):
    return [(c.name, c.kind, c.span.of(text)) for c in find_credits(text, find_lines(text), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(CNN) — The mayor resigned.", ("CNN", "broadcaster", "(CNN)")),
        ("PARIS (AP) — The mayor resigned.", ("AP", "wire", "(AP)")),
        ("LYON, France, June 3 (Reuters) - The mayor resigned.", ("Reuters", "wire", "(Reuters)")),
        ("RENO, Nev., Sept. 26 (UPI) — The mayor resigned.", ("UPI", "wire", "(UPI)")),
        ("The talks failed, as reported by Reuters.", ("Reuters", "agency", "as reported by Reuters")),
        ("He resigned, state news agency Xinhua reported.", ("Xinhua", "agency", "state news agency Xinhua reported")),
        ("The talks failed, according to The New York Times.", ("The New York Times", "reported-by", None)),
        ("He resigned, according to the Maran news agency.", ("Maran", "agency", None)),
        ("Ida Noll contributed to this report.", ("Ida Noll", "contributor", "Ida Noll contributed to this report")),
        ("MAREN, March 3 (Delta News Agency) - The mayor resigned.", ("Delta News Agency", "wire", None)),
        ("MAREN, Norland, March 3 2024 (Deltasport) - The mayor resigned.", ("Deltasport", "wire", "(Deltasport)")),
        ("MAREN (North Coast), Jul 21 (DXA): The mayor resigned.", ("DXA", "wire", "(DXA)")),
        ("ÅRHAVN, March 3 (Polaris) - The mayor resigned.", ("Polaris", "wire", "(Polaris)")),
        ("MAREN (Delta Press) — The mayor resigned.", ("Delta Press", "wire", "(Delta Press)")),
        ("He told Radio Delta that he would resign.", ("Radio Delta", "broadcaster", "told Radio Delta")),
        ("She told the regional station DXYZ that he had left.", ("DXYZ", "reported-by", None)),
        ("He resigned, according to state broadcaster Canal Uno.", ("Canal Uno", "reported-by", None)),
        ("The sale was first reported by Delta Insider.", ("Delta Insider", "reported-by", None)),
        ("He resigned, the Delta Courier newspaper reported.", ("Delta Courier", "reported-by", None)),
        ("With assistance from Ida Noll", ("Ida Noll", "contributor", None)),
        ("(Reporting by Ida Noll; Editing by Tom Ray)", ("Reuters", "wire", None)),
        ("Translated by Ida Noll", ("Ida Noll", "translation", None)),
    ],
)
def test_a_credit_is_found_with_its_words(text, expected):
    name, kind, words = expected
    found = [c for c in _credits(text) if c[:2] == (name, kind)]
    assert found
    assert words is None or found[0][2] == words


@pytest.mark.parametrize(
    "text",
    [
        "The AP course is taken by most pupils.",
        "Two ministers (both new) resigned on Monday.",
        "Reuters shares fell four percent.",
        "The company contributed to the party.",
        "Jane Noll (Labour) — who did not vote — said nothing.",
        "He reads the French daily with his coffee.",
        "According to the French daily, he resigned.",
        "Canal Street Press said its profit had doubled.",
    ],
)
def test_what_is_no_credit_is_left_alone(text):
    assert _credits(text) == []


def test_every_contributor_is_named():
    names = {c[0] for c in _credits("Ida Noll, Tom Ray and Ann Bell contributed to this report.")}
    assert names == {"Ida Noll", "Tom Ray", "Ann Bell"}


def test_an_agency_under_a_picture_is_a_photo_credit():
    text = "The quay after the storm. Photo: Tom Ray/Reuters"
    (span,) = find_lines(text)
    (credit,) = find_credits(text, (), [Furniture(span, "caption")])
    assert (credit.name, credit.kind) == ("Tom Ray/Reuters", "photo")


def test_a_mark_in_the_middle_of_a_page_is_of_one_paragraph():
    text = "A first item of the day. [Reuters]\nA second item of the day.\nA third one.\nA last one."
    assert [c[1] for c in _credits(text)] == ["agency"]


def test_places_are_not_contributors():
    names = {c[0] for c in _credits("Ida Noll in Port Maren and Tom Ray in Oslo contributed to this report.")}
    assert names == {"Ida Noll", "Tom Ray"}


def test_letters_alone_between_headline_and_text_are_an_agency():
    text = (
        "Old bridge of Maren to close\nDELTA\nDXA\nThe council voted on Monday to close the bridge. DELTA shares rose."
    )
    lines = find_lines(text)
    furniture = [Furniture(lines[1], "navigation"), Furniture(lines[2], "navigation")]
    found = find_credits(text, [lines[0], lines[3]], furniture, lines[0])
    assert [(c.name, c.kind) for c in found] == [("DXA", "wire")]


def test_a_page_is_no_source_of_its_own():
    text = "He told the Maren Courier newspaper that he would go."
    assert find_credits(text, find_lines(text), (), None, "The Maren Courier") == ()


@pytest.mark.parametrize(
    ("byline", "name"),
    [("By Ida Noll, with Delta Wire", "Delta Wire"), ("16 March 2026 · 2 min read · with Polaris", "Polaris")],
)
def test_a_byline_names_the_agency_beside_its_author(byline, name):
    text = f"Old bridge of Maren to close\n{byline}\nThe council voted on Monday to close the bridge."
    lines = find_lines(text)
    found = find_credits(text, [lines[0], lines[2]], [Furniture(lines[1], "byline")], lines[0])
    assert [c.name for c in found] == [name]


def test_a_person_beside_the_author_is_no_agency():
    text = "Old bridge of Maren to close\nBy Ida Noll, with Tom Ray\nThe council voted on Monday to close the bridge."
    lines = find_lines(text)
    assert find_credits(text, [lines[0], lines[2]], [Furniture(lines[1], "byline")], lines[0]) == ()


def test_a_note_of_first_publication_names_whose_report_it_is():
    text = "This report by Delta Press was first published Nov. 3, 2024."
    (credit,) = find_credits(text, (), [Furniture(find_lines(text)[0], "byline")])
    assert (credit.name, credit.kind) == ("Delta Press", "wire")


def test_the_bureau_that_wrote_a_report_is_an_agency():
    text = "(Reporting by DXA's Oslo bureau)"
    (credit,) = find_credits(text, (), [Furniture(find_lines(text)[0], "byline")])
    assert (credit.name, credit.kind) == ("DXA", "agency")
