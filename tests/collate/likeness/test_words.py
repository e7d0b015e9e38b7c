"""What words share, counted for many pairs at once, is what one counts by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.collate import forms
from tellings.collate.likeness.words import LIGHT, SHARED, normals, shared, weigh, words

_WORDS = ["the", "not", "ferry", "sank", "boats", "boat", "may", "12", "thirteen", "rose", "fell"]
_WORDS += ["up", "won", "lost"]
_PASSAGES = st.lists(
    st.lists(st.sampled_from(_WORDS), max_size=7).map(tuple), min_size=1, max_size=6
)


def _rarity(key: str) -> float:
    return 1 / len(key)


@given(_PASSAGES)
def test_pairs_at_once_are_as_one_by_one(passages: list[tuple[str, ...]]) -> None:
    weight = weigh(_rarity, "")
    ready = words(passages, weight)
    pairs = np.array(list(product(range(len(passages)), repeat=2)), np.int64)
    found = shared(ready, pairs[:, 0], pairs[:, 1])
    for row, (i, j) in enumerate(pairs):
        ours, theirs = ({forms.key(w): w for w in passages[n]} for n in (i, j))
        both = [ours[key] for key in ours.keys() & theirs.keys()]
        assert found.both[row] == pytest.approx(sum(map(weight, both)))
        assert found.whole[0][row] == pytest.approx(sum(map(weight, ours.values())))
        amounts = [w for w in both if forms.number(w) is not None]
        assert found.amounts[row] == pytest.approx(sum(map(weight, amounts)))
        negated = [any(map(forms.negates, passages[n])) for n in (i, j)]
        assert found.negated[row] == (negated[0] != negated[1])


def test_opposites_count_where_neither_has_both() -> None:
    passages = [normals(each) for each in ("prices rose", "prices fell", "rose, then fell", "up")]
    ready = words(passages, weigh(_rarity, ""))
    left, right = np.array([0, 1, 0, 0]), np.array([1, 0, 2, 3])
    assert shared(ready, left, right).opposed.tolist() == [1, 1, 0, 0]


def test_hedges_are_read_from_the_table() -> None:
    passages = [normals(each) for each in ("it could rain", "it will rain", "reportedly rain")]
    found = shared(words(passages, weigh(_rarity, "")), np.array([0, 0]), np.array([1, 2]))
    assert found.hedged.tolist() == [1, 0]


def test_what_all_are_about_weighs_less() -> None:
    weight = weigh(lambda _: 0.5, "Who sank the ferries?")
    assert weight("ferry") == 0.5 * SHARED
    assert weight("boat") == 0.5
    assert weight("the") == LIGHT
