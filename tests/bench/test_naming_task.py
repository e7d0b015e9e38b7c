"""B3 by hand, the baselines, and the task on an invented event."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import naming
from bench.naming import Given

_TEXTS = (
    "President Odile Marchand of France left . Marchand said nothing .",
    "French President Odile Marchand left Verin . The accord is dead .",
)
_MARKS = (
    (
        ("President Odile Marchand of France", "9_FRA_Marchand_ACTOR", "ACTOR"),
        ("France", "9_FRA_COUNTRY", "COUNTRY"),
    ),
    (
        ("Odile Marchand", "9_FRA_Marchand_ACTOR", "ACTOR"),
        ("The accord", "9_Accord_OBJECT", "OBJECT"),
    ),
)


def _given(key: str, chain: str, event: str = "0") -> Given:
    return Given(event, "words", "ACTOR", chain, key)


def test_b3_by_hand() -> None:
    given = [_given("a", "x"), _given("a", "x"), _given("a", "y"), _given("b", "y")]
    found = naming.b_cubed(given)
    assert found.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert found.gold == 4


def test_events_are_apart() -> None:
    found = naming.b_cubed([_given("a", "x", "0"), _given("a", "x", "1")])
    assert (found.precision, found.recall) == (1, 1)
    assert naming.b_cubed([]).f1 == 1


def test_baselines_cut_words_down() -> None:
    assert naming.plain("the former President Odile Marchand's") == "odile marchand"
    assert naming.head("the leaders of those countries") == "leaders"
    assert naming.head("Marchand, the president") == "marchand"
    assert naming.head("the") == "the"


def test_the_task_on_a_made_up_event(tmp_path: Path) -> None:
    file = Path("made.jsonl")
    rows = []
    for number, (text, marks) in enumerate(zip(_TEXTS, _MARKS, strict=True)):
        found = [
            {
                "start": text.index(words),
                "end": text.index(words) + len(words),
                "text": words,
                "chain": chain,
                "type": kind,
            }
            for words, chain, kind in marks
        ]
        rows.append(
            {"id": f"9_{number}", "event": "9", "outlet_lean": "M", "text": text, "mentions": found}
        )
    (tmp_path / file).write_text("\n".join(map(json.dumps, rows)), "utf-8")
    scores = naming.scores(tmp_path, file=file)
    assert scores["actor"].f1 == 1
    assert scores["all"].f1 == 1
    assert scores["without.names"].gold == 4
    assert scores["baseline.exact.all"].f1 < 1
