"""Text from outside never commands the terminal: not from an article, a name or an option."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import REPORTS, Run

RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ATTACKS = {
    "colour": "\x1b[31mred\x1b[0m",
    "title": "\x1b]0;owned\x07",
    "clear": "\x1b[2J\x9b2J",
    "rewrite": "safe\rdangerous\x08\x08",
    "reversed": "\u202etxt.exe\u2066\u200f",
}
LINES = (REPORTS / "post.txt").read_text("utf-8")

each_attack = pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)


@pytest.fixture
def hostile(tmp_path: Path, attack: str) -> Path:
    """A report with an attack in headline, byline, prose, quotation, name and caption."""
    path = tmp_path / "hostile.txt"
    words = ("Brennick bridge", "Lena", "river", "bridge will", "Tomas", "PHOTO")
    text = LINES
    for each in words:
        text = text.replace(each, f"{each} {attack} ")
    path.write_bytes(text.encode("utf-8"))
    return path


@each_attack
def test_what_is_read_is_shown_as_signs(hostile: Path, attack: str, run: Run) -> None:
    done = run("read", hostile)
    assert done.exit_code == 0
    assert RAW.search(done.stdout) is None
    assert "Brennick" in done.stdout


@each_attack
def test_what_is_compared_is_shown_as_signs(
    hostile: Path, attack: str, run: Run, wire: str
) -> None:
    done = run("compare", hostile, wire, "--outlet", f"The {attack} Post")
    assert done.exit_code == 0
    assert RAW.search(done.stdout + done.stderr) is None


@each_attack
def test_json_escapes_it_and_loses_nothing(hostile: Path, attack: str, run: Run) -> None:
    done = run("read", hostile, "--jsonl")
    assert RAW.search(done.stdout) is None
    assert json.loads(done.stdout)["article"]["text"] == hostile.read_bytes().decode("utf-8")


@each_attack
def test_names_of_files_and_lines_are_shown_as_signs(
    tmp_path: Path, attack: str, run: Run, post: str, wire: str
) -> None:
    missing = tmp_path / f"no{attack}.txt".replace("/", "")
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"id": attack, "text": "x"}) + "\n" + json.dumps({"id": attack}))
    for done in (
        run("read", missing),
        run("read", lines),
        run("compare", post, wire, "-o", missing / "page.html"),
    ):
        assert done.exit_code in (1, 2)
        assert done.stderr.startswith("tellings: cannot ")
        assert RAW.search(done.stderr.replace("\n", "")) is None


def test_what_is_not_text_on_the_command_line_is_refused(run: Run, post: str) -> None:
    done = run("read", post, "--outlet", "\udcff")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "tellings: the outlet '\\udcff' is no text; write it in UTF-8\n"
