"""Which claims of two articles tell one thing: by links that are given, or by their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from tellings.collate.odds.facts import NAME, Fact, Keys
from tellings.model import Link

LEAST = 3.0  # weight of words that the surroundings of two claims must share
MORE = 4.5  # weight that they must share where nobody who has a part is shared
LINKED = 1.0  # weight that they must share where a link joins them
OFTEN = 2.0  # sentences of an article up to which a word weighs in full


class Aligned(Struct, frozen=True):
    """Two claims that tell one thing, why in words, and how sure that is."""

    a: Fact
    b: Fact
    shared: float
    linked: bool
    confidence: float


class Weights:
    """How much a shared word says in a story: less if the story repeats it everywhere."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        seen: Counter[str] = Counter()
        articles = set()
        for fact in facts:
            articles.add(fact.article)
            seen.update(fact.words)
        self._seen, self._articles = seen, max(len(articles), 1)

    def of(self, keys: Iterable[str]) -> float:
        """The weight of words that two stretches share."""
        return sum(min(1.0, OFTEN * self._articles / (self._seen[key] or 1)) for key in keys)


def aligned(facts: Sequence[Fact], links: Iterable[Link], weights: Weights) -> Iterator[Aligned]:
    """All pairs of claims of two articles that tell one thing, in order."""
    joined = _joined(links)
    for a, b in sorted(_candidates(facts, joined), key=lambda pair: (pair[0].place, pair[1].place)):
        if a.quoted and b.quoted:
            continue  # what quotations contradict each other in is told of the quotations
        linked = (a.place, b.place) in joined
        shared = weights.of(a.window & b.window)
        if linked and shared >= LINKED:
            yield Aligned(a, b, shared, True, 0.85)
        elif same(a, b) and shared >= (LEAST if met(a, b) else MORE):
            yield Aligned(a, b, shared, False, 0.75 if met(a, b) else 0.65)


def same(a: Fact, b: Fact) -> bool:
    """Whether their predicates can tell one thing, or the opposite of it."""
    return bool(a.lemma and a.lemma == b.lemma) or bool(a.does.keys() & b.does.keys())


def met(a: Fact, b: Fact) -> Keys:
    """Those who have a part in both."""
    return a.args & b.args


Place = tuple[str, str]


def _joined(links: Iterable[Link]) -> set[tuple[Place, Place]]:
    found: set[tuple[Place, Place]] = set()
    for link in links:
        places = sorted({(ref.article, ref.note) for ref in link.members})
        found |= {(a, b) for a, b in combinations(places, 2) if a[0] != b[0]}
    return found


def _candidates(
    facts: Sequence[Fact], joined: set[tuple[Place, Place]]
) -> Iterator[tuple[Fact, Fact]]:
    by_place = {fact.place: fact for fact in facts}
    found = {pair for pair in joined if pair[0] in by_place and pair[1] in by_place}
    posted: dict[tuple[str, str], list[Fact]] = {}
    for fact in sorted(facts, key=lambda each: each.place):
        told = {*fact.does, *((fact.lemma,) if fact.lemma else ())}
        keys = {(each, word) for each in told for word in fact.words | fact.args}
        for key in keys:
            found |= {
                (e.place, fact.place) for e in posted.get(key, ()) if e.article != fact.article
            }
            posted.setdefault(key, []).append(fact)
    return ((by_place[a], by_place[b]) for a, b in found)


def apart(a: Fact, b: Fact) -> bool:
    """Whether both are said by somebody, and not by the same."""
    ours, theirs = a.holder, b.holder
    return bool(ours and theirs) and not ours & theirs


def names(keys: Keys) -> Keys:
    """The keys of those who are named."""
    return frozenset(key for key in keys if key.startswith(NAME))
