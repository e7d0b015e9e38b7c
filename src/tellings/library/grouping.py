"""The stories of a library in memory, as far as they matter, in step with the file.

Only what can matter to the articles that come is loaded, day by day. Past `MOST` articles it is
begun anew around the present one, so that memory stays bounded however large the library is. What
other processes write is taken over before each use.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

from tellings.group.stories.cluster import Stories
from tellings.group.stories.likeness import scorer
from tellings.group.stories.profile import VERSION, Profile, profile
from tellings.model import Membership, Move
from tellings.store import Store

MOST = 5_000
"""How many articles are loaded before it is begun anew."""

BACK = 45
"""Days before it came in which an undated article's story is looked for, in a large library."""

DAY = 86400.0
_decoder = msgspec.msgpack.Decoder(Profile)


class Grouping:
    """The stories of a store. Use it within a transaction, and call `done` at its end.

    Whatever is raised within the transaction leaves it ahead of the file: then make a new one.
    `renewed` are profiles that were made anew since those kept were of an older version.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._begin()

    def _begin(self) -> None:
        self._stories = Stories(scorer())
        self._stories.known(self._store.stories.known())
        self._held: dict[str, str] = {}
        self.renewed: list[Profile] = []
        self._days: set[int] = set()
        self._whole = False
        self._revision = self._store.stories.revision()

    # --- in step with the file ---

    def follow(self) -> None:
        """Take over what other processes changed since the last time."""
        revision = self._store.stories.revision()
        if revision == self._revision:
            return
        here = set(self._held.values())
        for each in self._store.stories.changed(self._revision):
            self.drop(each.article)
            if each.story is None:
                continue
            self._stories.known([each.story])
            if each.by != "copy":
                kept = unpacked(each.profile) or self._anew(each.article)
                if each.story in here or self._is_loaded(kept.at):
                    self.put(each.story, kept)
        self._revision = revision

    def done(self) -> None:
        """All that the file has now is here, or was done here."""
        self._revision = self._store.stories.revision()

    # --- stories ---

    def place(self, new: Profile, at: float) -> Membership:
        """The story of a new article; `at` is when it was written, or else added."""
        self._reach(*self._window(new, at))
        made = self._stories.place(new)
        self._held[new.article] = made.story
        return made

    def put(self, story: str, member: Profile) -> None:
        """An article is in this story from now on."""
        self._stories.put(story, member)
        self._held[member.article] = story

    def drop(self, article: str) -> None:
        """An article is in no story of its own any more."""
        self._stories.drop(article)
        self._held.pop(article, None)

    def repair(self, around: float | None) -> tuple[Move, ...]:
        """Go over the stories active around a time, or over all."""
        self._reach(*((-math.inf, math.inf) if around is None else self._stories.window(around)))
        moves = self._stories.repair(around)
        self._held.update((move.article, move.target) for move in moves)
        return moves

    # --- what is loaded ---

    def _window(self, new: Profile, at: float) -> tuple[float, float]:
        low, high = self._stories.window(new.at)
        if math.isinf(high - low) and self._store.articles.count() > MOST:
            return at - BACK * DAY, at
        return low, high

    def _reach(self, low: float, high: float) -> None:
        """Have all stories loaded, and whole, that have an article in this stretch of time."""
        if self._whole:
            return
        if math.isinf(high - low):
            self._load(None, None)
            self._whole = True
            return
        asked = range(math.floor(low / DAY), math.floor(high / DAY) + 1)
        missing = [day for day in asked if day not in self._days]
        if missing and len(self._held) > MOST:
            self._begin()
            missing = list(asked)
        for first, last in _runs(missing):
            self._load(first * DAY, (last + 1) * DAY)
        self._days.update(missing)

    def _load(self, since: float | None, until: float | None) -> None:
        for each in self._store.sketches.profiles(since, until):
            if each.article not in self._held:
                self.put(each.story, unpacked(each.data) or self._anew(each.article))

    def _anew(self, article: str) -> Profile:
        """The profile of an article of which an older one is kept."""
        made = profile(self._store.notes.reading(article))
        self.renewed.append(made)
        return made

    def _is_loaded(self, at: float | None) -> bool:
        return self._whole or at is None or math.floor(at / DAY) in self._days


def _runs(days: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Days in order, as stretches from a first to a last."""
    first = last = None
    for day in days:
        if last is not None and day == last + 1:
            last = day
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = day
    if first is not None and last is not None:
        yield first, last


def packed(made: Profile) -> bytes:
    """A profile as the store keeps it."""
    return msgspec.msgpack.encode(made)


def unpacked(data: bytes | None) -> Profile | None:
    """A profile as it was kept; None for one that cannot be compared with those made now."""
    if not data:
        return None
    try:
        found = _decoder.decode(data)
    except msgspec.MsgspecError:
        return None
    return found if found.version == VERSION else None
