"""Outlying features scaled down before they are rounded (SmoothQuant, Xiao et al., ICML 2023).

A few features of an encoder's activations are ten to fifty times as large as the others; rounded
with one scale for all, the others lose most of their bits. Each feature that a linear layer reads
is divided by a factor, by which that layer's weights for it are multiplied: the product is the
same, and what is rounded is of one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn

STRENGTH = 0.5
"""How much of the unevenness goes from the activations into the weights, 0 to 1; by trial."""


class Smoothed(nn.Module):
    """A linear layer whose input is divided by `factors`, its weights multiplied by them.

    Each piece's input is also brought to a greatest size of 1 before, and its output back after,
    since a few pieces (full stops, the last one) are as far out as a few features.
    """

    def __init__(self, linear: nn.Linear, factors: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", (linear.weight.data * factors).T.contiguous())
        self.register_buffer("bias", linear.bias.data.clone())
        self.register_buffer("inverse", 1 / factors)

    def forward(self, given: Tensor) -> Tensor:
        """(batch, pieces, features) → (batch, pieces, outputs)."""
        even = given * self.inverse
        most = even.abs().amax(-1, keepdim=True)
        out: Tensor = torch.matmul(even / most, self.weight) * most + self.bias
        return out


def ranges(network: nn.Module, inputs: Iterable[tuple[Tensor, ...]]) -> dict[str, Tensor]:
    """For each linear layer of the encoder the greatest size of each feature that it reads."""
    found: dict[str, Tensor] = {}

    def watch(name: str) -> object:
        def seen(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            most = given[0].detach().abs().flatten(0, -2).amax(0)
            found[name] = torch.maximum(found.get(name, most), most)

        return seen

    hooks = [m.register_forward_pre_hook(watch(n)) for n, m in linears(network.encoder)]
    with torch.no_grad():
        for each in inputs:
            network(*each)
    for hook in hooks:
        hook.remove()
    return found


def linears(encoder: nn.Module) -> list[tuple[str, nn.Linear]]:
    """The linear layers of an encoder by name."""
    return [(n, m) for n, m in encoder.named_modules() if isinstance(m, nn.Linear)]


def smooth(encoder: nn.Module, found: Mapping[str, Tensor]) -> None:
    """Put `Smoothed` in the place of each linear layer."""
    for name, linear in linears(encoder):
        weight = linear.weight.detach().abs().amax(0).clamp(min=1e-5)
        factors = found[name].clamp(min=1e-5) ** STRENGTH / weight ** (1 - STRENGTH)
        parent, _, last = name.rpartition(".")
        setattr(encoder.get_submodule(parent), last, Smoothed(linear, factors.clamp(min=1e-4)))
