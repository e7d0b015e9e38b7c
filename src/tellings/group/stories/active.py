"""The stories at work: what each is about as a whole, and how like it an article is.

What a story is as a whole follows each member that comes or goes (`wholes`), so that an article is
compared with a story of 5,000 articles as fast as with one of five.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings import lexicon
from tellings.group.stories.profile import Profile
from tellings.group.stories.wholes import Floats, Wholes
from tellings.group.stories.wording import key

_KEYS = 16
_SAMPLE = 12


class Member(Struct, frozen=True, eq=False):
    """An article made ready: its profile, its vector of length one, its telling words.

    `bare` says that nothing but a headline is known. `row` is its place in the pool of the pair
    model, -1 where it is bare.
    """

    profile: Profile
    direction: Floats
    keys: tuple[str, ...]
    bare: bool
    row: int = -1

    @property
    def article(self) -> str:
        return self.profile.article

    @property
    def at(self) -> float | None:
        return self.profile.at


def keys(profile: Profile) -> tuple[str, ...]:
    """The telling words of a headline, with the figures of one that stands alone.

    Of a text without a headline, those of its lead. The outlet's own name is none of them.
    """
    said = profile.words[: min(profile.titled or profile.led, _KEYS)]
    untold = _untold(profile.outlet)
    told = tuple([word for word in said if word not in untold])
    return told + profile.numbers if profile.bare else told


@lru_cache(maxsize=1 << 12)
def _untold(outlet: str) -> frozenset[str]:
    """The words that tell nothing in an outlet's headlines."""
    return _labels().union(map(key, outlet.split()))


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(key, lexicon.words(__package__, "headline_labels")))


class Active:
    """Stories by id, their members, and what they are as wholes."""

    def __init__(self) -> None:
        self._wholes = Wholes()
        self._members: dict[str, dict[str, Member]] = {}
        self._of: dict[str, str] = {}
        self._times: dict[str, list[float]] = {}
        self._versions: dict[str, int] = {}
        self._changes = 0

    # --- what is held ----------------------------------------------------------------------------

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __contains__(self, story: str) -> bool:
        return story in self._members

    def story(self, article: str) -> str | None:
        """The story that an article is in, if it is held."""
        return self._of.get(article)

    def members(self, story: str) -> Mapping[str, Member]:
        """The members of a story by their ids, in the order in which they came."""
        return self._members[story]

    def member(self, article: str) -> Member:
        """A held article. Raises KeyError."""
        return self._members[self._of[article]][article]

    def sample(self, story: str) -> list[Member]:
        """At most two dozen members that stand for a story: the last, and some from all along."""
        members = list(self._members[story].values())
        if len(members) <= 2 * _SAMPLE:
            return members
        step = (len(members) - _SAMPLE) / _SAMPLE
        return [members[int(step * n)] for n in range(_SAMPLE)] + members[-_SAMPLE:]

    def whole(self, story: str) -> Member:
        """A story as if it were one article: its direction, the words most of its headlines have.

        Of the time of the member that came last.
        """
        sample = self.sample(story)
        counts = Counter(word for member in sample for word in member.keys)
        words = tuple(word for word, _ in counts.most_common(_KEYS // 2))
        return Member(sample[-1].profile, self._wholes.unit(story), words, bare=True)

    def version(self, story: str) -> int:
        """A number that is another after each change of the story's members."""
        return self._versions[story]

    def held_by(self, story: str, words: Sequence[str]) -> list[int]:
        """How many members of a story have each of these words in their headline."""
        return self._wholes.held_by(story, words)

    def span(self, story: str) -> tuple[float, float] | None:
        """When the first and the last of its members were written, of those that say it."""
        times = self._times[story]
        return (times[0], times[-1]) if times else None

    def gap(self, member: Member, story: str) -> float | None:
        """How many seconds lie between an article and the nearest other member of a story.

        None where that is not known.
        """
        times, at = self._times[story], member.at
        if at is None:
            return None
        place = bisect.bisect_left(times, at)
        after = place + (self._of.get(member.article) == story)
        before = at - times[place - 1] if place else None
        if after == len(times):
            return before
        return times[after] - at if before is None else min(before, times[after] - at)

    # --- members come and go ---------------------------------------------------------------------

    def add(self, story: str, member: Member) -> None:
        """Take a member into a story, which begins with it if it is not held."""
        if story not in self._members:
            self._begin(story)
        self._members[story][member.article] = member
        self._of[member.article] = story
        if member.at is not None:
            bisect.insort(self._times[story], member.at)
        self._shift(story, member, 1)

    def remove(self, article: str) -> Member:
        """Take a member out; a story ends with its last one. Raises KeyError."""
        story = self._of.pop(article)
        member = self._members[story].pop(article)
        if member.at is not None:
            times = self._times[story]
            del times[bisect.bisect_left(times, member.at)]
        self._shift(story, member, -1)
        if not self._members[story]:
            self._end(story)
        return member

    def _shift(self, story: str, member: Member, by: int) -> None:
        self._changes += 1
        self._versions[story] = self._changes
        self._wholes.shift(story, member.direction, member.keys, by)
        self._wholes.span(story, *(self.span(story) or (-math.inf, math.inf)))

    def _begin(self, story: str) -> None:
        self._wholes.begin(story)
        self._members[story] = {}
        self._times[story] = []

    def _end(self, story: str) -> None:
        self._wholes.end(story)
        del self._members[story], self._times[story], self._versions[story]

    # --- how like --------------------------------------------------------------------------------

    @property
    def slots(self) -> Mapping[str, int]:
        """Where each story stands in what `likeness` and `fading` give."""
        return self._wholes.slots

    def likeness(self, member: Member) -> Floats:
        """How like an article each story is as a whole, by slot; see `Wholes.likeness`."""
        return self._wholes.likeness(member.direction, member.keys)

    def likeness_to(self, member: Member, story: str) -> float:
        """The same for one story; of its own, as if the article were not in it."""
        own = self._of.get(member.article) == story
        return self._wholes.likeness_to(story, member.direction, member.keys, own)

    def fading(self, at: float | None, tau: float) -> NDArray[np.float64]:
        """What likeness is worth after the time since each story, by slot: from 1 down to 0."""
        return self._wholes.fading(at, tau)

    def best(self, chances: NDArray[np.floating], count: int) -> list[str]:
        """The stories of the highest of these values by slot, best first, at most so many."""
        return self._wholes.best(chances, count)
