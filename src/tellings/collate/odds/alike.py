"""How likely two values of two articles are of one thing: what is asked of pairs of any kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.facts import Fact
from tellings.collate.odds.rivals import Beside, Rivals
from tellings.collate.same_words.candidates import Embed
from tellings.models.fitted import Logistic
from tellings.models.odds import Stages

Floats = NDArray[np.float64]
Same = Callable[[Sequence[tuple[Fact, Fact]]], Floats]
"""The log odds of pairs of claims to say the same, but for their values."""

COMMON = ("same", "lemma", "class", "around")
"""Figures of pairs of claims: `same`: the log odds that they say the same; `lemma`, `class`: the
predicates have one word, or are of one class of happenings; `around`: weight of the words that
their surroundings share."""
CLAIMS = -3.0
"""Log odds that two claims say the same but for their values, from which on numbers and dates are
held against each other: of what was shown with less, in reports that the model had not seen,
nothing was right."""
ALIKE = 0.0
"""Log odds that two claims say the same but for their values, from which on these are held against
each other whatever the deeds. Of values that claims of two deeds give, with less, hardly two were
of one thing in real news."""
_SAME = COMMON.index("same")
_DEEDS = [COMMON.index("lemma"), COMMON.index("class")]
_LEAST, _MOST = -12.0, 6.0  # of log odds


class Told(Struct, frozen=True):
    """Pairs of values: how each is in itself, a row of figures for each, and what is beside it."""

    figures: Floats
    beside: Sequence[Beside]

    def same(self, number: int) -> float:
        """The log odds that the claims of a pair say the same; 0 where that is not weighed."""
        return float(self.figures[number][_SAME])

    def one_deed(self, number: int) -> bool:
        """Whether the predicates of a pair have one word, or are of one class of happenings."""
        return bool(self.figures[number][_DEEDS].any())

    def likely(self, by: Stages, least: float) -> tuple[Rivals, list[tuple[float, int]]]:
        """The pairs that cannot both be so and are likely of one thing, by number.

        Each with its chance, which is `least` or more; first comes what tells the rest.
        """
        rivals = Rivals(self.beside, odds(self.figures, by.alike))
        chances = 1 / (1 + np.exp(-odds(rivals.figures(), by.rival)))
        return rivals, list(rivals.best(chances, least))


def common(
    pairs: Sequence[tuple[Fact, Fact]],
    weights: Weights,
    same: Same | None,
    without: Sequence[AbstractSet[str]],
) -> Floats:
    """The figures of pairs of claims: (pairs, COMMON). `without`: words that count for none."""
    found = np.zeros((len(pairs), len(COMMON)))
    if same is not None and pairs:
        found[:, 0] = np.clip(same(pairs), _LEAST, _MOST)
    for row, (a, b), words in zip(found, pairs, without, strict=True):
        row[1] = bool(a.lemma) and a.lemma == b.lemma
        row[2] = bool(set(a.does.items()) & set(b.does.items()))
        row[3] = around(a, b, weights, words)
    return found


def around(a: Fact, b: Fact, weights: Weights, without: AbstractSet[str] = frozenset()) -> float:
    """The weight of the words that the surroundings of two claims share, as a logarithm.

    Those for what happens, and those `without`, are left out.
    """
    shared = (a.window & b.window) - {a.lemma, b.lemma} - without
    return float(np.log1p(weights.of(shared)))


def odds(figures: Floats, by: Logistic) -> Floats:
    """The log odds of each row of figures."""
    return np.asarray((figures - by.means) @ np.array(by.weights) + by.bias)


def vectors(texts: Sequence[str], embed: Embed | None) -> NDArray[np.float32]:
    """A row of length one for each text; without `embed` by the words that it has."""
    if embed is not None and texts:
        return np.asarray(embed(texts), np.float32)
    words = sorted({word for text in texts for word in text.split()})
    place = {word: number for number, word in enumerate(words)}
    rows = np.zeros((len(texts), len(words) or 1), np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[[place[word] for word in text.split()]] = 1
    lengths = np.sqrt(rows.sum(axis=1, keepdims=True))
    return np.asarray(np.divide(rows, lengths, out=rows, where=lengths > 0))
