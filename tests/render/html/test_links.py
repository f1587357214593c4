from __future__ import annotations

import pytest

from readout.render.html.links import ACCOUNT, VIEWS, Anchors, Links, Paths

BOTH: list[Links] = [Anchors(), Paths()]


@pytest.mark.parametrize("links", BOTH)
def test_every_thing_has_an_address_of_its_own(links: Links) -> None:
    found = [links.view("s", view) for view, _ in VIEWS]
    found += [links.item("s", "f"), links.entity("s", "e"), links.page("s", "p"), links.span("s", "p", 1, 2)]
    found += [links.pair("s", "p", "q")]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("links", BOTH)
def test_no_id_breaks_out_of_its_address(links: Links) -> None:
    odd = 'a/b?c#d"e f&g'
    for address in (
        links.story(odd), links.view(odd, "matrix"), links.item("s", odd), links.entity("s", odd),
        links.page("s", odd), links.span("s", odd, 0, 1), links.pair("s", odd, odd),
    ):  # fmt: skip
        rest = address.removeprefix("#").removeprefix("/stories/")
        assert not set(' "') & set(rest)
        assert odd not in address


def test_paths_are_as_the_application_routes_them() -> None:
    paths = Paths()
    assert paths.view("s", ACCOUNT) == paths.story("s") == "/stories/s"
    assert paths.view("s", "matrix") == "/stories/s/matrix"
    assert paths.item("s", "f") == "/stories/s#f"
    assert paths.span("s", "p", 3, 9) == "/stories/s/page/p#p:3-9"
    assert paths.pair("s", "p", "q") == "/stories/s/compare?left=p&right=q"
