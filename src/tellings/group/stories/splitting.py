"""Whether a story of bare headlines is two: the part of it that does not fit the rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tellings.group.stories.active import Active
from tellings.group.stories.judging import Judge

_FEWEST = 4
_TURNS = 8

Labels = NDArray[np.intp]


def lesser_part(active: Active, judge: Judge, story: str) -> list[str]:
    """The headlines that had better be another story, in their order; none if it is one.

    The lesser of two halves that differ most in meaning, if they do not fit as wholes.
    """
    members = list(active.members(story).values())
    if len(members) < _FEWEST or any(not member.bare for member in members):
        return []
    labels = _halves(np.stack([member.direction for member in members]))
    lesser = labels == np.bincount(labels, minlength=2).argmin()
    if not lesser.any() or judge.halves(members, lesser) >= judge.settings.part:
        return []
    return [each.article for each, is_apart in zip(members, lesser, strict=True) if is_apart]


def _halves(directions: NDArray[np.float32]) -> Labels:
    """Two groups about two directions, from the two that are farthest from the whole and apart."""
    first = directions @ directions.sum(axis=0)
    seeds = [int(first.argmin())]
    seeds.append(int((directions @ directions[seeds[0]]).argmin()))
    centres = directions[seeds]
    labels = np.zeros(len(directions), np.intp)
    for _ in range(_TURNS):
        labels = (directions @ centres.T).argmax(axis=1)
        sums = np.stack([directions[labels == n].sum(axis=0) for n in (0, 1)])
        centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return np.asarray(labels, np.intp)
