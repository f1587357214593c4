"""The application: routes, error answers and the guard around them.

In come an archive, a way to add to it (or none) and the settings, out goes an ASGI application for any server.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from readout import __version__
from readout.model import ReadoutError
from readout.model.archive import Archive
from readout.web import api, pages
from readout.web.drawing import drawing
from readout.web.failing import answer_to
from readout.web.jobs import Add, Jobs
from readout.web.openapi import described
from readout.web.reading import Shown
from readout.web.safety import Guard
from readout.web.settings import Settings

TITLE = "Readout"


def create_app(archive: Archive, settings: Settings | None = None, *, add: Add | None = None) -> ASGIApp:
    """The application over one archive; without `add` nothing can be added to it.

    The archive is asked from several threads at once; `add` runs in one thread of its own.
    """
    settings = settings or Settings()
    shown = Shown(archive, Jobs(add, settings) if add is not None else None, settings)
    drawn = drawing()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if shown.jobs is not None:
            await run_in_threadpool(shown.jobs.end)

    async def told(request: Request, error: Exception) -> Response:
        return await run_in_threadpool(answer_to, error, request, drawn.problem)

    app = FastAPI(
        title=TITLE,
        version=__version__,
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        openapi_url=f"{api.PREFIX}/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
        exception_handlers=dict.fromkeys((ReadoutError, RequestValidationError, HTTPException, Exception), told),
    )
    app.include_router(api.routes(shown))
    app.router.routes.extend(pages.routes(shown, drawn))
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    return Guard(app, settings)  # around everything, the answers to our own mistakes too
