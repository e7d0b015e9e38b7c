"""Adding: once and again, newer steps, copies that come in any order, stories that follow them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tellings import api
from tellings.errors import ReadError
from tellings.library import Library, annotating
from tellings.library.adding import Outcome
from tellings.library.annotating import Task
from tellings.model import Article, Block, Note, Reading
from tellings.pipeline import Pipeline, build
from tellings.store import Store, StoreError, open_store
from tests.library.conftest import NOW
from tests.library.reports import ROWS, lines

WIRE, ECHO, LEDGER, MOOR, BREAD, BREAD_TOO, OTTER = range(7)


def articles(folder: Path, *numbers: int) -> list[Article]:
    found = list(api.articles([str(lines(folder / "rows.jsonl", *numbers))]))
    assert all(isinstance(each, Article) for each in found)
    return found  # type: ignore[return-value]


def add(path: Path, found: Sequence[Article | Task | ReadError], **more: object) -> list[str]:
    """Add and say what came of each, without repairs."""
    with Library.open(path, add=True, clock=lambda: NOW) as library:
        outcomes = list(library.add(found, **more))  # type: ignore[arg-type]
    return [
        "failed" if isinstance(each, ReadError) else each.how
        for each in outcomes
        if isinstance(each, ReadError) or each.how != "repaired"
    ]


def grouped(path: Path) -> set[frozenset[str]]:
    """The stories, as the outlets that tell them."""
    with Library.open(path) as library:
        return {frozenset(line.outlets) for line in library.stories()}


def leaders(path: Path) -> dict[str, str]:
    """The outlets of copies, and of what they are copies of."""
    with open_store(path) as store:
        rows = {row.id: row for row in store.articles.rows()}
        return {row.outlet: rows[row.copy_of].outlet for row in rows.values() if row.copy_of}


def whole(path: Path) -> object:
    """All that matters of a library, whenever it was added."""
    with open_store(path) as store:
        assert store.check() == ()
        return [
            (row.id, row.outlet, row.at, row.copy_of, store.stories.membership(row.id),
             store.notes.reading(row.id).notes, store.copies.of(row.id))
            for row in sorted(store.articles.rows(), key=lambda row: row.id)
        ]  # fmt: skip


# --- once and again ------------------------------------------------------------------------------


def test_articles_copies_and_stories_are_told_apart(made: Path) -> None:
    ferry = {"Valley News Agency", "Tarn Echo", "Pellam Ledger", "Moor Post"}
    assert grouped(made) == {
        frozenset(ferry),
        frozenset({"Oster Herald", "Oster Week"}),
        frozenset({"Lissen Gazette"}),
    }
    agency = "Valley News Agency"
    assert leaders(made) == {"Tarn Echo": agency, "Moor Post": agency}


def test_adding_again_changes_nothing(own: Path, tmp_path: Path) -> None:
    before = whole(own)
    assert add(own, articles(tmp_path)) == ["known"] * 7
    assert whole(own) == before
    with open_store(own) as store:
        runs = [(run.added, run.known, run.failed, run.state) for run in store.runs.rows()]
    assert runs == [(0, 7, 0, "done"), (7, 0, 0, "done")]


def test_what_is_known_is_not_annotated(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pipeline, "run", lambda *_: pytest.fail("it was annotated"))
    assert add(own, articles(tmp_path)) == ["known"] * 7


def test_twice_in_one_run_is_known_the_second_time(tmp_path: Path) -> None:
    found = articles(tmp_path, OTTER) * 2
    assert add(tmp_path / "new.db", found) == ["added", "known"]
    assert add(tmp_path / "new.db", found, again=True) == ["updated", "known"]


def test_problems_are_handed_on_and_counted(tmp_path: Path) -> None:
    menu = Article("0" * 12, "Home\nSport\nWeather\n")
    found: list[Article | ReadError] = [ReadError("a.txt", "is empty"), menu]
    assert add(tmp_path / "new.db", [*found, *articles(tmp_path, OTTER)]) == [
        "failed", "failed", "added",
    ]  # fmt: skip
    with open_store(tmp_path / "new.db") as store:
        (run,) = store.runs.rows()
        assert (run.added, run.known, run.failed) == (1, 0, 2)
        assert store.articles.count() == 1


def test_only_what_newer_steps_find_is_found_anew(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(own)
    steps = annotating.pipeline().steps
    ran = Counter[str]()

    def counted(step: annotating.Pipeline) -> object:
        def run(reading: Reading) -> Iterator[Note]:
            ran[step.name] += 1  # type: ignore[attr-defined]
            return step.run(reading)  # type: ignore[attr-defined,no-any-return]

        return run

    def line(name: str, version: str) -> Pipeline:
        return build([
            type(s)(s.name, version if s.name == name else s.version, s.needs, s.gives, s.uses,
                    counted(s))  # type: ignore[arg-type]
            for s in steps
        ])  # fmt: skip

    newer = line("times", "next")
    for module in ("annotating", "adding"):
        monkeypatch.setattr(f"tellings.library.{module}.pipeline", lambda: newer)
    assert add(own, articles(tmp_path)) == ["updated"] * 7
    assert ran == {"times": 7, "claims": 7}
    assert add(own, articles(tmp_path)) == ["known"] * 7
    monkeypatch.undo()
    assert add(own, articles(tmp_path)) == ["updated"] * 7
    assert whole(own) == before


def test_what_was_annotated_elsewhere_is_not_annotated_again(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(made) as store:
        ids = list(store.articles.ids())
        tasks = [Task(store.articles.get(each), store.notes.made(each)) for each in ids]
    monkeypatch.setattr("tellings.pipeline._made", lambda *_: pytest.fail("a step ran"))
    assert add(tmp_path / "new.db", tasks) == ["added"] * 7
    assert add(tmp_path / "new.db", tasks) == ["known"] * 7
    assert whole(tmp_path / "new.db") == whole(made)


@pytest.mark.parametrize("what", ["sketch", "profile"])
def test_what_is_grouped_by_is_made_anew_for_a_newer_version(
    what: str, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(own)
    with open_store(own) as store, store.adding() as adding:
        for id_ in store.articles.ids():
            if what == "sketch":
                adding.sketch(id_, 0, (1, 2), b"")
            else:
                adding.profile(id_, 0, b"", NOW)
    monkeypatch.setattr("tellings.pipeline._made", lambda *_: pytest.fail("a step ran"))
    assert add(own, articles(tmp_path)) == ["updated"] * 7
    assert add(own, articles(tmp_path)) == ["known"] * 7
    assert whole(own) == before


def test_stories_are_told_by_profiles_of_an_older_version_too(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    add(path, articles(tmp_path, WIRE))
    with open_store(path) as store, store.adding() as adding:
        (id_,) = store.articles.ids()
        adding.profile(id_, 0, b"", NOW - 3 * 86400)
    add(path, articles(tmp_path, LEDGER))
    assert grouped(path) == {frozenset({"Valley News Agency", "Pellam Ledger"})}
    with open_store(path) as store:
        kept = store.sketches.profile(id_)
        assert kept and kept.version and kept.data


def test_all_is_found_anew_when_asked_for(own: Path, tmp_path: Path) -> None:
    before = whole(own)
    assert add(own, articles(tmp_path, WIRE, MOOR), again=True) == ["updated", "updated"]
    assert whole(own) == before


def test_several_processes_give_the_same_library(made: Path, tmp_path: Path) -> None:
    assert add(tmp_path / "new.db", articles(tmp_path), jobs=2) == ["added"] * 7
    assert whole(tmp_path / "new.db") == whole(made)


# --- copies and stories --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "order",
    [(MOOR, LEDGER, ECHO, WIRE), (ECHO, MOOR, WIRE, LEDGER), (LEDGER, WIRE, MOOR, ECHO)],
)
def test_a_new_leader_takes_the_place_of_the_one_before(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    path = tmp_path / "new.db"
    for number in order:
        add(path, articles(tmp_path, number))
    agency = "Valley News Agency"
    assert leaders(path) == {"Tarn Echo": agency, "Moor Post": agency}
    assert len(grouped(path)) == 1
    with open_store(path) as store:
        assert store.check() == ()
        (row,) = store.stories.rows()
        members = {each.outlet: each for each in store.stories.members(row.id)}
        assert {outlet for outlet, each in members.items() if each.by == "copy"} == {
            "Tarn Echo", "Moor Post",
        }  # fmt: skip
        placed = {each.article for each in store.sketches.profiles()}
        assert placed == {members[agency].article, members["Pellam Ledger"].article}


def test_a_new_leader_says_whose_place_it_takes(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    add(path, articles(tmp_path, ECHO))
    add(path, articles(tmp_path, WIRE))
    with Library.open(path) as library:
        view = library.story(library.stories()[0].id)
        first, second = view.told
        assert first.membership.by == "first"
        why = first.membership.why
        assert why.endswith(f"it leads its copies in the place of {second.article}")
        assert second.copy and second.copy.of == first.article
        assert second.membership.by == "copy"


def test_copies_follow_their_leader(own: Path) -> None:
    """A move of a leader, as the repair gives it."""
    from tellings.library.placing import Placer
    from tellings.model import Move

    with open_store(own) as store:
        rows = {row.outlet: row for row in store.articles.rows()}
        wire, home = rows["Valley News Agency"], rows["Lissen Gazette"].story
        move = Move(wire.id, wire.story, home or "", "it fits better")
        placer = Placer(store)
        placer.grouping.repair = lambda around: (move,)  # type: ignore[method-assign]
        with store.adding() as adding:
            moves = placer.repair(adding, None, NOW)
        assert {each.article for each in moves} == {
            rows[name].id for name in ("Valley News Agency", "Tarn Echo", "Moor Post")
        }
        after = {row.outlet: row.story for row in store.articles.rows()}
        assert after["Tarn Echo"] == after["Moor Post"] == home
        assert after["Pellam Ledger"] == wire.story
        assert [each.why for each in store.stories.moves(story=home or "")][1:] == [
            "it follows the article that it is a copy of"
        ] * 2
        assert store.check() == ()


def test_two_libraries_open_at_once_see_each_others_stories(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with (
        Library.open(path, add=True, clock=lambda: NOW) as one,
        Library.open(path, add=True, clock=lambda: NOW) as two,
    ):
        first = one.add(articles(tmp_path, WIRE, MOOR))
        second = two.add(articles(tmp_path, LEDGER, BREAD, ECHO, BREAD_TOO))
        for each in (first, second, first, second, second, second):
            assert isinstance(each_of := next(each), Outcome) and each_of.how == "added"
        assert [each for each in (*first, *second) if getattr(each, "how", "") == "added"] == []
    ferry = frozenset({"Valley News Agency", "Tarn Echo", "Pellam Ledger", "Moor Post"})
    assert grouped(path) == {ferry, frozenset({"Oster Herald", "Oster Week"})}
    with open_store(path) as store:
        assert store.check() == ()


# --- when it goes wrong --------------------------------------------------------------------------


def test_what_was_added_stays_when_nobody_takes_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with Library.open(path, add=True, clock=lambda: NOW) as library:
        outcomes = library.add(articles(tmp_path, WIRE, ECHO, LEDGER))
        assert isinstance(next(outcomes), Outcome)
        outcomes.close()  # type: ignore[attr-defined]
    with open_store(path) as store:
        assert store.articles.count() == 1
        assert [run.state for run in store.runs.rows()] == ["stopped"]
    assert add(path, articles(tmp_path, WIRE, ECHO, LEDGER)) == ["known", "added", "added"]


def test_an_article_is_put_in_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.db"
    add(path, articles(tmp_path, WIRE))
    before = whole(path)
    real = Store.adding
    count = 0

    def full(self: object, *_: object) -> None:
        nonlocal count
        count += 1
        raise StoreError("new.db", "the disk is full")

    monkeypatch.setattr("tellings.store.adding.Adding.membership", full)
    with pytest.raises(StoreError, match="the disk is full"):
        add(path, articles(tmp_path, LEDGER))
    assert count == 1
    monkeypatch.undo()
    assert Store.adding is real
    assert whole(path) == before
    assert add(path, articles(tmp_path, LEDGER)) == ["added"]
    with open_store(path) as store:
        assert [run.state for run in store.runs.rows()] == ["done", "failed", "done"]


def test_the_headline_and_the_credit_are_kept_for_lists(made: Path) -> None:
    with open_store(made) as store:
        rows = {row.outlet: row for row in store.articles.rows()}
    assert rows["Pellam Ledger"].title == ROWS[LEDGER]["title"]
    assert rows["Tarn Echo"].agency == "VNA"
    assert Block.__struct_config__.tag == "block"
