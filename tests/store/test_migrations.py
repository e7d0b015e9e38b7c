"""Files of every earlier version are brought to the newest with all that is in them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tellings.store import StoreError, migrations, open_store
from tests.store.build import article, library, put

TEXTS = [article(f"The ferry {number}.", outlet="Standard") for number in range(3)]


def at_version(path: Path, version: int) -> None:
    """Make a library as a release with that version of the schema left it, articles in it."""
    changes = migrations.changes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "changes", lambda: changes[:version])
        with open_store(path, create=True) as store:
            for each in TEXTS:
                with store.adding() as adding:
                    put(adding, each, at=5.0, story="s1")


def pragma(path: Path, name: str) -> object:
    with sqlite3.connect(path) as raw:
        return raw.execute(f"PRAGMA {name}").fetchone()[0]


def schema(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as raw:
        return raw.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()


def test_there_are_versions_to_come_from() -> None:
    assert migrations.newest() >= 2


@pytest.mark.parametrize("version", range(1, migrations.newest() + 1))
def test_an_earlier_file_keeps_what_it_has(tmp_path: Path, version: int) -> None:
    path, fresh = tmp_path / "news.db", tmp_path / "fresh.db"
    at_version(path, version)
    assert pragma(path, "user_version") == version
    with open_store(path) as store:
        assert [store.articles.get(each.id) for each in TEXTS] == TEXTS
        assert store.stories.row("s1").articles == 3
        assert len(store.find("ferry").hits) == 3
        store.end(store.begin("add", ["a"], 1.0), 2.0)
        assert store.check() == ()
    open_store(fresh, create=True).close()
    assert schema(path) == schema(fresh)
    assert pragma(path, "user_version") == migrations.newest()
    assert pragma(path, "application_id") == migrations.APPLICATION
    assert pragma(path, "journal_mode") == "wal"


def test_a_change_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    at_version(path, 1)
    before = schema(path)
    changes = migrations.changes()
    broken = (changes[0], changes[1] + "CREATE TABLE half (x);\nCREATE TABLE state (x);\n")
    monkeypatch.setattr(migrations, "changes", lambda: broken)
    with pytest.raises(StoreError, match="already exists"):
        open_store(path)
    monkeypatch.undo()
    assert (schema(path), pragma(path, "user_version")) == (before, 1)
    with open_store(path) as store:
        assert store.check() == ()


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with library(tmp_path, *TEXTS):
        pass
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {migrations.newest() + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="a newer Tellings wrote it") as told:
        open_store(path, create=True)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("statement", ["CREATE TABLE t (x)", "PRAGMA application_id = 77"])
def test_the_file_of_another_program_is_refused_and_left_alone(
    tmp_path: Path, statement: str
) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as raw:
        raw.execute(statement)
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(StoreError, match="file of another program"):
            open_store(path, create=create)
    assert path.read_bytes() == before


def test_several_may_make_it_at_once(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom tellings.store import open_store\nsys.stdin.read(1)\n"
        "with open_store(sys.argv[1], create=True) as s: print(s.check())"
    )
    path = tmp_path / "news.db"
    ran = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    assert [each.communicate("x")[0].strip() for each in ran] == ["()"] * 4


def test_statements_are_cut_where_they_end() -> None:
    script = (
        "-- a; b\nCREATE TABLE x (y);\nCREATE TRIGGER t AFTER INSERT ON x BEGIN\n"
        "    SELECT 1;\nEND;\n\n"
    )
    found = list(migrations.statements(script))
    assert len(found) == 2
    assert "".join(found) == script.rstrip("\n") + "\n"
    for change in migrations.changes():
        assert "".join(migrations.statements(change)) == change.rstrip("\n") + "\n"
