"""Do two articles tell one event? How sure that is, and why, by what stands in both.

A logistic regression (weights in `models/stories`) over a few likenesses that a person can check:
words, words of the lead and of the headline, figures, meaning, and whether the years that
both name are others. Time is left out: how much two days between two reports mean is for those to
say who group them. The score of a pair depends on the pair alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from tellings import models
from tellings.group.stories.comparison import FEATURES, Comparison, Floats, Rows
from tellings.group.stories.profile import Profile
from tellings.group.stories.wording import key
from tellings.models.fitted import Logistic
from tellings.models.stories import PairModel

_SHOWN = 4
_NONE = (0.0,) * len(FEATURES)
_NEVER = Logistic(_NONE, _NONE, -20.0)


class Scorer:
    """The pair model. Without one, no two articles are found to tell one event."""

    def __init__(self, model: PairModel | None) -> None:
        self.model = model or PairModel(_NEVER, _NEVER, 0.0, 1, {})

    @property
    def join(self) -> float:
        """From which likeness two groups are one; see `parting`."""
        return self.model.join

    def scores(self, profile: Profile, others: Sequence[Profile]) -> Floats:
        """The probability that `profile` and each of `others` tell one event, time left out."""
        pool = Pool(self)
        rows = np.array([pool.add(other) for other in others], np.intp)
        return pool.scores(profile, rows)

    def weight(self, word: str) -> float:
        """How much a word tells, from 0 (in most articles, or passed over) to 1 (a rare one)."""
        compared = key(word)
        if not compared:
            return 0.0
        rarest = self.model.rarity("")
        return (self.model.rarity(compared) - 1) / (rarest - 1) if rarest > 1 else 1.0

    def why(self, a: Profile, b: Profile) -> str:
        """What stands in both, in their own words: "names ...; figures ...; words ...", and how
        many sentences both quote.
        """
        names = _names(a, b)
        told = {key(part) for name in names for part in name.split()}
        numbers = _rarest(set(a.numbers) & set(b.numbers), self.model)
        words = _rarest((set(a.words) & set(b.words)) - told, self.model)
        found = (("names", names), ("figures", numbers), ("words", words))
        parts = [f"{label} {', '.join(kept[:_SHOWN])}" for label, kept in found if kept]
        quoted = len(set(a.quoted) & set(b.quoted))
        if quoted:
            parts.append(f"{quoted} shared quotation{'s' if quoted > 1 else ''}")
        return "; ".join(parts) or "like in meaning, with no word in common"


class Pool(Comparison):
    """Profiles in rows, so that one more is scored against many at once by a scorer's model."""

    def __init__(self, scorer: Scorer) -> None:
        super().__init__(scorer.model)

    def scores(self, profile: Profile, rows: Rows) -> Floats:
        """(rows,): the probability that the profile and each of these rows tell one event."""
        return probability(self.odds(profile, rows))


def probability(odds: Floats) -> Floats:
    """Probabilities of log-odds."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -60, 60))), np.float32)


@cache
def scorer() -> Scorer:
    """The pair model in use, which ships with Tellings or which a setting names."""
    return Scorer(models.get("stories").use)


def _names(a: Profile, b: Profile) -> list[str]:
    """Names of both, as the one writes them that gives less: "Xi" where the other has "Xi Jinping".

    In the order of the first.
    """
    theirs = {name: _parts(name) for name in b.names}
    found: dict[str, None] = {}
    for name in a.names:
        mine = _parts(name)
        for other, parts in theirs.items():
            if mine and parts and (mine <= parts or parts <= mine):
                found[name if len(mine) <= len(parts) else other] = None
                break
    return list(found)


def _parts(name: str) -> frozenset[str]:
    return frozenset(key(part) for part in name.split()) - {""}


def _rarest(shared: Iterable[str], model: PairModel) -> list[str]:
    return sorted(shared, key=lambda word: (-model.rarity(word), word))
