"""Training with the rounding of the model that ships (quantisation-aware, Jacob et al., 2018).

What ships multiplies 8-bit integers: weights with one scale a channel, activations with one scale
and zero a window, taken from their range as ONNX's DynamicQuantizeLinear does. A network that has
not met this rounding changes 2 to 3 % of its labels under it; one that has is hardly changed.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional


class RoundedLinear(nn.Linear):
    """A linear layer that rounds as 8-bit integers would; gradients pass as if it did not."""

    def forward(self, given: Tensor) -> Tensor:
        """(batch, pieces, features) → (batch, pieces, outputs)."""
        weight = _passed(self.weight, weights)
        return functional.linear(_passed(given, activations), weight, self.bias)


class RoundedRows(nn.Module):
    """A frozen table of vectors kept as 8-bit integers with one scale a row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))

    def forward(self, numbers: Tensor) -> Tensor:
        """The vectors of these rows."""
        return self.rows[numbers].float() * self.scale[numbers]


def weights(table: Tensor) -> Tensor:
    """Rounded to 255 steps a row of (outputs, features)."""
    scale = table.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
    return torch.round(table / scale).clamp(-127, 127) * scale


def activations(given: Tensor) -> Tensor:
    """Rounded to 256 steps from the least to the greatest value of each window, 0 among them."""
    around = tuple(range(1, given.ndim))
    low = given.amin(around, keepdim=True).clamp(max=0)
    high = given.amax(around, keepdim=True).clamp(min=0)
    scale = ((high - low) / 255).clamp(min=1e-9)
    zero = torch.round(-low / scale)
    return (torch.clamp(torch.round(given / scale) + zero, 0, 255) - zero) * scale


def _passed(given: Tensor, rounding: Callable[[Tensor], Tensor]) -> Tensor:
    given = given.float()
    return given + (rounding(given) - given).detach()


def rounded(encoder: nn.Module) -> None:
    """Make an encoder's linear layers round, in place. Its parameters keep their names."""
    for module in encoder.modules():
        if type(module) is nn.Linear:
            module.__class__ = RoundedLinear


def plain(encoder: nn.Module) -> None:
    """Undo `rounded`."""
    for module in encoder.modules():
        if type(module) is RoundedLinear:
            module.__class__ = nn.Linear
