"""Every page of the application: its routes, and the page that tells what is wrong.

In comes an archive, out go Starlette routes. The handlers are plain functions: they run in threads, so that a long
question to the archive keeps nobody waiting.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from readout.web import adding, looking, telling
from readout.web.assets import assets, served
from readout.web.drawing import STATIC, Drawing
from readout.web.reading import Shown


def routes(shown: Shown, drawn: Drawing) -> list[BaseRoute]:
    """All routes but those of REST."""
    known = assets()

    def static(request: Request) -> Response:
        return served(known.get(request.path_params["name"]), request)

    return [
        *looking.routes(shown, drawn),
        *telling.routes(shown, drawn),
        *adding.routes(shown, drawn),
        Route(STATIC + "/{name}", static),
        Route("/favicon.ico", lambda request: served(known.get("icon.svg"), request)),
    ]
