"""`tellings serve`: it starts, answers, and stops."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.library.conftest import made  # noqa: F401  a fixture

PATIENCE = 300.0


@pytest.fixture
def begun(made: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:  # noqa: F811
    """A process that serves, and its address."""
    command = [sys.executable, "-m", "tellings", "serve", "--db", str(made), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr
    line = process.stderr.readline()
    found = re.search(r"http://\S+/", line)
    assert found, line
    yield process, found[0]
    process.kill()
    process.communicate()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops(begun: tuple[subprocess.Popen[str], str], by: signal.Signals) -> None:
    process, address = begun
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        assert b"<h1>Stories</h1>" in answer.read()
    process.send_signal(by)
    out, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert (out, said) == ("", "tellings: stopped\n")


def test_it_stops_while_a_browser_holds_a_line(begun: tuple[subprocess.Popen[str], str]) -> None:
    process, address = begun
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"GET / HTTP/1.1\r\n")  # and no more
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 130


def test_a_port_that_is_taken_is_said(run: Run, made: Path) -> None:  # noqa: F811
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--db", made, "--port", port)
    assert done.exit_code == 2
    assert done.stderr == (
        f"tellings: port {port} is taken; give another with --port, or --port 0 for any\n"
    )


def test_what_is_no_library_is_said(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no library")
    for path, words in (
        (tmp_path / "none.db", "there is no such file"),
        (wrong, "it is no library"),
        (tmp_path, "it is a folder"),
    ):
        done = run("serve", "--db", path, "--port", "0")
        assert done.exit_code == 2
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert run("serve", "--port", "0").exit_code == 2
    assert run("serve", "--db", wrong, "--port", "99999").exit_code == 2
    assert run("serve", "--db", wrong, "--host", "").exit_code == 2
    assert not (tmp_path / "none.db").exists()


def test_its_help_says_who_can_reach_it(run: Run) -> None:
    said = run("serve", "--help").stdout
    assert "Only this machine" in said
    assert "Whoever reaches it" in said
