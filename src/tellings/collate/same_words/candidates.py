"""Which quoted units of different articles are alike enough in their words to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate import forms
from tellings.collate.same_words import evidence
from tellings.collate.same_words.evidence import Floats, Rarity, Shared
from tellings.collate.same_words.units import Unit, both
from tellings.text import normal

Embed = Callable[[Sequence[str]], Any]
Bag = dict[str, float]  # the words of a unit as compared, and what each weighs


class Candidate(Struct, frozen=True):
    """Two units of different articles, the log odds of their words, and the content they share."""

    a: Unit
    b: Unit
    score: float
    content: float


class Table(Struct, frozen=True):
    """The words of many units, from either side: by unit, and by word the units that have it."""

    bags: tuple[Bag, ...]
    posted: Mapping[str, tuple[NDArray[np.int64], Floats]]
    whole: Floats
    content: Floats
    vectors: Floats | None


def candidates(
    units: Sequence[Unit],
    texts: Mapping[str, str],
    weights: Rarity,
    embed: Embed | None,
    floor: float,
) -> Iterator[Candidate]:
    """Pairs of units that share words and score at least `floor`, in order, each pair once.

    `units` are sorted by article; `texts` are the articles' texts by id; `embed` gives a unit
    vector for each text. Two sentences that follow each other stand for themselves and as one.
    """
    asked = sorted([*units, *_doubles(units)], key=lambda unit: (unit.article, unit.numbers))
    table = _table(asked, texts, weights, embed)
    ends = {unit.article: number + 1 for number, unit in enumerate(asked)}
    for number, unit in enumerate(asked):
        first = ends[unit.article]  # only the units of later articles are compared
        shared = _shared(table, number, first)
        found = evidence.scores(shared)
        for place in map(int, np.flatnonzero((found >= floor) & (shared.both > 0))):
            other = asked[first + place]
            if len(unit.numbers) + len(other.numbers) < 4:
                score, content = float(found[place]), float(shared.content[place])
                yield Candidate(unit, other, round(score, 3), round(content, 3))


def _doubles(units: Sequence[Unit]) -> Iterator[Unit]:
    for a, b in pairwise(units):
        if a.article == b.article and a.note == b.note:
            yield both(a, b)


def _table(
    units: Sequence[Unit], texts: Mapping[str, str], weights: Rarity, embed: Embed | None
) -> Table:
    bags = tuple(_bag(unit, weights) for unit in units)
    posted: dict[str, tuple[list[int], list[float]]] = {}
    for number, bag in enumerate(bags):
        for key, weight in bag.items():
            numbers, weighed = posted.setdefault(key, ([], []))
            numbers.append(number)
            weighed.append(weight)
    arrays = {key: (np.array(n), np.array(w)) for key, (n, w) in posted.items()}
    whole = np.array([sum(bag.values()) for bag in bags])
    content = np.array([sum(w for w in bag.values() if _is_content(w)) for bag in bags])
    vectors = embed([_words(unit, texts) for unit in units]) if embed and units else None
    return Table(bags, arrays, whole, content, vectors)


def _bag(unit: Unit, weights: Rarity) -> Bag:
    return {forms.key(word.normal): weights.weight(word) for word in unit.words}


def _is_content(weight: float) -> bool:
    return weight != evidence.LIGHT


def _words(unit: Unit, texts: Mapping[str, str]) -> str:
    return normal(" ".join(span.of(texts[unit.article]) for span in unit.at))


def _shared(table: Table, number: int, first: int) -> Shared:
    """What the unit at this place shares with every unit from place `first` on."""
    common, content = np.zeros((2, len(table.bags) - first))
    for key, weight in table.bags[number].items():
        others, weights = table.posted[key]
        later = np.searchsorted(others, first)
        places, least = others[later:] - first, np.minimum(weights[later:], weight)
        common[places] += least
        if _is_content(weight):
            content[places] += least * (weights[later:] != evidence.LIGHT)
    meaning = None
    if table.vectors is not None:
        meaning = np.round((table.vectors[first:] @ table.vectors[number]).astype(np.float64), 3)
    return Shared(
        both=common,
        content=content,
        ours=float(table.whole[number]),
        theirs=table.whole[first:],
        our_content=float(table.content[number]),
        their_content=table.content[first:],
        meaning=meaning,
    )
