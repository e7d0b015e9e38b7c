"""Things that are spoken of in words of their own: "the Iran deal", "the accord", "the agreement".

Two stretches are the more alike, the more their heads and their other words mean alike by a table
of word vectors, and by the names in them. Those of persons and those of things stay apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate.entities import linkage

FLOOR = 0.15
_HEAD, _WORDS = 0.3, 0.7

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


class Thing(Struct, frozen=True, order=True):
    """What a stretch says: its class ("people" or "thing"), its head and all words that tell it.

    `names` are the keys of those whom it names beside its head, `years` the years that it says.
    """

    kind: str
    head: str
    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


def groups(things: Sequence[Thing], embed: Embed | None, floor: float = FLOOR) -> list[Thing]:
    """For each thing the one that stands for its group; without a model, those of one head.

    What it gives does not depend on the order of the things.
    """
    met: dict[Thing, int] = {}
    for thing in things:
        met[thing] = met.get(thing, 0) + 1
    stands: dict[Thing, Thing] = {}
    for kind in sorted({thing.kind for thing in met}):
        own = sorted(thing for thing in met if thing.kind == kind)
        sizes = [met[thing] for thing in own]
        homes = (
            linkage.average(_vectors(own, embed), sizes, _marks(own), floor)
            if embed
            else _heads(own)
        )
        stands |= {thing: own[home] for thing, home in zip(own, homes, strict=True)}
    return [stands[thing] for thing in things]


def _vectors(things: Sequence[Thing], embed: Embed) -> NDArray[np.float32]:
    """Unit vectors whose products are the likeness of two things."""
    heads = _unit(embed([thing.head for thing in things])) * np.sqrt(_HEAD)
    words = _unit(embed([" ".join(thing.words) for thing in things])) * np.sqrt(_WORDS)
    return np.hstack([heads, words]).astype(np.float32)


def _marks(things: Sequence[Thing]) -> linkage.Marks:
    """What keeps things apart, as bits: the names and the years in them."""
    names = sorted({name for thing in things for name in thing.names})
    years = sorted({year for thing in things for year in thing.years})
    bits = [{name: 1 << (n % 64) for n, name in enumerate(each)} for each in (names, years)]
    rows = np.zeros((2, len(things)), np.uint64)
    for at, thing in enumerate(things):
        for row, own in enumerate((thing.names, thing.years)):
            for name in own:
                rows[row, at] |= np.uint64(bits[row][name])
    return rows


def _unit(rows: NDArray[Any]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _heads(things: Sequence[Thing]) -> list[int]:
    first: dict[str, int] = {}
    return [first.setdefault(thing.head, at) for at, thing in enumerate(things)]
