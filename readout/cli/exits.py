"""Exit codes: what a script may rely on. `docs/usage.md` and `--help` say the same; a test holds them together."""

from __future__ import annotations

ALL_READ = 0
FALSE_SPAN = 1
"""`readout verify` only: a span of the account is not borne out by the pages."""
NONE_READ = 2
"""No page was read, or the call itself is wrong."""
SOME_REFUSED = 3
DISPUTED, OVERTAKEN, CONTRADICTED, PARTLY_FOUND, NOT_FOUND = 10, 11, 12, 13, 14
"""`readout check` only; 0 there says that the claim is confirmed."""
INTERRUPTED = 130
CLOSED_PIPE = 141

MEANING = {
    ALL_READ: "every page was read; check: the pages say so",
    FALSE_SPAN: "verify: a span of the account is false, or a page of it is missing",
    NONE_READ: "no page was read, or the call is wrong",
    SOME_REFUSED: "some pages were refused; the others were read",
    DISPUTED: "check: pages say so, and others say otherwise",
    OVERTAKEN: "check: pages said so, and it was replaced",
    CONTRADICTED: "check: the pages tell it with a part that differs",
    PARTLY_FOUND: "check: no page says all of the claim",
    NOT_FOUND: "check: no page says the core of the claim",
    INTERRUPTED: "stopped with Ctrl-C; no half-written output is left",
    CLOSED_PIPE: "the reader of the pipe went away (| head)",
}


def reading(read_count: int, refused_count: int) -> int:
    """The exit code of a reading: how many pages were read, how many refused (pages given twice are not)."""
    if not read_count:
        return NONE_READ
    return SOME_REFUSED if refused_count else ALL_READ
