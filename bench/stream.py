"""The invented stream of `examples/stream`, end to end, in the order in which it came in.

    stories                B3 of stories after a repair; copies are in the story of their leader
    placed                 before the repair
    shuffled               in an order drawn by chance, with repair
    order                  the adjusted Rand index between what came of the two orders
    leaders                B3 of the articles that are no copies
    clock                  B3 of a control that reads no word: one story for each day

Settings of time and of slack (`tellings.group.stories.judging`) were chosen on this very stream:
there is no other with texts and times. The constants of `tellings.group.stories.keynames` were
chosen on ECB+ and on this stream together.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from bench import partitions
from bench.scoring import Scores
from tellings import api
from tellings.group.copies.shelf import Shelf
from tellings.group.copies.sketch import sketch
from tellings.group.copies.worded import Worded, worded
from tellings.group.stories.cluster import Stories
from tellings.group.stories.likeness import scorer
from tellings.group.stories.profile import Profile, profile
from tellings.model import Copy, Membership, Move, Reading

HOME = Path(__file__).parent.parent / "examples" / "stream"
_MIXED = "mixed"

Gold = Mapping[str, Mapping[str, Any]]


class Held(Struct, frozen=True):
    """What came of a stream: the story of each article in the order given, and how."""

    stories: dict[str, str]
    placed: dict[str, str]
    memberships: tuple[Membership, ...]
    copies: tuple[Copy, ...]
    moves: tuple[Move, ...]


def grouped(stream: Iterable[tuple[Profile, Worded]]) -> Held:
    """Copies of each article looked for, leaders placed, at the end a repair."""
    shelf, stories, profiles = Shelf(), Stories(scorer()), {}
    memberships = []
    for made, words in stream:
        profiles[made.article] = made
        group = shelf.add(words, sketch(words)).group
        held = _stories(stories)
        before = [article for article in group if article in held]
        if not before:
            memberships.append(stories.place(profiles[group[0]]))
        elif before != [group[0]]:
            for article in before:
                stories.drop(article)
            stories.put(held[before[0]], profiles[group[0]])
    placed = _all(profiles, stories, shelf)
    moves = stories.repair()
    return Held(_all(profiles, stories, shelf), placed, tuple(memberships), shelf.copies(), moves)


def scores() -> Scores:
    """All scores by name."""
    gold = {row["id"]: row for row in map(json.loads, _lines("gold.jsonl"))}
    read = {each.article.id: each for each in _readings()}
    made = [(profile(read[id_]), worded(read[id_])) for id_ in gold]
    drawn = random.Random(0).sample(made, len(made))  # noqa: S311 - a draw, not a secret
    came, other = grouped(made), grouped(drawn)
    leaders = [id_ for id_, row in gold.items() if not row["copy_of"]]
    return {
        "stories": _b3(gold, came.stories, list(gold)),
        "placed": _b3(gold, came.placed, list(gold)),
        "shuffled": _b3(gold, other.stories, list(gold)),
        "order": partitions.rand(
            list(came.stories.values()), [other.stories[id_] for id_ in came.stories]
        ),
        "leaders": _b3(gold, came.stories, leaders),
        "clock": _b3(gold, {i: str(row["day"]) for i, row in gold.items()}, list(gold)),
    }


def _readings() -> list[Reading]:
    found = api.readings([str(HOME / "reports")])
    return [each for each in found if isinstance(each, Reading)]


def _lines(name: str) -> list[str]:
    return (HOME / name).read_text("utf-8").splitlines()


def _b3(gold: Gold, found: Mapping[str, str], ids: Sequence[str]) -> partitions.Means:
    right = {id_: row["later_story"] or row["story"] for id_, row in gold.items()}
    told = [id_ for id_ in ids if right[id_] != _MIXED]
    return partitions.b3([right[id_] for id_ in told], [found[id_] for id_ in told])


def _stories(stories: Stories) -> dict[str, str]:
    return {article: story for story, held in stories.stories().items() for article in held}


def _all(profiles: Mapping[str, Profile], stories: Stories, shelf: Shelf) -> dict[str, str]:
    """The story of each article; of a copy, that of its leader."""
    of = _stories(stories)
    return {article: of[shelf.group(article)[0]] for article in profiles}
