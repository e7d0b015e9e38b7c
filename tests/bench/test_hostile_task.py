"""The task `hostile`: what counts as bounded, and that what it makes is what it says."""

from __future__ import annotations

import http.client
import zipfile
from pathlib import Path

import pytest

from bench import hostile
from bench.hostile import Outcome, files, server

FINE = Outcome("case", 10, 2.0, 3.0, 200.0, 3, 1, ("tellings: cannot read a: is empty",))


@pytest.mark.parametrize(
    ("outcome", "bounded"),
    [
        (FINE, True),
        (Outcome("case", 10, 2.0, 3.0, 200.0, 0, 1, ()), True),
        (Outcome("case", 10, 2.0, 3.0, 200.0, -9, 0, ()), False),
        (
            Outcome("case", 10, 2.0, 3.0, 200.0, 1, 0, ("Traceback (most recent call last):",)),
            False,
        ),
        (Outcome("case", 10, 999.0, 3.0, 200.0, 0, 1, ()), False),
        (Outcome("case", 10, 2.0, 9_999.0, 200.0, 0, 1, ()), False),
        (Outcome("case", 10, 2.0, 3.0, 99_999.0, 0, 1, ()), False),
    ],
)
def test_what_counts_as_bounded(outcome: Outcome, bounded: bool) -> None:
    assert outcome.bounded is bounded
    assert hostile.row(outcome)[-2] == ("yes" if bounded else "NO")


def test_a_row_shows_how_a_case_ended() -> None:
    assert dict(zip(hostile.HEAD, hostile.row(FINE), strict=True)) == {
        "hostile input": "case",
        "MB in": "0.0",
        "core s": "2.0",
        "clock s": "3.0",
        "peak MB": "200",
        "exit": "3",
        "readings": "1",
        "bounded": "yes",
        "says": "cannot read a: is empty",
    }


@pytest.mark.parametrize("case", ["XML, external entities"])
def test_a_case_is_read_by_a_process_of_its_own(case: str) -> None:
    (outcome,) = hostile.outcomes([case])
    assert outcome.bounded, outcome.said
    assert outcome.megabytes > 20
    assert not any("root:" in line for line in outcome.said)


def test_the_zip_of_many_is_a_true_zip(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    files.zip_of_many(path)
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 201
        assert sum(each.file_size for each in archive.infolist()) > 12_000_000_000
        assert archive.read("good.html") == files.GOOD
        with archive.open("137.html") as page:
            assert page.read(9) == b"<html>\0\0\0"
    assert path.stat().st_size < 100_000_000


@pytest.mark.parametrize("path", sorted(set(server.ANSWERS) - {"/silent", "/headers"}))
def test_the_server_answers_as_it_says(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "GIB", 4 * server.MIB)
    with server.served() as home:
        connection = http.client.HTTPConnection(home.removeprefix("http://"), timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        location = {"/loop": "/loop", "/longer": "/longer?1", "/file": "file:///etc/passwd"}
        if path == "/private":
            assert "169.254.169.254" in answer.headers["Location"]
        elif path in location:
            assert (answer.status, answer.headers["Location"]) == (302, location[path])
        else:
            assert answer.status == 200
            assert answer.read(1)
        connection.close()
