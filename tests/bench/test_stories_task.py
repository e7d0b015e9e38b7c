"""Grouping by event is measured on topics that were not learned from."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bench import ecb, stories
from bench.linkage import average
from training.stories import Given


def test_average_linkage_joins_by_the_mean_over_pairs() -> None:
    like = np.array(
        [[1, 0.9, 0.5, 0.1], [0.9, 1, 0.3, 0.1], [0.5, 0.3, 1, 0.1], [0.1, 0.1, 0.1, 1]]
    )
    assert average(like, [0.95, 0.8, 0.41, 0.4, 0.05]) == [
        [0, 1, 2, 3],
        [0, 0, 2, 3],
        [0, 0, 2, 3],
        [0, 0, 0, 3],
        [0, 0, 0, 0],
    ]
    assert average(like, [0.05, 0.95]) == [[0, 0, 0, 0], [0, 1, 2, 3]]


def test_no_topic_is_both_learned_and_asked_about() -> None:
    topics = tuple(str(n // 3) for n in range(30))
    full = Given((), tuple(f"{t} a" for t in topics), topics)
    parts = stories.folds(full)
    assert sorted(n for part in parts for n in part.asked) == list(range(30))
    for part in parts:
        assert not {topics[n] for n in part.asked} & {topics[n] for n in part.known}
        assert len(part.asked) + len(part.known) == 30


def test_a_part_that_is_not_there_has_no_articles(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    row = {"id": "1", "title": "Ferry sinks", "text": "It sank.", "topic": "1", "story_id": "1_a"}
    (tmp_path / "stories" / "ecbplus.dev.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    assert ecb.rows(tmp_path, "test") == ()
    (told,) = ecb.rows(tmp_path, "train", "dev")
    assert (told.article.text, told.headline.text) == ("It sank.", "")
    assert told.article.title == told.headline.title


def test_what_ships_parts_invented_events() -> None:
    from training.stories import given

    ferry = "The ferry Alma sank off Grenlow. Tomas Aldery said 23 were taken off by lifeboats."
    budget = "Parliament passed the budget by two votes. Ada Quill, minister, called it fair."
    told = [
        ecb.Row("1", "Alma sinks", ferry, "1", "1_a"),
        ecb.Row("2", "Ferry Alma lost off Grenlow", f"{ferry} An inquiry was opened.", "1", "1_a"),
        ecb.Row("3", "Budget passed", budget, "2", "2_a"),
    ]
    assert stories.shipped(given(told)) == [0, 0, 2]


@pytest.mark.parametrize("count", [0, 1])
def test_few_articles_are_no_trouble(count: int) -> None:
    assert average(np.zeros((count, count)), [0.5]) == [list(range(count))]
