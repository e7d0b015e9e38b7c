"""Average linkage: who is joined with whom."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.claims.joining import groups

CHANCES = st.dictionaries(
    st.sampled_from(list(combinations(range(7), 2))), st.sampled_from([0.2, 0.5, 0.7, 0.8, 0.9])
)


def never(_: tuple[int, int]) -> bool:
    return False


def test_a_chain_of_likenesses_joins_no_ends() -> None:
    assert groups([1, 1, 1], {(0, 1): 0.9, (1, 2): 0.8}, never, 0.6) == [((0, 1), 0.9)]


def test_all_alike_are_one_group() -> None:
    chances = {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.8}
    [(members, score)] = groups([1, 1, 1], chances, never, 0.6)
    assert members == (0, 1, 2)
    assert score == 0.75


def test_what_is_barred_is_never_joined_not_even_through_others() -> None:
    chances = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.95}
    assert groups([1, 1, 1], chances, {(0, 2)}.__contains__, 0.1) == [((1, 2), 0.95)]


def test_a_number_that_stands_for_many_weighs_as_many() -> None:
    chances = {(0, 1): 0.9, (0, 2): 0.9}
    assert groups([9, 1, 1], chances, never, 0.6) == [((0, 1, 2), 0.81)]


def test_nothing_makes_nothing() -> None:
    assert groups([], {}, never, 0.5) == []
    assert groups([1, 1], {}, never, 0.5) == []


@given(CHANCES, st.permutations(range(7)))
def test_numbering_makes_no_difference_but_for_ties(
    chances: dict[tuple[int, int], float], order: list[int]
) -> None:
    """With chances that are all different, the groups are those of any other numbering."""
    apart = {pair: value - 0.0001 * at for at, (pair, value) in enumerate(sorted(chances.items()))}
    turned = {
        (min(order[a], order[b]), max(order[a], order[b])): value for (a, b), value in apart.items()
    }
    ours = {
        frozenset(order[each] for each in members)
        for members, _ in groups([1] * 7, apart, never, 0.6)
    }
    theirs = {frozenset(members) for members, _ in groups([1] * 7, turned, never, 0.6)}
    assert ours == theirs


@given(CHANCES, st.sets(st.sampled_from(list(combinations(range(7), 2)))))
def test_no_group_holds_a_barred_pair(
    chances: dict[tuple[int, int], float], barred: set[tuple[int, int]]
) -> None:
    for members, score in groups([1] * 7, chances, barred.__contains__, 0.5):
        assert not barred & set(combinations(members, 2))
        assert score >= 0.5
