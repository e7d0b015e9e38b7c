"""Articles held in memory while copies are looked for: for a few files, tests and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.group.copies.copies import Placing, place
from tellings.group.copies.joining import rank
from tellings.group.copies.sketch import Sketch, sketches
from tellings.group.copies.worded import Worded
from tellings.model import Copy

CROWDED = 50
"""A band that more groups share is boilerplate."""


class Shelf:
    """A `Held` in memory. Articles come in one by one, and are placed as they come."""

    def __init__(self) -> None:
        self._worded: dict[str, Worded] = {}
        self._bands: dict[int, list[str]] = {}
        self._groups: dict[str, tuple[str, ...]] = {}
        self._copies: dict[str, Copy] = {}

    def add(self, new: Worded, sketch: Sketch) -> Placing:
        """Place an article and hold it. One that is held already stays as it is."""
        if new.article in self._worded:
            return Placing(self.group(new.article))
        placing = place(new, sketch, self)
        self._worded[new.article] = new
        for band in dict.fromkeys(sketch.bands):
            self._bands.setdefault(band, []).append(new.article)
        self._put(placing.group)
        self._copies.pop(placing.leader, None)
        self._copies |= {copy.article: copy for copy in placing.copies}
        return placing

    def _put(self, group: tuple[str, ...]) -> None:
        """Hold a group; what its members were in before goes on without them."""
        inside = frozenset(group)
        for before in {self.group(article) for article in group} - {group}:
            left = tuple(article for article in before if article not in inside)
            self._groups |= dict.fromkeys(left, left)
        self._groups |= dict.fromkeys(group, group)

    def near(self, sketch: Sketch) -> Sequence[str]:
        """Ids of what shares a band that is not crowded, those that share the most first."""
        shared: Counter[str] = Counter()
        for band in dict.fromkeys(sketch.bands):
            held = self._bands.get(band, ())
            if len({self.group(article)[0] for article in held}) <= CROWDED:
                shared.update(held)
        return [article for article, _ in shared.most_common()]

    def worded(self, article: str) -> Worded:
        """An article that is held. Raises KeyError."""
        return self._worded[article]

    def group(self, article: str) -> tuple[str, ...]:
        """The ids of its group, the leader first; just its own if it is in none."""
        return self._groups.get(article, (article,))

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """All groups, leaders first, in the order in which their leaders came."""
        found = {self.group(article)[0]: self.group(article) for article in self._worded}
        return tuple(found[article] for article in self._worded if article in found)

    def copies(self) -> tuple[Copy, ...]:
        """All copies, in the order in which they came."""
        return tuple(self._copies[each] for each in self._worded if each in self._copies)


def copies(articles: Iterable[Worded]) -> tuple[Copy, ...]:
    """The copies among some articles; the same in whatever order they are given."""
    ordered = sorted(articles, key=rank)
    shelf = Shelf()
    for each, its_sketch in zip(ordered, sketches(ordered), strict=True):
        shelf.add(each, its_sketch)
    return shelf.copies()
