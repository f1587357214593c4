"""Screenshots of the web application over the example pages: `make screenshots`.

In: the folder of example pages and the folder for the pictures. Out: one PNG a view, 1280 pixels wide. The real server
is started on a free port and looked at with Chromium (Debian's, or Playwright's own); it is ended when the last picture
is taken.
"""

from __future__ import annotations

import io
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 800}
STORY = re.compile("ferry", re.I)
PROGRAM = "from readout.cli import main; raise SystemExit(main())"
COLOURS = 128
"""More than the pages use beside the shades of their letters; a third of the bytes."""


def main(examples: str, folder: str) -> None:
    """Take every picture."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with served(examples) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, address, target)
        browser.close()


@contextmanager
def served(examples: str) -> Iterator[str]:
    """The address of a server over the examples."""
    command = [sys.executable, "-c", PROGRAM, "serve", examples, "--port", "0", "--no-open", "--offline"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            told = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", told)
            if found is None:
                raise SystemExit("the server did not start")
            yield found[0].rstrip("/")
        finally:
            server.send_signal(signal.SIGINT)


def take(browser: Browser, address: str, target: Path) -> None:
    """One picture a view."""
    page = browser.new_page(viewport=WIDE, color_scheme="light", reduced_motion="reduce", base_url=address)
    page.goto("/")
    shot(page, target / "stories.png")
    page.locator(".stories-list a", has_text=STORY).first.click()
    page.wait_for_url("**/stories/*")
    story = page.url
    page.locator(".view-account .item.fact", has_text="manifest").first.locator(".words").click()
    shot(page, target / "story.png")
    for view in ("matrix", "compare", "timeline", "said", "lineage"):
        page.goto(f"{story}/{view}")
        shot(page, target / f"{view}.png")
    page.goto("/search?q=coast+guard")
    shot(page, target / "search.png")
    page.goto("/who/Rogelio%20Mabanta")
    shot(page, target / "name.png")
    phone = browser.new_page(viewport=NARROW, color_scheme="dark", reduced_motion="reduce")
    phone.goto(story)
    shot(phone, target / "phone-dark.png")


def shot(page: Page, target: Path) -> None:
    """What a reader sees without scrolling, in few colours."""
    page.wait_for_load_state("networkidle")
    whole = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    few = whole.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
