"""What the tagger reads of a stretch of text: word pieces, and a sign for what they leave out.

The encoder's vocabulary is uncased and knows no line break. So each piece carries a sign, the row
of a small table that is learned with the model: the shape of its word (6), whether it opens a
stretch (2), and whether it stands inside quotation marks (3). The same code makes the signs for
training and for use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

SHAPES = ("lower", "Title", "UPPER", "miXed", "I", "digits")
OUTSIDE, INSIDE, UNCLOSED = range(3)
SIGNS = len(SHAPES) * 2 * 3
_OPEN, _CLOSE, _EITHER = "“«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Pieces:
    """The n word pieces of one stretch: arrays of n, offsets half-open in code points of it.

    `first` is true for a piece that starts a word; the others continue it.
    """

    ids: Ints
    signs: Ints
    starts: Ints
    ends: Ints
    first: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def encode(tokeniser: Any, stretches: Sequence[str]) -> list[Pieces]:
    """The pieces of each stretch (a paragraph, a heading), by a `tokenizers.Tokenizer`."""
    coded = tokeniser.encode_batch(list(stretches), add_special_tokens=False)
    return [_pieces(text, code) for text, code in zip(stretches, coded, strict=True)]


def _pieces(text: str, code: Any) -> Pieces:
    offsets = np.array(code.offsets, np.int64).reshape(-1, 2)
    words = np.array([-1 if word is None else word for word in code.word_ids], np.int64)
    first = np.ones(len(words), np.bool_)
    first[1:] = words[1:] != words[:-1]
    starts, ends = offsets[:, 0], offsets[:, 1]
    shapes = _shapes(text, starts, ends, first)
    inside = quoted(text)
    marks = inside[starts] if len(starts) else starts
    opens = np.zeros(len(words), np.int64)
    opens[:1] = 1
    signs = (shapes * 2 + opens) * 3 + marks
    return Pieces(np.array(code.ids, np.int64), signs, starts, ends, first)


def _shapes(text: str, starts: Ints, ends: Ints, first: NDArray[np.bool_]) -> Ints:
    """The shape of the whole word, for each of its pieces."""
    heads = np.flatnonzero(first)
    tails = np.append(heads[1:], len(first))[: len(heads)] - 1
    found = [shape(text[starts[h] : ends[t]]) for h, t in zip(heads, tails, strict=True)]
    return np.repeat(np.array(found, np.int64), tails - heads + 1)


def shape(word: str) -> int:
    """The number of the word's shape in SHAPES."""
    if word.isdigit():
        return 5
    if word == word.lower():
        return 0
    if len(word) == 1:
        return 4
    if word == word.upper():
        return 2
    return 1 if word[0].isupper() and word[1:] == word[1:].lower() else 3


def quoted(text: str) -> Ints:
    """For each character (and the end): outside, inside, or after a mark that is never closed.

    A mark belongs to what it encloses. A straight mark opens or closes by turns.
    """
    state = np.zeros(len(text) + 1, np.int64)
    for start, end, closed in _enclosed(text):
        state[start:end] = INSIDE if closed else UNCLOSED
    return state


def _enclosed(text: str) -> Iterator[tuple[int, int, bool]]:
    start = -1
    for at, char in enumerate(text):
        if start < 0 and (char in _OPEN or char in _EITHER):
            start = at
        elif start >= 0 and (char in _CLOSE or char in _EITHER):
            yield start, at + 1, True
            start = -1
    if start >= 0:
        yield start, len(text), False
