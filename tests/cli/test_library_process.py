"""A library under processes that are killed, stopped, crowded and left to watch.

Each process loads the models anew, so there are few of them.
"""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tellings.library import Library
from tellings.store import StoreError, open_store
from tests.cli.conftest import Run
from tests.intake.web.server import Reply, Site
from tests.intake.web.server import site as serving
from tests.library.conftest import made  # noqa: F401  a fixture
from tests.library.reports import ROWS, lines

PATIENCE = 300.0


def begun(*args: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tellings", *map(str, args)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def until(true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something that a process does."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never happened"
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def count(db: Path) -> int:
    try:
        with open_store(db) as store:
            return store.articles.count()
    except StoreError:  # it is just being made
        return 0


def whole(db: Path) -> object:
    """All that matters of a library, whenever it was added."""
    with open_store(db) as store:
        assert store.check() == ()
        found = [
            (row.id, row.at, row.copy_of, store.stories.membership(row.id), store.copies.of(row.id),
             store.notes.reading(row.id).notes)
            for row in store.articles.rows()
        ]  # fmt: skip
        stories = [(row.id, row.articles, row.outlets) for row in store.stories.rows()]
        hits = [(hit.article, hit.excerpts) for hit in store.find("pellam OR ferry").hits]
        return sorted(found), sorted(stories), hits


def test_killed_again_and_again_it_ends_as_if_it_never_was(
    made: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    reports, db = lines(tmp_path / "reports.jsonl"), tmp_path / "news.db"
    for least in (1, 4):
        process = begun("add", reports, "--db", db)
        until(lambda least=least: count(db) >= least, process)  # type: ignore[misc]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        with open_store(db) as store:
            assert store.check() == ()
    held = count(db)
    assert 4 <= held < 7
    done = begun("add", reports, "--db", db)
    said = done.communicate(timeout=PATIENCE)[1]
    assert said.startswith(f"tellings: added {7 - held}, known {held}; ")
    assert whole(db) == whole(made)
    with open_store(db) as store:
        states = [run.state for run in store.runs.rows()]
        assert states == ["done", "running", "running"]
        assert sum(run.added for run in store.runs.rows()) == 7


def test_ctrl_c_stops_after_the_article_at_hand(tmp_path: Path) -> None:
    reports, db = lines(tmp_path / "reports.jsonl"), tmp_path / "news.db"
    process = begun("add", reports, "--db", db)
    until(lambda: count(db) >= 1, process)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 130
    held = count(db)
    assert said.startswith(f"tellings: stopped: added {held}, known 0; ")
    assert len(said.splitlines()) == 1
    assert 1 <= held <= 7
    with open_store(db) as store:
        assert store.check() == ()
        assert [run.state for run in store.runs.rows()] == ["stopped"]


def test_a_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    reports, db = lines(tmp_path / "reports.jsonl"), tmp_path / "news.db"
    size = 420_000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [sys.executable, "-m", "tellings", "add", str(reports), "--db", str(db)],
        capture_output=True, text=True, preexec_fn=limited, check=False, timeout=PATIENCE,
    )  # fmt: skip
    problem, said = done.stderr.splitlines()
    assert "disk" in problem and str(db) in problem
    held = count(db)
    assert done.returncode == 3
    assert 1 <= held < 7
    assert said.startswith(f"tellings: added {held}, known 0; ")
    with open_store(db) as store:
        assert store.check() == ()


def test_two_processes_add_at_once(made: Path, tmp_path: Path) -> None:  # noqa: F811
    db = tmp_path / "news.db"
    halves = [lines(tmp_path / "a.jsonl", 0, 2, 4, 6), lines(tmp_path / "b.jsonl", 1, 3, 5, 6)]
    processes = [begun("add", half, "--db", db) for half in halves]
    said = [process.communicate(timeout=PATIENCE)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    with open_store(db) as store, open_store(made) as other:
        assert store.check() == ()
        assert store.articles.count() == 7

        def grouped(held: object) -> set[frozenset[str]]:
            return {
                frozenset(each.outlet for each in held.stories.members(row.id))  # type: ignore[attr-defined]
                for row in held.stories.rows()  # type: ignore[attr-defined]
            }

        assert grouped(store) == grouped(other)


# --- watch ---------------------------------------------------------------------------------------


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


def page(row: dict[str, str]) -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in row["text"].split("\n\n"))
    return (
        f"<!doctype html><html lang=en><head><title>{row['title']}</title>"
        f"<meta property='article:published_time' content='{row['published']}'>"
        f"<meta property='og:site_name' content='{row['outlet']}'></head>"
        f"<body><article><h1>{row['title']}</h1>{paragraphs}</article></body></html>"
    ).encode()


def feed(site: Site, *numbers: int) -> str:
    """A feed of some reports, and their pages."""
    items = ""
    for number in numbers:
        site.page(f"/{number}", page(ROWS[number]))
        items += f"<item><title>x</title><link>{site.url(f'/{number}')}</link></item>"
    rss = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    site.page("/feed", rss.encode(), Content_Type="application/rss+xml")
    return site.url("/feed")


def test_watch_adds_what_a_feed_brings(run: Run, site: Site, tmp_path: Path) -> None:
    db, cache = tmp_path / "news.db", tmp_path / "cache"
    asked = ["--db", db, "--times", "1", "--allow-private", "--cache", cache]
    done = run("watch", feed(site, 0, 6), site.url("/gone"), *asked)
    assert (done.exit_code, done.stdout) == (3, "")
    problem, line = done.stderr.splitlines()
    assert "/gone" in problem
    assert line.endswith(": added 2, known 0, failed 1; 2 stories new or changed")
    with Library.open(db) as library:
        assert {line.outlet for line in library.stories()} == {
            "Valley News Agency", "Lissen Gazette",
        }  # fmt: skip
    done = run("watch", site.url("/feed"), *asked)
    assert done.exit_code == 0
    assert done.stderr.endswith(": added 0, known 2; 0 stories new or changed\n")
    assert site.paths().count("/0") == 1


def test_watch_is_stopped_in_its_pause(site: Site, tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    process = begun(
        "watch", feed(site, 6), "--db", db, "--every", "1m", "--allow-private",
        "--cache", tmp_path / "cache",
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    assert line.endswith(": added 1, known 0; 1 story new or changed\n")
    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=PATIENCE)[1]
    assert (process.returncode, said) == (130, "tellings: stopped\n")


def test_watch_is_stopped_while_a_page_is_waited_for(site: Site, tmp_path: Path) -> None:
    waited, done = [], threading.Event()

    def slow(_: dict[str, str]) -> Reply:
        waited.append(1)
        done.wait(PATIENCE)
        return Reply(status=404)

    site.replies["/feed"] = slow
    process = begun(
        "watch", site.url("/feed"), "--db", tmp_path / "news.db", "--allow-private",
        "--cache", tmp_path / "cache",
    )  # fmt: skip
    until(lambda: bool(waited), process)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    # The page comes only now, or not at all: had it been waited for, it would be told as failed.
    said = process.communicate(timeout=PATIENCE)[1]
    done.set()
    assert process.returncode == 130
    assert said.endswith(": added 0, known 0; 0 stories new or changed\ntellings: stopped\n")


def test_a_reader_is_stopped_by_ctrl_c_with_code_130(
    run: Run, post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tellings.api.readings", stopped)
    done = run("read", post)
    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "tellings: stopped\n")
