"""Which claims of two articles a link joins; how much the words that two claims share say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from tellings.collate.odds.facts import NAME, Fact
from tellings.collate.odds.words import Keys
from tellings.model import Link

LEAST = 1.0  # weight of words that the surroundings of two claims must share that a link joins
OFTEN = 2.0  # sentences of an article up to which a word weighs in full

Place = tuple[str, str]


class Weights:
    """How much a shared word says in a story: less if the story repeats it everywhere."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        seen: Counter[str] = Counter()
        articles = set()
        for fact in facts:
            articles.add(fact.article)
            seen.update(fact.words)
        full = OFTEN * max(len(articles), 1)
        self._weights = {key: min(1.0, full / count) for key, count in seen.items()}

    def of(self, keys: Iterable[str]) -> float:
        """The weight of words that two stretches share."""
        return sum([self._weights.get(key, 1.0) for key in keys])


def linked(
    facts: Sequence[Fact], links: Iterable[Link], weights: Weights
) -> frozenset[tuple[Place, Place]]:
    """The pairs of claims of two articles that a link joins, the first place first.

    None of two that are quoted: what these contradict each other in is told of the quotations.
    """
    by_place = {fact.place: fact for fact in facts}
    return frozenset(
        (a, b)
        for a, b in _joined(links)
        if a in by_place
        and b in by_place
        and not (by_place[a].quoted and by_place[b].quoted)
        and weights.of(by_place[a].window & by_place[b].window) >= LEAST
    )


def met(a: Fact, b: Fact) -> Keys:
    """Those who have a part in both."""
    return a.args & b.args


def _joined(links: Iterable[Link]) -> set[tuple[Place, Place]]:
    found: set[tuple[Place, Place]] = set()
    for link in links:
        places = sorted({(ref.article, ref.note) for ref in link.members})
        found |= {(a, b) for a, b in combinations(places, 2) if a[0] != b[0]}
    return found


def apart(a: Fact, b: Fact) -> bool:
    """Whether both are said by somebody, and not by the same."""
    ours, theirs = a.holder, b.holder
    return bool(ours and theirs) and not ours & theirs


def names(keys: Keys) -> Keys:
    """The keys of those who are named."""
    return frozenset(key for key in keys if key.startswith(NAME))
