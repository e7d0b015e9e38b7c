"""Which pronoun a person asks for, by designations ("Ms Marsk") and given names."""

from __future__ import annotations

from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.model import Entity


def genders(scene: Scene, roster: Roster) -> dict[str, frozenset[str]]:
    """For each person entity the pronouns that speak for it; none told: not in the result.

    What the article calls someone goes before the given name: "Mr. Robin Vell" is he.
    """
    found = dict(scene.genders)
    for entity in scene.entities.values():
        if entity.type == "person" and entity.id not in found:
            asked = _by_given_name(entity, roster)
            if asked:
                found[entity.id] = asked
    return found


def _by_given_name(entity: Entity, roster: Roster) -> frozenset[str]:
    """By the first word of a name of several words; a lone word may be a surname."""
    names = [name.split() for name in (entity.name, *entity.aliases)]
    given = (words[0] for words in names if len(words) > 1)
    return frozenset(roster.given_names[one] for one in given if one in roster.given_names)
