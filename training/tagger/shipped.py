"""The network as it ships: one window at a time, fewer and larger products, the same sums.

Query, key and value are one product; no mask, since a window is never padded; the factors that
even out features (`smoothed`) stand in the weights wherever the layer before can take them up.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from .network import Tagger
from .rounded import RoundedRows
from .smoothed import factors


class Product(nn.Module):
    """A linear layer; the greater part of what is rounded to 8 bits.

    Its input is divided by `by` (features,), where given, and its weights multiplied by it.
    With `a_piece`, each piece's input is brought to a greatest size of 1 before and its output
    back after, since a few pieces (full stops, the last one) are as far out as a few features.
    """

    def __init__(
        self, weight: Tensor, bias: Tensor, by: Tensor | None = None, *, a_piece: bool = False
    ) -> None:
        super().__init__()
        self.register_buffer("weight", (weight if by is None else weight * by).T.contiguous())
        self.register_buffer("bias", bias)
        self.register_buffer("inverse", None if by is None else 1 / by)
        self.a_piece = a_piece

    def forward(self, given: Tensor) -> Tensor:
        """(1, pieces, features) → (1, pieces, outputs)."""
        even = given if self.inverse is None else given * self.inverse
        if not self.a_piece:
            return torch.matmul(even, self.weight) + self.bias
        most = even.abs().amax(-1, keepdim=True)
        return torch.matmul(even / most, self.weight) * most + self.bias


class Layer(nn.Module):
    """One layer of the encoder (Vaswani et al. 2017, normalised after each part)."""

    def __init__(self, layer: nn.Module, most: Mapping[str, Tensor]) -> None:
        super().__init__()
        reads, writes = layer.attention.self, layer.attention.output
        self.heads, self.width = reads.num_attention_heads, reads.attention_head_size
        out, out_bias = _of(writes.dense)
        even = factors(most["attention.output.dense"], out)
        self.read = self._read(reads, most["attention.self.query"], even)
        # What it reads are sums of values, so that their weights take up the division.
        self.write = Product(out * even, out_bias)
        up, up_bias = _of(layer.intermediate.dense)
        self.up = Product(up, up_bias, factors(most["intermediate.dense"], up), a_piece=True)
        self.down = Product(*_of(layer.output.dense), a_piece=True)
        self.norms = nn.ModuleList([writes.LayerNorm, layer.output.LayerNorm])

    def _read(self, reads: nn.Module, most: Tensor, even: Tensor) -> Product:
        """Query, key and value in one; the query's scale and the values' division are in them."""
        (query, query_bias), (key, key_bias), (value, value_bias) = (
            _of(each) for each in (reads.query, reads.key, reads.value)
        )
        scale = self.width**-0.5
        weight = torch.cat([query * scale, key, value / even[:, None]])
        bias = torch.cat([query_bias * scale, key_bias, value_bias / even])
        return Product(weight, bias, factors(most, weight), a_piece=True)

    def forward(self, state: Tensor) -> Tensor:
        """(1, pieces, features) → the same."""
        pieces = state.shape[1]
        parts = self.read(state).reshape(1, pieces, 3, self.heads, self.width)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        shares = torch.softmax(torch.matmul(query, key.transpose(-1, -2)), -1)
        seen = torch.matmul(shares, value).transpose(1, 2)
        state = self.norms[0](self.write(seen.reshape(1, pieces, -1)) + state)
        changed: Tensor = self.norms[1](self.down(functional.gelu(self.up(state))) + state)
        return changed


def _of(linear: nn.Linear) -> tuple[Tensor, Tensor]:
    return linear.weight.detach().clone(), linear.bias.detach().clone()


class Shipped(nn.Module):
    """Numbers of pieces and signs, each (1, pieces) → scores (1, pieces, heads x labels)."""

    def __init__(self, network: Tagger, most: Mapping[str, Tensor]) -> None:
        super().__init__()
        known = network.encoder.embeddings
        self.words = RoundedRows(known.word_embeddings.weight.detach())
        self.signs = network.signs
        places = known.position_embeddings.weight + known.token_type_embeddings.weight[0]
        self.register_buffer("places", places.detach())
        self.norm = known.LayerNorm
        self.layers = nn.ModuleList(
            Layer(layer, _under(most, f"encoder.layer.{number}."))
            for number, layer in enumerate(network.encoder.encoder.layer)
        )
        self.scores = network.scores

    def forward(self, ids: Tensor, signs: Tensor) -> Tensor:
        """Scores of each piece."""
        state = self.norm(self.words(ids) + self.signs(signs) + self.places[: ids.shape[1]])
        for layer in self.layers:
            state = layer(state)
        scores: Tensor = self.scores(state)
        return scores


def _under(most: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The entries of one layer, by what follows its name."""
    return {
        name.removeprefix(prefix): size for name, size in most.items() if name.startswith(prefix)
    }
