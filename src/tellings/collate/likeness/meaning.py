"""Vectors of passages: plain, freed of what all share, and averaged with their neighbours.

What all passages of a story share says nothing about which two are alike: their mean is taken off
(Mu and Viswanath 2018), the more of it the more passages there are. A passage then takes on
something of those nearest to it, so that two that are told alike by a third come nearer: the
passages that say one thing are a group.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.collate.likeness.words import Weigh
from tellings.collate.same_words.candidates import Embed
from tellings.text import normal

FEW = 4
"""With so many passages half of their mean is taken off."""
NEIGHBOURS = 8
BLOCK = 512

Rows = NDArray[np.float32]


class Meaning(Struct, frozen=True):
    """Rows of length one, or of zeros: of the text; of its words by weight, freed; averaged."""

    plain: Rows
    freed: Rows
    near: Rows


def meaning(
    texts: Sequence[str], worded: Sequence[tuple[str, ...]], weight: Weigh, embed: Embed
) -> Meaning:
    """The vectors of passages, given their texts, their words and what a word weighs."""
    plain = np.asarray(embed([normal(text) for text in texts]), np.float32)
    freed = _unit(_freed(plain) + _freed(_weighed(worded, weight, embed, plain.shape[1])))
    return Meaning(plain, freed, _unit(_averaged(freed)))


def _unit(rows: Rows) -> Rows:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-6))


def _freed(rows: Rows) -> Rows:
    """Without the mean of all, of length one again."""
    count = len(rows)
    empty = ~rows.any(axis=1)
    freed = rows - rows.sum(axis=0) / (count + FEW)
    freed[empty] = 0
    return _unit(freed)


def _weighed(worded: Sequence[tuple[str, ...]], weight: Weigh, embed: Embed, width: int) -> Rows:
    """The mean of the vectors of its words by weight (Arora, Liang and Ma 2017)."""
    known = sorted({word for each in worded for word in each})
    at = {word: number for number, word in enumerate(known)}
    table = np.zeros((len(known), width), np.float32)
    if known:
        table[:] = embed(known)
        table *= np.array([weight(word) for word in known], np.float32)[:, None]
    found = np.zeros((len(worded), width), np.float32)
    for row, each in zip(found, worded, strict=True):
        if each:
            row[:] = table[[at[word] for word in each]].sum(axis=0)
    return _unit(found)


def _averaged(rows: Rows) -> Rows:
    """Each with those nearest to it, by their cosine, itself counting as 1."""
    found = np.empty_like(rows)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        alike = np.clip(block @ rows.T, 0, 1)
        own = np.arange(len(block))
        alike[own, start + own] = 0
        alike[alike < _least(alike)] = 0
        found[start : start + BLOCK] = (alike @ rows + block) / (
            alike.sum(axis=1, keepdims=True) + 1
        )
    return found


def _least(alike: Rows) -> Rows:
    """The likeness of the last of the neighbours, for each row; all that are as near are in."""
    if alike.shape[1] <= NEIGHBOURS:
        return np.zeros((len(alike), 1), np.float32)
    place = alike.shape[1] - NEIGHBOURS
    return np.partition(alike, place, axis=1)[:, place : place + 1]
