"""The application over the hand-made account, asked as a browser on this machine would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from readout.model import Readout
from readout.model.archive import Added
from readout.pipeline.progress import Progress
from readout.web.app import create_app
from readout.web.jobs import NamedFile
from readout.web.settings import Settings
from tests.render.sample import SAMPLE
from tests.web.memory import MemoryArchive, added

ADDRESS = "http://127.0.0.1:8642"
SETTINGS = Settings(upload_bytes=50_000, upload_files=3, upload_addresses=2)


class Adding:
    """Stands for the pipeline: remembers what it was given and says it took it."""

    def __init__(self) -> None:
        self.files: list[tuple[str, bytes]] = []
        self.addresses: list[str] = []
        self.places: list[str] = []
        self.fails: Exception | None = None

    def __call__(self, files: Sequence[NamedFile], addresses: Sequence[str], progress: Progress) -> Added:
        progress.begin("Reading pages", len(files))
        for file in files:
            self.files.append((file.name, file.path.read_bytes()))
            self.places.append(str(file.path))
            progress.advance()
        progress.end()
        self.addresses.extend(addresses)
        if self.fails is not None:
            raise self.fails
        return added(SAMPLE)


@pytest.fixture
def adding() -> Adding:
    return Adding()


@pytest.fixture
def archive() -> MemoryArchive:
    return MemoryArchive(SAMPLE, merged={"story-0": "story-1"})


@pytest.fixture
def client(archive: MemoryArchive, adding: Adding) -> Iterator[TestClient]:
    app = create_app(archive, SETTINGS, add=adding)
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False, follow_redirects=False) as browser:
        yield browser


def over(account: Readout) -> TestClient:
    """A browser over another account; nothing can be added to it."""
    app = create_app(MemoryArchive(account), SETTINGS)
    return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False, follow_redirects=False)


def only_page_says(text: str) -> Readout:
    """The account with other words wherever its first page, its facts and its people have some."""
    page, story = SAMPLE.documents[0], SAMPLE.stories[0]
    end = len(text)
    place = replace(story.facts[0].evidence[0], document=page.id, start=0, end=end, text=text)
    entity = replace(story.entities[1], name=text, mentions=(), roles=())
    changed = replace(
        page,
        text=text,
        uri=text,
        outlet=text,
        title=replace(page.title, start=0, end=end, text=text) if page.title else None,
        body=(replace(page.body[0], start=0, end=end),),
        furniture=(),
        notices=(text,),
    )
    rendering = replace(story.statements[0].renderings[0], start=0, end=end, text=text)
    told = replace(
        story,
        title=text,
        documents=(page.id,),
        lineages=story.lineages[:1],
        entities=(entity,),
        facts=(replace(story.facts[0], summary=text, evidence=(place,), topics=(text,), participants=()),),
        statements=(
            replace(
                story.statements[0], speaker_text=text, text=text, topics=(text,), renderings=(rendering,), speaker=None
            ),
        ),
        conflicts=(),
        changes=(),
        timeline=(),
    )
    return Readout((changed,), (told,))
