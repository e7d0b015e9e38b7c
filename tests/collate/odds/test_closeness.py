"""The chance that two claims tell one happening."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.collate.odds.closeness import Closeness, vectors
from tellings.collate.odds.facts import Scene, known
from tests.collate.odds.fire import DIED, KILLED, alike, counted

ONE, OTHER = counted("a", "Four", 4, KILLED), counted("b", "Six", 6, DIED)
FAR = counted("c", "Six", 6, DIED.replace("fire", "flood").replace("market", "mill"))


def chance(*readings) -> float:  # type: ignore[no-untyped-def]
    keys = known(readings, alike(*readings))
    scenes = {each.article.id: Scene(each, keys) for each in readings}
    facts = [fact for each in readings for fact in scenes[each.article.id].facts()]
    return float(Closeness(scenes, facts, None).chances([(facts[0], facts[1])])[0])


def test_it_does_not_depend_on_the_order() -> None:
    assert chance(ONE, OTHER) == chance(OTHER, ONE)


def test_shared_words_raise_it() -> None:
    assert chance(ONE, OTHER) > chance(ONE, FAR)


@given(st.lists(st.text("abc ", max_size=9), max_size=6))
def test_rows_have_length_one_or_none(texts: list[str]) -> None:
    rows = vectors(texts, None)
    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        assert abs(float(row @ row) - bool(text.split())) < 1e-5
