"""Adding, moving, copying and forgetting in any order: the file holds what a plain dict holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tellings.model import Copy, Membership
from tellings.store import open_store
from tests.store.build import article, put

TEXTS = [
    article(f"The ferry {name}.\n\nAna said “{name} it is”.", outlet=outlet)
    for name, outlet in zip("abcdef", ("X", "Y", "Z", "X", "Y", ""), strict=True)
]
ARTICLES = st.sampled_from(TEXTS)
STORIES = st.sampled_from(["s1", "s2", "s3"])
TIMES = st.none() | st.floats(-1e10, 1e10)


class Library(RuleBasedStateMachine):
    """A library, and beside it what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "news.db"
        self.store = open_store(self.path, create=True)
        self.times: dict[str, float | None] = {}
        self.stories: dict[str, str] = {}
        self.leaders: dict[str, str] = {}

    @rule(whole=ARTICLES, at=TIMES, story=STORIES)
    def add(self, whole: object, at: float | None, story: str) -> None:
        with self.store.adding() as adding:
            put(adding, whole, at=at, story=story, speaker="Ana")  # type: ignore[arg-type]
        if whole.id not in self.times:  # type: ignore[attr-defined]
            self.times[whole.id], self.stories[whole.id] = at, story  # type: ignore[attr-defined]

    @rule(whole=ARTICLES)
    def drop(self, whole: object) -> None:
        id_ = whole.id  # type: ignore[attr-defined]
        with self.store.adding() as adding:
            assert adding.drop(id_) == (id_ in self.times)
        self.times.pop(id_, None)
        self.stories.pop(id_, None)
        self.leaders = {k: v for k, v in self.leaders.items() if id_ not in (k, v)}

    @precondition(lambda self: self.times)
    @rule(data=st.data(), story=STORIES)
    def move(self, data: st.DataObject, story: str) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.times)))
        with self.store.adding() as adding:
            adding.membership(Membership(id_, story, "repair", 0.5), 3.0)
        self.stories[id_] = story

    @precondition(lambda self: self.stories)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.stories)))
        with self.store.adding() as adding:
            assert adding.leave(id_)
        del self.stories[id_]

    @precondition(lambda self: self.times)
    @rule(data=st.data(), at=TIMES)
    def retime(self, data: st.DataObject, at: float | None) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.times)))
        with self.store.adding() as adding:
            adding.time(id_, at)
        self.times[id_] = at

    @precondition(lambda self: len(self.times) > 1)
    @rule(data=st.data())
    def copy(self, data: st.DataObject) -> None:
        copy, leader = data.draw(st.permutations(sorted(self.times)))[:2]
        with self.store.adding() as adding:
            adding.copies([Copy(copy, leader, "cover", 0.5)])
        self.leaders.pop(leader, None)
        self.leaders = {k: v for k, v in self.leaders.items() if v != copy}
        self.leaders[copy] = leader

    @rule()
    def open_again(self) -> None:
        self.store.close()
        self.store = open_store(self.path)

    @rule(whole=ARTICLES)
    def fail(self, whole: object) -> None:
        try:
            with self.store.adding() as adding:
                adding.drop(whole.id)  # type: ignore[attr-defined]
                put(adding, whole, at=0.0, story="s9")  # type: ignore[arg-type]
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @invariant()
    def it_is_whole(self) -> None:
        store = self.store
        assert store.check() == ()
        assert {each.id for each in store.articles.rows()} == set(self.times)
        assert {hit.article for hit in store.find("ferry").hits} == set(self.times)
        assert {hit.article for hit in store.find("", by="ana").hits} == set(self.times)
        assert set(store.sketches.near([1])) == set(self.times)
        for id_, at in self.times.items():
            row = store.articles.row(id_)
            assert (row.at, row.story) == (at, self.stories.get(id_))
            assert row.copy_of == self.leaders.get(id_)
        counts = {row.id: row.articles for row in store.stories.rows()}
        stories = list(self.stories.values())
        assert counts == {story: stories.count(story) for story in stories}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
