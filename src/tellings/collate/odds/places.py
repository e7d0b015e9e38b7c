"""Where it was: two places of one happening of which neither lies in the other.

Most places of two articles are of two happenings. So a model, learned from marked reports (the role
"odds"), says which two are of one (`locations`), the rest of both articles beside them (`rivals`),
and nothing may speak against it for sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from tellings.collate.odds import grounds, tables
from tellings.collate.odds.aligning import Weights, apart
from tellings.collate.odds.alike import Same, Told
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.happenings import counts
from tellings.collate.odds.located import Where
from tellings.collate.odds.locations import Locations, Pair
from tellings.collate.odds.matters import known_apart
from tellings.collate.same_words.candidates import Embed
from tellings.model import Ref
from tellings.models.odds import Stages
from tellings.text import overlaps

LEAST = 0.35  # chance from which on two places are held against each other
CLAIMS = -1.5
"""Log odds that two claims say the same but for their places, from which on these are held against
each other. On real news, where hardly any place is at odds, 14 of 15 that were shown had less, and
2 of 19 of those that are at odds in the reports that the model is learned from."""


class Places(Struct, frozen=True):
    """The places of a story that may be of one happening: pairs of two articles, in order."""

    scenes: Mapping[str, Scene]
    pairs: Sequence[Pair]
    told: Told


def places(
    every: Sequence[Where],
    scenes: Mapping[str, Scene],
    weights: Weights,
    embed: Embed | None,
    same: Same | None,
) -> Places:
    """The places of a story made ready; given are those of each article, by article."""
    locations = Locations(scenes, weights, every, embed, same)
    pairs = [
        (a, b)
        for a, b in combinations(every, 2)
        if a.fact.article != b.fact.article and locations.alike(a, b)
    ]
    return Places(scenes, pairs, locations.told(pairs))


def findings(story: Places, by: Stages) -> Iterator[Finding]:
    """Claims of one happening that put it at two places; of places within each other one."""
    _, likely = story.told.likely(by, LEAST)
    kept: list[Pair] = []
    for chance, number in sorted(likely, key=lambda each: (-each[0], each[1])):
        a, b = story.pairs[number]
        near = story.told.same(number) >= CLAIMS
        if (
            near
            and comparable(a, b, story.scenes)
            and not any(_in_one(a, b, each) for each in kept)
        ):
            kept.append((a, b))
            sides = [Side(Ref(x.fact.article, x.fact.claim.id, (x.at,))) for x in (a, b)]
            reason = "neither place is part of the other, as far as is told"
            yield Finding(
                "at-odds", "place", sides[0], sides[1], "where it was", reason, round(chance, 2)
            )


def _in_one(a: Where, b: Where, pair: Pair) -> bool:
    """Whether both places share words with those of a pair: "a field near Odessa", "Odessa"."""
    told = {each.fact.article: each.at for each in pair}
    return all(x.fact.article in told and overlaps(x.at, told[x.fact.article]) for x in (a, b))


def comparable(a: Where, b: Where, scenes: Mapping[str, Scene]) -> bool:
    """Whether nothing says for sure that they are of two happenings, or that both are told."""
    x, y = a.fact, b.fact
    if (x.quoted and y.quoted) or x.sign != "+" or y.sign != "+" or not (x.firm and y.firm):
        return False
    if apart(x, y) or known_apart(x.agents, y.agents) or known_apart(x.patients, y.patients):
        return False
    if not _one_time(x, y) or not _one_outcome(x, y):
        return False
    if a.sides and b.sides:  # "the north face", "the south face" of one mountain
        return True
    told = (grounds.tells(scenes[w.article], each.called) for each, w in ((a, y), (b, x)))
    return not counts(x, y) and not any(told)


def _one_time(a: Fact, b: Fact) -> bool:
    """Whether their days meet, where both tell any."""
    if not a.days or not b.days:
        return True
    return any(x.days.meets(y.days) for _, x in a.days for _, y in b.days)


def _one_outcome(a: Fact, b: Fact) -> bool:
    """Whether neither says that somebody was killed and the other that somebody was hurt."""
    ours, theirs = ({f"{k} {v}" for k, v in x.does.items()} & tables.outcomes() for x in (a, b))
    return not (ours and theirs) or bool(ours & theirs)
