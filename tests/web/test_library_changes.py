"""A library that grows, is held, damaged or taken away while it is served."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tellings import api
from tellings.library import Library
from tellings.web import work
from tellings.web.serving import Serving
from tests.library.reports import lines
from tests.web.asking import Client


@pytest.fixture
def own(served: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(served, tmp_path / "own.db"))


@pytest.fixture
def asking(own: Path) -> Iterator[Client]:
    serving = Serving(own, "127.0.0.1", 0)
    serving.begin()
    yield Client(serving.port)
    serving.end()


def test_what_is_added_is_seen_at_once(
    asking: Client, own: Path, ferry: str, tmp_path: Path
) -> None:
    before = asking.ask(f"/stories/{ferry}.json").json
    assert asking.ask(f"/stories/{ferry}").status == 200
    (text,) = [t.reading for t in _articles(own) if "Lifeboats" in t.reading.article.title.value]
    more = tmp_path / "more.txt"
    words = text.article.text.replace("Moss Arbery", "Linn Tarbet").replace("Teacher", "Nurse")
    more.write_text(
        f"Ferry passengers safe\n\n{words}\n\nThe inquiry begins on Monday, she said.\n"
    )
    with Library.open(own) as library:
        list(library.add(api.articles([str(more)], outlets=["Tarn Weekly"])))
        assert len(library.story(ferry).told) == 5
    after = asking.ask(f"/stories/{ferry}.json").json
    assert len(after["story"]["articles"]) == len(before["story"]["articles"]) + 1
    assert "5 articles" in asking.ask("/").text


def test_notes_that_are_made_anew_are_seen(
    asking: Client, own: Path, ferry: str, tmp_path: Path
) -> None:
    with Library.open(own) as library:
        before = library.revision()
        found = api.articles([str(lines(tmp_path / "one.jsonl", 2))])
        list(library.add(found, again=True))
        assert library.revision() != before


def test_a_library_that_is_gone(asking: Client, own: Path) -> None:
    for name in (own, Path(f"{own}-wal"), Path(f"{own}-shm")):
        name.unlink(missing_ok=True)
    page, twin = asking.ask("/"), asking.ask("/stories.json")
    assert (page.status, twin.status) == (503, 503)
    assert "there is no such file" in page.text
    assert str(own.parent) not in page.text
    assert twin.json["error"].startswith("cannot use own.db: there is no such file")


def test_a_library_that_is_damaged(asking: Client, own: Path) -> None:
    own.write_bytes(b"no library at all, but some bytes" * 1_000)
    for name in (Path(f"{own}-wal"), Path(f"{own}-shm")):
        name.unlink(missing_ok=True)
    answer = asking.ask("/")
    assert answer.status == 503
    assert "it is no library" in answer.text


def test_a_damaged_article_harms_no_other(asking: Client, own: Path, ferry: str) -> None:
    with closing(sqlite3.connect(own)) as raw, raw:
        (id_,) = raw.execute("SELECT id FROM article WHERE title LIKE 'Otter%'").fetchone()
        raw.execute("UPDATE article SET text = text || '!' WHERE id = ?", (id_,))
    answer = asking.ask(f"/articles/{id_}")
    assert answer.status == 503
    assert "it is damaged" in answer.text
    assert asking.ask("/").status == 200
    assert asking.ask(f"/stories/{ferry}").status == 200


def test_a_library_that_is_held(asking: Client, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PATIENCE", 0.05)
    with closing(sqlite3.connect(own, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("BEGIN EXCLUSIVE")
        answer = asking.ask("/")
        assert answer.status == 503
        assert "another program is writing to it" in answer.text
        raw.execute("ROLLBACK")
    assert asking.ask("/").status == 200


def test_reading_changes_nothing(asking: Client, own: Path, ferry: str) -> None:
    asking.ask("/")
    before = own.read_bytes()
    for path in ("/", f"/stories/{ferry}", "/speakers", "/search?q=ferry", "/about"):
        assert asking.ask(path).status == 200
    assert own.read_bytes() == before


def test_our_own_mistake_is_a_page(
    asking: Client, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Library, "counts", lambda self: 1 / 0)
    page, twin = asking.ask("/about"), asking.ask("/about.json")
    assert (page.status, twin.status) == (500, 500)
    assert "This is our mistake" in page.text
    assert "division" not in page.text
    assert page.fields["x-content-type-options"] == "nosniff"
    assert twin.json["error"].startswith("This is our mistake")


def _articles(path: Path) -> list[object]:
    with Library.open(path) as library:
        return [
            library.article(told.article)
            for story in library.stories()
            for told in library.story(story.id).told
        ]
