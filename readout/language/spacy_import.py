"""Import spaCy without its command line, which is a quarter of the time of its import and which nothing here uses.

`spacy/__init__.py` imports one function of its command line (`spacy.cli.info.info`) and with it every command and
their HTTP clients. While spaCy is imported for the first time, a small module stands in for `spacy.cli.info`; its
`info` imports the real one when it is called, and `spacy.cli` can be imported as ever afterwards. Where spaCy is
imported already, or a release no longer does so, nothing happens.
"""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType
from typing import Any

_STOOD_IN_FOR = "spacy.cli.info"
_LOCK = threading.Lock()


def import_spacy() -> None:
    """Import spaCy if that has not been done; call this before the first `import spacy` or `from spacy import`."""
    with _LOCK:
        if "spacy" in sys.modules or _STOOD_IN_FOR in sys.modules:
            return
        stand_in = ModuleType(_STOOD_IN_FOR)
        stand_in.__dict__["info"] = _info
        sys.modules[_STOOD_IN_FOR] = stand_in
        try:
            importlib.import_module("spacy")
        finally:
            if sys.modules.get(_STOOD_IN_FOR) is stand_in:
                del sys.modules[_STOOD_IN_FOR]


def _info(*arguments: Any, **named: Any) -> Any:
    """What `spacy.info` is: the real one, imported when it is asked for."""
    return importlib.import_module(_STOOD_IN_FOR).info(*arguments, **named)
