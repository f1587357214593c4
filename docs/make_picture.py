"""The picture of the README: the account of one example on a terminal, as SVG.

In come a folder of pages and the file to write. rich draws the very text that the program prints in colour, with fewer
lines a section so that every section is seen. The SVG names no address to load from. `make picture` calls it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from readout.pipeline import Configuration, Silent, brief
from readout.render.outline import Limits
from readout.render.terminal import to_terminal

COLUMNS = 96
FEW = Limits(facts=5, promised=2, open=1, background=1, single=1, speakers=2, statements=1, conflicts=2, changes=1)
FORM = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "Fira Code", ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture(account: str, command: str) -> str:
    """A coloured account as SVG, below the command that prints it."""
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(account))
    return console.export_svg(title=command, code_format=FORM, unique_id="readout")


def main(folder: str, target: str) -> None:
    """Write the picture of a folder's account."""
    account = to_terminal(brief([folder], Configuration(), Silent()), width=COLUMNS, colour=True, limits=FEW)
    drawn = picture(account, f"readout brief {folder}")
    Path(target).write_text("".join(f"{line.rstrip()}\n" for line in drawn.splitlines()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
