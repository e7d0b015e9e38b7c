"""Adding survives being killed at any moment, and two processes that add at once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tellings.model import Membership
from tellings.store import Store, open_store
from tests.store.build import article, library, reading

TEXTS = [
    article(f"The ferry {number} sails.\n\nAna said “it is number {number}”.", outlet="Standard")
    for number in range(60)
]

# Adds the articles of a range and says the id of each when it is kept.
ADD = """
import sys
from tellings.store import open_store
from tests.store.build import put
from tests.store.test_adding import TEXTS
path, first, last, step = sys.argv[1], *map(int, sys.argv[2:])
with open_store(path, create=True) as store:
    print("open", flush=True)
    for number in range(first, last, step):
        each = TEXTS[number]
        with store.adding() as adding:
            put(adding, each, at=float(number), story=f"s{number % 7}", speaker="Ana Vell")
        print(each.id, flush=True)
"""


def adding(path: Path, first: int = 0, last: int = len(TEXTS), step: int = 1) -> subprocess.Popen:
    asked = [sys.executable, "-c", ADD, str(path), str(first), str(last), str(step)]
    return subprocess.Popen(asked, stdout=subprocess.PIPE, text=True)


def whole(store: Store, at_least: set[str]) -> None:
    """Every article is there once with all that was made of it, and those that were said to be."""
    ids = list(store.articles.ids())
    assert len(ids) == len(set(ids))
    assert at_least <= set(ids)
    by_id = {each.id: each for each in TEXTS}
    for id_ in ids:
        assert store.notes.reading(id_) == reading(by_id[id_], "Ana Vell")
        assert store.stories.membership(id_) is not None
        assert store.sketches.profile(id_) is not None
    found = {hit.article for hit in store.find("ferry", limit=1_000).hits}
    assert found == set(ids)
    assert sum(row.articles for row in store.stories.rows()) == len(ids)
    assert store.check() == ()


def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    path, chance = tmp_path / "news.db", random.Random(3)
    said: set[str] = set()
    for _ in range(8):
        process = adding(path)
        assert process.stdout
        for _ in range(chance.randrange(1, 12)):  # so many lines, and then some way into the next
            said.add(process.stdout.readline().strip())
        try:
            process.wait(chance.random() * 0.01)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        said |= set(process.communicate()[0].split())
        with open_store(path) as store:
            whole(store, said - {"open", ""})
    adding(path).communicate()
    with open_store(path) as store:
        whole(store, {each.id for each in TEXTS})
        assert store.articles.count() == len(TEXTS)


def test_killed_before_it_is_made(tmp_path: Path) -> None:
    chance = random.Random(5)
    for number in range(4):
        path = tmp_path / f"{number}.db"
        process = adding(path, 0, 1)
        try:
            process.wait(0.1 + chance.random() * 0.2)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        with open_store(path, create=True) as store:
            assert store.check() == ()


@pytest.mark.parametrize(
    "ranges", [((0, 60), (0, 60)), ((0, 40), (20, 60))], ids=["same", "others"]
)
def test_two_processes_may_add_at_once(tmp_path: Path, ranges: tuple[tuple[int, int], ...]) -> None:
    path = tmp_path / "news.db"
    ran = [adding(path, *each) for each in ranges]
    said = {id_ for each in ran for id_ in each.communicate()[0].split()} - {"open"}
    assert [each.returncode for each in ran] == [0, 0]
    with open_store(path) as store:
        whole(store, said)
        assert store.articles.count() == len(TEXTS)


def test_one_may_read_while_another_adds(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    open_store(path, create=True).close()
    process = adding(path)
    with open_store(path) as store:
        while process.poll() is None:
            rows = store.stories.rows()
            assert len(rows) <= 7
            for each in store.find("ferry number").hits:
                assert store.articles.has(each.article)
    with open_store(path) as store:
        assert store.articles.count() == len(TEXTS)


def test_transactions_are_not_nested(tmp_path: Path) -> None:
    with library(tmp_path, TEXTS[0]) as store, store.adding() as adding:
        with pytest.raises(RuntimeError, match="open already"), store.adding():
            pass
        adding.membership(Membership(TEXTS[0].id, "s9", "repair"), 1.0)
    with open_store(tmp_path / "news.db") as store:
        assert store.stories.has("s9")
