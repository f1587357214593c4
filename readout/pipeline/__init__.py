"""The order of the stages; the only place that knows them all.

    paths -> RawPage -> Document -> Annotations -> stories -> (lineages, entities, facts, statements) -> Readout

Reading and understanding are done page by page, in worker processes if asked; the rest takes one story at a time.
"""

from readout.pipeline.configuration import Configuration
from readout.pipeline.places import PageBytes
from readout.pipeline.progress import Progress, Silent
from readout.pipeline.reading import ReadPages, Stdin, read_pages, stream_pages
from readout.pipeline.run import AnnotatedPages, annotate_pages, brief

__all__ = [
    "AnnotatedPages",
    "Configuration",
    "PageBytes",
    "Progress",
    "ReadPages",
    "Silent",
    "Stdin",
    "annotate_pages",
    "brief",
    "read_pages",
    "stream_pages",
]
