"""Copies: which articles print one text, and whose text that is.

A new article joins a group if it ties with the group's leader or with more than half of its
members (see `ties`); of several such groups, the one whose text it prints most of, where its first
words count most. Groups are never joined because an article ties with both: that closure has made
one group of all the news. What comes of an article between two groups:

- two texts printed in one article: it joins the one group, and the other stays as it is.
- a fuller printing of a text of which two groups held parts that do not tie: it leads the one, and
  the other comes in if it is let in as each new article is.

A new article that ties with the leader must share a part with another member as well, if there
are others: so two texts do not become one group behind an article that prints both.

The leader is whose text it is, as far as can be told: the agency's own article; else the one
written first, of which a day alone is the end of that day; else the one with the most words. A
new one leads only if it ties with more than half of the members.

A copy goes over to a new article that leads another group if it shares more with that: what was
taken for a copy of a text because it prints a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from tellings.group.copies import joining
from tellings.group.copies.cover import Cover, cover, passages
from tellings.group.copies.joining import Members
from tellings.group.copies.sketch import Sketch
from tellings.group.copies.ties import Tie, tie
from tellings.group.copies.worded import Worded
from tellings.group.voices.credits import names
from tellings.model import Copy

LOOKED = 50
"""How many groups are looked at for one article, those that share the most bands first."""


class Held(Protocol):
    """What is held already. `shelf.Shelf` is one in memory."""

    def near(self, sketch: Sketch) -> Sequence[str]:
        """Ids of articles that share a band with a sketch, those that share the most first.

        A band that more than some fifty groups share is boilerplate and may be passed over. Count
        groups (a copy counts as its leader), not articles: of a text that a hundred outlets print
        unchanged, every band has a hundred articles.
        """

    def worded(self, article: str) -> Worded:
        """An article by its id."""

    def group(self, article: str) -> tuple[str, ...]:
        """The ids of its group, the leader first; just its own if it is in none."""


class Placing(Struct, frozen=True):
    """Where a new article belongs.

    `group` are the ids of its group, itself among them, the leader first; `(article,)` if it is
    alone. `copies` are those to write: one for each member whose leader is another than before. A
    group that came in with its leader and members is a group no more.
    """

    group: tuple[str, ...]
    copies: tuple[Copy, ...] = ()

    @property
    def leader(self) -> str:
        return self.group[0]


def place(new: Worded, sketch: Sketch, held: Held) -> Placing:
    """Where a new article belongs among what is held. It must not be held yet."""
    known, near = joining.Known(new, held.worded), _groups(new, sketch, held)
    offers = joining.offers(known, new.article, near)
    group: Members = (new.article,)
    if offers:
        group = joining.joined(known, new.article, offers[0].members)
    for offer in offers[1:]:
        group = joining.taken_in(known, group, offer.members)
    if group[0] == new.article:
        for members in near:
            group += () if members[0] in group else joining.won(known, new.article, members)
    before = {each: members[0] for members in near for each in members}
    changed = [each for each in group[1:] if before.get(each) != group[0]]
    leader = known.worded(group[0])
    return Placing(group, tuple(copy(known.worded(each), leader) for each in changed))


def copy(article: Worded, leader: Worded) -> Copy:
    """That an article prints the leader's text, with what they share; `share` may be none."""
    found = tie(article, leader)
    shared = found.cover if found else cover(article, leader)
    by = found.by if found else "cover"
    return Copy(
        article.article,
        leader.article,
        by,
        1.0 if by == "same-text" else round(shared.share, 4),
        passages(article, leader, shared),
        _why(article, leader, found, shared),
    )


def _groups(new: Worded, sketch: Sketch, held: Held) -> list[Members]:
    """The groups of what is near, each once."""
    found: list[Members] = []
    seen = {new.article}
    for article in held.near(sketch):
        if article not in seen and len(found) < LOOKED:
            found.append(held.group(article))
            seen.update(found[-1])
    return found


def _why(article: Worded, leader: Worded, found: Tie | None, shared: Cover) -> str:
    if found and found.by == "same-text":
        return "all words of the text are the same"
    size = min(len(article.words), len(leader.words))
    told = f"{shared.count} of the shorter text's {size} words outside quotation marks are the same"
    if found and found.by == "address":
        return f"another state of one page; {told}"
    if not found:
        return f"{told}; most others of the group share more"
    credited = [name for name in names(article.agency) if name in names(leader.agency)]
    return told + (f"; both credited to {', '.join(credited)}" if credited else "")
