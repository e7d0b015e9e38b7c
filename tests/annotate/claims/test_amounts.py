"""Numbers with their limits, units and what they count; and numbers that are no amounts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings import lexicon
from tellings.annotate.claims.amounts.amounts import amounts
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import Tree
from tellings.model import Amount, Sentence
from tests.annotate.claims.reports import paragraph

CASES = Path(__file__).parents[2] / "cases" / "claims" / "amounts.json"


def found(text: str) -> list[Amount]:
    reading = paragraph(text)
    scene = Scene(reading)
    trees = (Tree(reading.article.text, each.words, each) for each in reading.of(Sentence))
    return [each.amount for tree in trees for each in amounts(scene, tree)]


@pytest.mark.parametrize("row", json.loads(CASES.read_text("utf-8")), ids=lambda row: row["text"])
def test_amounts(row: dict[str, Any]) -> None:
    told = [
        {
            "at": each.at.of(row["text"]),
            "low": each.low,
            "high": each.high,
            "exact": each.exact,
            "unit": each.unit,
            "counted": each.counted,
        }
        for each in found(row["text"])
    ]
    assert told == row["amounts"]


def test_one_size_in_all_units() -> None:
    """A mile and its kilometres, a dollar and its cents are given in one unit."""
    [mile], [kilometres] = found("The road is 1 mile long."), found("It is 1.609344 km long.")
    assert (mile.unit, mile.low) == (kilometres.unit, kilometres.low)
    [cents] = found("It costs 50 cents.")
    assert (cents.unit, cents.low) == ("USD", 0.5)


def test_tables_are_whole() -> None:
    package = "tellings.annotate.claims.en"
    units = lexicon.table(package, "units")
    assert all(float(row["factor"]) > 0 and row["exact"] in ("yes", "no") for row in units)
    assert {row["kind"] for row in units} == {"word", "sign"}
    vague = lexicon.table(package, "vague_numbers")
    assert all(0 < float(row["low"]) <= float(row["high"]) for row in vague)
    bounds = {row["bound"] for row in lexicon.table(package, "bounds")}
    assert bounds == {"least", "above", "most", "below", "about", "exact"}
    kinds = "active passive adjective clause noun copula preposition"
    assert {row["kind"] for row in lexicon.table(package, "governing")} == set(kinds.split())
