"""Where an article belongs: the group of its copies, and its story; written within a transaction.

Only leaders of copies and articles without copies are placed among stories. A copy is in the
story of its leader and follows it. A new leader takes the place of the one before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tellings.group.copies import copies as grouped
from tellings.group.stories.profile import Profile, profile
from tellings.library.annotating import Annotated
from tellings.library.grouping import Grouping, packed, unpacked
from tellings.library.held import Held
from tellings.model import Copy, Membership, Move
from tellings.store import Adding, Store

_FOLLOWS = "it follows the article that it is a copy of"


class Placer:
    """Places articles of a store, one at a time. After a transaction that failed, make another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = Held(store)
        self.grouping = Grouping(store)

    def place(self, adding: Adding, new: Annotated, now: float) -> set[str]:
        """Place an article that was just put in; the ids of the stories that changed by it."""
        self.grouping.follow()
        placing = grouped.place(new.words, new.sketch, self._held)
        self._held.keep(new.words)
        if len(placing.group) > 1:
            return _Group(self._store, self.grouping, adding, new, now).put(placing)
        membership = self.grouping.place(new.profile, now if new.at is None else new.at)
        adding.membership(membership, now)
        self._renew(adding)
        return {membership.story}

    def renew(self, adding: Adding, new: Annotated) -> set[str]:
        """Take over what newer steps found of an article that is held; it stays where it is."""
        self.grouping.follow()
        self._held.keep(new.words)
        membership = self._store.stories.membership(new.article.id)
        if membership is None:
            return set()
        if membership.by != "copy":
            self.grouping.put(membership.story, new.profile)
        return {membership.story}

    def _renew(self, adding: Adding) -> None:
        """Keep the profiles that were made anew."""
        for each in self.grouping.renewed:
            row = self._store.articles.row(each.article)
            at = row.added if row.at is None else row.at
            adding.profile(each.article, each.version, packed(each), at)
        self.grouping.renewed.clear()

    def repair(self, adding: Adding, around: float | None, now: float) -> tuple[Move, ...]:
        """Go over the stories active around a time again; what was moved by it."""
        self.grouping.follow()
        moves: list[Move] = []
        for move in self.grouping.repair(around):
            moves.append(move)
            moved = Membership(move.article, move.target, "repair", why=move.why)
            adding.membership(moved, now)
            for copy in self._store.copies.led_by(move.article):
                moves += _follow(self._store, adding, copy, move.target, now)
        adding.moves(moves, now)
        return tuple(moves)


def _follow(store: Store, adding: Adding, copy: Copy, target: str, now: float) -> list[Move]:
    """A copy goes where its leader is."""
    before = store.stories.membership(copy.article)
    adding.membership(_as_copy(copy, target), now)
    if before is None or before.story == target:
        return []
    return [Move(copy.article, before.story, target, _FOLLOWS)]


def _as_copy(copy: Copy, story: str) -> Membership:
    return Membership(copy.article, story, "copy", copy.share, copy.why)


class _Group:
    """A group of copies that a new article has come into."""

    def __init__(
        self, store: Store, grouping: Grouping, adding: Adding, new: Annotated, now: float
    ) -> None:
        self._store, self._grouping, self._adding = store, grouping, adding
        self._new, self._now = new, now

    def put(self, placing: grouped.Placing) -> set[str]:
        """Write the group: copies, memberships, moves; the ids of the stories that changed."""
        group, leader = placing.group, placing.group[0]
        before = self._memberships(group)
        home = self._home(group, before)
        orphans = self._orphans(group, leader)
        self._adding.copies(placing.copies)
        self._lead(leader, home, before)
        moves: list[Move] = []
        for copy in self._copies(group):
            self._grouping.drop(copy.article)
            moves += _follow(self._store, self._adding, copy, home, self._now)
        self._adding.moves(moves, self._now)
        self._let_go(orphans)
        return {home, *(each.story for each in before.values())}

    def _memberships(self, group: Sequence[str]) -> dict[str, Membership]:
        found = ((each, self._store.stories.membership(each)) for each in group)
        return {each: membership for each, membership in found if membership}

    def _home(self, group: Sequence[str], before: dict[str, Membership]) -> str:
        """The story of the leader; of a new one, that in which most of the others are."""
        if group[0] in before:
            return before[group[0]].story
        count = Counter(before[each].story for each in group if each in before)
        return max(count, key=lambda story: count[story])

    def _lead(self, leader: str, home: str, before: dict[str, Membership]) -> None:
        """Let an article lead in its story, in the place of the leader before it, if it is new."""
        own = before.get(leader)
        if own and own.by != "copy":
            return
        old = next((m for m in before.values() if m.story == home and m.by != "copy"), None)
        why = f"it leads its copies in the place of {old.article}" if old else ""
        place = old or Membership(leader, home, "joined")
        told = "; ".join(filter(None, (place.why, why)))
        self._adding.membership(replace(place, article=leader, why=told), self._now)
        self._grouping.put(home, self._profile(leader))

    def _copies(self, group: Sequence[str]) -> tuple[Copy, ...]:
        found = (self._store.copies.of(each) for each in group[1:])
        return tuple(copy for copy in found if copy)

    def _orphans(self, group: Sequence[str], leader: str) -> list[str]:
        """Those that a leader led who does not lead any more, and who are not in the new group."""
        before = (each for each in group if each != leader)
        led = (copy.article for each in before for copy in self._store.copies.led_by(each))
        return [each for each in led if each not in group]

    def _let_go(self, orphans: Iterable[str]) -> None:
        """They stay in their story, as articles of their own."""
        for article in orphans:
            before = self._store.stories.membership(article)
            self._adding.no_copy(article)
            if before:
                own = replace(before, by="joined", why="it was a copy of an article of this story")
                self._adding.membership(own, self._now)
                self._grouping.put(before.story, self._profile(article))

    def _profile(self, article: str) -> Profile:
        if article == self._new.article.id:
            return self._new.profile
        kept = self._store.sketches.profile(article)
        made = unpacked(kept.data) if kept else None
        return made or profile(self._store.notes.reading(article))
