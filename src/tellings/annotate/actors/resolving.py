"""Whom the pronouns and descriptions of an article mean: all rules, in their order."""

from __future__ import annotations

from msgspec.structs import replace

from tellings.annotate.actors.bearing import Bearing
from tellings.annotate.actors.cast import Cast
from tellings.annotate.actors.descriptions import Descriptions
from tellings.annotate.actors.known import World
from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.pronouns import Walk
from tellings.annotate.actors.relatives import relatives
from tellings.annotate.actors.scene import Scene
from tellings.annotate.actors.speech import Speech, given
from tellings.annotate.actors.spoken import spoken
from tellings.model import Span


def resolved(scene: Scene, bearing: Bearing, world: World) -> list[Meant]:
    """Every pronoun and description of which it is clear whom it means, in order, none twice.

    First what attribution has told, then descriptions by what their words say, "who" by its
    clause, and the other pronouns by one walk through the text. A second walk follows where the
    first told genders that no name tells.
    """
    speech = Speech(scene)
    cast = Cast(scene, {}, {})
    described = {each.at: each for each in Descriptions(cast, bearing, world).found()}
    cast = replace(cast, described={at: each.entities for at, each in described.items()})
    known: dict[Span, Meant] = {each.at: each for each in relatives(cast)}
    known.update((each.at, each) for each in given(scene))
    walk = Walk(cast, speech, known)
    found = walk.run()
    learnt = {
        who: next(iter(told))
        for who, told in walk.votes.items()
        if len(told) == 1 and who not in cast.genders
    }
    if learnt:
        found = Walk(replace(cast, learnt=learnt), speech, known).run()
    quoted = spoken(scene, speech)
    every = {each.at: each for each in (*described.values(), *quoted, *known.values(), *found)}
    return [every[at] for at in sorted(every)]
