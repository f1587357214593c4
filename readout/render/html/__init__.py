"""The account as one self-contained page: left the account, right the pages, and a click leads from one to the other.

In comes a `Readout`, out goes HTML without any address to load from: one style sheet and one script are inlined, and
a content security policy admits only these two, by their hash. Page text is never more than text (Jinja2 escapes all
of it). `templates/story.html` and the two files beside it are made to be used by the web application as they are.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from readout.model.account import Readout
from readout.render.controls import one_line
from readout.render.dates import in_words
from readout.render.html.view import views, word_runs

HERE = Path(__file__).parent
OPEN_UP_TO = 12
"""Sections with more lines are closed at first; their count stands beside the heading."""


def to_html(readout: Readout) -> str:
    """The whole account as one HTML document."""
    arranged, stories = views(readout)
    style, script = _asset("style.css"), _asset("account.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            stories=stories,
            apart=arranged.apart,
            refused=arranged.refused,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(style, script),
        )
    )


def environment() -> Environment:
    """The templates, with everything they use; undefined names are errors and every value is escaped."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(line=one_line, in_words=in_words)
    templates.globals.update(word_runs=word_runs, open_up_to=OPEN_UP_TO)
    return templates


def policy(style: str, script: str) -> str:
    """The content security policy that admits this style sheet and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
