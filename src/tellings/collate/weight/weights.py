"""The weight of things in each article: its words, what stands where, the room of each source."""

from __future__ import annotations

from msgspec import Struct

from tellings.collate.counted import Counted
from tellings.collate.weight import stands
from tellings.collate.weight.order import Position, order
from tellings.collate.weight.room import Room, Rooming
from tellings.collate.weight.stands import Place
from tellings.model import Collation


class Weight(Struct, frozen=True):
    """What an article puts where, and how much room it gives to whom.

    `words` are those that tell its story: `own` in the outlet's own voice, `marked` in quotation
    marks with nobody said to have said them, and those of `rooms`, most words first. `order` says
    where it tells what others tell, too.
    """

    article: str
    words: int
    headline: Place
    first: Place
    last: Place
    rooms: tuple[Room, ...]
    own: int
    marked: int
    order: tuple[Position, ...]


def weights(collation: Collation) -> tuple[Weight, ...]:
    """For each article, in the order of the readings, what weighs how much in it."""
    counted = {reading.article.id: Counted(reading) for reading in collation.readings}
    placed, rooming = order(collation, counted), Rooming(collation)
    found = []
    for reading in collation.readings:
        article = reading.article.id
        rooms = rooming.rooms(reading, counted[article])
        found.append(
            Weight(
                article,
                len(counted[article]),
                stands.headline(reading),
                stands.first(reading),
                stands.last(reading),
                rooms.rooms,
                rooms.own,
                rooms.marked,
                placed[article],
            )
        )
    return tuple(found)
