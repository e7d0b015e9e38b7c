"""Does what ships label as what was trained? `python -m training.tagger.agreement --help`.

The network in torch, in single precision, stands in for the ONNX graph behind the very code that
tags, so that nothing else differs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tellings.models import tagging
from tellings.models.tagger import Settings, Tagger

from .data import rows
from .network import Tagger as Network

HEADS = ("flat", "outer", "inner")


class InTorch:
    """A network with the face of an ONNX session."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    def run(self, _: None, given: dict[str, np.ndarray[Any, Any]]) -> list[Any]:
        """The scores, as a list of one array."""
        ids, signs = (torch.from_numpy(given[name]) for name in ("ids", "signs"))
        with torch.no_grad():
            return [self._network(ids, signs, torch.ones_like(ids)).numpy()]


def trained(network: Network, tokeniser: Any, settings: Settings) -> Tagger:
    """The tagger that runs the network in torch."""
    return Tagger(InTorch(network), tokeniser, settings)


def stretches(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line for line in text.split("\n") if line.strip()]


def reference(tagger: Tagger, texts: Sequence[str], head: str) -> dict[str, object]:
    """What agreement.json holds: texts of ours and the labels of their words."""
    cut = [stretches(text) for text in texts]
    told = [{"stretches": each, "labels": tagger.labels(each, head)} for each in cut]
    return {"head": head, "texts": told}


def share(one: Tagger, other: Tagger, texts: Sequence[str], head: str) -> float:
    """The part of all words on whose label both agree."""
    same = count = 0
    for text in texts:
        cut = stretches(text)
        for a, b in zip(one.labels(cut, head), other.labels(cut, head), strict=True):
            same += sum(x == y for x, y in zip(a, b, strict=True))
            count += len(a)
    return same / count


def main() -> None:
    """Prints the agreement on a corpus, for each head."""
    from .export import loaded

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model")
    parser.add_argument("--corpus", type=Path, required=True, help="a .jsonl file with texts")
    given = parser.parse_args()
    torch.set_num_threads(1)
    shipped = tagging.load(f"path:{given.model}").use
    network = loaded(given.base, given.checkpoint)
    same = trained(network, shipped.tokeniser, shipped.settings)
    texts = [row["text"] for row in rows(given.corpus)]
    for head in HEADS:
        print(f"{head}: {share(shipped, same, texts, head):.4f}", flush=True)


if __name__ == "__main__":
    main()
