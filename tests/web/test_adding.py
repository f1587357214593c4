"""Pages that are sent: what reaches the archive, what is told of it, and what is refused."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from readout.model.errors import StoreError
from readout.web.jobs import Given, Jobs, NamedFile
from readout.web.settings import Settings
from readout.web.uploads import label
from tests.web.conftest import Adding
from tests.web.memory import MemoryArchive

API = "/api/v1"


def finished(client: TestClient, job: str) -> dict[str, Any]:
    """The job once it is finished."""
    for _ in range(500):
        told: dict[str, Any] = client.get(f"{API}/jobs/{job}").json()["job"]
        if told["status"] not in ("waiting", "running"):
            return told
        time.sleep(0.01)
    raise AssertionError("the job did not end")


def send(client: TestClient, *files: tuple[str, bytes], address: str = "") -> Any:
    """An upload as the script of the form sends it."""
    return client.post(f"{API}/add", files=[("files", file) for file in files], data={"address": address})


def test_files_and_addresses_are_added_in_the_background(client: TestClient, adding: Adding) -> None:
    answer = send(client, ("a.html", b"<p>one"), ("b.txt", b"two"), address="https://example.org/c\n")
    assert answer.status_code == 202
    job = answer.json()["job"]
    assert answer.headers["location"] == f"{API}/jobs/{job['id']}"
    assert job["names"] == ["a.html", "b.txt", "https://example.org/c"]
    told = finished(client, job["id"])
    assert told["status"] == "done"
    assert told["added"]["stories"][0]["story"] == "story-1"
    assert told["refused"] == [
        {
            "uri": "pages/photo.png",
            "problem": "a picture, not a page",
            "remedy": "give the page it stood on",
            "repeated": False,
        }
    ]
    assert adding.files == [("a.html", b"<p>one"), ("b.txt", b"two")]
    assert adding.addresses == ["https://example.org/c"]


def test_an_interrupted_run_is_gone_on_with(client: TestClient, archive: MemoryArchive, adding: Adding) -> None:
    assert "not yet understood" not in client.get("/").text
    archive.pending = 3
    assert "3 pages are kept but not yet understood" in client.get("/").text
    answer = client.post("/add", files={"resume": (None, "1")})
    assert answer.status_code == 303
    told = finished(client, answer.headers["location"].rsplit("/", 1)[1])
    assert (told["status"], told["names"]) == ("done", ["pages that wait to be understood"])
    assert adding.files == []


def test_no_file_is_left_behind(client: TestClient, adding: Adding) -> None:
    finished(client, send(client, ("a.html", b"<p>one")).json()["job"]["id"])
    assert adding.places
    assert not Path(adding.places[0]).parent.exists()


def test_the_form_works_without_its_script(client: TestClient) -> None:
    answer = client.post("/add", files=[("files", ("a.html", b"<p>one"))])
    assert answer.status_code == 303
    job = answer.headers["location"]
    finished(client, job.rsplit("/", 1)[1])
    page = client.get(job).text
    assert "Pages added" in page
    assert "Ferry runs aground off Lindholm" in page
    assert "a picture, not a page" in page
    assert "give the page it stood on" in page
    assert job in client.get("/add").text


def test_a_name_from_the_browser_is_never_a_path(client: TestClient, adding: Adding) -> None:
    finished(
        client, send(client, ("../../../etc/passwd", b"x"), ("C:\\pages\\a\x1b[31m.html", b"y")).json()["job"]["id"]
    )
    assert [name for name, _ in adding.files] == ["etc/passwd", "a␛[31m.html"]  # the form parser drops a drive
    assert not any("passwd" in place or "html" in place for place in adding.places)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://evil.example/a", "https:/evil.example/a"),
        ("/etc/passwd", "etc/passwd"),
        ("..", "page"),
        ("", "page"),
        ("a\nb\u202ec.html", "a b\ufffdc.html"),
        ("x" * 500 + ".html", "x" * 195 + ".html"),
    ],
)
def test_labels(given: str, shown: str) -> None:
    assert label(given) == shown


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "examples", "ftp://example.org/a", "-"])
def test_no_path_of_this_machine_can_be_named(client: TestClient, adding: Adding, address: str) -> None:
    answer = send(client, ("a.html", b"<p>one"), address=address)
    assert answer.status_code == 400
    assert answer.json()["error"]["problem"] == "this is no address"
    assert not adding.files


def test_nothing_given_says_so(client: TestClient) -> None:
    for answer in (client.post(f"{API}/add", files={"address": (None, "")}), client.post(f"{API}/add", json={"a": 1})):
        assert answer.status_code == 400
        assert answer.json()["error"]["remedy"]


def test_too_much_is_refused_before_it_is_read(client: TestClient, adding: Adding) -> None:
    answer = send(client, ("a.html", b"x" * 60_000))
    assert answer.status_code == 413
    assert "50,000 bytes" in answer.json()["error"]["problem"]
    assert send(client, *[(f"{n}.html", b"x") for n in range(4)]).status_code == 400
    assert send(client, address="https://a.example\n" * 3).status_code == 400
    assert not adding.files


def test_a_body_of_undeclared_length_is_counted(client: TestClient) -> None:
    def body() -> Any:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        for _ in range(60):
            yield b"y" * 1_000
        yield b"\r\n--x--\r\n"

    answer = client.post(f"{API}/add", content=body(), headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413
    assert answer.json()["error"]["remedy"]


def test_a_broken_form_is_refused(client: TestClient) -> None:
    for type in ("multipart/form-data", "multipart/form-data; boundary=x"):
        answer = client.post(f"{API}/add", content=b"no form at all", headers={"content-type": type})
        assert answer.status_code == 400
        assert set(answer.json()) == {"error"}


def test_what_fails_is_told_and_the_next_goes_on(client: TestClient, adding: Adding) -> None:
    adding.fails = StoreError("the disk is full", where="readout.db", remedy="make room")
    told = finished(client, send(client, ("a", b"x")).json()["job"]["id"])
    assert told["status"] == "failed"
    assert told["problem"] == {"problem": "the disk is full", "where": "readout.db", "remedy": "make room"}
    adding.fails = None
    assert finished(client, send(client, ("a", b"x")).json()["job"]["id"])["status"] == "done"


def test_a_mistake_of_the_program_is_told_without_its_trace(client: TestClient, adding: Adding) -> None:
    adding.fails = RuntimeError("/secret/place")
    told = finished(client, send(client, ("a", b"x")).json()["job"]["id"])
    assert told["status"] == "failed"
    assert "secret" not in str(told)


def test_uploads_wait_for_one_another_and_not_for_ever(tmp_path: Path) -> None:
    import threading

    gate, order = threading.Event(), []

    def add(files: Any, addresses: Any, progress: Any) -> Any:
        gate.wait(10)
        order.append(addresses[0])
        raise StoreError("stopped here")

    jobs = Jobs(add, Settings(jobs_waiting=2, jobs_kept=2))
    asked = [jobs.ask(Given((), ("https://0.example",), lambda: None))]
    while jobs.job(asked[0].id).status == "waiting":  # type: ignore[union-attr]
        time.sleep(0.01)
    asked += [jobs.ask(Given((), (f"https://{number}.example",), lambda: None)) for number in (1, 2)]
    with pytest.raises(Exception, match="too many uploads"):
        jobs.ask(Given((), ("https://3.example",), lambda: None))
    gate.set()
    while any(job.status in ("waiting", "running") for job in jobs.all()):
        time.sleep(0.01)
    assert order == ["https://0.example", "https://1.example", "https://2.example"]
    jobs.ask(Given((NamedFile("a", tmp_path),), ("https://4.example",), lambda: None))
    assert jobs.job(asked[0].id) is None
    jobs.end()


def test_the_end_of_the_server_stops_a_job_between_two_pages() -> None:
    import threading

    running, discarded = threading.Event(), []

    def add(files: Any, addresses: Any, progress: Any) -> Any:
        progress.begin("Understanding pages", None)
        running.set()
        while True:
            progress.advance()
            time.sleep(0.005)

    jobs = Jobs(add, Settings())
    job = jobs.ask(Given((), ("https://a.example",), lambda: discarded.append(True)))
    running.wait(10)
    jobs.end()
    told = jobs.job(job.id)
    assert told is not None
    assert told.status == "stopped"
    assert discarded == [True]
