"""Outlying features scaled down before they are rounded (SmoothQuant, Xiao et al., ICML 2023).

A few features of an encoder's activations are ten to fifty times as large as the others; rounded
with one scale for all, the others lose most of their bits. Each feature that a linear layer reads
is divided by a factor, by which that layer's weights for it are multiplied: the product is the
same, and what is rounded is of one size.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

STRENGTH = 0.6
"""How much of the unevenness goes from the activations into the weights, 0 to 1; by trial."""


def factors(most: Tensor, weight: Tensor) -> Tensor:
    """(features,): by what to divide each feature that a layer reads.

    `most` (features,) is the greatest size of each, `weight` (outputs, features) the layer's.
    """
    heaviest = weight.abs().amax(0).clamp(min=1e-5)
    found = most.clamp(min=1e-5) ** STRENGTH / heaviest ** (1 - STRENGTH)
    return found.clamp(min=1e-4)


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
