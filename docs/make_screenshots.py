"""Screenshots of the web application over the example pages: `make screenshots`.

In: the folder of example pages and the folder for the pictures. Out: one PNG a view, 1280 pixels wide. The real server is
started on a free port and looked at with Chromium (Debian's, or Playwright's own); it is ended when the last picture is
taken.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 800}
STORY = "ferry"


def main(examples: str, folder: str) -> None:
    """Take every picture."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with served(examples) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        take(browser, address, target)
        browser.close()


@contextmanager
def served(examples: str) -> Iterator[str]:
    """The address of a server over the examples."""
    command = [sys.executable, "-m", "readout", "serve", examples, "--port", "0", "--no-open"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.search(r"http://\S+", line)
        if found is None:
            raise SystemExit(f"the server did not start: {line}")
        yield found[0].rstrip("/")
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def take(browser: Browser, address: str, target: Path) -> None:
    """One picture a view."""
    page = browser.new_page(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    page.goto(f"{address}/")
    shot(page, target / "stories.png")
    page.goto(address + (page.locator(".stories-list a", has_text=re.compile(STORY, re.I)).first.get_attribute("href") or ""))
    story = page.url
    page.locator(".view-account .item").first.click()
    shot(page, target / "story.png")
    for view in ("matrix", "compare", "timeline", "said", "lineage", "names"):
        page.goto(f"{story}/{view}")
        shot(page, target / f"{view}.png")
    page.goto(f"{address}/search?q=coast+guard")
    shot(page, target / "search.png")
    page.goto(f"{address}/add")
    shot(page, target / "add.png")
    phone = browser.new_page(viewport=NARROW, color_scheme="dark", reduced_motion="reduce")
    phone.goto(story)
    shot(phone, target / "phone-dark.png")


def shot(page: Page, target: Path) -> None:
    """What a reader sees without scrolling."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target, animations="disabled")


if __name__ == "__main__":
    main(*sys.argv[1:])
