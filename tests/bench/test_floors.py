"""Floors hold, fall and move as they say."""

from __future__ import annotations

from pathlib import Path

from bench import __main__ as cli
from bench import floors


def test_a_floor_holds_within_the_rounding() -> None:
    assert floors.complaints({"a": 0.9}, {"a": 0.9}) == ()
    assert floors.complaints({"a": 0.667}, {"a": 2 / 3}) == ()


def test_a_fallen_score_is_named_with_its_floor() -> None:
    assert floors.complaints({"a": 0.9}, {"a": 0.899}) == ("a: 0.899 is under its floor 0.900",)


def test_a_floor_without_a_score_is_a_fall() -> None:
    (line,) = floors.complaints({"gone": 0.5}, {"a": 1.0})
    assert line.startswith("gone: ") and "not measured" in line


def test_update_raises_and_adds_but_does_not_lower() -> None:
    new = floors.raised({"up": 0.5, "down": 0.9, "kept": 0.3}, {"up": 0.6, "down": 0.8, "new": 1})
    assert new == {"up": 0.6, "down": 0.9, "kept": 0.3, "new": 1.0}


def test_a_regression_has_to_be_allowed() -> None:
    assert floors.raised({"down": 0.9}, {"down": 0.8}, allow_regression=True) == {"down": 0.8}


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.save({"b": 0.25, "a": 1.0}, path)
    assert floors.load(path) == {"a": 1.0, "b": 0.25}
    assert path.read_text("utf-8").index('"a"') < path.read_text("utf-8").index('"b"')


def test_the_pinned_floors_are_f1_of_known_tasks() -> None:
    pinned = floors.load()
    assert pinned
    assert all(0 <= floor <= 1 for floor in pinned.values())
    assert {name.partition(".")[0] for name in pinned} <= set(cli.TASKS)
