"""A small network that labels the lines of a text: numbers and words of each, and its neighbours.

Two convolutions over lines (Collobert et al., 2011) give each line what stands up to five lines
above and below it. Trained by `training/anatomy`; here it is only run, in numpy, and never sees
more than what `tellings.annotate.anatomy.features` gives it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WORDS = 40
"""So many words of a line are looked up."""
_CLIP = 4.0
_SMALL = 200_000
_SIGHT, _BLOCK = 5, 512
"""How far the convolutions see; so many lines are labelled at once, so that memory is bounded."""
_ARRAYS = (
    "mean", "spread", "vectors", "inner.weight", "inner.bias", "near.weight", "near.bias",
    "far.weight", "far.bias", "outer.weight", "outer.bias",
)  # fmt: skip


class Array(Struct, frozen=True):
    """An array: its shape, and its numbers as little-endian half floats in Base64."""

    shape: tuple[int, ...]
    numbers: str

    def read(self) -> Floats:
        """The array. Raises ValueError if numbers and shape do not fit, or are none."""
        try:
            raw = base64.b64decode(self.numbers, validate=True)
        except binascii.Error as error:
            raise ValueError("numbers are not in Base64") from error
        found = np.frombuffer(raw, "<f2").reshape(self.shape).astype(np.float32)
        if not np.isfinite(found).all():
            raise ValueError("a number is not finite")
        return found


def kept(array: NDArray[np.floating]) -> Array:
    """An array as it is kept in JSON."""
    numbers = base64.b64encode(np.asarray(array, "<f2").tobytes()).decode("ascii")
    return Array(tuple(array.shape), numbers)


class Settings(Struct, frozen=True):
    """What anatomy.json says: labels in the order of the scores, names of the features in the
    order of the columns, and the SHA-256 of weights.json."""

    name: str
    version: str
    licence: str
    labels: tuple[str, ...]
    features: tuple[str, ...]
    sha256: str
    format: int = field(default=1)


class Weights(Struct, frozen=True):
    """What weights.json holds: words in the order of their vectors, and the arrays by name."""

    words: tuple[str, ...]
    arrays: dict[str, Array]


class Labeller:
    """The network, ready to run. Raises ValueError for arrays that do not fit together."""

    def __init__(self, settings: Settings, weights: Weights) -> None:
        self.labels = settings.labels
        self.features = settings.features
        self._number = {word: at for at, word in enumerate(weights.words, 1)}
        self._arrays = {name: each.read() for name, each in weights.arrays.items()}
        if lacking := set(_ARRAYS) - set(self._arrays):
            raise ValueError(f"the array {min(lacking)} is missing")
        self._check(len(weights.words))

    def _check(self, words: int) -> None:
        kinds, labels = len(self.features), len(self.labels)
        vectors, wide = self._arrays["vectors"], len(self._arrays["inner.bias"])
        if vectors.ndim != 2 or not (self._arrays["spread"] > 0).all():
            raise ValueError("vectors or spread are not what they should be")
        wanted = {
            "mean": (kinds,),
            "spread": (kinds,),
            "vectors": (words + 1, vectors.shape[1]),
            "inner.weight": (wide, kinds + vectors.shape[1]),
            "inner.bias": (wide,),
            "near.bias": (wide,),
            "far.bias": (wide,),
            "outer.weight": (labels, 2 * wide),
            "outer.bias": (labels,),
        }
        for name, shape in wanted.items():
            if self._arrays[name].shape != shape:
                raise ValueError(f"{name} has the shape {self._arrays[name].shape}, not {shape}")
        for name in ("near.weight", "far.weight"):
            shape = self._arrays[name].shape
            if len(shape) != 3 or shape[:2] != (wide, wide) or shape[2] % 2 != 1:
                raise ValueError(f"{name} has the shape {shape}")

    def probabilities(self, features: Floats, words: Sequence[Sequence[str]]) -> Floats:
        """(lines, labels): the probability of each label.

        `features` is (lines, features) with the columns that `self.features` names; `words` are
        the words of each line in lower case.
        """
        found = np.zeros((len(features), len(self.labels)), np.float32)
        for start in range(0, len(features), _BLOCK):
            end = min(start + _BLOCK, len(features))
            first, last = max(0, start - _SIGHT), end + _SIGHT
            shares = self._shares(features[first:last], words[first:last])
            found[start:end] = shares[start - first : end - first]
        return found

    def _shares(self, features: Floats, words: Sequence[Sequence[str]]) -> Floats:
        inner = self._inner(features, words)
        near = _lifted(_over_lines(inner, self._arrays["near.weight"], self._arrays["near.bias"]))
        far = _lifted(_over_lines(near, self._arrays["far.weight"], self._arrays["far.bias"]))
        both = np.concatenate([inner, far], axis=1)
        return _softmax(_product(both, self._arrays["outer.weight"].T) + self._arrays["outer.bias"])

    def _inner(self, features: Floats, words: Sequence[Sequence[str]]) -> Floats:
        given = (features - self._arrays["mean"]) / self._arrays["spread"]
        given = np.clip(given, -_CLIP, _CLIP)
        both = np.concatenate([given, self._spoken(words)], axis=1)
        return _lifted(_product(both, self._arrays["inner.weight"].T) + self._arrays["inner.bias"])

    def _spoken(self, words: Sequence[Sequence[str]]) -> Floats:
        """For each line the sum of its words' vectors, over the root of their number."""
        vectors = self._arrays["vectors"]
        found = np.zeros((len(words), vectors.shape[1]), np.float32)
        for at, line in enumerate(words):
            known = [self._number[word] for word in line[:WORDS] if word in self._number]
            if known:
                found[at] = vectors[known].sum(0) / (1 + len(known)) ** 0.5
        return found


def _lifted(values: Floats) -> Floats:
    return np.maximum(values, 0)


def _product(rows: Floats, table: Floats) -> Floats:
    """`rows @ table`, some rows at a time: above some size BLAS wakes threads, which cost more
    than they save and disturb whatever else runs."""
    step = max(1, _SMALL // table.size)
    parts = [rows[at : at + step] @ table for at in range(0, len(rows), step)]
    return np.concatenate(parts)


def _over_lines(values: Floats, kernel: Floats, bias: Floats) -> Floats:
    """A convolution over rows; `kernel` is (out, in, width), and beyond the edges all is 0."""
    width = kernel.shape[2]
    padded = np.pad(values, ((width // 2, width // 2), (0, 0)))
    found = np.tile(bias, (len(values), 1))
    for at in range(width):
        found += _product(padded[at : at + len(values)], kernel[:, :, at].T)
    return found


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))
