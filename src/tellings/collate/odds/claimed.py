"""How likely two claims say the same, but for the values that they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from tellings.collate.claims.story import Claims
from tellings.collate.odds.aligning import Place
from tellings.collate.odds.closeness import Floats
from tellings.collate.odds.facts import Fact
from tellings.collate.odds.quantities import Same
from tellings.models.claims import ClaimModel

VALUES = frozenset({"numbers", "amounts", "numbers shared", "quotation"})
"""The features of claims that look at their numbers, or at links that may do."""


def same(story: Claims, asked: Iterable[Place], model: ClaimModel) -> Same:
    """What weighs pairs of the claims at these places."""
    places = frozenset(asked)
    numbers = [n for n, f in enumerate(story.facts) if (f.article, f.claim.id) in places]
    at = {(story.facts[n].article, story.facts[n].claim.id): i for i, n in enumerate(numbers)}
    weighing = story.weighing(numbers)

    def weigh(pairs: Sequence[tuple[Fact, Fact]]) -> Floats:
        if not pairs:
            return np.zeros(0)
        told = [(at[a.place], at[b.place]) for a, b in pairs]
        return weighing.odds([(min(pair), max(pair)) for pair in told], model, VALUES)

    return weigh
