"""A linear-chain conditional random field over words (Lafferty, McCallum and Pereira, 2001)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

NEVER = -1e4


class Crf(nn.Module):
    """Learned scores of one label after another; an I without its B before it is forbidden."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        count = len(labels)
        self.after = nn.Parameter(torch.zeros(count, count))
        self.opening = nn.Parameter(torch.zeros(count))
        forbidden = torch.zeros(count, count)
        start = torch.zeros(count)
        for column, label in enumerate(labels):
            if label[0] == "I":
                start[column] = NEVER
                for row, before in enumerate(labels):
                    if before[2:] != label[2:]:
                        forbidden[row, column] = NEVER
        self.register_buffer("forbidden", forbidden, persistent=False)
        self.register_buffer("start", start, persistent=False)

    def steps(self) -> Tensor:
        """(labels, labels): the score of the column's label after the row's."""
        return self.after + self.forbidden

    def first(self) -> Tensor:
        """(labels,): the score of a label at the start."""
        return self.opening + self.start

    def loss(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Mean over words of the negative log-likelihood. All (batch, words[, labels]).

        `mask` is a prefix of ones in each row.
        """
        return (self._all(scores, mask) - self._path(scores, labels, mask)).sum() / mask.sum()

    def _path(self, scores: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        emitted = scores.gather(2, labels[..., None]).squeeze(2) * mask
        moved = self.steps()[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        return emitted.sum(1) + moved.sum(1) + self.first()[labels[:, 0]]

    def _all(self, scores: Tensor, mask: Tensor) -> Tensor:
        steps = self.steps()[None]
        total = scores[:, 0] + self.first()
        for at in range(1, scores.shape[1]):
            following = torch.logsumexp(total[:, :, None] + steps, 1) + scores[:, at]
            total = torch.where(mask[:, at, None] > 0, following, total)
        return torch.logsumexp(total, 1)
