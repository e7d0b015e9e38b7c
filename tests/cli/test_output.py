"""Files are written whole or not at all, and stay what they are: links, pipes, rights."""

from __future__ import annotations

import os
import resource
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tellings.cli import output
from tellings.errors import UseError


@contextmanager
def no_room() -> Iterator[None]:
    """No file may grow beyond ten bytes, as on a disk that is full.

    No fixture: between its test and its end pytest itself may write to a file.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_that_cannot_be_finished_is_not_begun(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("earlier", "utf-8")
    with no_room(), pytest.raises(UseError) as refused:
        output.write(page, "later " * 10)
    assert str(refused.value) == f"cannot write {page}: File too large; name another file"
    assert page.read_text("utf-8") == "earlier"
    assert list(tmp_path.iterdir()) == [page]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    page, link = tmp_path / "page.html", tmp_path / "latest.html"
    page.write_text("earlier", "utf-8")
    link.symlink_to(page)
    output.write(link, "later")
    assert link.is_symlink()
    assert page.read_text("utf-8") == "later"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    output.write(pipe, "later")
    reader.join(120)
    assert read == ["later"]
    assert pipe.is_fifo()


@pytest.mark.parametrize(("mask", "rights"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_usual_rights(mask: int, rights: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        output.write(tmp_path / "page.html", "words")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == rights


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.touch(0o640)
    page.chmod(0o640)
    output.write(page, "words")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640


def test_characters_that_are_none_are_replaced(tmp_path: Path) -> None:
    output.write(tmp_path / "page.html", "half \ud83d é")
    assert (tmp_path / "page.html").read_text("utf-8") == "half ? é"


def test_a_name_that_cannot_be_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UseError, match=r"cannot write .*: File name too long; name another file"):
        output.check(tmp_path / ("x" * 300), [])


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    page = tmp_path / f"{'x' * 250}.html"
    output.check(page, ["-", "no\0name", "x" * 300])
    output.write(page, "words")
    assert page.read_text("utf-8") == "words"
