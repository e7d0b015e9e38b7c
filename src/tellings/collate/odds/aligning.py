"""How much the words that two claims share say; who has a part in both, and who tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tellings.collate.odds.facts import NAME, Fact
from tellings.collate.odds.words import Keys

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


def met(a: Fact, b: Fact) -> Keys:
    """Those who have a part in both."""
    return a.args & b.args


def apart(a: Fact, b: Fact) -> bool:
    """Whether both are said by somebody, and not by the same."""
    ours, theirs = a.holder, b.holder
    return bool(ours and theirs) and not ours & theirs


def names(keys: Keys) -> Keys:
    """The keys of those who are named."""
    return frozenset(key for key in keys if key.startswith(NAME))
