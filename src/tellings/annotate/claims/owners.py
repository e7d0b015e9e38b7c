"""Which clause a word belongs to: the smallest one that it stands in."""

from __future__ import annotations

from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import VERBS, Tree

_NOUNS = frozenset({"NOUN", "PROPN"})
_DATING = frozenset({"npadvmod", "tmod", "advmod", "nummod"})
_STOPS = frozenset({"relcl", "acl"})


class Owners:
    """The clauses of a sentence by the words of their chains."""

    def __init__(self, tree: Tree, found: list[Clause]) -> None:
        self.tree = tree
        self._links = {link: c.number for c in reversed(found) for link in c.chain.links}

    def of(self, index: int) -> int | None:
        """The number of the clause that a word belongs to; None outside of all."""
        if index in self._links:
            return self._links[index]
        return next((self._links[up] for up in self.tree.above(index) if up in self._links), None)

    def dated(self, index: int) -> int | None:
        """The clause that a time dates whose first word this is.

        None for one that dates a noun ("a May report"), unless that noun is what is asserted.
        """
        seen = index
        for up in (index, *self.tree.above(index)):
            if up in self._links:
                return self._links[up]
            word = self.tree.words[up]
            if up != seen and word.pos in _NOUNS and self._describes(seen, up):
                return None
            if word.pos in VERBS and up != index:
                return self.of(up)
            seen = up
        return None

    def _describes(self, part: int, noun: int) -> bool:
        """Whether a word stands before a noun that it describes, or behind it after "of"."""
        word = self.tree.words[part]
        if word.role in ("amod", "compound", "poss", "nmod"):
            return True
        return word.role == "prep" and self.tree.words[noun].role not in _DATING and part > noun


def times_of(scene: Scene, tree: Tree, owners: Owners) -> dict[int, list[str]]:
    """For each clause, by its number, the ids of the times that date it."""
    found: dict[int, list[str]] = {}
    for _, time in scene.times.over(tree.sentence.hull):
        inside = [
            i
            for i, w in enumerate(tree.words)
            if w.start < time.hull.end and time.hull.start < w.end
        ]
        if not inside:
            continue
        tops = [i for i in inside if tree.words[i].head not in inside or tree.words[i].head == i]
        owner = owners.dated(tops[-1] if tops else inside[0])
        if owner is not None and time.id not in found.setdefault(owner, []):
            found[owner].append(time.id)
    return found
