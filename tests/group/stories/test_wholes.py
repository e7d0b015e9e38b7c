"""Stories as wholes: what the arrays say is what the members say."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.group.stories.wholes import WORDS_WORTH, Wholes

WORDS = ("ferry", "sinks", "grenlow", "strike", "vote")
STORIES = ("a", "b", "c")
Member = tuple[str, int, tuple[str, ...]]  # its story, the seed of its direction, its words


def _direction(seed: int) -> np.ndarray:
    found = np.random.default_rng(seed).normal(size=256).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found), np.float32)


def _members() -> st.SearchStrategy[list[Member]]:
    words = st.lists(st.sampled_from(WORDS), unique=True).map(tuple)
    return st.lists(st.tuples(st.sampled_from(STORIES), st.integers(0, 9), words), max_size=12)


def _made(members: list[Member]) -> Wholes:
    wholes = Wholes()
    for story, seed, words in members:
        if story not in wholes.slots:
            wholes.begin(story)
        wholes.shift(story, _direction(seed), words, 1)
    return wholes


def _likeness(members: list[Member], story: str, seed: int, words: tuple[str, ...]) -> float:
    own = [member for member in members if member[0] == story]
    total = np.sum([_direction(member[1]) for member in own], axis=0)
    length = max(float(np.linalg.norm(total)), 0.5 * len(own))
    counts = Counter(word for member in own for word in member[2])
    shared = sum(math.sqrt(counts[word] / (len(own) + 0.5)) for word in words)
    return float(total @ _direction(seed)) / length + WORDS_WORTH * shared / max(1, len(words))


@given(_members(), st.integers(0, 9), st.lists(st.sampled_from(WORDS), unique=True).map(tuple))
def test_likeness_is_cosine_and_shared_words(
    members: list[Member], seed: int, words: tuple[str, ...]
) -> None:
    wholes = _made(members)
    found = wholes.likeness(_direction(seed), words)
    for story, slot in wholes.slots.items():
        expected = _likeness(members, story, seed, words)
        assert found[slot] == pytest.approx(expected, abs=1e-5)
        assert wholes.likeness_to(story, _direction(seed), words) == pytest.approx(
            expected, abs=1e-5
        )


@given(_members(), st.data())
def test_what_came_and_went_leaves_nothing(members: list[Member], data: st.DataObject) -> None:
    wholes = _made(members)
    gone = [member for member in members if data.draw(st.booleans())]
    kept = list(members)
    for member in gone:
        kept.remove(member)
        wholes.shift(member[0], _direction(member[1]), member[2], -1)
        if not any(other[0] == member[0] for other in kept):
            wholes.end(member[0])
    fresh = _made(kept)
    assert set(wholes.slots) == set(fresh.slots)
    for story in fresh.slots:
        assert wholes.held_by(story, WORDS) == fresh.held_by(story, WORDS)
        assert np.allclose(wholes.unit(story), fresh.unit(story), atol=1e-5)


def test_of_a_story_that_ended_nothing_is_best_and_its_slot_is_used_again() -> None:
    wholes = _made([("a", 1, ()), ("b", 2, ())])
    slot = wholes.slots["a"]
    wholes.shift("a", _direction(1), (), -1)
    wholes.end("a")
    assert wholes.best(np.ones(2), 2) == ["b"]
    wholes.begin("c")
    assert wholes.slots["c"] == slot


@given(st.lists(st.integers(0, 4), min_size=1, max_size=200), st.integers(1, 9))
def test_the_best_are_those_of_a_stable_sort(values: list[int], count: int) -> None:
    wholes = Wholes()
    for number in range(len(values)):
        wholes.begin(str(number))
    expected = sorted(range(len(values)), key=lambda slot: -values[slot])[:count]
    assert wholes.best(np.array(values, float), count) == [str(slot) for slot in expected]


def test_time_within_a_story_counts_as_none() -> None:
    wholes = _made([("a", 1, ()), ("b", 2, ()), ("c", 3, ())])
    wholes.span("a", 0.0, 100.0)
    wholes.span("b", 200.0, 300.0)
    found = wholes.fading(100.0, 50.0)
    assert found.tolist() == pytest.approx([1.0, math.exp(-2), 1.0])
    assert wholes.fading(None, 50.0).tolist() == [1.0, 1.0, 1.0]
