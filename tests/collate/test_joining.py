"""Groups from pairs: no chains, one member an article, whatever the order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.joining import groups

A, B, C, D = ("a", 0), ("b", 0), ("c", 0), ("d", 0)


def test_all_pairs_are_needed() -> None:
    assert groups({(A, B): 0.9, (B, C): 0.8}) == [((A, B), 0.9)]
    assert groups({(A, B): 0.9, (B, C): 0.8, (A, C): 0.7}) == [((A, B, C), 0.7)]


def test_weak_pairs_hold_a_group_but_join_none() -> None:
    assert groups({(A, B): 0.9, (B, C): 0.8}, {(A, C): 0.4}) == [((A, B, C), 0.8)]
    assert groups({(A, B): 0.9}, {(A, C): 0.4, (B, C): 0.4}) == [((A, B), 0.9)]
    assert groups({(A, B): 0.9, (C, D): 0.8, (B, C): 0.7}, {(A, C): 0.4, (B, D): 0.4}) == [
        ((A, B), 0.9),
        ((C, D), 0.8),
    ]


def test_one_member_for_each_article() -> None:
    assert groups({(A, B): 0.9, (A, ("b", 1)): 0.8}) == [((A, B), 0.9)]


def test_no_pairs() -> None:
    assert groups({}) == []


MEMBERS = st.tuples(st.sampled_from("abcd"), st.integers(0, 2))
PAIRS = st.dictionaries(
    st.tuples(MEMBERS, MEMBERS).filter(lambda pair: pair[0][0] < pair[1][0]),
    st.sampled_from([0.6, 0.7, 0.8]),
    max_size=20,
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_laws_of_groups(pairs: dict[tuple[object, object], float], chance: object) -> None:
    found = groups(pairs)
    members = [member for group, _ in found for member in group]
    assert len(members) == len(set(members))
    for group, score in found:
        assert len({article for article, _ in group}) == len(group) > 1
        inner = [pairs[a, b] for a in group for b in group if a[0] < b[0]]
        assert score == min(inner)
    shuffled = list(pairs.items())
    chance.shuffle(shuffled)
    assert groups({(b, a): score for (a, b), score in shuffled}) == found
