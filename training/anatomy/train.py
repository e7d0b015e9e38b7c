"""Train the labeller of lines: one model of all outlets, and one without each fold's outlets.

    python -m training.anatomy.train --data DATA --out models/anatomy --folds bench/gold/anatomy

`DATA` is the file of lines (see `bench.anatomy_lines`). What ships is the model of all; those of
the folds are for measuring: each is only ever asked about outlets that it has not seen.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bench.anatomy_lines import FOLDS, documents
from tellings.annotate.anatomy.features import NAMES
from tellings.models.anatomy import SETTINGS
from tellings.models.fitted import WEIGHTS
from tellings.models.labeller import WORDS, Settings, Weights, kept
from training.anatomy.data import LABELS, Example, examples, vocabulary
from training.anatomy.network import Network

_BLANKS = 5
"""Rows of nothing between two documents of a batch: as far as the convolutions see."""


def main() -> None:
    """Train what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    given = examples(documents(options.data))
    if options.out:
        _save(options.out, _trained(given, options.epochs, options.seed))
    for fold in range(FOLDS if options.folds else 0):
        known = [example for example in given if example.fold != fold]
        _save(options.folds / f"fold-{fold}", _trained(known, options.epochs, options.seed))


def _save(folder: Path, weights: Weights) -> None:
    """The two files of a model."""
    folder.mkdir(parents=True, exist_ok=True)
    raw = msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n"
    (folder / WEIGHTS).write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    settings = Settings("anatomy", "1", "Apache-2.0", LABELS, NAMES, digest)
    told = msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n"
    (folder / SETTINGS).write_bytes(told)
    print(folder, len(raw), digest, flush=True)


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def _trained(given: Sequence[Example], epochs: int, seed: int, size: int = 40) -> Weights:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    table = np.vstack([example.features for example in given])
    mean, spread = table.mean(0), table.std(0) + 0.05
    words = vocabulary(given)
    ready = [_ready(example, mean, spread, words) for example in given]
    network = Network(len(NAMES), len(words), len(LABELS))
    steps = epochs * -(-len(ready) // size)
    optimiser = torch.optim.AdamW(network.parameters(), lr=4e-3, weight_decay=1e-3)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps)
    for _ in range(epochs):
        order = chance.permutation(len(ready))
        for at in range(0, len(order), size):
            _step(network, optimiser, _batch([ready[n] for n in order[at : at + size]]))
            rate.step()
    with torch.no_grad():  # what no document shows has learned nothing
        network.inner.weight[:, : len(NAMES)][:, torch.from_numpy(table.std(0) == 0)] = 0
    return _weights(network, mean, spread, words)


def _step(network: Network, optimiser: torch.optim.Optimizer, batch: Batch) -> None:
    table, words, real, labels, share = batch
    scores = network(table, words, real)
    loss = functional.cross_entropy(scores, labels, reduction="none", label_smoothing=0.03)
    optimiser.zero_grad()
    ((loss * share).sum() / share.sum()).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1)
    optimiser.step()


def _ready(
    example: Example, mean: np.ndarray, spread: np.ndarray, words: Sequence[str]
) -> tuple[np.ndarray, ...]:
    """Features, words, what is no blank, labels, and the weight of each line's error."""
    count = len(example.labels)
    number = {word: at for at, word in enumerate(words, 1)}
    table = np.zeros((count + _BLANKS, len(mean)), np.float32)
    table[:count] = np.clip((example.features - mean) / spread, -4, 4)
    spoken = np.zeros((count + _BLANKS, WORDS), np.int64)
    for row, line in enumerate(example.words):
        known = [number[word] for word in line if word in number]
        spoken[row, : len(known)] = known
    real = np.zeros((count + _BLANKS, 1), np.float32)
    real[:count] = 1
    labels = np.array([*example.labels, *[-100] * _BLANKS])
    # Long lists of links would else outweigh articles.
    share = np.full(count + _BLANKS, count**-0.5, np.float32)
    return table, spoken, real, labels, share


def _batch(ready: Sequence[tuple[np.ndarray, ...]]) -> Batch:
    joined = (torch.from_numpy(np.concatenate(column)) for column in zip(*ready, strict=True))
    table, words, real, labels, share = joined
    return table, words, real, labels, share


def _weights(
    network: Network, mean: np.ndarray, spread: np.ndarray, words: tuple[str, ...]
) -> Weights:
    arrays = {"mean": kept(mean), "spread": kept(spread)}
    for name, tensor in network.state_dict().items():
        arrays["vectors" if name == "vectors.weight" else name] = kept(tensor.numpy())
    return Weights(words, arrays)


if __name__ == "__main__":
    main()
