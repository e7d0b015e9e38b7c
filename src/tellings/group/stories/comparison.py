"""Many profiles made ready, so that one more is compared with hundreds of them at once.

Words, figures and years of a profile are items: a number for each and a weight for each channel.
A channel is what one likeness is measured on: all words, those of the lead, of the headline,
figures, years. The likeness of two articles in a channel is the cosine of the
weights of their items. To score one against many, its items are laid into a table by number, and
the items of the others are looked up there.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.group.stories.profile import Profile
from tellings.models.fitted import Logistic
from tellings.models.stories import PairModel

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]

FEATURES = ("words", "lead", "headline", "figures", "meaning", "years apart")
FIGURES, YEARS = 3, 4
_CHANNELS = 5
_MEANING = FEATURES.index("meaning")
_NUMBERS = 1 << 18
_NOTHING = _NUMBERS
"""The number of no item: what fills a row up."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class Items(Struct, frozen=True):
    """The items of a profile: `numbers` (n,) and `weights` (n, channels), and its vector."""

    numbers: NDArray[np.int32]
    weights: NDArray[np.float32]
    direction: Floats
    dated: bool


def items(profile: Profile, model: PairModel) -> Items:
    """A profile as items, each channel of length one (or of none)."""
    found: dict[int, list[float]] = {}
    for at, word in enumerate(profile.words):
        weights = _word(profile, at, model.rarity(word))
        _put(found, zlib.crc32(word.encode()) % _NUMBERS, weights)
    for number, count in zip(profile.numbers, profile.figures, strict=True):
        weights = [0.0] * _CHANNELS
        weights[FIGURES] = model.rarity(number) * (1 + math.log(count))
        weights[YEARS] = float(_YEAR.fullmatch(number) is not None)
        _put(found, zlib.crc32(b"#" + number.encode()) % _NUMBERS, weights)
    table = np.array(list(found.values()), np.float64).reshape(-1, _CHANNELS)
    lengths = np.sqrt((table * table).sum(axis=0))
    numbers = np.array(list(found), np.int32)
    ready = (table / np.where(lengths, lengths, 1)).astype(np.float32)
    return Items(numbers, ready, profile.direction, bool(lengths[YEARS]))


def _word(profile: Profile, at: int, rarity: float) -> list[float]:
    """The weights of the word at a place of the profile."""
    weight = rarity * (1 + math.log(profile.counts[at]))
    return [
        weight,
        weight if at < profile.led else 0.0,
        rarity if at < profile.titled else 0.0,
        0.0,
        0.0,
    ]


def _put(found: dict[int, list[float]], number: int, weights: list[float]) -> None:
    """Two words of one number are one item, so that it does not matter who is looked up in whom."""
    known = found.get(number)
    found[number] = weights if known is None else [a + b for a, b in zip(known, weights)]  # noqa: B905


class Comparison:
    """Profiles in rows. A row's number holds until it is dropped; it may then be given again."""

    def __init__(self, model: PairModel) -> None:
        self._model = model
        self._full, self._brief = _ready(model.full), _ready(model.brief)
        self._place = np.full(_NUMBERS + 1, -1, np.int16)
        self._items = np.full((64, 16), _NOTHING, np.int32)
        self._weights = np.zeros((64, 16, _CHANNELS), np.float32)
        self._directions = np.zeros((64, 0), np.float32)
        self._width = np.zeros(64, np.intp)
        self._dated = np.zeros(64, np.bool_)
        self._bare = np.zeros(64, np.bool_)
        self._profiles: dict[int, Profile] = {}
        self._free: list[int] = []
        self._last: tuple[Profile, Items] | None = None

    def add(self, profile: Profile) -> int:
        """Take a profile in; gives its row."""
        row = self._free.pop() if self._free else len(self._profiles)
        made = self._made(profile)
        self._grow(row + 1, len(made.numbers), len(made.direction))
        self._items[row] = _NOTHING
        self._items[row, : len(made.numbers)] = made.numbers
        self._weights[row, : len(made.numbers)] = made.weights
        self._directions[row] = 0
        self._directions[row, : len(made.direction)] = made.direction
        self._width[row], self._dated[row] = len(made.numbers), made.dated
        self._bare[row] = profile.bare
        self._profiles[row] = profile
        return row

    def drop(self, row: int) -> None:
        """Forget a row. Raises KeyError if there is none."""
        del self._profiles[row]
        self._free.append(row)

    def profile(self, row: int) -> Profile:
        """The profile in a row. Raises KeyError if there is none."""
        return self._profiles[row]

    def near(self, profile: Profile, rows: Rows, count: int) -> Rows:
        """Those `count` of `rows` whose meaning is most like the profile's, best first."""
        direction = profile.direction
        if not len(direction) or not self._directions.shape[1]:
            return rows[:count]
        found = self._directions[rows] @ direction
        if len(rows) > count:
            best = np.argpartition(-found, count - 1)[:count]
            rows, found = rows[best], found[best]
        return rows[np.argsort(-found, kind="stable")]

    def odds(self, profile: Profile, rows: Rows) -> Floats:
        """(rows,): the log-odds that the profile and each of these rows tell one event."""
        return self._odds(profile.bare, self.features(profile, rows), rows)

    def matrix(self, rows: Sequence[int] | Rows) -> Floats:
        """(rows, rows): the log-odds of each pair of these rows. Symmetric; 0 on the diagonal."""
        chosen = np.asarray(rows, np.intp)
        found = np.zeros((len(chosen), len(chosen)), np.float32)
        for at in range(1, len(chosen)):
            row, others = int(chosen[at]), chosen[:at]
            bare = bool(self._bare[row])
            features = self._features(self._of_row(row), others, bare=bare)
            found[at, :at] = self._odds(bare, features, others)
        return found + found.T

    def features(self, profile: Profile, rows: Rows) -> Floats:
        """(rows, features): how the profile and each of these rows are alike, as in FEATURES."""
        return self._features(self._made(profile), rows, bare=profile.bare)

    def _features(self, made: Items, rows: Rows, *, bare: bool) -> Floats:
        found = np.zeros((len(rows), len(FEATURES)), np.float32)
        sums = self._shared(made, rows)
        found[:, :_MEANING] = sums[:, :_MEANING]
        found[:, _MEANING] = self._meaning(made.direction, rows, bare)
        found[:, _MEANING + 1] = made.dated & self._dated[rows] & (sums[:, YEARS] == 0)
        return found

    def _made(self, profile: Profile) -> Items:
        """The items of a profile; those of the last one are kept, since it is asked about again."""
        if self._last is None or self._last[0] is not profile:
            self._last = (profile, items(profile, self._model))
        return self._last[1]

    def _of_row(self, row: int) -> Items:
        """The items of the profile in a row, as they were laid down."""
        width = int(self._width[row])
        return Items(
            self._items[row, :width],
            self._weights[row, :width],
            self._directions[row],
            bool(self._dated[row]),
        )

    def _shared(self, made: Items, rows: Rows) -> Floats:
        """(rows, channels): the cosine in each channel."""
        sums = np.zeros((len(rows), _CHANNELS), np.float32)
        if not len(rows) or not len(made.numbers):
            return sums
        width = max(1, int(self._width[rows].max()))
        self._place[made.numbers] = np.arange(len(made.numbers))
        places = self._place.take(self._items[rows, :width]).ravel()
        self._place[made.numbers] = -1
        hits = np.flatnonzero(places >= 0)
        if len(hits):
            at = hits // width
            theirs = rows[at] * self._items.shape[1] + hits % width
            both = made.weights[places[hits]] * self._weights.reshape(-1, _CHANNELS)[theirs]
            first = np.flatnonzero(np.diff(at, prepend=-1))
            sums[at[first]] = np.add.reduceat(both, first, axis=0)
        return sums

    def _meaning(self, direction: Floats, rows: Rows, bare: bool) -> Floats:
        """(rows,): the cosine of the vectors; what is usual where one of the two has none."""
        theirs = self._directions[rows]
        usual = np.where(
            self._bare[rows] & bare,
            self._model.brief.means[_MEANING],
            self._model.full.means[_MEANING],
        )
        if len(direction) != theirs.shape[1] or not direction.any():
            return usual.astype(np.float32)
        return np.where(theirs.any(axis=1), theirs @ direction, usual).astype(np.float32)

    def _odds(self, bare: bool, features: Floats, rows: Rows) -> Floats:
        full = self._full.odds(features)
        return np.where(self._bare[rows], self._brief.odds(features), full) if bare else full

    def _grow(self, rows: int, width: int, vector: int) -> None:
        """Make room: twice as many rows, as many items and as long a vector as are needed."""
        more = max(0, rows - len(self._width)) and len(self._width)
        wider = max(0, width - self._items.shape[1])
        longer = max(0, vector - self._directions.shape[1])
        if not (more or wider or longer):
            return
        self._items = np.pad(self._items, ((0, more), (0, wider)), constant_values=_NOTHING)
        self._weights = np.pad(self._weights, ((0, more), (0, wider), (0, 0)))
        self._directions = np.pad(self._directions, ((0, more), (0, longer)))
        self._width = np.pad(self._width, (0, more))
        self._dated = np.pad(self._dated, (0, more))
        self._bare = np.pad(self._bare, (0, more))


class _Ready(Struct, frozen=True):
    """A regression as arrays."""

    weights: Floats
    bias: np.float32

    def odds(self, features: Floats) -> Floats:
        return np.asarray(features @ self.weights + self.bias, np.float32)


def _ready(by: Logistic) -> _Ready:
    weights = np.array(by.weights, np.float64)
    bias = by.bias - weights @ np.array(by.means, np.float64)
    return _Ready(weights.astype(np.float32), np.float32(bias))
