"""The task `actors`, on an invented article whose scores are counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import actors
from bench.newswcl import FILE

TEXT = (
    "Chinese President Ana Ruiz met the finance minister of Peru , Bo Lind , on Monday . "
    "China was pleased , Ms. Ruiz said . President Trump was not asked ."
)


def _mark(words: str, chain: str, type_: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "chain": chain, "type": type_}


MENTIONS = [
    _mark("Ms. Ruiz", "0_CHN_Ruiz_ACTOR", "ACTOR"),
    _mark("Bo Lind", "0_CHL_Lind_ACTOR", "ACTOR"),  # gold is wrong on purpose: one error
    _mark("Trump", "0_USA_Trump_ACTOR", "ACTOR"),
    _mark("Monday", "0_USA_Nobody_ACTOR", "ACTOR"),
    _mark("Monday", "0_Monday_EVENT", "EVENT"),
    _mark("China", "0_CHN_COUNTRY", "COUNTRY"),
]


@pytest.fixture
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TELLINGS_TAGGING_MODEL", "none")
    row = {"id": "0_L", "event": "0", "outlet_lean": "L", "text": TEXT, "mentions": MENTIONS}
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(json.dumps(row) + "\n", "utf-8")
    return tmp_path


def test_scores_are_as_counted_by_hand(_data: Path) -> None:
    found = actors.scores(_data)
    counted = {name: (each.found, each.predicted, each.gold) for name, each in found.items()}
    assert counted["actor"] == counted["known.actor"] == (2, 3, 4)
    assert counted["country"] == (1, 1, 1)
    assert counted["dictionary.actor"] == (0, 0, 4)
    assert counted["dictionary.country"] == (1, 1, 1)
    assert found["actor"].extra == ("0_L 0_CHL_Lind_ACTOR: Bo Lind → PE",)
    assert found["actor"].missed == ("0_L 0_USA_Nobody_ACTOR: Monday",)


def test_without_the_data_there_are_no_scores(tmp_path: Path) -> None:
    assert actors.scores(tmp_path) == {}
