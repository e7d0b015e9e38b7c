"""Stories as wholes, each in a slot of arrays by which an article is compared with all at once.

A story is the sum of its members' vectors of meaning, and for each word of its headlines how many
have it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WORDS_WORTH = 0.7
"""What shared words of headlines count beside the cosine."""
_HALF = 0.5  # added to a story's size, so that one headline alone is not certain of its words
_SPREAD = 200  # a word of more stories than these tells none of them from another
_COHERENT = 0.5  # the mean cosine of a story's articles with it: of no real story it is less
_WIDTH = 256  # of a vector of meaning


def _length(total: Floats, size: float) -> float:
    """What a sum of so many vectors is divided by: its length, or more where they are not alike.

    Else a story that has gathered a bit of everything would be like whatever comes.
    """
    return max(math.sqrt(float(total @ total)), _COHERENT * size) or 1.0


class Wholes:
    """Stories by id, as wholes."""

    def __init__(self) -> None:
        self.slots: dict[str, int] = {}
        self._names: list[str] = []  # by slot; "" where a story has ended
        self._free: list[int] = []  # slots of stories that have ended
        self._words: dict[str, dict[int, int]] = {}  # how many headlines have a word, by slot
        self._sums: Floats = np.zeros((0, _WIDTH), np.float32)
        self._lengths: Floats = np.ones(0, np.float32)
        self._sizes: Floats = np.zeros(0, np.float32)
        self._first = np.zeros(0)
        self._last = np.zeros(0)

    # --- stories change --------------------------------------------------------------------------

    def begin(self, story: str) -> None:
        """Make room for a story that is not held yet."""
        if self._free:
            slot = self._free.pop()
            self._names[slot] = story
        else:
            slot = len(self._names)
            self._names.append(story)
            if slot == len(self._sizes):
                self._grow()
        self.slots[story] = slot

    def end(self, story: str) -> None:
        """Forget a story that has no members left."""
        slot = self.slots.pop(story)
        self._sums[slot] = 0.0
        self._names[slot] = ""
        self._free.append(slot)

    def shift(self, story: str, direction: Floats, words: Sequence[str], by: int) -> None:
        """A member comes (`by` 1) or goes (-1): its vector of meaning, its telling words."""
        slot = self.slots[story]
        total = self._sums[slot]
        total += by * direction
        self._sizes[slot] += by
        self._lengths[slot] = _length(total, float(self._sizes[slot]))
        for word in words:
            slots = self._words.setdefault(word, {})
            slots[slot] = slots.get(slot, 0) + by
            if not slots[slot]:
                del slots[slot]
            if not slots:
                del self._words[word]

    def span(self, story: str, first: float, last: float) -> None:
        """When the first and the last of a story's members were written."""
        slot = self.slots[story]
        self._first[slot], self._last[slot] = first, last

    def _grow(self) -> None:
        more = max(64, len(self._sizes))
        self._sums = np.vstack([self._sums, np.zeros((more, _WIDTH), np.float32)])
        self._lengths = np.concatenate([self._lengths, np.ones(more, np.float32)])
        self._sizes = np.concatenate([self._sizes, np.zeros(more, np.float32)])
        self._first = np.concatenate([self._first, np.full(more, -np.inf)])
        self._last = np.concatenate([self._last, np.full(more, np.inf)])

    # --- how like --------------------------------------------------------------------------------

    def unit(self, story: str) -> Floats:
        """The direction of a story."""
        slot = self.slots[story]
        found: Floats = self._sums[slot] / self._lengths[slot]
        return found

    def held_by(self, story: str, words: Sequence[str]) -> list[int]:
        """How many members of a story have each of these words in their headline."""
        slot = self.slots[story]
        return [slots.get(slot, 0) if (slots := self._words.get(word)) else 0 for word in words]

    def likeness(self, direction: Floats, words: Sequence[str]) -> Floats:
        """How like an article each story is, by slot; 0 for a slot without a story.

        The cosine with the sum of its members, and `WORDS_WORTH` times the mean, over the words
        of the headline, of the root of the share of its headlines that have the word.
        """
        held = len(self._names)
        found: Floats = self._sums[:held].dot(direction)
        found /= self._lengths[:held]
        slots: list[int] = []
        counts: list[int] = []
        for word in words:
            posting = self._words.get(word)
            if posting and len(posting) <= _SPREAD:
                slots += posting
                counts += posting.values()
        if slots:
            at = np.array(slots, np.intp)
            shares = np.array(counts, np.float32) / (self._sizes[at] + _HALF)
            np.add.at(found, at, np.sqrt(shares) * (WORDS_WORTH / len(words)))
        return found

    def likeness_to(
        self, story: str, direction: Floats, words: Sequence[str], own: bool = False
    ) -> float:
        """The same for one story; as if the article were not in it, where it is its `own`."""
        slot = self.slots[story]
        size = float(self._sizes[slot]) - own
        if size <= 0:
            return 0.0
        total = self._sums[slot] - direction if own else self._sums[slot]
        cosine = float(total @ direction) / _length(total, size)
        if not words:
            return cosine
        shares = ((count - own) / (size + _HALF) for count in self.held_by(story, words))
        return cosine + WORDS_WORTH * sum(map(math.sqrt, shares)) / len(words)

    def fading(self, at: float | None, tau: float) -> NDArray[np.float64]:
        """What likeness is worth after the time since each story, by slot: from 1 down to 0.

        A time within a story counts as no time at all; 1 where either is not known.
        """
        held = len(self._names)
        if at is None:
            return np.ones(held)
        gaps = np.maximum(self._first[:held] - at, at - self._last[:held])
        np.maximum(gaps, 0.0, out=gaps)
        gaps /= -tau
        return np.exp(gaps, out=gaps)

    def best(self, values: NDArray[np.floating], count: int) -> list[str]:
        """The stories of the highest of these values by slot, best first, at most so many."""
        if self._free:
            values = values.copy()
            values[self._free] = -np.inf
        near = sorted(_highest(values, count).tolist(), key=lambda slot: -values[slot])
        return [name for slot in near[:count] if (name := self._names[slot])]


def _highest(values: NDArray[np.floating], count: int) -> NDArray[np.intp]:
    """Where the highest values stand, in order of place: so many, or more where some are equal.

    To sort them all takes longer, the more stories there are.
    """
    rest = len(values) - count
    if rest <= 0:
        return np.arange(len(values))
    ordered = values.copy()
    ordered.partition(rest)
    return np.asarray((values >= ordered[rest]).nonzero()[0])
