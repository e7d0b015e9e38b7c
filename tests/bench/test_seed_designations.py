"""The check of the seeds' designations, on rows made by hand; its gold has offsets only."""

from __future__ import annotations

import msgspec

from bench.seed_designations import PATH, Called, Given, Seeds, score
from tellings.model import Span

MAYOR, BOSS, WAR, ROW = Span(0, 10), Span(20, 30), Span(40, 50), Span(60, 70)
WANTED = [
    ("a", Called("mayor", MAYOR, "own")),
    ("b", Called("mayor", BOSS, "quoted")),
    ("a", Called("war", WAR, "own")),
    ("a", Called("war", ROW, "own", optional=True)),
]


def found(*given: Given) -> dict[str, tuple[int, int, int]]:
    scores = score(WANTED, given)
    return {name: (each.found, each.predicted, each.gold) for name, each in scores.items()}


def test_all_is_found() -> None:
    given = [Given(1, "a", MAYOR, "own"), Given(1, "b", BOSS, "quoted"), Given(2, "a", WAR, "own")]
    assert found(*given) == {
        "designations": (3, 3, 3),
        "designations.joined": (1, 1, 1),
        "designations.voice": (3, 3, 3),
    }


def test_rows_that_are_not_joined_have_one_of_the_two() -> None:
    given = [Given(1, "a", MAYOR, "own"), Given(2, "b", BOSS, "own")]
    assert found(*given) == {
        "designations": (1, 1, 3),
        "designations.joined": (0, 1, 1),
        "designations.voice": (1, 1, 1),
    }


def test_what_is_in_excess_counts_in_rows_of_gold_only() -> None:
    given = [
        Given(1, "a", MAYOR, "quoted"),
        Given(1, "a", Span(80, 90), "own"),
        Given(3, "a", Span(91, 99), "own"),
        Given(4, "a", ROW, "own"),
    ]
    scores = found(*given)
    assert scores["designations"] == (1, 2, 3)
    assert scores["designations.voice"] == (0, 1, 1)


def test_nothing_is_found() -> None:
    assert found()["designations"] == (0, 0, 3)


def test_gold_is_in_order_and_holds_no_words() -> None:
    judged = msgspec.json.decode(PATH.read_bytes(), type=Seeds)
    for report in judged.articles:
        starts = [each.at.start for each in report.designations]
        assert starts == sorted(set(starts))
        assert all(len(each.who) < 10 for each in report.designations)
