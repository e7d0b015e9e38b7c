"""How surely any two predicates of a story tell of one happening."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np

from tellings import models
from tellings.collate.entities.pairs import Key
from tellings.collate.events.comparison import Comparison
from tellings.collate.events.grouping import Odds, square, with_neighbours
from tellings.collate.events.mentioned import Mentioned
from tellings.collate.events.people import People
from tellings.collate.events.predicates import Predicate, read
from tellings.collate.events.tables import Embed
from tellings.model import Reading
from tellings.models.events import EventModel

FEW = 700
"""So many predicates are compared all with all; of more, those whose words are alike."""


class Chances:
    """The predicates of a story and their log-odds, two by two; `model` is the one that ships.

    Without a model, or with less than two mentions, `odds` is None.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        mentions: Sequence[Mentioned],
        alike: Collection[tuple[Key, Key]],
        embed: Embed | None,
        model: EventModel | None = None,
    ) -> None:
        self.people = People(readings, alike)
        self.predicates = read(readings, mentions, self.people)
        self.model: EventModel | None = model or models.get("events").use
        self._embed = embed

    @cached_property
    def odds(self) -> Odds | None:
        """The log-odds of each two, with what goes with them counted in."""
        if self.model is None or len(self.predicates) < 2:
            return None
        # In an order of their own: sums of figures differ in the last digit with the order.
        order = sorted(range(len(self.predicates)), key=lambda n: _place(self.predicates[n]))
        found = odds([self.predicates[n] for n in order], self._embed, self.model)
        back = np.argsort(order)
        return found[np.ix_(back, back)]

    def of(self, pairs: Sequence[tuple[int, int]]) -> Odds:
        """The chance that the two of each pair, by number, tell of one happening, 0 to 1."""
        at = np.asarray(pairs, np.int64).reshape(-1, 2)
        if self.odds is None:
            key = np.array([each.key for each in self.predicates])
            return np.asarray((key[at[:, 0]] == key[at[:, 1]]).astype(np.float64))
        return np.asarray(1 / (1 + np.exp(-self.odds[at[:, 0], at[:, 1]])))


def odds(predicates: Sequence[Predicate], embed: Embed | None, model: EventModel) -> Odds:
    """The log-odds of each two predicates of a story."""
    comparison, count = Comparison(predicates, embed), len(predicates)
    a, b = np.triu_indices(count, 1) if count <= FEW else comparison.pairs()
    plain = model.pairs.odds(comparison.table(a, b)) if len(a) else np.zeros(0)
    return with_neighbours(square(count, a, b, plain), model.neighbours)


def _place(predicate: Predicate) -> tuple[str, int, int]:
    each = predicate.mentioned
    return each.article, each.at.start, each.at.end
