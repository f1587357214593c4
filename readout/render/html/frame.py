"""The frame around every view: style sheet, scripts and policy, inlined in a file or served by the web application.

In come the files of `style/` and `script/`, out goes what `templates/base.html` needs. The parts are joined in the
order given here, so that a file carries one style sheet and one module (both admitted by their hash) and a server
serves the same two under their own addresses. `theme.js` runs before anything is drawn.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
STYLES = ("frame", "account", "pages", "views", "narrow")
SCRIPTS = ("page-text", "pages", "items", "copy", "compare", "views", "keys", "start")
THEME = "theme"
STYLE_NAME, SCRIPT_NAME, THEME_NAME = "readout.css", "readout.js", "theme.js"


@dataclass(frozen=True, slots=True)
class NavLink:
    """One link of the header of the application."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a view. Either the texts are given (a file) or their addresses (a server)."""

    style: str = ""
    script: str = ""
    theme: str = ""
    policy: str = ""
    static: str = ""
    """Where the style sheet and the scripts are served, without a slash at the end."""
    home: str = ""
    """The address of the list of stories; none in a file."""
    search: str = ""
    """Where a search is sent, as GET with `q`; none in a file."""
    nav: tuple[NavLink, ...] = ()
    who: str = ""
    """Below which address everything about a name stands, over all stories; none in a file."""


def inlined() -> Frame:
    """The frame of a self-contained file: no address to load, and a policy that admits these texts alone."""
    style, script, theme = style_sheet(), scripts(), theme_script()
    return Frame(style=style, script=script, theme=theme, policy=policy(style, script, theme))


def served(static: str, home: str, search: str = "", nav: tuple[NavLink, ...] = (), who: str = "") -> Frame:
    """The frame of the web application, which sends its policy as a header and serves `assets()` below `static`."""
    return Frame(static=static, home=home, search=search, nav=nav, who=who)


def assets() -> Mapping[str, tuple[str, str]]:
    """What a server serves below `static`: for each name the text and its media type."""
    return {
        STYLE_NAME: (style_sheet(), "text/css; charset=utf-8"),
        SCRIPT_NAME: (scripts(), "text/javascript; charset=utf-8"),
        THEME_NAME: (theme_script(), "text/javascript; charset=utf-8"),
    }


def policy(style: str, *scripts: str) -> str:
    """The content security policy that admits this style sheet and these scripts and nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {' '.join(map(_hash, scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def style_sheet() -> str:
    """The one style sheet."""
    return "\n".join(_text("style", f"{name}.css") for name in STYLES)


@cache
def scripts() -> str:
    """The one module; its parts share their names."""
    return "\n".join(_text("script", f"{name}.js") for name in SCRIPTS)


@cache
def theme_script() -> str:
    """What sets light or dark before the page is drawn."""
    return _text("script", f"{THEME}.js")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(*parts: str) -> str:
    return HERE.joinpath(*parts).read_text(encoding="utf-8")
