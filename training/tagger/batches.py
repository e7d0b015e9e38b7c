"""Windows of stretches, cut anew each epoch, and batches of windows of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .data import UNKNOWN, Document, Stretch, opened

OPEN, CLOSE = 101, 102  # [CLS] and [SEP] in the base's vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces that the model sees together: arrays of equal length, labels by head."""

    ids: np.ndarray
    signs: np.ndarray
    first: np.ndarray
    labels: dict[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Batch:
    """`ids`, `signs`, `mask`: (windows, pieces). `words`: (windows, words), where each word's
    first piece stands in its row; `present`: 1 for a word and 0 for padding."""

    ids: Tensor
    signs: Tensor
    mask: Tensor
    words: Tensor
    present: Tensor
    labels: dict[str, Tensor]


def windows(document: Document, longest: int, chance: random.Random | None) -> Iterator[Window]:
    """Whole stretches up to `longest` pieces; a longer stretch is cut.

    With `chance`, the first window ends at a random place, so that each epoch sees other cuts.
    """
    held: list[Stretch] = []
    room = longest if chance is None else chance.randint(longest // 3, longest)
    for stretch in document.stretches:
        if held and sum(len(s.pieces) for s in held) + len(stretch.pieces) > room:
            yield from _window(held, longest)
            held, room = [], longest
        held.append(stretch)
    if held:
        yield from _window(held, longest)


def _window(held: Sequence[Stretch], longest: int) -> Iterator[Window]:
    heads = held[0].labels
    parts = [s.pieces for s in held]
    ids = np.concatenate([p.ids for p in parts])
    signs = np.concatenate([p.signs for p in parts])
    first = np.concatenate([p.first for p in parts])
    labels = {head: np.concatenate([s.labels[head] for s in held]) for head in heads}
    for at in range(0, len(ids), longest):
        cut = slice(at, at + longest)
        if first[cut].any():
            yield Window(ids[cut], signs[cut], first[cut], {h: y[cut] for h, y in labels.items()})


def batches(
    found: list[Window], size: int, heads: Sequence[str], chance: random.Random
) -> list[Batch]:
    """Batches of `size` windows each, of like length, in random order."""
    chance.shuffle(found)
    made = []
    for at in range(0, len(found), 64 * size):
        pool = sorted(found[at : at + 64 * size], key=len)
        made += [batch(pool[i : i + size], heads) for i in range(0, len(pool), size)]
    chance.shuffle(made)
    return made


def batch(found: Sequence[Window], heads: Sequence[str]) -> Batch:
    """One batch, padded. A head without labels for a window has UNKNOWN there."""
    longest = max(len(w) for w in found) + 2
    most = max(int(w.first.sum()) for w in found)
    rows = len(found)
    ids, signs, mask = (torch.zeros(rows, longest, dtype=torch.long) for _ in range(3))
    words, present = torch.zeros(rows, most, dtype=torch.long), torch.zeros(rows, most)
    labels = {head: torch.full((rows, most), UNKNOWN) for head in heads}
    for row, window in enumerate(found):
        size = len(window)
        ids[row, : size + 2] = torch.tensor([OPEN, *window.ids.tolist(), CLOSE])
        signs[row, 1 : size + 1] = torch.from_numpy(window.signs)
        mask[row, : size + 2] = 1
        heads_at = np.flatnonzero(window.first)
        words[row, : len(heads_at)] = torch.from_numpy(heads_at + 1)
        present[row, : len(heads_at)] = 1
        for head, known in window.labels.items():
            labels[head][row, : len(heads_at)] = torch.from_numpy(opened(known[heads_at]))
    return Batch(ids, signs, mask, words, present, labels)
