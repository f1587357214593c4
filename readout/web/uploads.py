"""What a browser sends: files go to a folder of their own under names of our own; theirs are labels only.

In comes a multipart form (`files`, any number of times, `address`, one or several on lines of their own, and `resume`
where an interrupted run is to be gone on with), out goes `Given`. Starlette's parser spools each file to the disk as it
comes; the bytes were counted by the guard already.
"""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request

from readout.model import UsageError
from readout.render.controls import one_line
from readout.web.jobs import Given, NamedFile
from readout.web.settings import Settings

LABEL = 200
"""Most characters of a file's name that are kept as its label."""
FIELDS_BESIDE_FILES = 10
FORM = "multipart/form-data"


async def received(request: Request, settings: Settings) -> Given:
    """The files and addresses of a form; raises UsageError where it is none or an address is none.

    More files than the settings allow are refused by the parser.
    """
    if not request.headers.get("content-type", "").startswith(FORM):
        raise UsageError(f"pages are sent as {FORM}", remedy="curl --form files=@page.html ADDRESS")
    async with request.form(max_files=settings.upload_files, max_fields=FIELDS_BESIDE_FILES) as form:
        addresses = _addresses([value for value in form.getlist("address") if isinstance(value, str)], settings)
        resume = bool(form.get("resume"))
        sent = [file for file in form.getlist("files") if isinstance(file, UploadFile) and (file.filename or file.size)]
        folder = Path(tempfile.mkdtemp(prefix="readout-upload-"))
        try:
            files = tuple([await _kept(file, folder / f"{number:04}") for number, file in enumerate(sent)])
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return Given(files, addresses, lambda: shutil.rmtree(folder, ignore_errors=True), resume)


def label(filename: str) -> str:
    """A file's name as something to show: on one line, nothing that steers, no way up, no root, never an address."""
    parts = unicodedata.normalize("NFC", one_line(filename)).replace("\\", "/").split("/")
    kept = "/".join(part.strip() for part in parts if part.strip() not in ("", ".", ".."))
    return kept[-LABEL:].lstrip("/") or "page"


async def _kept(file: UploadFile, place: Path) -> NamedFile:
    with place.open("wb") as target:
        await run_in_threadpool(shutil.copyfileobj, file.file, target)
    return NamedFile(label(file.filename or ""), place)


def _addresses(fields: list[str], settings: Settings) -> tuple[str, ...]:
    lines = [line.strip() for field in fields for line in field.splitlines() if line.strip()]
    if len(lines) > settings.upload_addresses:
        raise UsageError(f"more than {settings.upload_addresses} addresses", remedy="give them in several uploads")
    for line in lines:
        # anything else would be a path on this machine, which nobody may name from a browser
        if not line.startswith(("http://", "https://")):
            raise UsageError("this is no address", where=one_line(line)[:LABEL], remedy="it begins with https://")
    return tuple(lines)
