"""`--names FILE`: a user's own names go before our tables, and a bad file is named in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

REPORT = """Talks in Port Ansel

March 3, 2031

Mara Kestrel arrived in Port Ansel on Monday. Kestrel said the talks would go on.
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report, and the setting that the option makes put back afterwards."""
    monkeypatch.setenv("TELLINGS_NAMES_MODEL", "none")
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def countries(line: str) -> dict[str, str | None]:
    """The country of each actor of a reading in JSON, by name."""
    notes = json.loads(line)["notes"]
    return {note["name"]: note["country"] for note in notes if note["kind"] == "actor"}


def test_a_name_of_the_users_own_has_the_users_country(
    report: Path, tmp_path: Path, run: Run
) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,type,country\nMara Kestrel,person,IS\n", "utf-8")
    known = run("read", report, "--jsonl", "--names", names)
    assert known.exit_code == 0
    assert countries(known.stdout)["Mara Kestrel"] == "IS"
    models = {model["role"]: model for model in json.loads(known.stdout)["models"]}
    assert models["names"]["name"] == str(names)
    assert len(models["names"]["sha256"]) == 64


def test_without_a_file_nothing_is_known_of_an_invented_name(report: Path, run: Run) -> None:
    assert countries(run("read", report, "--jsonl").stdout)["Mara Kestrel"] is None


@pytest.mark.parametrize("command", ["read", "compare"])
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("name,type,country\nMara Kestrel,person,ICELAND\n", "line 2: country 'ICELAND'"),
        ("person,land\nMara Kestrel,IS\n", "line 1: no column 'person' is known"),
        ("", "it is empty"),
    ],
)
def test_a_bad_file_ends_in_one_line(
    report: Path, tmp_path: Path, run: Run, command: str, content: str, problem: str
) -> None:
    names = tmp_path / "names.csv"
    names.write_text(content, "utf-8")
    done = run(command, report, report, "--names", names)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert f"cannot read {names}: {problem}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_named(report: Path, tmp_path: Path, run: Run) -> None:
    done = run("read", report, "--names", tmp_path / "none.csv")
    assert done.exit_code == 2
    assert "none.csv" in done.stderr
