"""REST: what the archive tells, as the contract has it, under `/api/v1`.

In come requests, out goes JSON of frozen records. The types in the OpenAPI description are those records; the answers
are written by the same code that writes the contract's files, so both say the same.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from readout.model import Readout
from readout.model.archive import ArchiveState, StoryDiff
from readout.model.errors import UnknownId
from readout.web.answers import json_answer
from readout.web.asking import Listed, Searched, as_id, as_name, moment
from readout.web.reading import Shown
from readout.web.records import (
    ErrorAnswer,
    HitsAnswer,
    JobAnswer,
    JobsAnswer,
    PageAnswer,
    ProfilesAnswer,
    StoriesAnswer,
)
from readout.web.uploads import received

PREFIX = "/api/v1"
FORM_SCHEMA: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    "files": {"type": "array", "items": {"type": "string", "contentMediaType": "text/html"}},
                    "address": {"type": "string", "description": "addresses of pages, one a line"},
                    "resume": {"type": "string", "description": "1: go on with pages that an interrupted run left"},
                },
            }
        }
    },
}


def _answers(record: type, *errors: int, status: int = 200) -> dict[int | str, dict[str, Any]]:
    told: dict[int | str, dict[str, Any]] = {status: {"model": record, "description": (record.__doc__ or "").strip()}}
    every = {**dict.fromkeys((400, *errors), ErrorAnswer)}
    return told | {code: {"model": model, "description": "What is wrong"} for code, model in every.items()}


def routes(shown: Shown) -> APIRouter:
    """Every route of the interface, over one archive."""
    api = APIRouter(prefix=PREFIX, default_response_class=Response)
    _add_reading(api, shown)
    _add_looking(api, shown)
    _add_adding(api, shown)
    return api


def _add_reading(api: APIRouter, shown: Shown) -> None:
    @api.get("/state", response_model=None, responses=_answers(ArchiveState), tags=["archive"])
    def state() -> Response:
        """Where the archive is and what it holds."""
        return json_answer(shown.state())

    @api.get("/stories", response_model=None, responses=_answers(StoriesAnswer), tags=["stories"])
    def stories(asked: Annotated[Listed, Query()]) -> Response:
        """The stories, last changed first; `filter` keeps those whose title or outlets have all its words."""
        listing = shown.stories(asked)
        following = asked.address(f"{PREFIX}/stories", listing.after) if listing.after is not None else None
        return json_answer(StoriesAnswer(listing.rows, listing.total, asked.limit, asked.offset, following))

    @api.get("/stories/{story}", response_model=None, responses=_answers(Readout, 404), tags=["stories"])
    def story(story: str) -> Response:
        """One story as an account of its own: the contract `readout/1`. An id that was merged leads on."""
        told = shown.story(as_id(story))
        if told.id != story:
            return RedirectResponse(f"{PREFIX}/stories/{told.id}")
        return json_answer(told.account.to_dict())

    @api.get("/stories/{story}/diff", response_model=None, responses=_answers(StoryDiff, 404), tags=["stories"])
    def diff(story: str, since: Annotated[str, Query(max_length=40, description="a day or a moment")]) -> Response:
        """What the story says now that it did not say then."""
        return json_answer(shown.archive.diff(as_id(story), moment(since)))

    @api.get("/pages/{page}", response_model=None, responses=_answers(PageAnswer, 404), tags=["stories"])
    def page(page: str) -> Response:
        """One page as read, with the story it belongs to."""
        return json_answer(PageAnswer(shown.archive.page(as_id(page)), shown.archive.story_of(page)))


def _add_looking(api: APIRouter, shown: Shown) -> None:
    @api.get("/search", response_model=None, responses=_answers(HitsAnswer), tags=["search"])
    def search(asked: Annotated[Searched, Query()]) -> Response:
        """Facts, statements and pages, best first."""
        found = shown.archive.search(asked.query())
        end = asked.offset + len(found.hits)
        following = asked.address(f"{PREFIX}/search", end) if found.hits and end < found.total else None
        return json_answer(HitsAnswer(found.hits, found.total, asked.limit, asked.offset, following))

    @api.get("/who", response_model=None, responses=_answers(ProfilesAnswer), tags=["search"])
    def who(name: Annotated[str, Query(max_length=500)]) -> Response:
        """Everything about a name over all stories: offices, statements, events, commitments."""
        return json_answer(ProfilesAnswer(shown.archive.who(as_name(name))))

    @api.get("/schema", response_model=None, responses=_answers(dict), tags=["archive"])
    def schema(of: Literal["brief", "annotations", "pages"] = "brief") -> Response:
        """The JSON Schema of an output, as `readout schema` prints it."""
        from readout.render.schema import schema_of

        return json_answer(schema_of(of))


def _add_adding(api: APIRouter, shown: Shown) -> None:
    @api.post(
        "/add",
        response_model=None,
        status_code=202,
        responses=_answers(JobAnswer, 403, 413, status=202),
        openapi_extra={"requestBody": FORM_SCHEMA},
        tags=["adding"],
    )
    async def add(request: Request) -> Response:
        """Add pages: the answer comes at once and names the job that reads them."""
        job = shown.ask(await received(request, shown.settings))
        return json_answer(JobAnswer(job), 202, {"Location": f"{PREFIX}/jobs/{job.id}"})

    @api.get("/jobs", response_model=None, responses=_answers(JobsAnswer), tags=["adding"])
    def jobs() -> Response:
        """The latest jobs, the newest first."""
        return json_answer(JobsAnswer(shown.jobs.all() if shown.jobs else ()))

    @api.get("/jobs/{job}", response_model=None, responses=_answers(JobAnswer, 404), tags=["adding"])
    def job(job: str) -> Response:
        """How far a job is and what came of it."""
        found = shown.jobs.job(job) if shown.jobs else None
        if found is None:
            raise UnknownId("no job has this id", where=job[:100], remedy="the latest are under /jobs")
        return json_answer(JobAnswer(found))
