"""Windows: the pieces of a text in the portions that an encoder reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from tellings.models.pieces import Pieces


class Part(Struct, frozen=True):
    """The pieces `start` to before `end` of stretch `number`; in a window they are read only to
    understand the others where `lead` is true."""

    number: int
    start: int
    end: int
    lead: bool = False

    def __len__(self) -> int:
        return self.end - self.start


Window = tuple[Part, ...]


def size(window: Window) -> int:
    """How many pieces a window has."""
    return sum(len(part) for part in window)


def windows(pieces: Sequence[Pieces], longest: int, lead: int = 0) -> Iterator[Window]:
    """Whole stretches up to `longest` pieces; a longer stretch is cut, before a word.

    A window that goes on with a text begins with up to `lead` pieces of what stands before it.
    """
    room = longest - lead
    held: list[Part] = []
    for part in _parts(pieces, room):
        if held and size(tuple(held)) + len(part) > room:
            yield (*_before(pieces, held[0], lead), *held)
            held = []
        held.append(part)
    if held:
        yield (*_before(pieces, held[0], lead), *held)


def _parts(pieces: Sequence[Pieces], longest: int) -> Iterator[Part]:
    for number, each in enumerate(pieces):
        start = 0
        while start < len(each):
            end = _end(each, start, longest)
            yield Part(number, start, end)
            start = end


def _end(pieces: Pieces, start: int, longest: int) -> int:
    end = min(start + longest, len(pieces))
    if end == len(pieces):
        return end
    begins = np.flatnonzero(pieces.first[start + 1 : end + 1])
    return start + 1 + int(begins[-1]) if len(begins) else end


def _before(pieces: Sequence[Pieces], first: Part, lead: int) -> Window:
    """The last pieces before a part, in its own stretch or the one before."""
    if not lead:
        return ()
    if first.start:
        return (Part(first.number, max(0, first.start - lead), first.start, lead=True),)
    for number in range(first.number - 1, -1, -1):
        if count := len(pieces[number]):
            return (Part(number, max(0, count - lead), count, lead=True),)
    return ()
