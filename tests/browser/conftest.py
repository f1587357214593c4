"""A real browser: Debian's Chromium driven by Playwright; where it is missing, tests that need it are skipped.

`page` is a tab that fails the test at its end if the console had an error, a script threw, or anything was asked from
elsewhere than `allowed_origin` (nothing at all, for a file). `axe` gives the serious and critical faults that axe-core
finds.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run")
GRAVE = ("serious", "critical")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install --group browser")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def allowed_origin() -> str:
    """From where a page may load; a test of a server overrides it."""
    return "file://"


@pytest.fixture
def new_page(browser: Any, allowed_origin: str) -> Iterator[Callable[..., Any]]:
    """Makes tabs; the options are those of a browser context (viewport, color_scheme, …)."""
    troubles: list[str] = []
    contexts = []

    def make(**options: Any) -> Any:
        context = browser.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(15_000)
        tab.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("request", lambda asked: troubles.append(asked.url) if _elsewhere(asked.url, allowed_origin) else None)
        return tab

    yield make
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """One tab on a desk."""
    return new_page()


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """The serious and critical faults of what a tab shows, each with the elements it stands in."""
    found = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install --group browser")

    def faults(tab: Any) -> list[str]:
        result = found.Axe().run(tab)
        return [
            f"{fault['id']}: {', '.join(str(node['html'])[:160] for node in fault['nodes'][:5])}"
            for fault in result.response["violations"]
            if fault["impact"] in GRAVE
        ]

    return faults


def _elsewhere(url: str, origin: str) -> bool:
    return not url.startswith((origin, "data:", "blob:", "about:"))
