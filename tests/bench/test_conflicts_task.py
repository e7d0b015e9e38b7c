"""The task `conflicts`: a link counts by its kind and by its words in both reports."""

from __future__ import annotations

import pytest

from bench import conflicts, shared
from bench.shared import Pair, Text, Value
from tellings.model import Article, Collation, Link, Reading, Ref, Span, Story, article_id

ONE, OTHER = "Four people died. It burned.", "Six were killed. It was out."


def pair(*values: Value) -> Pair:
    """Two reports of one story."""
    none = frozenset[int]()
    return Pair("fire", "a", "b", (), (), (), (), none, none, "test", values)


TEXTS = (
    Text(ONE, (Span(0, 17), Span(18, 28))),
    Text(OTHER, (Span(0, 16), Span(17, 28))),
)
TOLL = Value(0, 0, "odds", "number", "Four people", "Six")


def compared(*links: Link) -> Collation:
    readings = tuple(Reading(Article(article_id(text), text), ()) for text in (ONE, OTHER))
    return Collation(Story("", tuple(r.article.id for r in readings)), readings, links)


def link(kind: str, a: str, b: str, relation: str = "at-odds") -> Link:
    refs = tuple(
        Ref(article_id(text), "claim:0", (Span(at := text.index(words), at + len(words)),))
        for text, words in ((ONE, a), (OTHER, b))
    )
    return Link(relation, refs, "test", 0.5, "", (), kind)  # type: ignore[arg-type]


def test_a_conflict_is_found_by_kind_and_words() -> None:
    found = conflicts.judged(pair(TOLL), TEXTS, compared(link("number", "Four", "Six")))
    assert (found[""].found, found[""].predicted, found[""].gold) == (1, 1, 1)
    assert found["number"].found == found["told"].found == 1


@pytest.mark.parametrize(
    ("kind", "words"), [("place", "Four"), ("number", "burned")], ids=["kind", "words"]
)
def test_another_kind_or_other_words_are_a_false_alarm(kind: str, words: str) -> None:
    found = conflicts.judged(pair(TOLL), TEXTS, compared(link(kind, words, "Six")))
    assert (found[""].found, found[""].predicted, found[""].gold) == (0, 1, 1)
    assert found[kind].extra


def test_what_only_differs_is_told_and_no_alarm() -> None:
    only = link("update", "Four", "Six", relation="differs")
    found = conflicts.judged(pair(TOLL), TEXTS, compared(only))
    assert (found[""].found, found[""].predicted) == (0, 0)
    assert found["told"].found == 1


def test_agreeing_values_are_not_asked_for() -> None:
    agree = Value(0, 0, "agree", "number", "Four people", "Six")
    assert conflicts.judged(pair(agree), TEXTS, compared()) == {}


def test_gold_has_conflicts_of_each_kind_in_each_part() -> None:
    for part, files in conflicts.files().items():
        _, pairs = shared.load(None, None, files)
        chosen = [each for each in pairs if each.part in ("", part)]
        kinds = {v.kind for each in chosen for v in each.values if v.relation == "odds"}
        assert kinds >= ({"number", "date", "place"} if part == "tune" else set(conflicts.KINDS))
