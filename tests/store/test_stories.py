"""Stories: who is in them since when, their counts, what moved, and what others changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import UseError
from tellings.model import Copy, Link, Membership, Move, Ref
from tellings.store import Changed, MoveRow, RunRow, StoryRow, open_store
from tests.store.build import DAY, article, library, put

A, B, C, D = (
    article(f"The ferry {name}.", outlet=outlet, title=f"Ferry {name}")
    for name, outlet in zip("ABCD", ("Standard", "Courier", "Standard", "Réview"), strict=True)
)
LINKS = (
    Link("same-quotation", (Ref(A.id, "x"), Ref(B.id, "y")), "test"),
    Link("same-claim", (Ref(A.id, "z"), Ref(B.id, "y")), "test", why="said"),
)


def test_counts_and_times_are_those_of_the_members(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            for day, whole in ((4, A), (2, B), (9, C)):
                put(adding, whole, at=day * DAY, story="s1")
        assert store.stories.row("s1") == StoryRow("s1", 2 * DAY, 9 * DAY, 3, 2)
        with store.adding() as adding:
            assert adding.leave(C.id)
            assert not adding.leave(C.id)
        assert store.stories.row("s1") == StoryRow("s1", 2 * DAY, 4 * DAY, 2, 2)
        with store.adding() as adding:
            adding.membership(Membership(B.id, "s2", "repair", 0.5, "names"), 7.0)
        assert store.stories.row("s1") == StoryRow("s1", 4 * DAY, 4 * DAY, 1, 1)
        assert store.stories.row("s2") == StoryRow("s2", 2 * DAY, 2 * DAY, 1, 1)
        with store.adding() as adding:
            adding.membership(Membership(A.id, "s2", "repair"), 7.0)
        assert not store.stories.has("s1")
        assert store.stories.known() == ("s1", "s2")
        assert store.check() == ()


def test_members_tell_what_a_list_needs(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            put(adding, A, at=2 * DAY, story="s1")
            put(adding, B, story="s1")
            adding.copies([Copy(B.id, A.id, "cover", 0.9)])
            adding.membership(Membership(B.id, "s1", "copy", 0.9, "a copy"), 5.0)
        first, second = store.stories.members("s1")
        assert (first.article, first.outlet, first.title, first.at) == (
            *(A.id, "Standard", "Ferry A", 2 * DAY),
        )
        assert (second.article, second.copy_of, second.by, second.why) == (
            *(B.id, A.id, "copy", "a copy"),
        )
        assert second.at == second.added == 1_000 * DAY
        assert (first.added, second.since) == (1_000 * DAY, 1_000 * DAY)
        assert store.stories.members_of(["s2", "s1"]) == {"s2": [], "s1": [first, second]}
        assert store.stories.member(B.id) == second
        assert store.stories.membership(B.id) == Membership(B.id, "s1", "copy", 0.9, "a copy")
        assert store.stories.membership("x") is None


def test_stories_are_listed_by_what_is_asked(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            for day, whole, story in ((1, A, "s1"), (5, B, "s1"), (3, C, "s2"), (9, D, "s3")):
                put(adding, whole, at=day * DAY, story=story)

        def listed(**asked: object) -> list[str]:
            return [row.id for row in store.stories.rows(**asked)]  # type: ignore[arg-type]

        assert listed() == ["s3", "s1", "s2"]
        assert listed(limit=2) == ["s3", "s1"]
        assert listed(since=5 * DAY) == ["s3", "s1"]
        assert listed(until=2 * DAY) == ["s1"]
        assert listed(since=2.5 * DAY, until=3 * DAY) == ["s1", "s2"]
        assert listed(min_outlets=2) == ["s1"]
        assert listed(outlet="standard") == ["s1", "s2"]
        assert listed(outlet="REVIEW") == ["s3"]
        assert listed(outlet="our") == ["s1"]
        assert listed(outlet="Gazette") == listed(outlet=" ") == []
        assert store.stories.called("s") == ("s1", "s2", "s3")
        assert store.stories.count() == 3


def test_moves_are_logged(tmp_path: Path) -> None:
    moves = [Move(A.id, None, "s1", "new"), Move(A.id, "s1", "s2", "split")]
    with library(tmp_path, A) as store:
        with store.adding() as adding:
            adding.moves(moves, 9.0)
            adding.moves([Move(B.id, "s2", "s3")], 10.0)
        rows = [MoveRow(9.0, A.id, None, "s1", "new"), MoveRow(9.0, A.id, "s1", "s2", "split")]
        assert store.stories.moves(article=A.id) == rows
        assert store.stories.moves(story="s1") == rows
        assert store.stories.moves(story="s3") == [MoveRow(10.0, B.id, "s2", "s3", "")]
        assert len(store.stories.moves()) == 3


def test_links_hold_as_long_as_the_members_do(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            put(adding, A, story="s1")
            put(adding, B, story="s1")
            adding.links("s1", "collate 1", LINKS)
        assert store.stories.links("s1", "collate 1") == LINKS
        assert store.stories.links("s1", "collate 2") is None
        with store.adding() as adding:
            put(adding, C, story="s1")
        assert store.stories.links("s1", "collate 1") is None
        with store.adding() as adding:
            adding.links("s1", "collate 1", ())
        assert store.stories.links("s1", "collate 1") == ()
        with store.adding() as adding:
            adding.leave(C.id)
        assert store.stories.links("s1", "collate 1") is None
        with store.adding() as adding, pytest.raises(KeyError):
            adding.links("s9", "collate 1", LINKS)


def test_another_process_sees_what_changed(tmp_path: Path) -> None:
    with library(tmp_path, A) as ours, open_store(tmp_path / "news.db") as theirs:
        seen = ours.stories.revision()
        assert [each.article for each in ours.stories.changed(0)] == [A.id]
        assert list(ours.stories.changed(seen)) == []
        with theirs.adding() as adding:
            put(adding, B, story="s1")
            put(adding, C, story="s1")
            adding.leave(A.id)
        assert ours.stories.revision() == seen + 1
        assert list(ours.stories.changed(seen)) == [
            Changed(A.id, None),
            Changed(B.id, "s1", "first", B.id.encode()),
            Changed(C.id, "s1", "first", C.id.encode()),
        ]
        seen = ours.stories.revision()
        with theirs.adding() as adding:
            adding.drop(B.id)
            adding.membership(Membership(A.id, "s1", "repair"), 1.0)
        changed = list(ours.stories.changed(seen))
        assert [(each.article, each.story) for each in changed] == [(B.id, None), (A.id, "s1")]


def test_a_transaction_that_fails_changes_nothing(tmp_path: Path) -> None:
    with library(tmp_path, A) as store:
        seen = store.stories.revision()
        with pytest.raises(ZeroDivisionError), store.adding() as adding:
            put(adding, B, story="s1")
            assert store.articles.has(B.id)
            raise ZeroDivisionError
        assert not store.articles.has(B.id)
        assert store.find("ferry B").hits == ()
        assert store.stories.revision() == seen
        assert store.check() == ()


def test_runs_tell_what_was_done(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        run = store.begin("add", ["a.txt", "b\udcff.txt"], 5.0)
        with store.adding() as adding:
            adding.count(run, added=2, failed=1)
            adding.count(run, known=3)
        assert store.runs.row(run) == RunRow(
            1, 5.0, None, "add", ("a.txt", "b\ufffd.txt"), 2, 3, 1, "running"
        )
        store.end(run, 8.0, "stopped")
        other = store.begin("watch", [], 9.0)
        assert [(each.number, each.state) for each in store.runs.rows()] == [
            (other, "running"),
            (run, "stopped"),
        ]
        assert len(store.runs.rows(limit=1)) == 1
        with pytest.raises(KeyError):
            store.runs.row(9)


def test_stories_with_words_in_an_article(tmp_path: Path) -> None:
    with library(tmp_path, A, B, C) as store:
        rows = store.stories.rows(words="ferry b")
        assert [row.id for row in rows] == [f"s{B.id}"]
        assert len(store.stories.rows(words="FERRY")) == 3
        assert store.stories.rows(words="unheard") == []
        with pytest.raises(UseError):
            store.stories.rows(words="?!")


def test_stories_go_on_after_one(tmp_path: Path) -> None:
    with library(tmp_path, A, B, C) as store:
        every = store.stories.rows()
        for number, row in enumerate(every):
            assert store.stories.rows(after=(row.last, row.id)) == every[number + 1 :]
        assert store.stories.rows(after=(every[0].last, every[0].id), limit=1) == every[1:2]
