"""Chains of attribution within an article: who rests on whose word, and where that ends.

An attribution whose `parent` is another one is what that other rests on, or tells within its own
content. "A report by the Vell Agency that cites two clerks claims that …" is a chain of two: the
clerks' below the report's. The *root* of words is the attribution of them that no other carries
further.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tellings.model import Attribution, Span
from tellings.text import covers, intersect

DEEPEST = 8
"""Levels below the first. What stands deeper is taken as standing at the last one."""

CARRIED = 0.5
"""Share of words that the content of an attribution must cover to carry them."""

Chain = tuple[Attribution, ...]
"""From the attribution that rests on none above it down to one below."""


class Chains:
    """The chains that some attributions of one article make.

    A parent that is not among them counts as none, and where parents go round in a ring, one of
    them is let go.
    """

    def __init__(self, notes: Iterable[Attribution]) -> None:
        self._notes = {note.id: note for note in notes}
        self._parents = _parents({note.id: note.parent for note in self._notes.values()})
        self._children: dict[str, list[Attribution]] = {}
        for note in self._notes.values():
            self._children.setdefault(self._parents.get(note.id, ""), []).append(note)

    def tops(self) -> Sequence[Attribution]:
        """The attributions that stand in no other, in the order given."""
        return self._children.get("", ())

    def below(self, note: Attribution) -> Sequence[Attribution]:
        """What an attribution rests on or holds, in the order given."""
        return self._children.get(note.id, ())

    def chain(self, note: Attribution) -> Chain:
        """The chain from the top down to this attribution, which must be one of those given."""
        found = [note]
        while (parent := self._parents.get(found[-1].id)) is not None:
            found.append(self._notes[parent])
        return tuple(reversed(found))

    def roots(self, note: str, at: Sequence[Span]) -> tuple[Chain, ...]:
        """The chains that carry these stretches of an attribution's content, each to its root.

        Several where one source cites several. A chain goes on through what was said or written,
        not through what someone is only said to think or want: that rests on the one who says so.
        None for an id that is not among the attributions.
        """
        if note not in self._notes:
            return ()
        first = self._highest(self.chain(self._notes[note]), at)
        return tuple(self.chain(root) for root in self._lowest(first, at))

    def _highest(self, chain: Chain, at: Sequence[Span]) -> Attribution:
        highest = chain[-1]
        for note in reversed(chain[:-1]):
            if not _carries(note, at):
                return highest
            highest = note
        return highest

    def _lowest(self, note: Attribution, at: Sequence[Span]) -> Iterator[Attribution]:
        said = (below for below in self.below(note) if below.act == "speech")
        carried = [below for below in said if _carries(below, at)]
        for below in carried:
            yield from self._lowest(below, at)
        if not carried:
            yield note


def voiced(chain: Chain) -> Chain:
    """The chain without those on whose word nothing is told.

    Nobody rests on their own word ("Vell said that he had ordered"): of levels of one speaker that
    follow each other the innermost is kept. Who only speaks of another's claim ("Vell was angry
    about claims by Lind that ...") does not hand it on, nor does a level without a source.
    """
    above = (
        note
        for note, below in pairwise(chain)
        if sourced(note) and not (_same_speaker(note, below) or _only_of(note, below))
    )
    return (*above, *chain[-1:])


def sourced(note: Attribution) -> bool:
    """Whether the text gives a source."""
    return bool(note.source or note.speaker or note.speakers)


def _same_speaker(note: Attribution, below: Attribution) -> bool:
    ours, theirs = ((each.speaker, each.speakers) for each in (note, below))
    return ours == theirs and ours != (None, ())


def _only_of(note: Attribution, below: Attribution) -> bool:
    told = any(covers(content, cue) for cue in below.cue for content in note.content)
    return told and not note.statement


def _carries(note: Attribution, at: Sequence[Span]) -> bool:
    shared = (intersect(ours, theirs) for ours in note.content for theirs in at)
    return sum(len(part) for part in shared if part) >= CARRIED * sum(map(len, at)) > 0


def _parents(given: dict[str, str | None]) -> dict[str, str]:
    """The parents without those that are not there, without rings, and none deeper than allowed."""
    found: dict[str, str] = {}
    depth: dict[str, int] = {}
    for start in given:
        path: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in given and at not in depth and at not in path:
            path[at] = None
            at = given[at]
        above = at if at in depth else None
        for id_ in reversed(path):
            if above is not None:
                found[id_] = found[above] if depth[above] == DEEPEST else above
            depth[id_] = depth[found[id_]] + 1 if id_ in found else 0
            above = id_
    return found
