"""The task `alarms`: what was judged right is known by the hash of its article and by its place."""

from __future__ import annotations

import msgspec
import pytest

from bench import alarms
from tellings.model import Span
from tests.bench.test_conflicts_task import ONE, OTHER, compared, link

TOLL = alarms.Right(
    "fire", "number", (alarms.hashed(ONE), Span(0, 4)), (alarms.hashed(OTHER), Span(0, 3))
)


def test_what_was_judged_right_is_found_again() -> None:
    found = alarms.judged("fire", compared(link("number", "Four", "Six")), [TOLL])
    for key in ("all", "number"):
        assert (found[key].found, found[key].predicted, found[key].gold) == (1, 1, 1)


@pytest.mark.parametrize(
    ("kind", "words"), [("place", "Four"), ("number", "burned")], ids=["kind", "words"]
)
def test_all_else_that_is_shown_is_a_false_alarm(kind: str, words: str) -> None:
    found = alarms.judged("fire", compared(link(kind, words, "Six")), [TOLL])
    assert (found["all"].found, found["all"].predicted, found["all"].gold) == (0, 1, 1)
    assert words in found["all"].extra[0]


def test_the_gold_holds_no_words_of_others() -> None:
    rows = [
        msgspec.json.decode(line, type=alarms.Right)
        for line in alarms.GOLD.read_bytes().splitlines()
    ]
    assert len(rows) == len(set(rows)) > 0
    for row in rows:
        for text, span in (row.a, row.b):
            assert len(text) == 64
            assert len(span) > 0
