"""The network in torch, with the arithmetic of `tellings.models.labeller`."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class Network(nn.Module):
    """Words to vectors, features and vectors to a hidden layer, two convolutions over lines."""

    def __init__(self, features: int, words: int, labels: int) -> None:
        super().__init__()
        wide, deep = 64, 24
        self.vectors = nn.Embedding(words + 1, deep, padding_idx=0)
        nn.init.normal_(self.vectors.weight, 0, 0.1)
        self.inner = nn.Linear(features + deep, wide)
        self.near = nn.Conv1d(wide, wide, 7, padding=3)
        self.far = nn.Conv1d(wide, wide, 5, padding=2)
        self.outer = nn.Linear(2 * wide, labels)
        self.drop = nn.Dropout(0.3)
        self.drop_given = nn.Dropout(0.1)

    def forward(self, given: Tensor, words: Tensor, real: Tensor) -> Tensor:
        """Scores (lines, labels). `real` (lines, 1) is 0 for the blanks that part documents."""
        known = (words > 0).sum(1, keepdim=True)
        spoken = self.vectors(words).sum(1) / (1 + known) ** 0.5
        both = torch.cat([given, self.drop(spoken)], 1)
        inner = self.drop(functional.relu(self.inner(self.drop_given(both)))) * real
        near = self.drop(functional.relu(self.near(inner.T[None]))) * real.T[None]
        far = functional.relu(self.far(near))[0].T
        scores: Tensor = self.outer(torch.cat([inner, self.drop(far)], 1))
        return scores
