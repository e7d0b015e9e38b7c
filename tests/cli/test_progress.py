"""The progress line: on a terminal's standard error, of long readings only, and gone at the end."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.cli.progress import PATIENCE, Progress, total_bytes, total_files
from tellings.errors import ReadError
from tellings.model import Article, Origin


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes when it is told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    yield Terminal()


def test_it_tells_bytes_records_articles_and_the_rate(terminal: Terminal, clock: Clock) -> None:
    with Progress(40_000_000, errors=terminal, clock=clock) as progress:
        progress.watch(10_000_000)
        for number in range(30):
            progress.count(article=number % 3 > 0)
        clock.now += 4
        progress.watch(20_000_000)
    shown = terminal.getvalue()
    assert "20.0 of 40.0 MB · 30 records · 20 articles · 5.0 articles/s" in shown
    assert "-:--:--" in shown or "0:00" in shown


def test_without_a_total_it_tells_what_it_can(terminal: Terminal, clock: Clock) -> None:
    with Progress(errors=terminal, clock=clock) as progress:
        clock.now += PATIENCE
        for _ in range(10):
            progress.count(article=True)
    assert "10 records · 10 articles · 6.7 articles/s" in terminal.getvalue()
    assert "MB" not in terminal.getvalue()


def test_bytes_of_several_sources_add_up(terminal: Terminal, clock: Clock) -> None:
    with Progress(9_000_000, errors=terminal, clock=clock) as progress:
        clock.now += PATIENCE
        for reached in (1_000_000, 3_000_000, 500_000, 2_000_000):
            progress.watch(reached)
    assert "5.0 of 9.0 MB" in terminal.getvalue()


def test_the_line_is_taken_away_at_the_end(terminal: Terminal, clock: Clock) -> None:
    with Progress(errors=terminal, clock=clock) as progress:
        clock.now += PATIENCE
        progress.watch(9_000_000)
    after = terminal.getvalue().rpartition("records")[2]
    assert "\x1b[2K" in after
    progress.watch(10_000_000)
    progress.count(article=True)
    assert terminal.getvalue().endswith(after)


@pytest.mark.parametrize(
    ("records", "reached", "wait"), [(9, 0, 60.0), (0, 999, 60.0), (99, 0, 1.0)]
)
def test_what_is_short_or_over_soon_shows_nothing(
    terminal: Terminal, clock: Clock, records: int, reached: int, wait: float
) -> None:
    with Progress(errors=terminal, clock=clock) as progress:
        clock.now += wait
        for _ in range(records):
            progress.count(article=True)
        progress.watch(reached)
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(clock: Clock) -> None:
    errors = io.StringIO()
    with Progress(errors=errors, clock=clock) as progress:
        clock.now += 60
        progress.watch(9_000_000)
    assert errors.getvalue() == ""


@pytest.mark.parametrize("beside_output", [True, False])
def test_it_never_stands_between_lines_of_output(
    terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch, beside_output: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    with Progress(beside_output=beside_output, errors=terminal, clock=clock) as progress:
        clock.now += 60
        progress.watch(9_000_000)
    assert bool(terminal.getvalue()) is not beside_output
    assert sys.stdout.getvalue() == ""  # type: ignore[attr-defined]


def test_the_total_is_known_of_archives_alone(tmp_path: Path) -> None:
    one, two, page = (tmp_path / name for name in ("a.warc", "b.WARC.gz", "c.html"))
    for path in (one, two, page):
        path.write_bytes(b"12345")
    assert total_bytes([str(one), str(two)]) == 10
    assert total_bytes([str(one), str(page)]) is None
    assert total_bytes([str(one), "-"]) is None
    assert total_bytes([str(tmp_path / "gone.warc")]) is None
    assert total_bytes([]) is None


SCRIPT = """
import sys
from tellings.cli import progress
progress.PATIENCE = 0
with progress.Progress(4_000_000) as shown:
    for number in range(40):
        shown.watch(number * 100_000)
        shown.count(article=True)
        if number % 10 == 0:
            print("tellings: cannot read record", number, file=sys.stderr)
        print('{"reading": %d}' % number)
"""


def test_on_a_real_terminal_output_stays_whole_and_problems_are_seen() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "120"},
        check=True,
        timeout=300,
    )
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert done.stdout.decode() == "".join(f'{{"reading": {n}}}\n' for n in range(40))
    for number in (0, 10, 20, 30):
        assert f"tellings: cannot read record {number}" in shown
    assert "40 records · 40 articles" in shown
    assert "reading" not in shown


# --- files ---------------------------------------------------------------------------------------


def _article(source: str) -> Article:
    return Article("x", "The bridge is open.", origin=Origin(source))


def test_files_are_counted_as_their_articles_come(terminal: Terminal, clock: Clock) -> None:
    found = [
        *(_article(f"{number}.txt") for number in range(6)),
        ReadError("6.txt", "is empty"),
        *(_article("7.jsonl") for _ in range(4)),
    ]
    with Progress(files=12, errors=terminal, clock=clock) as progress:
        through = progress.through(found)
        next(through)
        clock.now += 10
        assert list(through) == found[1:]
    shown = terminal.getvalue()
    assert "7 of 12 files · 11 records · 10 articles · 1.0 articles/s" in shown
    assert "-:--:--" in shown or "0:00" in shown


def test_the_files_of_folders_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b/c.txt", "b/d/e.html", ".hidden", ".git/config", "b/.cache/x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert total_files([str(tmp_path)]) == 3
    assert total_files([str(tmp_path), str(tmp_path / "a.txt")]) == 4
    assert total_files([str(tmp_path), "-"]) is None
    assert total_files(["https://example.org/feed"]) is None
    assert total_files([str(tmp_path / "gone")]) is None
    assert total_files([]) is None


def test_of_archives_the_bytes_count_and_of_others_the_files(tmp_path: Path) -> None:
    archive, text = tmp_path / "a.warc.gz", tmp_path / "a.txt"
    for path in (archive, text):
        path.write_bytes(b"12345")
    assert Progress.of_articles([str(archive)])._total == 5
    assert Progress.of_articles([str(archive)])._files is None
    assert Progress.of_articles([str(text), str(archive)])._files == 2
