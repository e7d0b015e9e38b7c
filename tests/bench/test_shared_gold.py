"""Gold of what two reports both tell: each sentence stands in its text, each pair is of it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from bench import shared
from bench.gold import FOLDER
from bench.shared import Pair, Told

REPORTS = Path(__file__).parents[1] / "cases" / "reports"
FILES = [
    FOLDER / "shared_more.jsonl",
    FOLDER / "shared_odds.jsonl",
    *sorted(REPORTS.glob("*.jsonl")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_gold_fits_its_texts(file: Path) -> None:
    rows = [msgspec.json.decode(row, type=Told | Pair) for row in file.read_bytes().splitlines()]
    articles = [each for each in rows if isinstance(each, Told)]
    texts, pairs = shared.load(None, None, [file])
    assert len({each.name for each in articles}) == len(articles)
    assert {each.name for each in articles if each.source} == set(texts)
    ours = [each for each in rows if isinstance(each, Pair) and {each.a, each.b} <= set(texts)]
    assert list(pairs) == ours
    assert pairs
    for each in articles:
        if each.name in texts:
            assert len(texts[each.name].at) == len(each.sentences) > max(each.quoted, default=0)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_pairs_are_of_sentences_that_are_there(file: Path) -> None:
    texts, pairs = shared.load(None, None, [file])
    for pair in pairs:
        a, b = texts[pair.a], texts[pair.b]
        assert pair.a != pair.b
        assert pair.same, pair.id
        for told in (pair.same, pair.allowed, pair.quotations, pair.quotations_allowed):
            assert len(set(told)) == len(told), pair.id
            assert all(0 <= i < len(a.at) and 0 <= j < len(b.at) for i, j in told), pair.id
        assert not set(pair.same) & set(pair.allowed), pair.id
        assert not set(pair.quotations) & set(pair.quotations_allowed), pair.id
        assert all(i in a.quoted and j in b.quoted for i, j in pair.quotations), pair.id
        assert pair.whole_a <= {i for i, _ in pair.same}, pair.id
        assert pair.whole_b <= {j for _, j in pair.same}, pair.id


def test_all_reports_are_marked() -> None:
    named = {name for file in FILES[2:] for name in shared.load(None, None, [file])[0]}
    assert named == {path.stem for path in REPORTS.glob("*.txt")}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_values_stand_in_their_sentences(file: Path) -> None:
    texts, pairs = shared.load(None, None, [file])
    for pair in pairs:
        for each in pair.values:
            assert texts[pair.a].stretch(each.i, each.a_words)
            assert texts[pair.b].stretch(each.j, each.b_words)
            assert (
                each.relation == "odds"
                or each.kind in {"number", "date"}
                or (each.relation == "holders")
            )
    if "values" in file.read_text("utf-8"):
        assert any(each.relation == "odds" for pair in pairs for each in pair.values)
