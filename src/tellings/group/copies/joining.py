"""Which group an article belongs to, and who leads it.

Articles are named by their ids; `Known` reads them when they are needed, since a group may have
hundreds of members of which some are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from tellings.group.copies.cover import Cover, cover
from tellings.group.copies.ties import Tie, tie
from tellings.group.copies.worded import Worded
from tellings.group.voices.credits import agency_named, names

ASKED = 15
"""How many members of a group are asked whether they tie, from the leader on."""
TOP = 3.0
"""What the first word of an article counts when two texts claim it; the last one counts 1."""
MORE = 1.1
"""How many times as much an article must share with the leader to which it goes over."""
PART = 0.1
"""The share that says that a new article and another member have a text in common."""

Members = tuple[str, ...]
"""Ids, the leader first."""


class Known:
    """Articles and their ties, each read and looked at once."""

    def __init__(self, new: Worded, read: Callable[[str], Worded]) -> None:
        self._read = read
        self._articles = {new.article: new}
        self._ties: dict[tuple[str, str], Tie | None] = {}
        self._covers: dict[tuple[str, str], Cover] = {}

    def worded(self, article: str) -> Worded:
        """An article by its id."""
        if article not in self._articles:
            self._articles[article] = self._read(article)
        return self._articles[article]

    def tie(self, one: str, other: str) -> Tie | None:
        """How two articles print one text, if they do; see `ties.tie`."""
        pair = (one, other)
        if pair not in self._ties:
            self._ties[pair] = tie(self.worded(one), self.worded(other))
        return self._ties[pair]

    def cover(self, one: str, other: str) -> Cover:
        """What two articles share, enough or not."""
        found = self.tie(one, other)
        if found:
            return found.cover
        pair = (one, other)
        if pair not in self._covers:
            self._covers[pair] = cover(self.worded(one), self.worded(other))
        return self._covers[pair]


class Offer(Struct, frozen=True):
    """A group that lets an article in, and how much of the article that speaks for."""

    members: Members
    weight: float


def offers(known: Known, new: str, groups: Sequence[Members]) -> list[Offer]:
    """The groups that let an article in, the one whose text it prints most of all first."""
    found = [(members, let_in(known, new, members)) for members in groups]
    made = [Offer(members, _weight(known, let, new)) for members, let in found if let]
    return sorted(made, key=lambda offer: (-offer.weight, offer.members[0]))


def let_in(known: Known, new: str, members: Members) -> Tie | None:
    """The tie by which an article belongs to a group, to the leader if there is one."""
    first, rest = known.tie(new, members[0]), members[1:ASKED]
    if first and (not rest or first.by != "cover" or _in_part(known, new, rest)):
        return first
    ties = [found for each in rest if (found := known.tie(new, each))]
    if len(ties) + bool(first) <= (len(rest) + 1) / 2:
        return None
    return first or max(ties, key=lambda found: found.cover.count)


def joined(known: Known, new: str, members: Members) -> Members:
    """A group with one more member, the leader first."""
    first = rank(known.worded(new)) < rank(known.worded(members[0]))
    if first and _may_lead(known, new, members):
        return (new, *members)
    return (*members, new)


def taken_in(known: Known, group: Members, others: Members) -> Members:
    """A group with another one, if that one's leader and most of its members are let in."""
    asked = others[:ASKED]
    let = [each for each in asked if let_in(known, each, group)]
    return group + others if asked[0] in let and len(let) > len(asked) / 2 else group


def won(known: Known, leader: str, others: Members) -> Members:
    """The members of another group that share more with this leader than with theirs."""
    return tuple(each for each in others[1:ASKED] if _closer(known, each, leader, others[0]))


def rank(article: Worded) -> tuple[bool, float, int, str]:
    """What leads comes first: the agency's own, the earliest, the fullest."""
    written = float("inf") if article.written is None else article.written
    return (not _of_agency(article), written, -len(article.words), article.article)


def _of_agency(article: Worded) -> bool:
    """Whether the outlet is an agency: by its name, or since its text is credited to that name."""
    outlet = article.outlet.casefold()
    credited = [name.casefold() for name in names(article.agency)]
    own = any(outlet == name or outlet.startswith(f"{name} ") for name in credited)
    return own or bool(agency_named(article.outlet))


def _weight(known: Known, tie: Tie, article: str) -> float:
    """How much of an article a tie says, in words; those it begins with count more.

    What an article prints stands at its top; what it adds from elsewhere, below.
    """
    if tie.by == "same-text":
        return float("inf")
    size = len(known.worded(article).words)
    return sum(TOP - (TOP - 1) * at / size for at in tie.cover.first)


def _in_part(known: Known, new: str, rest: Members) -> bool:
    return any(known.cover(new, each).share >= PART for each in rest)


def _may_lead(known: Known, new: str, members: Members) -> bool:
    asked = members[:ASKED]
    return sum(bool(known.tie(new, each)) for each in asked) > len(asked) / 2


def _closer(known: Known, article: str, leader: str, now: str) -> bool:
    found = known.tie(article, leader)
    if found is None:
        return False
    held = known.tie(article, now) or Tie("cover", known.cover(article, now))
    return _weight(known, found, article) > MORE * _weight(known, held, article)
