"""Exact spans of a trained model on labelled documents, by head and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from tellings.models.paths import Transitions, best_paths

from .batches import batch, windows
from .data import LABELS, Document
from .network import Tagger


def scores(model: Tagger, found: Sequence[Document], longest: int) -> dict[str, float]:
    """F1 of exact spans over words, for each head that has labels: {"flat content": 68.0, ...}."""
    model.eval()
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for document in found:
        for head, words, labels in _paths(model, document, longest):
            told, known = set(spans(words)), set(spans(labels))
            for role, *_ in told:
                given[f"{head} {role}"] += 1
            for role, *_ in known:
                gold[f"{head} {role}"] += 1
            for role, *_ in told & known:
                right[f"{head} {role}"] += 1
    return {key: round(200 * right[key] / (given[key] + gold[key]), 1) for key in sorted(gold)}


def _paths(
    model: Tagger, document: Document, longest: int
) -> Iterator[tuple[str, list[int], list[int]]]:
    heads = model.heads
    for window in windows(document, longest, None):
        made = batch([window], heads)
        with torch.no_grad():
            pieces = model(made.ids, made.signs, made.mask)[0]
        words = pieces[made.words[0]]
        for head in window.labels:
            crf = model.crfs[head]
            table = model.of(words, head).numpy()
            moves = Transitions(crf.steps().detach().numpy(), crf.first().detach().numpy())
            (path,) = best_paths(table[None], np.array([len(table)]), moves)
            yield head, path.tolist(), made.labels[head][0].tolist()


def spans(labels: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """(role, first word, end) of each run; an I that follows another role opens a run."""
    start, role = 0, ""
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label]
        if role and (name[0] != "I" or name[2:] != role):
            yield role, start, at
            role = ""
        if label and not role:
            start, role = at, name[2:]


__all__ = ["scores", "spans"]
