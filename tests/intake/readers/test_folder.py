"""Folders: every file in order, hidden ones not, nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tellings.intake import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports in three folders, and what is no report."""
    for name, text in {
        "reports/b.txt": "It rose.",
        "reports/a/z.txt": "It sank.",
        "reports/c/d/e.jsonl": '{"text": "It floats."}',
        "reports/.git/config.txt": "It is hidden.",
        "reports/c/.hidden.txt": "It is hidden.",
        "outside/secret.txt": "It is a secret.",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "reports"


def test_files_are_read_in_the_order_of_their_names(folder: Path) -> None:
    found = read(str(folder))
    assert found.problems == ()
    assert [each.text for each in found.articles] == ["It sank.", "It rose.", "It floats."]
    sources = [each.origin and each.origin.source for each in found.articles]
    assert sources == [str(folder / name) for name in ("a/z.txt", "b.txt", "c/d/e.jsonl")]


def test_links_lead_nowhere(folder: Path) -> None:
    (folder / "0").symlink_to(folder.parent / "outside")
    (folder / "1.txt").symlink_to(folder.parent / "outside" / "secret.txt")
    (folder / "2").symlink_to(folder)
    (folder / "3.txt").symlink_to(folder / "b.txt")
    (folder / "4.txt").symlink_to(folder.parent / "none")
    found = read(str(folder))
    assert [each.text for each in found.articles] == ["It sank.", "It rose.", "It floats."]
    assert [str(each) for each in found.problems] == [
        f"cannot read {folder / name}: is a link that leads out of the folder;"
        " give what it leads to"
        for name in ("0", "1.txt", "4.txt")
    ]


def test_a_link_that_is_given_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert len(read(str(tmp_path / "link")).articles) == 3


def test_what_cannot_be_read_does_not_harm_the_rest(folder: Path) -> None:
    (folder / "a" / "empty.txt").touch()
    os.mkfifo(folder / "pipe")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = read(str(folder))
    assert len(found.articles) == 3
    assert [str(each) for each in found.problems] == [
        f"cannot read {folder}/a/empty.txt: is empty; give a file with text in it",
        f"cannot read {folder}/picture.png: is a picture; give the text as text",
        f"cannot read {folder}/pipe: is a pipe; send it to standard input and give -",
    ]


def test_a_folder_that_may_not_be_listed(folder: Path) -> None:
    (folder / "c").chmod(0)
    if os.access(folder / "c", os.R_OK):
        pytest.skip("this user may read every folder")
    found = read(str(folder))
    (folder / "c").chmod(0o755)
    assert len(found.articles) == 2
    assert [str(each) for each in found.problems] == [
        f"cannot read {folder}/c: Permission denied; give another folder"
    ]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    (told,) = read(str(tmp_path)).problems
    assert str(told).endswith("is a folder without files; give one with reports in it")


def test_folders_nested_deep(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(300):
        path = path / "a"
    path.mkdir(parents=True)
    (path / "b.txt").write_text("It sank.")
    assert [each.text for each in read(str(tmp_path)).articles] == ["It sank."]


def test_many_problems_are_counted(tmp_path: Path) -> None:
    for n in range(130):
        (tmp_path / f"{n:03}.txt").touch()
    found = read(str(tmp_path))
    assert len(found.problems) == 101
    assert str(found.problems[-1]) == f"cannot read {tmp_path}: 30 more files have problems"
