"""Pairs: the same quoted sentence in two articles.

A `same-quotation` link of three articles counts as three pairs. A predicted pair is right when
both its sides cover the tokens of a gold pair's sides: Jaccard >= .5 on either side, matched one
to one. A pair with a side in a headline or heading is not counted.
"""

from __future__ import annotations

from itertools import combinations

from msgspec import Struct

from bench.gold import Gold
from bench.quotations import in_banner, shown
from bench.scoring import Scores, TokenIndex, counted, jaccard, matched
from bench.system import named
from tellings.model import Collation, Reading, Spans


class Side(Struct, frozen=True, order=True):
    """A stretch of one article, as places and as tokens."""

    article: str
    spans: Spans
    tokens: frozenset[int]


Pair = tuple[Side, Side]


def score(gold: Gold, readings: dict[str, Reading], collation: Collation) -> Scores:
    """ "pairs"."""
    index = {name: TokenIndex(witness.text) for name, witness in gold.witnesses.items()}
    names = named(readings)
    wanted = _pairs(index, [list(same.items()) for same in gold.same])
    given = _pairs(index, _members(gold, collation, names))
    return {
        "pairs": counted(
            [_told(gold, pair) for pair in wanted],
            [_told(gold, pair) for pair in given],
            matched(wanted, given, _likeness),
        )
    }


def _members(
    gold: Gold, collation: Collation, names: dict[str, str]
) -> list[list[tuple[str, Spans]]]:
    links = [
        [(names[ref.article], collation.spans(ref)) for ref in link.members]
        for link in collation.of("same-quotation")
    ]
    return [
        [(name, at) for name, at in members if not in_banner(gold.witnesses[name], at)]
        for members in links
    ]


def _pairs(index: dict[str, TokenIndex], links: list[list[tuple[str, Spans]]]) -> list[Pair]:
    pairs: list[Pair] = []
    for members in links:
        sides = sorted(Side(name, at, index[name].covered(at)) for name, at in members)
        pairs.extend(combinations(sides, 2))
    return pairs


def _likeness(a: Pair, b: Pair) -> float:
    if [side.article for side in a] != [side.article for side in b]:
        return 0.0
    return min(jaccard(one.tokens, other.tokens) for one, other in zip(a, b, strict=True))


def _told(gold: Gold, pair: Pair) -> str:
    return " = ".join(
        f"{side.article}: {shown(gold.witnesses[side.article].text, side.spans)}" for side in pair
    )
