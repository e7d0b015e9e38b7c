"""Vectors of passages lose what all share and take on something of their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.collate.likeness.meaning import Meaning, meaning
from tellings.collate.likeness.words import normals

_AXES = {"story": 0, "ferry": 1, "boat": 2, "ship": 3, "vote": 4, "poll": 5}


def _axes(texts: Sequence[str]) -> NDArray[np.float32]:
    rows = np.zeros((len(texts), len(_AXES)), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in normals(text):
            row[_AXES[word]] += 1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=rows, where=lengths > 0)


def _meaning(*texts: str) -> Meaning:
    return meaning(texts, [normals(text) for text in texts], lambda _: 1.0, _axes)


def test_what_all_share_is_taken_off() -> None:
    found = _meaning("story ferry", "story vote", "story poll", "story boat")
    assert found.plain[0] @ found.plain[1] > 0.4
    assert found.freed[0] @ found.freed[1] < 0.2


def test_two_that_are_near_a_third_come_nearer() -> None:
    found = _meaning("ferry boat", "ferry", "boat", "vote", "poll", "vote poll")
    assert found.near[1] @ found.near[2] > found.freed[1] @ found.freed[2] + 0.2
    assert found.near[1] @ found.near[3] < 0


def test_a_text_without_words_has_no_direction() -> None:
    found = _meaning("", "ferry", "vote")
    for rows in (found.plain, found.freed, found.near):
        assert not rows[0].any()
        assert np.allclose(np.linalg.norm(rows[1:], axis=1), 1, atol=1e-5)
