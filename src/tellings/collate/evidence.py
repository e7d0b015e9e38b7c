"""How far two quoted units may be one quotation, told, cut or translated in two ways.

A logistic score of six measures, in the order of `WEIGHTS`: the words shared (Dice, weighted), the
share of the shorter one that the other has, the cosine of their meaning, the part of the content
that each replaces by its own, how many content words are shared at all, and contradictions.

The weights were fitted (logistic regression with a ridge) to the "tune" halves of the invented
pairs in tests/cases/quotations and of 146 pairs of quotations from the training part of ECB+
(Cybulska and Vossen 2014) that we labelled, then rounded; the other halves and MRPC were measured
only. The tables below them were set by hand.
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

WEIGHTS = {"words": 1.6, "part": 2.6, "meaning": 1.9, "replaced": -2.2, "amount": 1.7}
BIAS = -5.9
ODDS = -1.6  # for each contradiction
NEIGHBOUR = 1.0  # for each neighbouring quotation that is shared too
SCATTERED = -1.0  # for a fragment whose words do not stand together in the longer one
FLOOR = math.log(0.6 / 0.4)  # the least log odds that make a pair

Who = Literal["same", "unknown", "different"]
# The pairs fitted on are of one speaker, so "same" is 0.
SPEAKER: dict[Who, float] = {"same": 0.0, "unknown": -0.4, "different": -2.5}

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


def scores(shared: Shared) -> Floats:
    """Log odds that the unit and each of the others are one quotation, by their words alone."""
    words = 2 * shared.both / np.maximum(shared.ours + shared.theirs, 1e-9)
    part = shared.both / np.maximum(np.minimum(shared.ours, shared.theirs), 1e-9)
    left = np.minimum(shared.our_content, shared.their_content) - shared.content
    measures = {
        "words": words,
        "part": part,
        "meaning": words if shared.meaning is None else shared.meaning,
        "replaced": left / (left + shared.content + 0.5),
        "amount": np.log1p(shared.content),
    }
    found = sum((WEIGHTS[name] * measure for name, measure in measures.items()), np.float64(BIAS))
    return np.asarray(found)


def confidence(score: float) -> float:
    """Log odds as a share, to two places: .6 for `FLOOR`."""
    return round(1 / (1 + math.exp(-score)), 2)
