"""Chances that two passages say the same: what they obey, and which come first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings import models
from tellings.collate.likeness import Likeness

_STATIC = models.get("likeness").use
needs_vectors = pytest.mark.skipif(_STATIC is None, reason="no static vectors here")

_WORDS = ["the", "not", "never", "ferry", "sank", "boat", "may", "12", "13", "harbour", "rose"]
_WORDS += ["fell", "Monday", "crew", "saved"]
_PASSAGES = st.lists(
    st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join), min_size=2, max_size=9
)


def letters(texts: Sequence[str]) -> NDArray[np.float32]:
    """A vector of each text from its pairs of letters: enough to have a geometry."""
    rows = np.zeros((len(texts), 97), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for a, b in pairwise(text):
            row[(ord(a) * 31 + ord(b)) % 97] += 1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=rows, where=lengths > 0)


def _all_pairs(count: int) -> NDArray[np.int64]:
    return np.array(list(combinations(range(count), 2)), np.int64).reshape(-1, 2)


@pytest.mark.parametrize("embed", [letters, None])
@given(passages=_PASSAGES, chance=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_neither_order_nor_copies_count(embed, passages, chance) -> None:  # type: ignore[no-untyped-def]
    pairs = _all_pairs(len(passages))
    first = Likeness(passages, embed).scores(pairs)
    assert ((first >= 0) & (first <= 1)).all()
    assert (Likeness(passages, embed).scores(pairs[:, ::-1]) == first).all()
    shuffled = list(range(len(passages)))
    chance.shuffle(shuffled)
    place = np.argsort(shuffled)
    again = Likeness([passages[n] for n in shuffled] + passages[:2], embed)
    assert (again.scores(place[pairs]) == first).all()


@pytest.mark.parametrize("embed", [letters, None])
@given(passages=_PASSAGES, least=st.sampled_from([0.05, 0.3, 0.5, 0.9, 1.0]))
@settings(deadline=None, max_examples=60)
def test_near_pairs_are_those_that_score(embed, passages, least) -> None:  # type: ignore[no-untyped-def]
    likeness = Likeness(passages, embed, about="the ferry")
    pairs = _all_pairs(len(passages))
    reach = {
        (int(i), int(j))
        for (i, j), score in zip(pairs, likeness.scores(pairs), strict=True)
        if score >= least
    }
    found = likeness.near(least)
    assert found == sorted(set(found))
    assert set(found) <= reach
    if embed:
        assert set(found) == reach


def test_the_same_words_are_sure_and_no_words_say_nothing() -> None:
    likeness = Likeness(["The ferry sank.", "the ferry sank", "...", "", "The ferry rose."], None)
    assert likeness.scores([(0, 1), (2, 3), (0, 2)]).tolist() == [1, 0, 0]
    assert likeness.near(1.0) == [(0, 1)]
    assert likeness.scores([]).tolist() == []
    assert Likeness([], letters).near() == []


@pytest.mark.parametrize("least", [0.0, -1.0, 1.1, float("nan")])
def test_a_floor_must_be_a_chance(least: float) -> None:
    with pytest.raises(ValueError, match="least must be"):
        Likeness(["a", "b"], None).near(least)


def test_a_thousand_passages_in_one_block_and_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    passages = [f"{_WORDS[n % 15]} {_WORDS[n % 7]} {n % 41} {_WORDS[n % 11]}" for n in range(300)]
    whole = Likeness(passages, letters)
    for module in ("meaning", "passages"):
        monkeypatch.setattr(f"tellings.collate.likeness.{module}.BLOCK", 64)
    parts = Likeness(passages, letters)
    pairs = _all_pairs(300)
    assert np.allclose(whole.scores(pairs), parts.scores(pairs), atol=1e-4)
    assert whole.near(0.7) == parts.near(0.7)


def test_without_a_model_only_the_same_words_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_PASSAGES_MODEL", "none")
    likeness = Likeness(["It sank.", "It sank!", "It has sunk."], letters)
    assert likeness.scores([(0, 1), (0, 2)]).tolist() == [1, 0]
    assert likeness.near(0.5) == [(0, 1)]


_TOLD = [
    "The ferry sank off Grenlow on Monday night.",
    "On Monday night a ferry went down near Grenlow.",
    "The ferry did not sink off Grenlow on Monday night.",
    "Twelve people were saved from the water.",
    "Rescuers pulled 12 people out of the sea.",
    "Rescuers pulled 19 people out of the sea.",
    "Rescuers could pull 12 people out of the sea.",
    "The harbour master resigned over the accident.",
    "After the accident the head of the port stepped down.",
]


@needs_vectors
@pytest.mark.parametrize(
    ("alike", "apart"),
    [((0, 1), (0, 2)), ((3, 4), (3, 5)), ((3, 4), (3, 6)), ((7, 8), (1, 8)), ((0, 1), (1, 2))],
)
def test_who_says_the_same_comes_before_who_contradicts(
    alike: tuple[int, int], apart: tuple[int, int]
) -> None:
    one, other = Likeness(_TOLD, _STATIC.embed).scores([alike, apart])
    assert one > other


@needs_vectors
def test_about_one_thing_more_say_the_same_than_in_a_whole_story() -> None:
    pairs = [(0, 1), (3, 4), (7, 8)]
    story = Likeness(_TOLD, _STATIC.embed).scores(pairs)
    about = Likeness(_TOLD, _STATIC.embed, "What happened to the ferry?").scores(pairs)
    assert (about > story).all()
