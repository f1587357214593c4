"""Pages of one story: its views, and the short addresses that lead to a fact, a statement or words of a page.

In come addresses, out go the views of `readout.render.html`. The id of a story that became part of another leads on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from readout.model import UsageError
from readout.model.errors import UnknownId
from readout.render.html import ACCOUNT, Choice, Paths, ServedPage, story_html
from readout.web.asking import LONGEST_ID, as_id, moment, whole_number
from readout.web.drawing import Drawing, frame
from readout.web.reading import Shown, Told

A_DAY = timedelta(days=1)
"""How far back what is new reaches where nobody says."""
ITEMS = ("facts", "statements", "conflicts", "changes")
LINKS = Paths()


def routes(shown: Shown, drawn: Drawing) -> list[Route]:
    """The routes, over one archive."""

    def view(request: Request) -> Response:
        told = shown.story(as_id(request.path_params["story"]))
        if told.id != request.path_params["story"]:
            return _moved(request, told)
        name = request.path_params.get("view", ACCOUNT)
        page = ServedPage(frame(request.url.path), LINKS, _choice(request))
        return HTMLResponse(story_html(told.account, name, page))

    def new(request: Request) -> Response:
        story = shown.story(as_id(request.path_params["story"]))
        if story.id != request.path_params["story"]:
            return _moved(request, story)
        since = request.query_params.get("since", "")
        before = moment(since) if since else datetime.now(UTC) - A_DAY
        return drawn.page("new", request, {"new": shown.archive.diff(story.id, before)})

    def item(kind: str) -> Callable[[Request], Response]:
        def lead_on(request: Request) -> Response:
            told = shown.story(as_id(request.path_params["story"]))
            identifier = request.path_params["item"]
            if not any(one.id == identifier for one in getattr(told.story, kind)):
                where = identifier[:LONGEST_ID]
                raise UnknownId(
                    f"the story has no such {kind[:-1]}", where=where, remedy="later pages may have changed it"
                )
            return RedirectResponse(LINKS.item(told.id, identifier), 303)

        return lead_on

    def page(request: Request) -> Response:
        found = shown.archive.page(as_id(request.path_params["page"]))
        story = shown.archive.story_of(found.id)
        start, end = whole_number(request, "start"), whole_number(request, "end")
        if start is None or end is None:
            return RedirectResponse(LINKS.page(story, found.id), 303)
        if not start <= end <= len(found.text):
            remedy = f"the page has {len(found.text)} characters"
            raise UsageError("these words are not on the page", where=f"{start} to {end}", remedy=remedy)
        return RedirectResponse(LINKS.span(story, found.id, start, end), 303)

    return [
        Route("/pages/{page}", page),
        Route("/stories/{story}", view),
        Route("/stories/{story}/new", new),
        *(Route(f"/stories/{{story}}/{kind}/{{item}}", item(kind)) for kind in ITEMS),
        Route("/stories/{story}/{view}", view),
        Route("/stories/{story}/{view}/{one}", view),
    ]


def _choice(request: Request) -> Choice:
    """What the address asks a view for: `/names/ENTITY`, `/page/PAGE`, `/compare?left=PAGE&right=PAGE`."""
    one = request.path_params.get("one", "")
    view, asked = request.path_params.get("view"), request.query_params
    if one and view not in ("names", "page"):
        raise HTTPException(404)
    return Choice(
        page=one if view == "page" else "",
        entity=one if view == "names" else "",
        left=asked.get("left", ""),
        right=asked.get("right", ""),
    )


def _moved(request: Request, told: Told) -> Response:
    """The same view of the story that goes on."""
    rest = request.url.path.split("/", 3)[3:]
    address = "/".join((LINKS.story(told.id), *rest))
    return RedirectResponse(f"{address}?{request.url.query}" if request.url.query else address, 307)
