"""What files that hold a page or many are called: this decides only which files of a folder are looked at."""

from __future__ import annotations

import os

PAGE_SUFFIXES = frozenset({"", ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"})
"""What a file is called that a folder holds as a page. A file named by itself is read whatever it is called."""
CONTAINER_SUFFIXES = frozenset(
    {
        *(".warc", ".wet", ".arc", ".jsonl", ".ndjson", ".rss", ".atom"),
        *(".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".gzip", ".bz2", ".xz"),
    }
)
"""What a file is called that a folder holds as many pages."""
UNSURE_SUFFIXES = frozenset({".xml", ".json"})
"""What may hold pages or anything else: within a folder or an archive only what they begin with tells."""

PAGE_NAMES = (
    "a page is called .html, .htm, .txt or has no ending; a file of pages .warc, .jsonl, .rss, .zip, .tar, .gz …"
)


def is_page_name(name: str) -> bool:
    """Whether a file called so within a folder or an archive is looked at."""
    return os.path.splitext(name)[1].lower() in PAGE_SUFFIXES | CONTAINER_SUFFIXES | UNSURE_SUFFIXES


def is_unsure(name: str) -> bool:
    """Whether a file called so may be anything: then `is_likely` looks at its first bytes."""
    return os.path.splitext(name)[1].lower() in UNSURE_SUFFIXES
