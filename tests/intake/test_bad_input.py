"""What cannot be read: one clear line each, and never an error or a wait."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake import read
from tellings.intake.source import LARGEST
from tests import costs
from tests.intake.reading import problem, taken

LONGER = {
    "a.mht": "is a web archive (MHTML); save the page as HTML only",
    "a.xml": (
        "is XML of a kind that is not read (NewsML-G2, NITF, RSS, Atom and sitemaps are);"
        " give its articles as pages or text"
    ),
    "a.html": "no text was found in this page; save it as text (it may need scripts to show)",
}
ZIP = b"PK\x03\x04\x14\x00\x06\x00"


def only_problem(source: str) -> str:
    found = read(source)
    assert found.articles == ()
    (only,) = found.problems
    assert str(only).isprintable()
    return str(only)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "is empty; give a file with text in it"),
        ("a.txt", b" \r\n\t\n", "has only white space; give a file with text in it"),
        ("a.txt", "\ufeff \u2026".encode(), "has no words; give a file with text in it"),
        ("a.txt", b"12 345 --- 6.7\n", "has no words; give a file with text in it"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF; save it as text"),
        ("a.txt", b"{\\rtf1\\ansi Hello}", "is rich text (RTF); save it as text"),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an old Office document; save it as text",
        ),
        ("a.docx", ZIP + b"word/document.xml", "is a Word document; save it as text"),
        (
            "a.zip",
            ZIP + b"articles/one.txt",
            "is a damaged zip archive, or cut short; pack it again",
        ),
        ("a.txt", b"\x1f\x8b\x08\x00\x00", "is packed; unpack it first"),
        ("a.txt", b"BZh91AY&SY\x00", "is packed; unpack it first"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is a picture; give the text as text"),
        ("a.webp", b"RIFF\x10\x00\x00\x00WEBPVP8 ", "is a picture; give the text as text"),
        ("a.mp4", b"\x00\x00\x00\x20ftypisom", "is sound or film; give a transcript"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", None),
        ("a.txt", b"The ferry\x00 sank.", "is a binary file; give plain text, HTML or JSON Lines"),
        ("a.txt", b"\x01\x02\x03ab" * 9, "is a binary file; give plain text, HTML or JSON Lines"),
        ("a.xml", b'<?xml version="1.0"?>\n<menu><dish>News</dish></menu>', None),
        ("a.html", b"<html><script>var told = 'a story';</script></html>", None),
    ],
)
def test_files_of_another_kind(
    name: str, data: bytes, expected: str | None, tmp_path: Path
) -> None:
    told = problem(tmp_path, name, data)
    assert told == (expected or LONGER[name])


def test_a_missing_file_names_its_nearest_neighbour(tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text("The ferry is back.")
    (tmp_path / "tide.txt").write_text("High at noon.")
    told = only_problem(str(tmp_path / "courir.txt"))
    assert told.endswith(f"there is no such file; did you mean {tmp_path}/courier.txt?")
    assert only_problem(str(tmp_path / "zzzzzz")).endswith("there is no such file")


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    told = only_problem(str(tmp_path / "no" / "courier.txt"))
    assert told.endswith(f"there is no such file: the folder {tmp_path}/no does not exist")
    (tmp_path / "file").write_text("The ferry is back.")
    told = only_problem(str(tmp_path / "file" / "courier.txt"))
    assert told.endswith(f"{tmp_path}/file is not a folder")


def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("The ferry is back.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert "no permission to read it" in only_problem(str(path))


def test_special_files_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a pipe; send it to standard input" in only_problem(str(tmp_path / "pipe"))
    assert "is a device; give a file" in only_problem("/dev/zero")
    # A socket's name must be short, so it does not go into pytest's long folder.
    with tempfile.TemporaryDirectory(dir="/tmp") as folder, socket.socket(socket.AF_UNIX) as end:
        end.bind(f"{folder}/s")
        assert "is a socket; give a file" in only_problem(f"{folder}/s")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "is larger than 64 MiB" in only_problem(str(path))


def test_standard_input_over_the_limit_is_not_read_whole() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            part = b"a" * min(size, 1 << 20)
            self.given += len(part)
            return part

    endless = Endless()
    (only,) = read("-", stdin=endless).problems  # type: ignore[arg-type]
    assert str(only).startswith("cannot read standard input: is larger than 64 MiB")
    assert endless.given == LARGEST + 1


def test_a_closed_standard_input() -> None:
    stdin = io.BytesIO(b"The ferry is back.")
    stdin.close()
    (only,) = read("-", stdin=stdin).problems
    assert str(only).startswith("cannot read standard input: I/O operation on closed file")


@pytest.mark.parametrize("address", ["http://courier.example/1", "HTTPS://a.example"])
def test_addresses_are_fetched_only_if_asked(address: str) -> None:
    assert only_problem(address) == (
        f"cannot read {address}: addresses are not fetched here; save the page and give the file"
    )


@pytest.mark.parametrize("address", ["ftp://a.b/c", "FILE:///etc/hosts"])
def test_other_addresses_are_refused(address: str) -> None:
    assert only_problem(address) == (
        f"cannot read {address}: only addresses with http or https are read; give a file"
    )


def test_names_cannot_break_the_line(tmp_path: Path) -> None:
    told = only_problem("no\n\x1b[31m\u202esuch")
    assert told.startswith(r"cannot read 'no\n\x1b[31m\u202esuch': there is no such file")
    (tmp_path / "new\nline.txt").write_text("The ferry is back.")
    assert r"new\nline.txt'?" in only_problem(str(tmp_path / "newline.txt"))
    assert "cannot read '': the name is empty" in only_problem("")
    assert "cannot read 'a\\x00b': embedded null byte" in only_problem("a\0b")
    assert "File name too long" in only_problem("a" * 5_000)


def test_a_strange_name_is_kept_escaped(tmp_path: Path) -> None:
    path = tmp_path / "new\nline.txt"
    path.write_text("The ferry is back.")
    (only,) = read(str(path)).articles
    assert only.origin is not None
    assert only.origin.source == repr(str(path))


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    found = taken(data)
    assert bool(found.articles) != bool(found.problems) or data.lstrip().startswith(b"{")
    assert all(str(each).isprintable() for each in found.problems)


@given(st.text(max_size=60))
def test_no_name_raises(name: str) -> None:
    found = read(name, stdin=io.BytesIO(b""))
    assert all(str(each).isprintable() for each in found.problems)


DEEP = {
    "div": "'<div>' * 100_000 + 'The ferry is back.' + '</div>' * 100_000",
    "unclosed": "'<html>' + '<b>' * 100_000 + 'The ferry is back.'",
    "lists": "'<html>' + '<ul><li>' * 50_000 + 'The ferry is back.'",
    "tables": "'<html>' + '<table><tr><td>' * 33_000 + 'The ferry is back.'",
}


@pytest.mark.parametrize("shape", DEEP)
def test_a_page_nested_100_000_deep(shape: str) -> None:
    code = (
        "import io; from tellings.intake import read\n"
        f"page = {DEEP[shape]}\n"
        "print([a.text for a in read('-', stdin=io.BytesIO(page.encode())).articles])"
    )
    # In a process of its own: a parser written in C would take the tests down with it.
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.returncode, done.stdout) == (0, "['The ferry is back.']\n"), done.stderr


SENTENCE = "The council of Vell said on Tuesday that \u201cthe bridge\u201d would close. "
LARGE = {
    "text": (SENTENCE, 75_000, ""),
    "paragraphs": (f"<p>{SENTENCE}", 70_000, "<html><article>"),
    "one paragraph": (SENTENCE, 75_000, "<html><p>"),
    "open tags": ("<a <", 1_250_000, "<html><p>The ferry is back."),
    "open quotes": ('<a href="', 550_000, "<html><p>The ferry is back."),
    "open comments": ("<!--", 1_250_000, "<html><p>The ferry is back."),
    "open titles": ("<title>", 200_000, "<html><p>The ferry is back."),
    "words": ("ferry ", 900_000, '{"text": "'),
    "brackets": ("[", 5_000_000, '{"text": "a", "b": '),
}


@pytest.mark.parametrize("shape", LARGE)
def test_megabytes_on_one_line(shape: str) -> None:
    unit, times, before = LARGE[shape]
    # Each takes a second or two; what grows with the square of the length takes minutes.
    with costs.under(30):
        found = taken((before + unit * times).encode())
    assert len(found.articles) + len(found.problems) == 1


def test_a_text_longer_than_any_article_is_refused_alone(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = ("title,text", f"Long,{'words ' * 1_400_000}", "Short,The bridge opened on Friday.")
    table.write_text("\n".join(rows), "utf-8")
    found = read(str(table))
    assert [article.text for article in found.articles] == ["The bridge opened on Friday."]
    (problem,) = found.problems
    assert "8 million characters" in str(problem)


def test_a_text_of_more_lines_than_any_article_is_refused(tmp_path: Path) -> None:
    text = "The bridge is open.\n" * 150_001
    assert "more than 150,000 lines" in problem(tmp_path, "long.txt", text.encode())
