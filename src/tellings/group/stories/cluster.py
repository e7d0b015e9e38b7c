"""Stories that grow: each new article joins one or begins one, and a repair goes over them again.

Nothing here reads a store: what is held already is given by `put`. The same calls in the same
order give the same stories. How fits are judged is in `judging`, what a repair does in `repair`.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable

from tellings.group.stories import reasons, repair
from tellings.group.stories.active import Active, Member
from tellings.group.stories.judging import Judge, Settings
from tellings.group.stories.likeness import Scorer
from tellings.group.stories.profile import Profile
from tellings.model.stories import Membership, Move

__all__ = ["Settings", "Stories"]


class Stories:
    """The stories held in memory."""

    def __init__(self, scorer: Scorer, settings: Settings | None = None) -> None:
        self._scorer = scorer
        self._settings = settings or Settings()
        self._active = Active()
        self._judge = Judge(self._active, scorer, self._settings)
        self._given: set[str] = set()
        self._changed: dict[str, None] = {}

    def put(self, story: str, profile: Profile) -> None:
        """Load an article that is held already, as a member of its story."""
        self.drop(profile.article)
        self._given.add(story)
        self._active.add(story, self._judge.member(profile))

    def known(self, stories: Iterable[str]) -> None:
        """Ids given before, to stories that are not loaded: they are never given again."""
        self._given.update(stories)

    def place(self, profile: Profile) -> Membership:
        """The story of a new article: one that it joins, or one that it begins.

        An article that is held already stays where it is.
        """
        held = self._active.story(profile.article)
        if held is not None:
            return Membership(profile.article, held, "joined", 1.0, "held already")
        member = self._judge.member(profile)
        fits = self._judge.fits(member)
        if not fits or fits[0].chance < self._settings.join:
            return self._begun(member)
        best = fits[0]
        why = reasons.joined(self._active, self._scorer, member, best.story, best.like)
        self._add(best.story, member)
        return Membership(profile.article, best.story, "joined", round(best.chance, 3), why)

    def drop(self, article: str) -> None:
        """Forget an article; nothing happens if it is not held. No move comes of it."""
        if self._active.story(article) is not None:
            self._judge.forget(self._active.remove(article))

    def repair(self, around: float | None = None) -> tuple[Move, ...]:
        """Go over stories again: part what does not belong together, join what does.

        With a time (seconds since the epoch): what has come since the last repair, and the
        stories near it, of those that `window(around)` reaches. Without: all that is held. The
        larger part of a story keeps its id; of two that become one, the larger (of two alike, the
        older) does. A second repair finds nothing to do.
        """
        stories = self._within(around)
        moves = repair.repair(self._active, self._judge, self._scorer, stories, self._new)
        self._changed = {story: None for story in self._changed if story not in stories}
        return moves

    def window(self, at: float | None) -> tuple[float, float]:
        """From when to when (seconds since the epoch) articles matter to one of this time.

        A story that has an article between the two is to be loaded whole. Without a time there is
        no limit: (-inf, inf).
        """
        if at is None:
            return -math.inf, math.inf
        reach = self._settings.tau * math.log(1 / self._settings.join)
        return at - reach, at + reach

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The articles of each story held, in the order in which they came."""
        return {story: tuple(self._active.members(story)) for story in self._active}

    def _begun(self, member: Member) -> Membership:
        story = self._new(member.article)
        self._add(story, member)
        return Membership(member.article, story, "first", 1.0, "no story held is like it")

    def _add(self, story: str, member: Member) -> None:
        self._active.add(story, member)
        self._changed[story] = None

    def _within(self, around: float | None) -> list[str]:
        if around is None:
            return list(self._active)
        first, last = self.window(around)
        found = []
        for story in self._changed:
            span = self._active.span(story) if story in self._active else None
            if story in self._active and (span is None or (span[0] <= last and first <= span[1])):
                found.append(story)
        return found

    def _new(self, article: str) -> str:
        """An id of the article that begins a story, which no story has or had."""
        number = 0
        while True:
            data = f"{article} {number}" if number else article
            found = "s" + hashlib.blake2b(data.encode(), digest_size=6).hexdigest()[:11]
            if found not in self._given:
                self._given.add(found)
                return found
            number += 1
