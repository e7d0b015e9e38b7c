"""How likely any two claims of a story say the same, by the model of the role "claims"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.collate.claims.evidence import Tie
from tellings.collate.claims.facts import Fact
from tellings.collate.claims.meanings import Words, vectors
from tellings.collate.claims.pairwise import PAIRWISE, SHARED, Pairwise
from tellings.collate.claims.priors import adjusted
from tellings.collate.claims.ranks import Ranked
from tellings.collate.claims.scene import SCENE, Scene
from tellings.collate.claims.substance import substantial
from tellings.collate.events.predicates import Predicate
from tellings.collate.events.tables import codes
from tellings.collate.same_words.candidates import Embed
from tellings.models.claims import ClaimModel
from tellings.models.fitted import Logistic

Pair = tuple[int, int]
Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_RANKED = ("meaning", "nearest", "mutual")
_OWN = ("lighter", "evenness")
_TOLD = ("open", "substantial", "quotation", "quoted", "both quoted")
FEATURES = (*_RANKED, *_OWN, *PAIRWISE, *_TOLD, *SCENE)
"""What a pair is weighed by, in order."""

SIEVE = -3.0
"""The log odds by all but `PAIRWISE` from which that is asked for, too. Of the pairs that have a
chance of .3 in the end, 0.5 % of a story of fifty articles have less (1.3 % of sixteen stories read
as one); of the million pairs of the former 43,000 have as much."""
LIKE_MEANING, LIKE_WORDS = 0.2, 0.4  # how alike two clauses must be, in one of the two


class Weighing:
    """The claims of a story made ready once; `predicates` are those of their heads, in order."""

    def __init__(
        self,
        facts: Sequence[Fact],
        predicates: Sequence[Predicate],
        words: Words,
        embed: Embed | None,
    ) -> None:
        self._scene, self._pairwise = Scene(predicates, embed), Pairwise(facts, words)
        homes = {article: n for n, article in enumerate(sorted({f.article for f in facts}))}
        self._home = np.array([homes[fact.article] for fact in facts], np.int64)
        self._meant = embed is not None
        self._clauses = Ranked(vectors(facts, embed), self._home)
        self._weight = self._pairwise.content.whole
        self._substantial = np.array([substantial(fact) for fact in facts], np.float64)
        self._quoted = np.array([fact.quoted for fact in facts], np.float64)
        self._sentence = codes([f"{each.mentioned.article} {each.place}" for each in predicates])
        self._open = np.array([f.claim.stance.polarity == "unknown" for f in facts], np.bool_)

    def candidates(self, ties: Mapping[Pair, Tie], model: ClaimModel) -> dict[Pair, float]:
        """The pairs by number, the smaller first and in order, that may say the same.

        With each its log odds by all that costs little for all pairs at once. Two of one sentence,
        which tell it in parts, are none.
        """
        found: dict[Pair, float] = {}
        for start, tables in self._clauses.blocks():
            rows = np.arange(start, start + len(tables[0]))[:, None]
            later = np.arange(start, len(self._home))[None, :]
            odds = self._block(rows, later, [each[:, start:] for each in tables], ties, model)
            likely = (odds >= SIEVE) & (self._sentence[rows] != self._sentence[later])
            a, b = np.nonzero(likely & (rows < later))
            pairs = zip((a + start).tolist(), (b + start).tolist(), strict=True)
            found.update(zip(pairs, odds[a, b].tolist(), strict=True))
        return found

    def _block(
        self,
        rows: Numbers,
        later: Numbers,
        ranked: Sequence[Any],
        ties: Mapping[Pair, Tie],
        model: ClaimModel,
    ) -> Floats:
        """The log odds, all but `PAIRWISE` counted, of a block of claims with all that follow."""
        weights, start = self._weights(model), int(rows[0, 0])
        quotation = np.zeros(ranked[0].shape, np.float32)
        for (a, b), tie in ties.items():
            if start <= a < start + len(rows):
                quotation[a - start, b - start] = tie.quotation
        told = {"quotation": quotation, **self._scene.flags(rows, later)}
        odds = _part({**self._plain(rows, later, ranked), **told}, weights) + weights.bias
        block = slice(start, start + len(rows)), slice(start, None)
        means = dict(zip(FEATURES, weights.means, strict=True))
        each = dict(zip(FEATURES, weights.weights, strict=True))
        return np.asarray(odds + self._scene.weighed(*block, means, each))

    def chances(self, candidates: Mapping[Pair, float], model: ClaimModel) -> dict[Pair, float]:
        """The chance that the two of each candidate say the same; given are the odds of each.

        It is 0 for clauses that are unlike by themselves, however alike their sentences are. Where
        two articles have little in common it is less (`priors`).
        """
        weights = self._weights(model)
        a, b = np.array(list(candidates), np.int64).reshape(-1, 2).T
        odds = np.array(list(candidates.values()), np.float64)
        shared = dict(zip(SHARED, self._pairwise.content.shares(a, b), strict=True))
        alike = shared["less"] >= LIKE_WORDS
        if self._meant:
            alike |= self._clauses.of(a, b)[0] >= LIKE_MEANING
        odds, a, b = (odds + _part(shared, weights))[alike], a[alike], b[alike]
        odds += _part(self._pairwise.parts(a, b), weights)
        found = np.zeros(len(candidates))
        found[alike] = 1 / (1 + np.exp(-adjusted(odds, a, b, self._home, model.prior)))
        return dict(zip(candidates, found.tolist(), strict=True))

    def _weights(self, model: ClaimModel) -> Logistic:
        return model.full if self._meant else model.bare

    def of_one_sentence(self, pair: Pair) -> bool:
        """Whether both are clauses of one sentence."""
        return bool(self._sentence[pair[0]] == self._sentence[pair[1]])

    def shared(self, pair: Pair) -> float:
        """The share of the content of the lighter one that the other has."""
        at = np.array([pair], np.int64)
        return float(self._pairwise.content.shares(at[:, 0], at[:, 1])[0][0])

    def cosine(self, pair: Pair) -> float:
        """How near two are in meaning."""
        at = np.array([pair], np.int64)
        return float(self._clauses.of(at[:, 0], at[:, 1])[0][0])

    def table(self, pairs: Sequence[Pair], ties: Mapping[Pair, Tie]) -> Floats:
        """The features of pairs: (pairs, features)."""
        a, b = np.asarray(pairs, np.int64).reshape(-1, 2).T
        columns: dict[str, Any] = {
            "quotation": [ties[pair].quotation if pair in ties else 0.0 for pair in pairs],
            **self._plain(a, b, self._clauses.of(a, b)),
            **self._scene.columns(a, b),
            **self._pairwise.columns(a, b),
        }
        return np.stack([np.asarray(columns[name], np.float64) for name in FEATURES], axis=1)

    def odds(
        self, pairs: Sequence[Pair], model: ClaimModel, without: Set[str] = frozenset()
    ) -> Floats:
        """The log odds of pairs, by all features but those `without`, and with no link known."""
        weights, table = self._weights(model), self.table(pairs, {})
        kept = np.array([name not in without for name in FEATURES], np.float64)
        return np.asarray((table - weights.means) @ (kept * weights.weights) + weights.bias)

    def _plain(self, a: Numbers, b: Numbers, ranked: Sequence[Any]) -> dict[str, Any]:
        """What clauses are by themselves, a column or, where both spread, a table each.

        `ranked` is what `Ranked` tells of them.
        """
        low = np.minimum(self._weight[a], self._weight[b])
        high = np.maximum(self._weight[a], self._weight[b])
        return {
            **dict(zip(_RANKED, ranked, strict=True)),
            "lighter": low,
            "evenness": low / np.maximum(high, 1e-9),
            "open": self._open[a] != self._open[b],
            "substantial": self._substantial[a] + self._substantial[b],
            "quoted": self._quoted[a] + self._quoted[b],
            "both quoted": self._quoted[a] * self._quoted[b],
        }


def _part(columns: Mapping[str, Any], weights: Logistic) -> Floats:
    """The part of the log odds that these features have."""
    shape = np.shape(next(iter(columns.values())))
    found = np.zeros(shape)
    for name, mean, weight in zip(FEATURES, weights.means, weights.weights, strict=True):
        if name in columns:
            found += (columns[name] - np.float64(mean)) * weight
    return found
