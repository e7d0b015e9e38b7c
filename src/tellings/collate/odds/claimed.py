"""How likely two claims say the same, but for the values that they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import numpy as np

from tellings.collate.claims.story import Claims
from tellings.collate.odds.aligning import Place
from tellings.collate.odds.alike import Floats, Same
from tellings.collate.odds.facts import Fact
from tellings.models.claims import ClaimModel

_LINKS = frozenset({"quotation"})
NUMBERS = _LINKS | {"numbers", "amounts", "numbers shared"}
DATES = _LINKS | {"days", "times shared"}
PLACES = _LINKS | {"other shared", "other meaning", "parts shared", "parts meaning"}
"""The features of claims that look at their values, or at links that may do."""


def same(story: Claims, asked: Iterable[Place], model: ClaimModel, without: Set[str]) -> Same:
    """What weighs pairs of the claims at these places, by all features but those `without`."""
    places = frozenset(asked)
    numbers = [n for n, f in enumerate(story.facts) if (f.article, f.claim.id) in places]
    at = {(story.facts[n].article, story.facts[n].claim.id): i for i, n in enumerate(numbers)}
    weighing = story.weighing(numbers)

    def weigh(pairs: Sequence[tuple[Fact, Fact]]) -> Floats:
        if not pairs:
            return np.zeros(0)
        told = [(at[a.place], at[b.place]) for a, b in pairs]
        return weighing.odds([(min(pair), max(pair)) for pair in told], model, without)

    return weigh
