"""How much two articles have in common at all, which tells how likely any two of their claims are.

The model of claims was fitted to pairs of reports of one event. Two articles that are only of one
topic have far fewer claims in common, and what looks alike in them is less often the same. The
share of pairs that are the same is estimated for each two articles from the chances themselves, and
the chances from that share, in turn (Saerens, Latinne and Decaestecker 2002).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

ROUNDS = 5
FIRM = 100.0
"""So many pairs with the share that the model knows are added to those of two articles."""


def adjusted(odds: Floats, a: Numbers, b: Numbers, homes: Numbers, prior: float) -> Floats:
    """The log odds of pairs of claims, less where their articles have little in common.

    `odds` are those of the pairs that `a` and `b` give by number; pairs that are not given have no
    chance. `homes` is the number of the article of each claim, `prior` the share of pairs that were
    the same where the model was fitted. Odds within an article, and where two articles have more in
    common than that, stay.
    """
    count = int(homes.max(initial=-1)) + 1
    sizes = np.bincount(homes, minlength=count)
    one, other = np.minimum(homes[a], homes[b]), np.maximum(homes[a], homes[b])
    code = one * count + other
    all_pairs = np.multiply.outer(sizes, sizes).ravel().astype(np.float64)
    found = np.array(odds)
    for _ in range(ROUNDS):
        met = np.bincount(code, weights=1 / (1 + np.exp(-found)), minlength=count * count)
        share = (met + FIRM * prior) / (all_pairs + FIRM)
        shift = np.minimum(_logit(share) - _logit(np.array(prior)), 0.0)
        found = odds + np.where(one == other, 0.0, shift[code])
    return found


def _logit(share: Floats) -> Floats:
    kept = np.clip(share, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(kept / (1 - kept)))
