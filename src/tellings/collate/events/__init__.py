"""Which predicates of several articles tell of one happening.

clusters     mentions of a story -> groups of those that tell of one event
same_events  readings with claims -> same-event links, of what is sure
Chances      mentions of a story -> how surely any two tell of one happening
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tellings.collate.entities.pairs import Key
from tellings.collate.events.grouping import groups
from tellings.collate.events.judging import Chances
from tellings.collate.events.linking import same_events
from tellings.collate.events.mentioned import Mentioned
from tellings.collate.events.tables import Embed
from tellings.model import Reading
from tellings.models.events import EventModel

__all__ = ["Chances", "Mentioned", "clusters", "same_events"]


def clusters(
    readings: Sequence[Reading],
    mentions: Sequence[Mentioned],
    alike: Collection[tuple[Key, Key]],
    embed: Embed | None,
    model: EventModel | None = None,
) -> list[tuple[int, ...]]:
    """Groups of mentions, by number, that tell of one event; one alone is a group of its own.

    `alike` are the entities of two articles that are one (`collate.entities.pairs`), `embed` gives
    a unit vector for each text, `model` stands in for the one that ships. Without any model those
    of one word are a group. The order of readings and mentions changes no group. Raises KeyError
    for a mention of an article that is not among the readings.
    """
    chances = Chances(readings, mentions, alike, embed, model)
    if chances.odds is None or chances.model is None:
        return _of_one_word(chances)
    return groups(chances.odds, chances.model.join)


def _of_one_word(chances: Chances) -> list[tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, each in enumerate(chances.predicates):
        found.setdefault(each.key, []).append(number)
    return sorted(map(tuple, found.values()))
