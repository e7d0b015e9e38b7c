"""Bad input: each kind has its line on standard error, which names the file and what to do."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import msgspec
import pytest

from tellings.model import Collation, Reading
from tests.cli.conftest import REPORTS, Run

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
NO_PROSE = "no prose was found; give the text of an article"
LINES = (REPORTS / "post.txt").read_text("utf-8")

# What a file holds, and what is said of it after "tellings: cannot read FILE: ".
BAD = {
    "empty.txt": (b"", "is empty; give a file with text in it"),
    "blank.txt": (b" \n\n\t\r\n", "has only white space; give a file with text in it"),
    "signs.txt": (b"*** --- ***\n", "has no words; give a file with text in it"),
    "picture.txt": (PNG, "is a picture; give the text as text"),
    "packed.txt": (gzip.compress(b"The bridge is open."), "is packed; unpack it first"),
    "zeros.txt": (b"The bridge\0\0\0 is open.", "is a binary file; give plain text, HTML or"),
    "menu.txt": (b"Home\nSport\nThe weather today\n", NO_PROSE),
    "title.txt": (b"Brennick bridge reopens after nine weeks of repairs", NO_PROSE),
    "table.txt": (b"Item\tCost\nroads 12.5 44.1\nschools 3.25 11.9\n", NO_PROSE),
    "script.html": (
        b"<!doctype html><title>x</title><script>document.write(1)</script>",
        "no text was found in this page; save it as text",
    ),
    "menu.xml": (b"<?xml version='1.0'?><menu><dish/></menu>", "is XML of a kind that is not"),
    "cut.zip": (b"PK\x03\x04\x14\0\0\0", "is a damaged zip archive, or cut short; pack it"),
    "empty.zip": (b"PK\x05\x06" + bytes(18), "is a zip archive without files; give one with"),
    "other.csv": (b"day,rain\nMonday,3 mm\n", "has no column for the text; call one of them"),
    "deep.json": (b'[{"text": ' + b"[" * 100_000, "line 1: nests too deep"),
    "bomb.xml": (
        b'<!DOCTYPE n [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>',
        "declares entities of its own, which are not expanded; save it without them",
    ),
    "bad.jsonl": (b'{"text": \n', "line 1: is not JSON"),
}


@pytest.fixture
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A file that cannot be read, and what is said of it."""
    content, problem = BAD[request.param]
    path = tmp_path / request.param
    path.write_bytes(content)
    return path, problem


every_bad_file = pytest.mark.parametrize("bad", BAD, indirect=True, ids=BAD)


@every_bad_file
def test_a_file_that_cannot_be_read_has_one_clear_line(bad: tuple[Path, str], run: Run) -> None:
    path, problem = bad
    done = run("read", path)
    assert done.exit_code == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"tellings: cannot read {path}: {problem}")


@every_bad_file
def test_two_reports_and_a_bad_file_are_done_in_part(
    bad: tuple[Path, str], run: Run, post: str, wire: str, tmp_path: Path
) -> None:
    path, problem = bad
    page = tmp_path / "report.html"
    done = run("compare", post, path, wire, "-o", page)
    assert done.exit_code == 3
    problems, wrote = done.stderr.splitlines()
    assert f"cannot read {path}: {problem}" in problems
    assert wrote == f"tellings: wrote {page}"
    assert "Petra Holm" in page.read_text("utf-8")


def test_a_missing_file_is_named_and_its_neighbour_offered(
    run: Run, post: str, tmp_path: Path
) -> None:
    done = run("read", Path(post).with_name("pots.txt"))
    assert done.exit_code == 1
    assert f"there is no such file; did you mean {post}?" in done.stderr
    done = run("read", tmp_path / "nowhere" / "a.txt")
    assert done.exit_code == 1
    assert f"the folder {tmp_path / 'nowhere'} does not exist" in done.stderr


def test_an_empty_folder_is_no_report(run: Run, tmp_path: Path) -> None:
    done = run("read", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    problem = "is a folder without files; give one with reports in it"
    assert done.stderr == f"tellings: cannot read {tmp_path}: {problem}\n"


def test_the_readable_of_several_is_read(run: Run, post: str, tmp_path: Path) -> None:
    done = run("read", tmp_path / "none.txt", post, "--jsonl")
    assert done.exit_code == 3
    assert msgspec.json.decode(done.stdout, type=Reading).article.text == LINES
    assert done.stderr.count("\n") == 1


def test_one_report_is_not_enough_to_compare(run: Run, post: str, tmp_path: Path) -> None:
    done = run("compare", post)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "tellings: compare needs two reports or more; one is given (try: tellings read)\n"
    )
    done = run("compare", post, tmp_path / "none.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == (
        "tellings: only one report could be read; compare needs two"
    )
    done = run("compare", tmp_path / "a.txt", tmp_path / "b.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == "tellings: nothing could be read; compare needs two"


def test_the_same_report_twice_is_wrong_use(run: Run, post: str) -> None:
    done = run("compare", post, post)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (f"tellings: {post} is given twice; compare takes different articles\n")


# --- JSON Lines ----------------------------------------------------------------------------------


def test_an_invalid_line_is_named_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    article = json.dumps({"id": "post-1", "text": LINES, "outlet": "The Brennick Post"})
    other = json.dumps({"id": "menu", "text": "Home\nSport\n"})
    path.write_text(f'{article}\n{{"text": "torn\n[1, 2]\n{other}\n', "utf-8")
    done = run("read", path, "--jsonl")
    assert done.exit_code == 3
    (reading,) = (msgspec.json.decode(line, type=Reading) for line in done.stdout.splitlines())
    assert (reading.article.id, reading.article.text) == ("post-1", LINES)
    torn, pair, menu = done.stderr.splitlines()
    assert torn.startswith(f"tellings: cannot read {path}: line 2: is not JSON (")
    assert (
        pair == f'tellings: cannot read {path}: line 3: is no JSON object; write {{"text": "..."}}'
    )
    assert menu == f"tellings: cannot read {path}: line 4: {NO_PROSE}"


def test_the_articles_of_one_file_are_compared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    texts = (LINES, LINES.replace("patience", "some patience"))
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    done = run("compare", path, "--json")
    assert done.exit_code == 0
    collation = msgspec.json.decode(done.stdout, type=Collation)
    assert [reading.article.text for reading in collation.readings] == list(texts)
    assert [reading.article.origin.line for reading in collation.readings] == [1, 2]


# --- encodings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("cp1252", "windows-1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-8", "utf-8"),
    ],
)
def test_the_encoding_of_a_file_does_not_matter(
    codec: str, named: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(LINES.encode(codec))
    done = run("read", path, "--jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    article = msgspec.json.decode(done.stdout, type=Reading).article
    assert article.text == LINES
    assert article.origin.encoding.replace("cp1252", "windows-1252") == named


# --- size ----------------------------------------------------------------------------------------


def test_html_nested_a_hundred_thousand_deep(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    deep = 100_000
    words = "<p>The mayor said the bridge was open again for everyone in the town.</p>"
    path.write_text(f"<!doctype html>{'<div>' * deep}{words}{'</div>' * deep}", "utf-8")
    done = run("read", path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "the bridge was open again for everyone in the town" in done.stdout
