"""How far two quoted units may be one quotation, told, cut or translated in two ways.

A logistic score of six measures, in the order of `WEIGHTS`: the words shared (Dice, weighted), the
share of the shorter one that the other has, the cosine of their meaning, the part of the content
that each replaces by its own, how many content words are shared at all, and contradictions.

Weights and bias were fitted (logistic regression with a ridge, rounded) to 143 pairs: the part
"tune" of the invented pairs in tests/cases/quotations, and 88 pairs of quotations that we labelled
in the odd-numbered topics of ECB+ (Cybulska and Vossen 2014). Measured only, not fitted: the part
"test", 58 pairs of the even-numbered topics, and MRPC; `python -m bench likeness` gives figures.
All else in this file was set by hand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate import forms
from tellings.text import Token

WEIGHTS = {"words": 1.8, "part": 2.7, "meaning": 1.9, "replaced": -2.4, "amount": 1.6}
BIAS = -6.0
ODDS = -1.8  # for each contradiction; by hand, since our lists of them are short and err
NEIGHBOUR = 1.0  # for each neighbouring quotation that is shared too
VERBATIM = 1.0  # for the same words throughout, however light: "It is ours."
SCATTERED = -1.0  # for a fragment whose words do not stand together in the longer one
FLOOR = math.log(0.6 / 0.4)  # the least log odds that make a pair

Who = Literal["same", "passed-on", "unknown", "different"]
# The invented pairs are of one speaker, so "same" is 0.
SPEAKER: dict[Who, float] = {"same": 0.0, "passed-on": 0.0, "unknown": -0.4, "different": -2.5}

LIGHT = 0.25  # weight of a function word beside a content word
FEW = 2.0  # weight of shared content under which words alone decide nothing: "I agree"
SMOOTH = 1000  # words added to each text, that short texts do not make every word frequent

Floats = NDArray[np.float64]


class Rarity(Struct, frozen=True):
    """How much a word weighs among some texts: one that they repeat everywhere says little."""

    counts: Mapping[str, float]
    length: float

    def weight(self, token: Token) -> float:
        """Up to 1, for a content word that is hardly used beyond its quotation."""
        if forms.is_function_word(token.normal):
            return LIGHT
        seen = max(self.counts.get(forms.key(token.normal), 0.0), 2.0)
        words = self.length + SMOOTH
        return math.log(words / (seen + 1)) / math.log(words / 3)


def rarity(texts: Sequence[Iterable[Token]]) -> Rarity:
    """Counts of each word, and of all, in the mean text."""
    counts = Counter(forms.key(token.normal) for text in texts for token in text)
    share = max(len(texts), 1)
    return Rarity({key: n / share for key, n in counts.items()}, counts.total() / share)


class Shared(Struct, frozen=True):
    """What one unit shares with each of many others: one number for each of them.

    `both` is the weight of the words in both, `content` that of the content words among them;
    `ours` and `theirs` are the weights of all words, and `our_content` and `their_content` of all
    content words, of the one and of the others.
    """

    both: Floats
    content: Floats
    ours: float
    theirs: Floats
    our_content: float
    their_content: Floats
    meaning: Floats | None


def measures(shared: Shared) -> dict[str, Floats]:
    """The measures that `WEIGHTS` weigh, by name, for each of the others."""
    words = 2 * shared.both / np.maximum(shared.ours + shared.theirs, 1e-9)
    part = shared.both / np.maximum(np.minimum(shared.ours, shared.theirs), 1e-9)
    left = np.minimum(shared.our_content, shared.their_content) - shared.content
    return {
        "words": words,
        "part": part,
        "meaning": words if shared.meaning is None else shared.meaning,
        "replaced": left / (left + shared.content + 0.5),
        "amount": np.log1p(shared.content),
    }


def scores(shared: Shared) -> Floats:
    """Log odds that the unit and each of the others are one quotation, by their words alone."""
    weighed = (WEIGHTS[name] * measure for name, measure in measures(shared).items())
    return np.asarray(sum(weighed, np.float64(BIAS)))


def confidence(score: float) -> float:
    """Log odds as a share, to two places: .6 for `FLOOR`."""
    return round(1 / (1 + math.exp(-score)), 2)
