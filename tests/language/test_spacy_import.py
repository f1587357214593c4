from __future__ import annotations

import subprocess
import sys

CHECKS = """
import sys
from readout.language.spacy_import import import_spacy
import_spacy()
assert "spacy" in sys.modules
assert not any(name == "spacy.cli" or name.startswith("spacy.cli.") for name in sys.modules)
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
from spacy.cli.info import info
from spacy.cli import download
assert spacy.blank("en")("They met .")[1].text == "met"
import_spacy()
"""


def test_spacy_works_without_its_command_line_and_with_it_later() -> None:
    ran = subprocess.run([sys.executable, "-c", CHECKS], capture_output=True, text=True, check=False)  # noqa: S603
    assert ran.returncode == 0, ran.stderr
