"""What both tell, counted on sentences: the pure parts of the task `deframe-peer`."""

from __future__ import annotations

from bench import deframe, shared
from bench.shared import Answer, Pair, Text
from tellings.model import Span

A = Text("One sailed. Two sank. Three sang.", (Span(0, 11), Span(12, 21), Span(22, 33)))
B = Text("One left. Four slept.", (Span(0, 9), Span(10, 21)))
PAIR = Pair("s", "a", "b", ((0, 0),), ((1, 1),), (), (), frozenset({0}), frozenset())


def _answer(same: list[tuple[Span, Span]], a: list[Span], b: list[Span]) -> Answer:
    return Answer("a+b", "view", tuple(same), (tuple(a), tuple(b)), 1.0)


def test_a_word_stands_in_its_sentence_and_a_sentence_in_those_it_mostly_covers() -> None:
    assert shared.over(A, Span(4, 10)) == [0]
    assert shared.over(A, Span(0, 21)) == [0, 1]
    assert shared.over(A, Span(0, 14)) == [0]
    assert shared.over(A, Span(11, 12)) == []


def test_what_is_allowed_is_neither_asked_for_nor_wrong() -> None:
    links = [(A.at[0], B.at[0]), (A.at[1], B.at[1]), (A.at[2], B.at[1])]
    found = shared.score(PAIR, A, B, _answer(links, [], []))["same"]
    assert (found.found, found.predicted, found.gold) == (1, 2, 1)
    assert found.extra == ("2-1",)


def test_uncovered_counts_clauses_and_whole_sentences_apart() -> None:
    clause, rest = Span(0, 3), A.at[2]
    found = shared.score(PAIR, A, B, _answer([], [clause, rest], [B.at[0]]))
    counted = {name: (each.found, each.predicted, each.gold) for name, each in found.items()}
    assert counted["false.whole"] == (1, 3, 1)
    assert counted["false.any"] == (1, 2, 2)
    assert counted["uncovered"] == (1, 3, 1)
    assert counted["same"] == (0, 0, 1)


def test_links_between_quoted_sentences_stand_for_quotations_where_a_tool_has_none() -> None:
    a, b = (Text(each.text, each.at, frozenset({0})) for each in (A, B))
    pair = Pair("s", "a", "b", ((0, 0),), (), ((0, 0),), (), frozenset(), frozenset())
    links = [(A.at[0], B.at[0]), (A.at[1], B.at[0])]
    found = shared.score(pair, a, b, _answer(links, [], []))["quotations"]
    assert (found.found, found.predicted, found.gold) == (1, 1, 1)


def test_gold_fits_the_invented_reports() -> None:
    texts, pairs = shared.load(None)
    assert {pair.story for pair in pairs} >= {"examples", "heldout"}
    assert "seed-a" not in texts
    for pair in pairs:
        told = [{each[side] for each in pair.same} for side in (0, 1)]
        assert pair.whole_a <= told[0], pair.id
        assert pair.whole_b <= told[1], pair.id
        assert not set(pair.same) & set(pair.allowed), pair.id
        for i, j in (*pair.same, *pair.allowed, *pair.quotations):
            assert i < len(texts[pair.a].at), pair.id
            assert j < len(texts[pair.b].at), pair.id
        assert all(
            i in texts[pair.a].quoted and j in texts[pair.b].quoted for i, j in pair.quotations
        ), pair.id


def test_a_row_for_each_part_and_view() -> None:
    answer = _answer([(A.at[0], B.at[0])], [], [])
    told = [deframe.Told("tool", (answer,), 2.0)]
    (first, last) = deframe.table({"a": A, "b": B}, [PAIR], told)
    assert (first[0], last[0]) == ("stream: tool, view", "all: tool, view")
    assert first[1:3] == ("100", "100")
    assert len(first) == len(deframe.HEAD)
