"""Pages to look things up: the stories, the search, and everything about a name.

In come addresses, out go pages. Lists are windows with a way to the next; what a section holds back it counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from readout.model.archive import HIT_KINDS, Told
from readout.web.asking import as_name, listed, searched
from readout.web.drawing import HOME, SEARCH, WHO, Drawing, who_link
from readout.web.reading import Shown


@dataclass(frozen=True, slots=True)
class Topic:
    """What somebody said on one topic; an empty name for topics that are spoken of once, and for none."""

    name: str
    statements: tuple[Told, ...]


def routes(shown: Shown, drawn: Drawing) -> list[Route]:
    """The routes, over one archive."""

    def stories(request: Request) -> Response:
        asked = listed(request)
        listing = shown.stories(asked)
        back = asked.address(HOME, max(0, asked.offset - asked.limit)) if asked.offset else None
        context: dict[str, object] = {
            "asked": asked,
            "listing": listing,
            "state": shown.state(),
            "can_add": shown.jobs is not None,
            "next": asked.address(HOME, listing.after) if listing.after is not None else None,
            "back": back,
        }
        return drawn.page("stories", request, context)

    def search(request: Request) -> Response:
        asked = searched(request)
        found = shown.archive.search(asked.query()) if asked.asks else None
        end = asked.offset + len(found.hits) if found else 0
        context: dict[str, object] = {
            "asked": asked,
            "found": found,
            "kinds": HIT_KINDS,
            "next": asked.address(SEARCH, end) if found and found.hits and end < found.total else None,
            "back": asked.address(SEARCH, max(0, asked.offset - asked.limit)) if asked.offset else None,
        }
        return drawn.page("search", request, context)

    def named(request: Request) -> Response:
        name = request.query_params.get("name", "").strip()
        if name:
            return RedirectResponse(who_link(as_name(name)), 303)
        return drawn.page("who", request, {"name": "", "people": (), "lines": None})

    def who(request: Request) -> Response:
        name = as_name(request.path_params["name"])
        profiles = shown.archive.who(name)
        context: dict[str, object] = {
            "name": name,
            "people": [(profile, by_topic(profile.statements)) for profile in profiles],
            "lines": None if request.query_params.get("all") else shown.settings.lines,
        }
        return drawn.page("who", request, context, 200 if profiles else 404)

    return [
        Route("/", stories),
        Route(HOME, stories),
        Route(SEARCH, search),
        Route(WHO, named),
        Route(WHO + "/{name:path}", who),
    ]


def by_topic(told: Iterable[Told]) -> tuple[Topic, ...]:
    """Statements by topic, the most spoken of first, then by name; what stands alone on its topics comes last."""
    all_told = tuple(told)
    counts = Counter(topic for item in all_told for topic in item.item.topics)
    found: dict[str, list[Told]] = defaultdict(list)
    for item in all_told:
        for topic in [topic for topic in item.item.topics if counts[topic] > 1] or [""]:
            found[topic].append(item)
    topics = sorted(found, key=lambda name: (not name, -len(found[name]), name))
    return tuple(Topic(name, tuple(found[name])) for name in topics)
