"""The port, the address that is told, and the whole command from its start to Ctrl-C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from typer.main import get_command

from readout.cli.app import app
from readout.model import UsageError
from readout.web.serving import address_of, listening
from readout.web.settings import DEFAULT_PORT

PAGE = "Ferry sinks off Tarn\n\nThe ferry Dunlin sank off Tarn on Monday, the coast guard said.\n"


def test_a_taken_port_is_told() -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(UsageError, match=rf"127\.0\.0\.1:{port}.*the port is taken.*--port"):
            listening("127.0.0.1", port)


def test_without_a_port_the_next_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        monkeypatch.setattr("readout.web.serving.DEFAULT_PORT", port)
        with listening("127.0.0.1", None) as second:
            assert port < second.getsockname()[1] < port + 20


@pytest.mark.parametrize("host", ["203.0.113.7", "nowhere.invalid"])
def test_a_host_that_is_not_here_is_told(host: str) -> None:
    with pytest.raises(UsageError, match="--host"):
        listening(host, 0)


def test_the_address_can_be_opened() -> None:
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert address_of(listener, "127.0.0.1") == f"http://127.0.0.1:{port}/"
        assert address_of(listener, "0.0.0.0") == f"http://127.0.0.1:{port}/"  # noqa: S104
        assert address_of(listener, "::1") == f"http://[::1]:{port}/"


def test_the_help_names_the_port() -> None:
    command = get_command(app).commands["serve"]  # type: ignore[attr-defined]
    (port,) = [option for option in command.params if option.name == "port"]
    assert f"from {DEFAULT_PORT} on" in port.help


def command(*arguments: str) -> list[str]:
    """The command as a user types it."""
    return [sys.executable, "-c", "from readout.cli import main; raise SystemExit(main())", "serve", *arguments]


def test_it_serves_until_interrupted(tmp_path: Path) -> None:
    arguments = command("--store", str(tmp_path / "archive.db"), "--port", "0", "--no-open")
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stdout is not None
        try:
            told = server.stdout.readline()
            found = re.search(r"http://(127\.0\.0\.1:\d+)/", told)
            assert found, told
            connection = HTTPConnection(found[1], timeout=30)
            connection.request("GET", "/api/v1/state")
            assert b'"pages":0' in connection.getresponse().read()
            connection.close()
        finally:
            server.send_signal(signal.SIGINT)
        assert "has ended" in server.stdout.read()
        assert server.wait(30) == 0


def test_pages_and_a_store_exclude_each_other(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    done = subprocess.run(  # noqa: S603
        command(str(page), "--store", str(tmp_path / "a.db")), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "readout add" in done.stderr


CHECK = """
import sys
import readout.cli.app, readout.cli.commands
print([name for name in sys.modules if name.startswith(("readout.web", "fastapi", "uvicorn", "starlette"))])
"""


def test_other_commands_do_not_load_the_application() -> None:
    done = subprocess.run([sys.executable, "-c", CHECK], capture_output=True, text=True, timeout=60)  # noqa: S603
    assert done.stdout.strip() == "[]"
