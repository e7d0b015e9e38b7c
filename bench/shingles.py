"""How much of a text another one has: runs of four words, counted a page and then averaged.

As the evaluator of scrapinghub/article-extraction-benchmark (MIT) does it, so that figures can be
held against those published there: F1 is that of the mean precision and the mean recall.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from statistics import mean

from msgspec import Struct

from bench.scoring import Score

SIZE = 4
SAMPLES = 1000
_WORD = re.compile(r"\w+")


class Overlap(Struct, frozen=True):
    """Precision and recall on one page; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where one of them is not there."""
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


class Mean(Score, frozen=True):
    """A score that is a mean over pages. `margin`: 95 % of resamples lie within so much of it."""

    means: tuple[float, float] = (0.0, 0.0)
    margin: float = 0.0

    @property
    def precision(self) -> float:
        return self.means[0]

    @property
    def recall(self) -> float:
        return self.means[1]


def overlap(gold: str, told: str) -> Overlap:
    """How far the shingles of two texts are the same ones."""
    a, b = _shingles(gold), _shingles(told)
    both = sum((a & b).values())
    return Overlap(_share(both, sum(b.values())), _share(both, sum(a.values())))


def averaged(found: Sequence[Overlap], seed: int = 1) -> Mean:
    """The mean over pages, with the margin of a bootstrap over them."""
    if not found:
        return Mean(0, 0, 0)
    draw = random.Random(seed)  # noqa: S311
    runs = [f1(_means(draw.choices(found, k=len(found)))) for _ in range(SAMPLES)]
    return Mean(0, 0, len(found), means=_means(found), margin=_margin(runs))


def difference(
    ours: Sequence[Overlap], theirs: Sequence[Overlap], groups: Sequence[str], seed: int = 1
) -> tuple[float, float, float]:
    """How much higher our F1 is, and between which values 95 % of resamples lie.

    Drawn are groups (outlets), since pages of one outlet are alike.
    """
    rooms: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        rooms.setdefault(group, []).append(number)
    names, draw, runs = list(rooms), random.Random(seed), []  # noqa: S311
    for _ in range(SAMPLES):
        drawn = [n for name in draw.choices(names, k=len(names)) for n in rooms[name]]
        runs.append(_gap([ours[n] for n in drawn], [theirs[n] for n in drawn]))
    runs.sort()
    return _gap(ours, theirs), runs[int(0.025 * SAMPLES)], runs[int(0.975 * SAMPLES)]


def f1(means: tuple[float, float]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * means[0] * means[1] / sum(means) if sum(means) else 0.0


def _gap(ours: Sequence[Overlap], theirs: Sequence[Overlap]) -> float:
    return f1(_means(ours)) - f1(_means(theirs))


def _means(found: Sequence[Overlap]) -> tuple[float, float]:
    precisions = [each.precision for each in found if each.precision is not None]
    recalls = [each.recall for each in found if each.recall is not None]
    return mean(precisions or [0.0]), mean(recalls or [0.0])


def _margin(runs: Sequence[float]) -> float:
    ordered = sorted(runs)
    return (ordered[int(0.975 * len(runs))] - ordered[int(0.025 * len(runs))]) / 2


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        tuple(words[n : n + SIZE]) for n in range(max(1, len(words) - SIZE + 1)) if words
    )
