"""A PostgreSQL server of our own for the length of a test run, where its programs are found.

It listens on a socket in a temporary folder only. PostgreSQL refuses to run as root: then it runs as `postgres` or
`nobody`. `missing()` says why there is none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = ("/usr/local/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin")
USER = "readout"


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest version first."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -int(p.parent.name.split(".")[0]))
    on_path = [Path(found).parent for name in ("postgres",) if (found := shutil.which(name))]
    for folder in [*versions, *on_path, *map(Path, FOLDERS)]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def missing() -> str | None:
    """Why no server can be started; None where one can."""
    if programs() is None:
        return "PostgreSQL is not installed: no initdb and postgres in its usual folders"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL does not run as root, and there is no other user to run it as"
    return None


def _unprivileged() -> list[str] | None:
    """How to run a program as somebody who is not root."""
    if shutil.which("setpriv") is None:
        return None
    for name in ("postgres", "nobody"):
        known = subprocess.run(["id", "-u", name], capture_output=True, text=True, check=False)  # noqa: S603, S607
        if known.returncode == 0:
            group = subprocess.run(["id", "-g", name], capture_output=True, text=True, check=True)  # noqa: S603, S607
            return ["setpriv", f"--reuid={known.stdout.strip()}", f"--regid={group.stdout.strip()}", "--clear-groups"]
    return None


@contextmanager
def server() -> Iterator[str]:
    """The URL of a fresh server; add the name of a database. It is gone in the end."""
    folder = programs()
    assert folder is not None
    home = Path(tempfile.mkdtemp(prefix="readout-pg-"))
    lead = _unprivileged() if os.geteuid() == 0 else None
    try:
        if lead is not None:
            owner = int(lead[1].partition("=")[2])
            os.chown(home, owner, -1)
        lead = lead or []
        data = home / "data"
        _run(
            [*lead, str(folder / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"], home
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off -c max_connections=20"
        control = [*lead, str(folder / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(home / "log"), "-o", options, "start"], home)
        try:
            yield f"postgresql://{USER}@/{{database}}?host={home}"
        finally:
            _run([*control, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(command: list[str], home: Path) -> None:
    done = subprocess.run(  # noqa: S603
        command,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout[-500:]}{done.stderr[-500:]}")
