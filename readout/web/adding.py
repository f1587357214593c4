"""Pages to add pages: the form, and what became of what was given.

In comes a form, out goes a job; its page can be reloaded, left and come back to while the pages are read.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from readout.model.errors import UnknownId
from readout.web.drawing import ADD, JOBS, Drawing
from readout.web.reading import Shown
from readout.web.records import FINISHED
from readout.web.uploads import received


def routes(shown: Shown, drawn: Drawing) -> list[Route]:
    """The routes, over one archive."""

    def form(request: Request) -> Response:
        context: dict[str, object] = {
            "can_add": shown.jobs is not None,
            "jobs": shown.jobs.all() if shown.jobs else (),
            "state": shown.state(),
            "settings": shown.settings,
        }
        return drawn.page("add", request, context)

    async def add(request: Request) -> Response:
        given = await received(request, shown.settings)
        job = await run_in_threadpool(shown.ask, given)
        return RedirectResponse(f"{JOBS}/{job.id}", 303)

    def job(request: Request) -> Response:
        identifier = request.path_params["job"]
        found = shown.jobs.job(identifier) if shown.jobs else None
        if found is None:
            remedy = "an upload is known until the server ends; what it added is among the stories"
            raise UnknownId("no upload has this id", where=identifier[:100], remedy=remedy)
        return drawn.page("job", request, {"job": found, "finished": found.status in FINISHED})

    return [
        Route(ADD, form, methods=["GET"]),
        Route(ADD, add, methods=["POST"]),
        Route(JOBS + "/{job}", job),
    ]
