"""What is known of states and who leads them: by tables, by the user's file, by the article itself.

    world = World.of(reading)      once for each reading (anatomy and language notes are enough)
    world.person(entity)           which state an `Entity` of type person acts for, and its office
    world.at(span)                 the same for any stretch of the text: a name, a designation, a
                                   description ("American officials"), a state or what stands for
                                   one ("Beijing", "the Kremlin"), a role ("the president")
    world.state(words)             the same for words without a place in the text
    world.home                     the state whose officials the article names without their state

Each gives a `Held`, which says why, or None: not known. Pronouns are not read here.
"""

from tellings.annotate.actors.known.held import Held
from tellings.annotate.actors.known.world import World

__all__ = ["Held", "World"]
