"""`tellings convert`: articles in other forms, printed or written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings import api
from tests.cli.conftest import Run


@pytest.mark.parametrize("form", ["jsonl", "csv", "ninjs", "newsml"])
def test_what_is_printed_is_read_again(
    form: str, run: Run, post: str, wire: str, tmp_path: Path
) -> None:
    done = run("convert", post, wire, "--to", form, "--outlet", "The Post")
    assert (done.exit_code, done.stderr) == (0, "")
    path = tmp_path / "again"
    path.write_bytes(done.stdout_bytes)
    given, again = (
        list(api.articles([post, wire], outlets=["The Post"])),
        list(api.articles([str(path)])),
    )
    assert [each.text for each in again] == [each.text for each in given]
    assert [each.outlet.value for each in again] == ["The Post", "Valley Wire"]
    assert [each.published and each.published.value for each in again] == [
        each.published and each.published.value for each in given
    ]


def test_a_file_is_written_when_all_is_read(run: Run, post: str, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    done = run("convert", post, tmp_path / "none.txt", "--to", "jsonl", "-o", path)
    assert done.exit_code == 3
    problem, wrote = done.stderr.splitlines()
    assert "none.txt: there is no such file" in problem
    assert (wrote, done.stdout) == (f"tellings: wrote {path}", "")
    assert json.loads(path.read_text("utf-8"))["text"] == Path(post).read_bytes().decode()


def test_nothing_read_leaves_the_file_as_it_was(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("earlier")
    done = run("convert", tmp_path / "none.txt", "--to", "csv", "-o", path)
    assert (done.exit_code, path.read_text()) == (1, "earlier")
    assert list(tmp_path.iterdir()) == [path]


def test_a_source_is_not_written_over(run: Run, post: str) -> None:
    done = run("convert", post, "--to", "csv", "-o", post)
    assert done.exit_code == 2
    assert "it is one of the sources; name another file" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--to", "csv"], "convert needs a source, or - for standard input"),
        (["a.txt"], "Missing option '--to'"),
        (["a.txt", "--to", "rtf"], "Invalid value for '--to'"),
        (["a.txt", "--to", "csv", "--limit", "0"], "Invalid value for '--limit'"),
    ],
)
def test_wrong_use(args: list[str], said: str, run: Run) -> None:
    done = run("convert", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
