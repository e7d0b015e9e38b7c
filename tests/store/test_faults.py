"""What is wrong with a file is told in one line that names it, and nothing is lost by it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tellings.store import Store, StoreError, open_store, opening
from tests.store.build import article, library, put

TEXTS = [article(f"The ferry {number}. " + "It sails. " * 200) for number in range(40)]


def refused(path: Path, words: str, **asked: object) -> None:
    """Opening says so, in one line that names the file."""
    with pytest.raises(StoreError, match=words) as told:
        open_store(path, **asked)  # type: ignore[arg-type]
    said = str(told.value)
    assert str(path) in said
    assert "\n" not in said


def test_what_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "news.db", "there is no such file; `tellings add")
    refused(tmp_path / "no" / "news.db", "there is no folder", create=True)
    refused(tmp_path, "it is a folder", create=True)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_text("The ferry sails. " * 100)
    before = path.read_bytes()
    refused(path, "it is no library")
    refused(path, "it is no library", create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["a?mode=ro#x %41.db", "é\udcff 船.db", "it's.db", "-x.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    try:
        path.touch()
    except (OSError, UnicodeError):
        pytest.skip("no file can be called so here")
    with open_store(path, create=True) as store, store.adding() as adding:
        put(adding, TEXTS[0])
    assert path.stat().st_size > 0
    with open_store(path) as store:
        assert store.articles.count() == 1


def test_a_python_without_search_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "has_fts5", lambda: False)
    refused(tmp_path / "news.db", "has no FTS5", create=True)


def test_an_empty_file_becomes_one(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with open_store(path, create=True) as store:
        assert store.check() == ()


def test_another_process_that_writes_too_long(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with library(tmp_path, TEXTS[0]) as store, open_store(path, wait=0.05) as other, store.adding():
        assert other.articles.get(TEXTS[0].id) == TEXTS[0]  # reading goes on
        with pytest.raises(StoreError, match="another program is writing"), other.adding():
            pass


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off(tmp_path: Path, share: float) -> None:
    path = tmp_path / "news.db"
    with library(tmp_path, *TEXTS):
        pass
    os.truncate(path, int(path.stat().st_size * share))
    told = list(faults(path))
    assert told
    assert all(str(path) in line or "\n" not in line for line in told)


def faults(path: Path) -> list[str]:
    """What is told when a file is opened, checked and read; nothing else may be raised."""
    try:
        with open_store(path) as store:
            return [*store.check(), *read_all(store)]
    except StoreError as error:
        return [str(error)]


def read_all(store: Store) -> list[str]:
    told = []
    for each in TEXTS:
        try:
            assert store.notes.reading(each.id).article == each
        except StoreError as error:
            told.append(str(error))
        except KeyError:
            told.append(f"{each.id} is lost")
    try:
        store.find("ferry", by="")
        list(store.sketches.profiles())
        store.stories.members_of(row.id for row in store.stories.rows())
    except StoreError as error:
        told.append(str(error))
    return told


def test_damage_shows_and_raises_nothing_else(tmp_path: Path) -> None:
    chance = random.Random(7)
    path, copy = tmp_path / "news.db", tmp_path / "copy.db"
    with library(tmp_path, *TEXTS[:15]):
        pass
    whole = path.read_bytes()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 20, 400))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        copy.write_bytes(data)
        for line in faults(copy):
            assert "\n" not in line
        for beside in ("-wal", "-shm"):
            Path(f"{copy}{beside}").unlink(missing_ok=True)


def test_a_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    with library(tmp_path, *TEXTS[:2]) as store:
        pages = store._connection.value("PRAGMA page_count")
        store._connection.run(f"PRAGMA max_page_count = {pages + 6}")
        with pytest.raises(StoreError, match="the disk is full; make room"):
            for each in TEXTS[2:]:
                with store.adding() as adding:
                    put(adding, each)
        kept = store.articles.count()
        assert 2 <= kept < len(TEXTS)
        assert store.check() == ()
        store._connection.run("PRAGMA max_page_count = 1000000")
        for each in TEXTS:
            with store.adding() as adding:
                put(adding, each)
        assert store.articles.count() == len(TEXTS)
        assert store.check() == ()


LIMITED = """
import resource, signal, sys
from tellings.store import StoreError, open_store
from tests.store.build import put
from tests.store.test_faults import TEXTS
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    with open_store(sys.argv[1], create=True) as store:
        for each in TEXTS:
            with store.adding() as adding:
                put(adding, each)
            print(each.id, flush=True)
except StoreError as error:
    sys.exit(str(error))
"""


def test_a_file_that_may_not_grow_keeps_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"cannot use {path}: ")
    assert done.stderr.count("\n") == 1
    with open_store(path) as store:
        assert set(done.stdout.split()) <= set(store.articles.ids())
        assert store.check() == ()
        for each in TEXTS:
            with store.adding() as adding:
                put(adding, each)
        assert store.articles.count() == len(TEXTS)


def add_all(path: Path, added: list[str]) -> None:
    with open_store(path, create=True) as store:
        for each in TEXTS:
            with store.adding() as adding:
                put(adding, each)
            added.append(each.id)


@pytest.mark.skipif(not shutil.which("mount") or os.name != "posix", reason="no mounts here")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        added: list[str] = []
        with pytest.raises(StoreError, match="the disk is full"):
            add_all(disk / "news.db", added)
        with open_store(disk / "news.db") as store:
            assert added
            assert list(store.articles.ids()) == added
            assert store.check() == ()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


READING = """
import os, sys
from tellings.store import StoreError, migrations, open_store
migrations.changes()
os.setgid(65534); os.setuid(65534)
with open_store(sys.argv[1]) as store:
    print(len(store.find("ferry").hits), store.articles.count())
    try:
        with store.adding():
            pass
    except StoreError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users here")
def test_a_file_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    with library(tmp_path, TEXTS[0]):
        pass
    path = tmp_path / "news.db"
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    code = (
        READING if os.getuid() == 0 else READING.replace("os.setgid(65534); os.setuid(65534)", "")
    )
    if os.getuid() == 0 and not opened_to_all(tmp_path):
        pytest.skip("the folder of the tests is closed to others")
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, check=False, text=True
    )
    tmp_path.chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "1 1",
        f"cannot use {path}: it, or its folder, may not be written to;"
        " change the rights, or copy it elsewhere",
    ]


def opened_to_all(folder: Path) -> bool:
    """Whether others may come to the folder; what pytest makes is closed to them."""
    for each in (folder, *folder.parents):
        if not each.stat().st_mode & 0o005:
            if each.owner() != "root" or not each.is_relative_to("/tmp/pytest-of-root"):
                return False
            each.chmod(0o755)
    return True


def test_a_text_too_big_is_told(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        store._connection._raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 10_000)
        with pytest.raises(StoreError, match="too big"), store.adding() as adding:
            adding.article(article("x" * 20_000), added=0.0, at=None)
        assert store.articles.count() == 0
