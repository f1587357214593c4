"""Pages of one story: its views, and the short addresses that lead to a fact, a statement or words of a page.

In come addresses, out go the views of `readout.render.html`. The id of a story that became part of another leads on.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from readout.model import UsageError
from readout.model.errors import UnknownId
from readout.render.html.links import ACCOUNT, Paths
from readout.render.html.view import views
from readout.web.asking import as_id, whole_number
from readout.web.drawing import Drawing
from readout.web.reading import Shown, Told

ITEMS = ("facts", "statements", "conflicts", "changes")
LINKS = Paths()


def routes(shown: Shown, drawn: Drawing) -> list[Route]:
    """The routes, over one archive."""

    def view(request: Request) -> Response:
        told = shown.story(as_id(request.path_params["story"]))
        if told.id != request.path_params["story"]:
            return _moved(request, told)
        name = request.path_params.get("view", ACCOUNT)
        _, stories = views(told.account)
        return drawn.page("story", request, {"story": stories[0], "view": name})

    def item(request: Request) -> Response:
        told = shown.story(as_id(request.path_params["story"]))
        kind, identifier = request.path_params["kind"], request.path_params["item"]
        if kind not in ITEMS:
            raise HTTPException(404)
        if not any(one.id == identifier for one in getattr(told.story, kind)):
            where = identifier[:100]
            raise UnknownId(f"the story has no such {kind[:-1]}", where=where, remedy="pages may have changed it")
        return RedirectResponse(LINKS.item(told.id, identifier), 303)

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
        Route("/stories/{story}/{kind}/{item}", item),
    ]


def _moved(request: Request, told: Told) -> Response:
    """The same view of the story that goes on."""
    rest = request.url.path.split("/", 3)[3:]
    address = "/".join((LINKS.story(told.id), *rest))
    return RedirectResponse(f"{address}?{request.url.query}" if request.url.query else address, 307)
