"""How a request ends that cannot be answered: a status, and the problem, its place and its remedy.

In comes whatever was raised, out goes JSON under `/api` and a page elsewhere. A mistake of the program is told as such
and no more: its trace goes to the server's log, never to a browser.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Protocol

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from readout.model import InputError, ReadoutError, UsageError
from readout.model.errors import UnknownId
from readout.web.answers import json_error
from readout.web.records import Problem

PROBLEMS = {404: "there is nothing at this address", 405: "this address does not take that kind of request"}
REMEDIES = {
    404: "begin at the list of stories",
    405: "see /api/v1/openapi.json for what this address takes",
    413: "give fewer files, or use: readout add",
}


class ShowsProblem(Protocol):
    """Makes a page of a problem."""

    def __call__(self, request: Request, problem: Problem, status: int) -> Response:
        """The page, with the status."""
        ...


def problem_of(error: Exception) -> tuple[int, Problem]:
    """The status and the problem that an exception is told as."""
    if isinstance(error, ReadoutError):
        return _status(error), Problem(error.problem, error.where, error.remedy)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        return 400, Problem(str(first["msg"]), place, "change it, or leave it out")
    if isinstance(error, HTTPException):
        told = PROBLEMS.get(error.status_code) or error.detail or HTTPStatus(error.status_code).phrase
        return error.status_code, Problem(told, "", REMEDIES.get(error.status_code, ""))
    return 500, Problem("an error of the program", "", "the terminal that runs `readout serve` has the details")


def answer_to(error: Exception, request: Request, page: ShowsProblem) -> Response:
    """The exception as an answer, in the form that the address has."""
    status, problem = problem_of(error)
    if request.url.path.startswith("/api"):
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else None
        return json_error(problem, status, headers)
    return page(request, problem, status)


def _status(error: ReadoutError) -> int:
    if isinstance(error, UnknownId):
        return 404
    return 400 if isinstance(error, UsageError | InputError) else 503
