"""Pages from templates: the views' own templates and frame, with ours beside them under `web/`.

In come a template's name and what it shows, out goes a response. Every value is escaped and every undefined name is an
error; what a template prints of a page goes through `line`, which neutralises what steers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from readout.model import Span
from readout.model.account import Status
from readout.render.controls import neutralised
from readout.render.dates import days_spanned
from readout.render.html import Frame, NavLink, Paths, environment, served
from readout.render.outline import STORY_DAYS
from readout.web.records import Problem

HOME, SEARCH, WHO, ADD, JOBS, STATIC = "/stories", "/search", "/who", "/add", "/jobs", "/static"
NAVIGATION = (("Stories", HOME), ("Search", SEARCH), ("Names", WHO), ("Add pages", ADD))
STATUS_WORDS: Mapping[Status, str] = {
    "corroborated": "in several independent reports",
    "contested": "disputed",
    "changed": "changed",
    "single-source": "in one report only",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a text; `marked` where it was looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The templates, and where this application's addresses lead."""

    templates: Environment

    def page(self, name: str, request: Request, context: dict[str, object], status: int = 200) -> Response:
        """A page of the application in its frame."""
        shown = {"frame": frame(request.url.path), "links": Paths(), **context}
        return HTMLResponse(self.templates.get_template(f"web/{name}.html").render(shown), status)

    def problem(self, request: Request, problem: Problem, status: int) -> Response:
        """A page that says what is wrong and what to do."""
        return self.page("problem", request, {"problem": problem, "status": status}, status)


def drawing() -> Drawing:
    """The templates of the views and of this application."""
    templates = environment()
    ours = FileSystemLoader(Path(__file__).parent / "templates")
    templates.loader = ChoiceLoader([ours, *([templates.loader] if templates.loader else [])])
    templates.filters.update(moment=moment, marked=marked_runs, who_link=who_link, is_day_enough=is_day_enough)
    templates.globals.update(status_words=STATUS_WORDS)
    return Drawing(templates)


def frame(path: str) -> Frame:
    """The frame of a page of the application."""
    here = HOME if path == "/" else path
    links = tuple(NavLink(label, address, current=here == address) for label, address in NAVIGATION)
    return served(STATIC, home=HOME, search=SEARCH, nav=links, who=WHO)


def moment(when: datetime) -> str:
    """A moment as the clock of this machine has it: 3 March 2026, 14:05."""
    here = when.astimezone()
    return f"{here.day} {here:%B %Y, %H:%M}"


def is_day_enough(edtf: str | None) -> bool:
    """Whether a time says enough to be shown beside a line: not where it allows more days than a headline bears."""
    days = days_spanned(edtf)
    return days is not None and days <= STORY_DAYS


def who_link(name: str) -> str:
    """The address of everything about a name; a lone surrogate, which no address can hold, becomes a question mark."""
    return f"{WHO}/{quote(name, safe='', errors='replace')}"


def marked_runs(text: str, marks: Sequence[Span]) -> list[Run]:
    """A text in runs, neutralised; marks (ascending, code points) may touch but not overlap."""
    inside = [mark for mark in marks if mark.end <= len(text)]
    edges = [0, *(edge for mark in inside for edge in (mark.start, mark.end)), len(text)]
    shown = neutralised(text)
    runs = enumerate(pairwise(edges))
    return [Run(shown[start:end], marked=bool(number % 2)) for number, (start, end) in runs if end > start]
