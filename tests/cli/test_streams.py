"""Standard output as it may be: a terminal with colours or without, a full disk, narrow."""

from __future__ import annotations

import io
import os
import pty
import sys
from pathlib import Path

import pytest

from tellings.cli import cli, main

STORY = "Ada Kestrel said the “iron” bridge was safe.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    """A report so short that its reading fits into a terminal's buffer."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return str(path)


def run(*args: str) -> int:
    """The exit code of the command line, run on the standard streams as they are."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(args), prog_name="tellings")
    return int(ended.value.code or 0)


def _all_of(terminal: int) -> str:
    """What was written to a terminal whose other end is closed."""
    shown = b""
    try:
        while more := os.read(terminal, 65_536):
            shown += more
    except OSError:  # how Linux says that this was all
        pass
    os.close(terminal)
    return shown.decode("utf-8")


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_that_want_it(
    no_color: str, coloured: bool, story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"NO_COLOR": no_color, "TERM": "xterm-256color", "COLUMNS": "90"}.items():
        monkeypatch.setenv(name, value)
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        assert run("read", story) == 0
    shown = _all_of(ours)
    assert "the “iron” bridge was safe" in shown
    assert ("\x1b[36m" in shown) is coloured
    assert ("\x1b" in shown) is coloured


def test_what_is_no_terminal_gets_no_escape_codes(
    story: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert run("read", story) == 0
    shown, errors = capfd.readouterr()
    assert "the “iron” bridge was safe" in shown
    assert "\x1b" not in shown
    assert errors == ""


@pytest.mark.parametrize("option", [[], ["--jsonl"]], ids=["summary", "--jsonl"])
def test_a_full_disk_is_said_in_one_line(
    option: list[str],
    story: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert run("read", story, *option) == 2
    monkeypatch.undo()
    assert capsys.readouterr().err == (
        "tellings: cannot write standard output: No space left on device\n"
    )


def test_characters_that_a_stream_cannot_show_are_told_apart_from_question_marks(
    story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    monkeypatch.setattr(sys, "argv", ["tellings", "read", story])
    with pytest.raises(SystemExit):
        main()
    narrow.flush()
    shown = narrow.buffer.getvalue().decode("ascii")  # type: ignore[attr-defined]
    assert "\\u201ciron\\u201d bridge" in shown
    assert "?" not in shown


def test_json_is_utf8_whatever_the_stream(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert run("read", story, "--jsonl") == 0
    assert "the “iron” bridge" in narrow.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def test_a_closed_stream_is_written_to_nowhere(
    story: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["tellings", "read", story])
    with pytest.raises(SystemExit) as ended:
        main()
    sys.stdout.close()
    assert ended.value.code == 0
    assert capfd.readouterr() == ("", "")
