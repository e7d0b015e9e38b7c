"""The model of passages is learned from pairs, and the same pairs give the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tellings.collate.likeness import Likeness
from tellings.models import passages as shipped
from training import passages as training
from training.passages import Pairs, answers, background, fitted, group, quotations, regression

_ASKED = [
    ("Why did the ferry sink?", [["a hole in the hull", "the hull had a hole"], ["a storm"]]),
    ("Who won the vote?", [["Quill won", "the winner is Quill"], ["nobody won", "nobody did"]]),
    ("How many came?", [["12 came", "there were 12"], ["40 came", "there were 40"]]),
]


def _embed(texts: Sequence[str]) -> NDArray[np.float32]:
    rows = np.zeros((len(texts), 53), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.lower().split():
            row[sum(map(ord, word)) % 53] += 1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=rows, where=lengths > 0)


def _groups() -> list[training.Group]:
    return [group(about, alike) for about, alike in _ASKED]


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        model = fitted(_groups(), quotations(), ["The ferry sank."] * 12, _embed)
        training.save(tmp_path / name, model)
    one, two = (tmp_path / name / shipped.WEIGHTS for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    assert shipped.load(f"path:{tmp_path / 'one'}").use.words == {"ferri": 12, "sink": 12}


def test_what_was_learned_is_told_apart() -> None:
    model = fitted(_groups(), [], [], _embed)
    for each in _groups():
        chances = Likeness(each.passages, _embed, each.about, model).scores(each.pairs)
        assert chances[each.same].min() > chances[~each.same].mean()


def test_pairs_of_a_group_are_those_that_say_one_thing() -> None:
    asked = group("", [["a", "b"], ["c"]])
    assert asked.pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert asked.same.tolist() == [True, False, False]


def test_the_background_counts_texts_not_words() -> None:
    model = background(["The ferry, the ferry!"] * 12 + ["harbour"] * 11)
    assert (model.articles, model.words) == (23, {"ferri": 12})


@pytest.mark.parametrize("right", [1.0, -1.0])
def test_a_weight_has_its_sign_or_is_nought(right: float) -> None:
    chance = np.random.default_rng(0)
    features = chance.normal(0, 1, (4000, 2))
    odds = 2 * features[:, 0] + right * features[:, 1] + 0.5
    same = chance.random(4000) < 1 / (1 + np.exp(-odds))
    found = regression(Pairs(features, same, np.full(4000, 1 / 4000)), (1, 1))
    assert found.weights[0] == pytest.approx(2, abs=0.5)
    assert found.weights[1] == pytest.approx(max(right, 0), abs=0.2)


def test_the_invented_answers_are_as_they_should_be() -> None:
    asked = answers()
    assert len({each.about for each in asked}) == len(asked) > 50
    for each in asked:
        assert len(set(each.passages)) == len(each.passages) > 10
        assert 0.03 < each.same.mean() < 0.4


def test_no_quotation_is_both_learned_and_asked_about() -> None:
    learned, asked = ({each.passages for each in quotations(part=p)} for p in ("tune", "test"))
    assert learned
    assert asked
    assert not learned & asked
