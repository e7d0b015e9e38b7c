"""The pair model is learned from articles, and the same articles give the same weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tellings.group.stories.comparison import FEATURES
from tellings.group.stories.parting import parted
from tellings.group.stories.profile import profile_text
from tellings.group.stories.wording import wording
from tellings.model import Article, Datum
from tellings.models import stories as shipped
from training.stories import (
    JOINS,
    Given,
    Pairs,
    background,
    curve,
    fitted,
    matrix,
    regression,
    save,
    thin,
)

_EVENTS = {
    "sinking": ("Grenlow", "ferry Alma sank rock lifeboats passengers rescued harbour 23 night"),
    "aground": ("Sewell", "ferry Dunlin ran aground fog tugs coast guard passengers 61 tide"),
    "vote": ("Parliament", "budget passed votes debate minister Quill deal swindle 2 night"),
    "recount": ("Parliament", "budget recount clerk error votes annulled Quill speaker 7 morning"),
}


def _article(event: str, number: int) -> Article:
    place, words = _EVENTS[event]
    chance = np.random.default_rng([number, len(event)])
    told = chance.choice(words.split(), 8, replace=False).tolist()
    text = f"{' '.join(told)} in {place}. Word{chr(97 + number)} said so."
    return Article(f"{event} {number}", text, Datum(f"{place}: {told[0]} {told[1]}", "test"))


@pytest.fixture(scope="module")
def full() -> Given:
    named = [(event, number) for event in _EVENTS for number in range(6)]
    topics = {"sinking": "ferries", "aground": "ferries", "vote": "house", "recount": "house"}
    return Given(
        tuple(profile_text(_article(event, number)) for event, number in named),
        tuple(event for event, _ in named),
        tuple(topics[event] for event, _ in named),
    )


def test_events_that_were_learned_are_told_apart(full: Given) -> None:
    model = fitted(full, full, full, [wording("The ferry sank.")])
    labels = parted(matrix(full, model), model.join)
    assert len(set(zip(full.stories, labels, strict=True))) == len(_EVENTS) == len(set(labels))
    assert model.join in JOINS


def test_the_same_articles_give_the_same_bytes(full: Given, tmp_path: Path) -> None:
    for name in ("one", "two"):
        save(tmp_path / name, fitted(full, full, full, []))
    one, two = (tmp_path / name / shipped.WEIGHTS for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert shipped.load(f"path:{tmp_path / 'one'}").use.full.weights


def test_the_background_counts_articles_not_words(full: Given) -> None:
    model = background(full, [wording("ferry ferry ferry")])
    assert model.articles == len(full.stories) + 1
    assert model.words["parliament"] == 12
    assert "worda" not in model.words


def test_the_regression_finds_what_made_the_labels() -> None:
    chance = np.random.default_rng(0)
    features = chance.normal(0, 1, (4000, len(FEATURES)))
    odds = 2 * features[:, 0] - 1 * features[:, 1] + 0.5
    same = chance.random(4000) < 1 / (1 + np.exp(-odds))
    found = regression(Pairs(features, same, np.full(4000, 1 / 4000)))
    assert found.weights[0] == pytest.approx(2, abs=0.2)
    assert found.weights[1] == pytest.approx(-1, abs=0.2)
    assert all(abs(weight) < 0.15 for weight in found.weights[2:])


def test_a_thinned_collection_has_every_story() -> None:
    stories = ["a"] * 9 + ["b"] * 5 + ["c"]
    kept = thin(stories, np.random.default_rng(3))
    assert {stories[n] for n in kept} == {"a", "b", "c"}
    assert len(kept) < len(stories)


def test_the_curve_has_a_value_at_every_threshold(full: Given) -> None:
    odds = matrix(full, fitted(full, full, full, []))
    found = curve(odds, full.stories)
    assert len(found) == len(JOINS)
    assert found.max() == 1
