"""Average precision, and what is measured with it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import align
from tellings import models

_PAIRS = [
    ("until June", "June", "How long?", 1),
    ("until June", "for ever", "How long?", 0),
    ("June", "for ever", "How long?", 0),
    ("Quill", "the mayor, Quill", "Who?", 1),
    ("Quill", "a clerk", "Who?", 0),
]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=1, max_size=30))
def test_precision_is_averaged_over_what_is_the_same(told: list[tuple[bool, int]]) -> None:
    same, chances = np.array([a for a, _ in told]), np.array([float(b) for _, b in told])
    at = [same[chances >= each].mean() for each in chances[same]]
    expected = sum(at) / len(at) if at else 0.0
    assert align.precision(same, chances) == pytest.approx(expected)


def test_tied_pairs_are_found_together() -> None:
    assert align.precision(np.array([True, False]), np.array([0.5, 0.5])) == 0.5


@pytest.mark.skipif(models.get("likeness").use is None, reason="no static vectors here")
def test_a_corpus_is_ranked_as_a_whole_and_by_question(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    keys = ("a", "b", "question", "label")
    lines = [json.dumps(dict(zip(keys, pair, strict=True))) for pair in _PAIRS]
    file = tmp_path / "stories" / "nanco.pairs.dev.jsonl"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    found = align.scores(tmp_path)
    assert {name for name in found if name.startswith("mrpc")} == set()
    assert found["nanco"].f1 == found["nanco.1"].f1 == found["nanco.2"].f1 == 1
    assert 0.5 < found["quotations"].f1 <= 1
    assert [row[:3] for row in align.rows(tmp_path)][:2] == [
        ("How long?", "3", "1"),
        ("Who?", "2", "1"),
    ]
