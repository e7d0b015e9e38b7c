"""The counting, against cases worked out by hand."""

from __future__ import annotations

import pytest

from bench.scoring import Score, TokenIndex, counted, jaccard, matched, total
from tellings.model import Span


def test_precision_recall_and_f1_by_hand() -> None:
    score = Score(found=2, predicted=3, gold=4)
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == pytest.approx(1 / 2)
    assert score.f1 == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    ("score", "values"),
    [
        (Score(5, 5, 5), (1.0, 1.0, 1.0)),
        (Score(0, 0, 5), (0.0, 0.0, 0.0)),
        (Score(0, 5, 0), (0.0, 0.0, 0.0)),
        (Score(0, 5, 5), (0.0, 0.0, 0.0)),
        (Score(0, 0, 0), (1.0, 1.0, 1.0)),
    ],
)
def test_the_edges(score: Score, values: tuple[float, float, float]) -> None:
    assert (score.precision, score.recall, score.f1) == values


def test_total_adds_counts_not_ratios() -> None:
    summed = total([{"a": Score(1, 1, 1)}, {"a": Score(0, 3, 1), "b": Score(1, 1, 1)}])
    assert (summed["a"].found, summed["a"].predicted, summed["a"].gold) == (1, 4, 2)
    assert summed["b"].f1 == 1.0


def test_tokens_that_a_stretch_touches() -> None:
    index = TokenIndex("One two, three")
    assert index.covered([Span(0, 3)]) == {0}
    assert index.covered([Span(2, 5)]) == {0, 1}
    assert index.covered([Span(7, 9)]) == set()
    assert index.covered([Span(0, 1), Span(9, 14)]) == {0, 2}


def test_jaccard_by_hand() -> None:
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5
    assert jaccard(frozenset(), frozenset()) == 0.0


def _likeness(a: frozenset[int], b: frozenset[int]) -> float:
    return jaccard(a, b)


def test_half_is_enough_and_less_is_not() -> None:
    gold = [frozenset({1, 2, 3, 4})]
    assert matched(gold, [frozenset({1, 2})], _likeness) == [(0, 0)]
    assert matched(gold, [frozenset({1})], _likeness) == []


def test_matching_is_one_to_one_and_takes_the_best_first() -> None:
    gold = [frozenset({1, 2, 3}), frozenset({1, 2})]
    assert matched(gold, [frozenset({1, 2})], _likeness) == [(1, 0)]
    assert matched(gold, [frozenset({1, 2}), frozenset({1, 2, 3})], _likeness) == [(0, 1), (1, 0)]


def test_equal_likeness_is_decided_by_the_tiebreak() -> None:
    pairs = matched(["x"], ["a", "b"], lambda g, p: 1.0, lambda g, p: float(p == "b"))
    assert pairs == [(0, 1)]


def test_counted_names_what_is_left() -> None:
    score = counted(["a", "b"], ["c", "d", "e"], [(0, 2)])
    assert (score.found, score.predicted, score.gold) == (1, 3, 2)
    assert score.missed == ("b",)
    assert score.extra == ("c", "d")
