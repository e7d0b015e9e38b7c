"""`python -m bench`: the gate and the wrong uses. The stories are run once, for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import __main__ as cli
from bench import floors, gold_stories
from bench.scoring import Scores
from bench.tasks import TASKS, Task


@pytest.fixture(scope="module")
def examples() -> Scores:
    return gold_stories.examples()


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examples: Scores) -> Path:
    """Floors of our own beside scores that are measured once."""
    monkeypatch.setitem(TASKS, "examples", Task(scores=lambda _: examples))
    return tmp_path / "floors.json"


def _gate(pinned: Path, *options: str) -> int:
    return cli.main(["gate", "examples", "--floors", str(pinned), *options])


def test_the_examples_hold_their_floors(examples: Scores) -> None:
    held = {k: v for k, v in floors.load().items() if k.startswith("examples.")}
    values = {f"examples.{name}": score.f1 for name, score in examples.items()}
    assert floors.complaints(held, values) == ()


def test_gate_fails_on_a_fallen_score(pinned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors.save({"examples.quotations": 1.5}, pinned)
    assert _gate(pinned) == 1
    assert "is under its floor" in capsys.readouterr().err


def test_gate_fails_on_a_floor_that_is_not_measured(pinned: Path) -> None:
    floors.save({"examples.gone": 0.1}, pinned)
    assert _gate(pinned) == 1


def test_gate_holds_and_update_raises(pinned: Path, examples: Scores) -> None:
    floors.save({"examples.blocks": 0.001}, pinned)
    assert _gate(pinned) == 0
    assert _gate(pinned, "--update") == 0
    assert floors.load(pinned)["examples.blocks"] == round(examples["blocks"].f1, 3)


def test_update_does_not_lower_without_leave(pinned: Path) -> None:
    floors.save({"examples.blocks": 1.5}, pinned)
    assert _gate(pinned, "--update") == 1
    assert floors.load(pinned)["examples.blocks"] == 1.5
    assert _gate(pinned, "--update", "--allow-regression") == 0
    assert floors.load(pinned)["examples.blocks"] <= 1.0


def test_tables_show_every_score(
    pinned: Path, examples: Scores, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["table", "examples"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("| score | P | R | F1 | gold |\n| --- | ---: |")
    assert all(f"| examples.{name} |" in out for name in examples)


def test_misses_of_the_held_out_story_are_not_shown(
    examples: Scores,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(TASKS, "heldout", Task(scores=lambda _: examples))
    assert cli.main(["heldout", "--misses"]) == 0
    assert "missed" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["attribution"], ["peers"], ["pace"], ["seeds"], ["gate", "nonsense"]],
)
def test_wrong_use_is_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2


def test_floors_of_a_task_without_data_are_not_checked_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], examples: Scores
) -> None:
    path = tmp_path / "floors.json"
    floors.save({"attribution.polnear.quote": 0.7, "examples.blocks": 0.5}, path)
    assert cli.main(["gate", "--floors", str(path)]) == 0
    assert "floors of attribution not checked" in capsys.readouterr().out
