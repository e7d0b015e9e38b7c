"""The mean of checkpoints of one run: `python -m training.tagger.mean --help`.

Networks that were trained on from the same weights lie near one another, and the mean of their
weights is often better than each ("model soups", Wortsman et al., ICML 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

Weights = dict[str, Tensor]


def mean(checkpoints: Sequence[Weights]) -> Weights:
    """The mean of each weight; what is no floating-point number stays as the first has it."""
    return {
        name: torch.stack([each[name].float() for each in checkpoints]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in checkpoints[0].items()
    }


def main() -> None:
    """Writes the mean; a checkpoint that is named twice counts twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(mean([torch.load(path, weights_only=True) for path in given.checkpoints]), given.out)


if __name__ == "__main__":
    main()
