"""Actors: who acts and speaks in an article, by all its names, descriptions and pronouns.

In the order in which it runs: `scene` is what the rules look at; `bearing` who is called what;
`descriptions` whom "the Arland leader" means, `relatives` whom "who", `pronouns` whom "he" and
"they" (by what is in `mind`), `spoken` whom "I"; `states` what stands for a state, `groups` and
`unnamed` those without a name; `folding` makes the notes. `known` tells of states and leaders.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.actors import folding
from tellings.annotate.actors.bearing import Bearing
from tellings.annotate.actors.known import World
from tellings.annotate.actors.resolving import resolved
from tellings.annotate.actors.scene import Scene
from tellings.model import (
    Actor,
    Attribution,
    Block,
    Entity,
    Mention,
    Quotation,
    Reading,
    Sentence,
)
from tellings.pipeline import step

__all__ = ["STEPS", "actors"]


@step(
    needs=(Block, Sentence, Mention, Entity, Quotation, Attribution),
    gives=(Actor, Mention),
    version="1",
    uses=("names",),
)
def actors(reading: Reading) -> Iterator[Actor | Mention]:
    """The actors of an article, and a mention for each pronoun and description resolved."""
    scene = Scene(reading)
    bearing = Bearing(scene)
    world = World.of(reading)
    found = resolved(scene, bearing, world)
    yield from folding.mentions(scene, found)
    yield from folding.actors(scene, bearing, world, found)


STEPS = (actors,)
