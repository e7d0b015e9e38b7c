"""Copies, the bands by which they are looked for, and profiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.model import Copy, Membership, Passage, Span
from tellings.store import Adding, Kept, Store
from tests.store.build import DAY, article, library, put

A, B, C, D = (article(f"The ferry {name}.") for name in "ABCD")


def copy(of_whom: object, leader: object) -> Copy:
    passages = (Passage(Span(0, 3), Span(4, 7)), Passage(Span(5, 6), Span(8, 9)))
    return Copy(of_whom.id, leader.id, "cover", 0.75, passages, "3 runs")  # type: ignore[attr-defined]


def test_a_copy_comes_back_with_its_passages(tmp_path: Path) -> None:
    with library(tmp_path, A, B, C) as store:
        with store.adding() as adding:
            adding.copies([copy(B, A), copy(C, A)])
        assert store.copies.of(B.id) == copy(B, A)
        assert store.copies.of(A.id) is None
        assert store.copies.led_by(A.id) == (copy(B, A), copy(C, A))
        assert store.copies.group(C.id) == store.copies.group(A.id) == (A.id, B.id, C.id)
        assert store.copies.group("x") == ("x",)
        assert store.articles.row(B.id).copy_of == A.id


def test_another_leader_takes_the_group_over(tmp_path: Path) -> None:
    with library(tmp_path, A, B, C) as store:
        with store.adding() as adding:
            adding.copies([copy(B, A), copy(C, A)])
        with store.adding() as adding:
            adding.copies([copy(A, C), copy(B, C)])
        assert store.copies.group(A.id) == (C.id, A.id, B.id)
        assert store.check() == ()
        with store.adding() as adding:
            adding.no_copy(A.id)
        assert store.copies.group(A.id) == (A.id,)


def test_no_leader_is_a_copy_whatever_is_given(tmp_path: Path) -> None:
    with library(tmp_path, A, B, C, D) as store:
        with store.adding() as adding:
            adding.copies([copy(B, A)])
            adding.copies([copy(A, C)])
        assert store.copies.of(B.id) is None
        with store.adding() as adding:
            adding.copies([copy(D, A)])
        assert store.copies.of(A.id) is None
        assert store.check() == ()


def test_copies_are_let_go_with_their_leader(tmp_path: Path) -> None:
    with library(tmp_path, A, B) as store:
        with store.adding() as adding:
            adding.copies([copy(B, A)])
            adding.drop(A.id)
        assert store.copies.group(B.id) == (B.id,)
        assert store.check() == ()


def banded(adding: Adding, name: str, bands: list[int]) -> str:
    whole = article(name)
    adding.article(whole, added=0.0, at=None)
    adding.sketch(whole.id, 2, bands, b"more")
    return whole.id


def test_articles_that_share_most_bands_come_first(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            one = banded(adding, "one", [1, 2, -(2**63), 2**63 - 1])
            two = banded(adding, "two", [7, 8, 9])
            three = banded(adding, "three", [1, 7, 8, 1])
        assert store.sketches.near([1, 7, 8]) == (three, two, one)
        assert store.sketches.near([-(2**63)]) == (one,)
        assert store.sketches.near([3]) == store.sketches.near([]) == ()
        assert store.sketches.sketch(two) == Kept(two, 2, b"more")
        with store.adding() as adding:
            adding.sketch(two, 3, [100], b"")
        assert store.sketches.near([7]) == (three,)
        assert store.sketches.near([100]) == (two,)


def test_a_band_of_many_texts_gives_none_but_one_of_many_copies_does(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            ids = [banded(adding, f"text {number}", [5, 6]) for number in range(6)]
        assert store.sketches.near([5], most=6) == tuple(ids)
        assert store.sketches.near([5], most=5) == ()
        with store.adding() as adding:
            adding.copies([Copy(each, ids[0], "cover", 1.0) for each in ids[1:3]])
        assert store.sketches.near([5], most=4) == tuple(ids)


def profiles(store: Store, since: float | None, until: float | None) -> list[tuple[str, str]]:
    return [(each.article, each.story) for each in store.sketches.profiles(since, until)]


def test_profiles_come_by_whole_stories_without_copies(tmp_path: Path) -> None:
    with library(tmp_path) as store:
        with store.adding() as adding:
            for day, whole in enumerate((A, B, C, D)):
                put(adding, whole, at=day * DAY, story="later" if day > 1 else "early")
            adding.copies([copy(B, A)])
            adding.membership(Membership(B.id, "early", "copy"), 0.0)
        early, later = [(A.id, "early")], [(C.id, "later"), (D.id, "later")]
        assert profiles(store, 3 * DAY, None) == later
        assert profiles(store, None, 0.5 * DAY) == early
        assert sorted(profiles(store, None, None)) == sorted(early + later)
        found = store.sketches.profile(C.id)
        assert found == Kept(C.id, 1, C.id.encode())


def test_what_names_no_article_is_a_key_error(tmp_path: Path) -> None:
    with library(tmp_path, A) as store, store.adding() as adding:
        for ask in (
            lambda: adding.copies([copy(B, A)]),
            lambda: adding.copies([copy(A, B)]),
            lambda: adding.sketch(B.id, 1, [1], b""),
            lambda: adding.profile(B.id, 1, b"", None),
            lambda: adding.notes(B.id, ()),
            lambda: adding.membership(Membership(B.id, "s", "first"), 0.0),
            lambda: adding.leave(B.id),
            lambda: adding.time(B.id, 0.0),
        ):
            with pytest.raises(KeyError):
                ask()
