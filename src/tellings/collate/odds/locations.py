"""Whether two places that two articles give are of one happening, whether or not they are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np

from tellings.collate.odds import grounds
from tellings.collate.odds.aligning import Weights, apart
from tellings.collate.odds.alike import COMMON, Floats, Same, Told, around, common, vectors
from tellings.collate.odds.facts import Scene
from tellings.collate.odds.located import Where
from tellings.collate.odds.rivals import Beside
from tellings.collate.odds.words import Keys
from tellings.collate.same_words.candidates import Embed

FIGURES = (
    *COMMON,
    "attached",
    "sort",
    "both named",
    "none named",
    "noun",
    "near",
    "quoted",
    "apart",
    "dated",
)
"""The figures of a pair; the first are those of `alike`.

`attached`: both are of the deed, not of who has a part in it. `sort`: both are in it, or both to
it. `both named`, `none named`: by proper names. `noun`: both have one noun. `near`: cosine of the
phrases. `quoted`: one stands in a quotation. `apart`: two named sources tell it. `dated`: both
claims are.
"""
AROUND = 0.5  # how much the words around two places must share to be looked at, as a logarithm
ONE = 0.6  # cosine from which on two nouns may be for one thing
_STEM, _ENDING = 4, 2  # letters that two words of one name share, and that they need not

Pair = tuple[Where, Where]


class Locations:
    """The places of a story, made ready once."""

    def __init__(
        self,
        scenes: Mapping[str, Scene],
        weights: Weights,
        every: Sequence[Where],
        embed: Embed | None,
        same: Same | None,
    ) -> None:
        self._scenes, self._weights, self._same = scenes, weights, same
        texts = sorted({each.phrase for each in every} | {each.head for each in every})
        self._rows = vectors(texts, embed)
        self._lands: dict[tuple[str, str], bool] = {}
        self._place = {text: number for number, text in enumerate(texts)}

    def alike(self, a: Where, b: Where) -> bool:
        """Whether the words around two places have enough in common to look closer."""
        return around(a.fact, b.fact, self._weights, a.words | b.words) >= AROUND

    def told(self, pairs: Sequence[Pair]) -> Told:
        """What the model asks of pairs."""
        facts = [(a.fact, b.fact) for a, b in pairs]
        own = np.array([self._own(a, b) for a, b in pairs])
        figures: Floats = np.column_stack(
            [
                common(facts, self._weights, self._same, [a.words | b.words for a, b in pairs]),
                own.reshape(-1, len(FIGURES) - len(COMMON)),
            ]
        )
        return Told(figures, [self._beside(a, b) for a, b in pairs])

    def _own(self, a: Where, b: Where) -> list[float]:
        return [
            float(a.attached and b.attached),
            float(a.sort == b.sort),
            float(bool(a.names and b.names)),
            float(not a.names and not b.names),
            float(a.noun == b.noun),
            self._cosine(a.phrase, b.phrase),
            float(a.fact.quoted or b.fact.quoted),
            float(apart(a.fact, b.fact)),
            float(bool(a.fact.days and b.fact.days)),
        ]

    def _beside(self, a: Where, b: Where) -> Beside:
        meet = self._meet(a, b)
        same = meet and _kin(a.words, b.words)
        return Beside(a.place, b.place, meet, same, 0.0, bool(a.names and b.names))

    def _cosine(self, a: str, b: str) -> float:
        return float(self._rows[self._place[a]] @ self._rows[self._place[b]])

    def _meet(self, a: Where, b: Where) -> bool:
        """Whether both can be so."""
        if a.sides and b.sides and not _kin(a.sides, b.sides) and not (a.names and b.names):
            return not (_kin(a.words, b.words) or a.size == b.size == "part")
        if a.sides and b.sides and not _kin(a.sides, b.sides) and _kin(a.names, b.names):
            return False
        if a.size != b.size:
            return True
        if a.names and b.names:
            return self._one_may_hold(a, b)
        if a.sides or b.sides or a.size != "site" or "near" in (a.sort, b.sort):
            return True
        return a.site == b.site or _kin(a.words, b.words) or self._cosine(a.head, b.head) > ONE

    def _one_may_hold(self, a: Where, b: Where) -> bool:
        """Whether two places by name may be one, or one may lie in the other."""
        known = [grounds.regions(each.called) for each in (a, b)]
        if any(known):
            return not all(known) or bool(known[0] & known[1])
        if _kin(a.names, b.words) or _kin(a.words, b.names):
            return True
        if all(grounds.is_town(each.called[-1]) for each in (a, b)):
            return False
        return any(
            self._is_land(name, each.fact.article) for each in (a, b) for name in each.called
        )

    def _is_land(self, name: str, article: str) -> bool:
        """What `grounds.is_land` tells, asked once for each name and article."""
        known = self._lands.get((name, article))
        if known is None:
            known = self._lands[name, article] = grounds.is_land(name, self._scenes[article])
        return known


def _kin(a: Keys, b: Keys) -> bool:
    """Whether a word of one is one of the other, or of one stem: "Norvale", "Norvalian"."""
    return any(_of_one_stem(x, y) for x, y in product(a, b))


def _of_one_stem(x: str, y: str) -> bool:
    if x == y:
        return True
    least = max(_STEM, min(len(x), len(y)) - _ENDING)
    return x[:least] == y[:least] and min(len(x), len(y)) >= least
