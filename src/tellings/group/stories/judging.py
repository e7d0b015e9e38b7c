"""How sure it is that an article belongs to a story: 0.5 is as likely as not.

Articles with a text are judged pair by pair against members of the story; where one side is a
headline alone, the pair says too little, and the story as a whole is asked. Time takes away from
either: an article years from all others of its story is none of it, however alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.group.stories import parting
from tellings.group.stories.active import Active, Member, keys
from tellings.group.stories.keynames import Heard, KeyNames, Naming, naming, of_articles
from tellings.group.stories.likeness import Pool, Scorer
from tellings.group.stories.profile import Profile

T = TypeVar("T", np.float32, NDArray[np.float32])
_FEW = 3


class Settings(Struct, frozen=True):
    """When articles are taken to tell one event.

    Chances are from 0 to 1. An article joins a story from `join` on. Of bare headlines, a repair
    joins two stories from `merge` on, parts one whose parts fit less than `part`, moves one that
    fits another story by `gain` better than its own, and puts one alone that fits its own less
    than `leave` and no other. Of texts, `stay` is what it adds to the log-odds of two that they are
    in one story already. These gaps keep a repair from undoing what another has done.

    `tau` is the time in seconds after which a chance is 1/e of what it was. `even` and `steep`
    make a chance of the likeness of a headline to a story: 0.5 at `even`. `tried` is how many
    stories a text is judged against.
    """

    join: float = 0.5
    merge: float = 0.65
    part: float = 0.3
    leave: float = 0.1
    gain: float = 0.1
    stay: float = 0.3
    tau: float = 7 * 86400.0
    even: float = 0.31
    steep: float = 12.0
    tried: int = 8


class Fit(Struct, frozen=True):
    """How well an article fits a story: the chance, and the member that is most like it."""

    story: str
    chance: float
    like: Member | None = None


class Judge:
    """Judges articles against the stories of an `Active`."""

    def __init__(self, active: Active, scorer: Scorer, settings: Settings) -> None:
        self._active = active
        self._pool = Pool(scorer)
        self._join = scorer.join
        self._known: dict[str, tuple[int, float]] = {}
        self._heard = Heard(scorer.model)
        self._naming: dict[int, Naming] = {}
        self._model = scorer.model
        self.settings = settings

    def member(self, profile: Profile) -> Member:
        """An article made ready. What it takes is given back by `forget`."""
        direction = profile.direction
        if not len(direction):
            direction = np.zeros(256, np.float32)
        row = -1 if profile.bare else self._pool.add(profile)
        if row >= 0:
            self._naming[row] = naming(profile)
            self._heard.add(self._naming[row])
        return Member(profile, direction, keys(profile), profile.bare, row)

    def forget(self, member: Member) -> None:
        """Give back what a member takes in the pool of the pair model."""
        if member.row >= 0:
            self._pool.drop(member.row)
            self._heard.drop(self._naming.pop(member.row))

    def fits(self, member: Member) -> list[Fit]:
        """How well an article that is in no story fits the most promising ones, best first."""
        likely = self._chance(self._active.likeness(member))
        worth = likely * self._active.fading(member.at, self.settings.tau)
        near = self._active.best(worth, _FEW if member.bare else self.settings.tried)
        if member.bare:
            slots = self._active.slots
            found = [self._faded(member, story, float(likely[slots[story]])) for story in near]
        else:
            found = [self.fit(member, story) for story in near]
        return sorted(found, key=lambda fit: -fit.chance)

    def near(self, member: Member, count: int) -> list[str]:
        """The stories that an article is most like, by their wholes alone, with time."""
        likely = self._chance(self._active.likeness(member))
        return self._active.best(likely * self._active.fading(member.at, self.settings.tau), count)

    def fit(self, member: Member, story: str) -> Fit:
        """How well an article fits a story; its own, as if it were not in it."""
        told = [] if member.bare else self._told(story, member)
        if not told:
            likeness = np.float32(self._active.likeness_to(member, story))
            return self._faded(member, story, float(self._chance(likeness)))
        odds = self._pool.odds(member.profile, _rows(told))
        own = self._active.story(member.article) == story
        within = self._within_of(told) if own else self._within(story)
        fit = float(parting.bounded(odds).mean()) - (within - parting.WITHIN) / 2
        fit += self._named_alike(member, told, len(self._active.members(story)) - own)
        return self._faded(member, story, self._sure(fit), told[int(odds.argmax())])

    def _named_alike(self, member: Member, told: Sequence[Member], size: int) -> float:
        """What the names of an article and of a story of this size, `told` by some, say."""
        groups = [[self._naming[each.row] for each in some] for some in ([member], told)]
        names = KeyNames(groups, self._heard, (1, size), self._naming[member.row].key)
        return float(names.evidence(0)[1])

    def _faded(self, member: Member, story: str, chance: float, like: Member | None = None) -> Fit:
        gap = self._active.gap(member, story)
        worth = 1.0 if gap is None else math.exp(-gap / self.settings.tau)
        return Fit(story, chance * worth, like)

    def _told(self, story: str, but: Member | None = None) -> list[Member]:
        """Members of a story with a text, at most two dozen."""
        told = (each for each in self._active.sample(story) if not each.bare)
        return [each for each in told if but is None or each.article != but.article]

    def _within(self, story: str) -> float:
        """How alike a story is within itself, in log-odds; see `parting`."""
        version = self._active.version(story)
        known = self._known.get(story)
        if known is None or known[0] != version:
            if len(self._known) > 2 * len(self._active):
                self._known = {name: of for name, of in self._known.items() if name in self._active}
            known = self._known[story] = version, self._within_of(self._told(story))
        return known[1]

    def _within_of(self, members: Sequence[Member]) -> float:
        odds = parting.bounded(self._pool.matrix(_rows(members)))
        return float(parting.within(float(odds.sum()) / 2, float(len(members))))

    def _sure(self, fit: float) -> float:
        """The chance that a fit in log-odds is, at which groups are joined or not."""
        return 1 / (1 + math.exp(self._join - fit))

    def _chance(self, likeness: T) -> T:
        chance: T = 1 / (1 + np.exp(self.settings.steep * (self.settings.even - likeness)))
        return chance

    def together(self, one: str, other: str) -> float:
        """How sure it is that two stories are one, as wholes."""
        lesser, greater = sorted((one, other), key=lambda story: len(self._active.members(story)))
        sample = self._active.sample(lesser)
        found = [self._active.likeness_to(member, greater) for member in sample]
        chance = float(self._chance(np.float32(np.mean(found))))
        return chance * math.exp(-self._apart(one, other) / self.settings.tau)

    def halves(self, members: Sequence[Member], apart: NDArray[np.bool_]) -> float:
        """How sure it is that headlines parted in two are of one story after all."""
        trial = Active()
        for member, is_apart in zip(members, apart, strict=True):
            trial.add("lesser" if is_apart else "greater", member)
        found = [
            trial.likeness_to(member, "greater") for member in trial.members("lesser").values()
        ]
        return float(self._chance(np.float32(np.mean(found))))

    def _apart(self, one: str, other: str) -> float:
        """Seconds between the stories; 0 where they overlap or one has no time."""
        first, second = self._active.span(one), self._active.span(other)
        if first is None or second is None:
            return 0.0
        return max(0.0, first[0] - second[1], second[0] - first[1])

    def groups(self, members: Sequence[Member], stories: Sequence[str]) -> list[int]:
        """The group of each of these members with a text, which are in these stories now.

        Time takes away, and that two are in one story already adds.
        """
        if not members:
            return []
        odds = self._pool.matrix(_rows(members)) - self._gaps(members) / self.settings.tau
        numbers = {story: number for number, story in enumerate(dict.fromkeys(stories))}
        now = np.array([numbers[story] for story in stories])
        names = of_articles([self._naming[each.row] for each in members], self._model)
        return parting.parted(odds + self.settings.stay * (now[:, None] == now), self._join, names)

    def _gaps(self, members: Sequence[Member]) -> NDArray[np.float64]:
        """Seconds between members; 0 where one has no time."""
        times = np.array([np.nan if each.at is None else each.at for each in members], np.float64)
        return np.nan_to_num(np.abs(times[:, None] - times))


def _rows(members: Sequence[Member]) -> NDArray[np.intp]:
    return np.array([member.row for member in members], np.intp)
