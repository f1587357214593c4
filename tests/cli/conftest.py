"""The commands with a stand-in for the pipeline: what they print and how they end, not what is understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from readout import pipeline
from readout.model import Document, RawPage, Refusal
from readout.model.account import Readout, RefusedPage
from readout.pipeline import AnnotatedPages, Configuration, PageBytes, Progress, ReadPages
from tests.render.pages import ANNOTATIONS, DOCUMENTS
from tests.render.sample import SAMPLE

READ = Readout(documents=SAMPLE.documents, stories=SAMPLE.stories)


@dataclass
class StandIn:
    """Answers like the pipeline; tests set what it answers and read what it was asked."""

    account: Readout = READ
    refused: tuple[Refusal, ...] = ()
    raises: BaseException | None = None
    asked: list[tuple[tuple[str, ...], Configuration]] = field(default_factory=list)

    def brief(
        self,
        paths: Sequence[str],
        configuration: Configuration,
        progress: Progress,
        stdin: Callable[[], bytes] | None = None,
    ) -> Readout:
        self._work(paths, configuration, progress)
        refused = tuple(RefusedPage(item.uri, item.problem, item.remedy, item.repeated) for item in self.refused)
        return Readout(self.account.documents, self.account.stories, refused)

    def annotate_pages(
        self,
        paths: Sequence[str],
        configuration: Configuration,
        progress: Progress,
        stdin: Callable[[], bytes] | None = None,
    ) -> AnnotatedPages:
        self._work(paths, configuration, progress)
        return AnnotatedPages(((DOCUMENTS[0], ANNOTATIONS),), self.refused)  # type: ignore[arg-type]

    def read_pages(
        self,
        paths: Sequence[str],
        configuration: Configuration,
        progress: Progress,
        stdin: Callable[[], bytes] | None = None,
        page_bytes: PageBytes | None = None,
    ) -> ReadPages:
        self._work(paths, configuration, progress)
        return ReadPages(DOCUMENTS if self.account.documents else (), self.refused)

    def stream_pages(
        self,
        paths: Sequence[str],
        configuration: Configuration,
        progress: Progress,
        stdin: Callable[[], bytes] | None = None,
    ) -> Iterator[tuple[RawPage, Document] | Refusal]:
        found = self.read_pages(paths, configuration, progress, stdin)
        yield from ((RawPage(document.uri, b""), document) for document in found.documents)
        yield from found.refused

    def _work(self, paths: Sequence[str], configuration: Configuration, progress: Progress) -> None:
        self.asked.append((tuple(paths), configuration))
        progress.begin("Reading pages", 1)
        progress.advance()
        for refusal in self.refused:
            progress.refused(refusal)
        progress.end()
        if self.raises:
            raise self.raises


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    answers = StandIn()
    for name in ("brief", "annotate_pages", "read_pages", "stream_pages"):
        monkeypatch.setattr(pipeline, name, getattr(answers, name))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return answers
