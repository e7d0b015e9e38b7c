"""Trains the tagger: `python -m training.tagger.train --help`."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .batches import Batch, Window, batches, windows
from .data import UNKNOWN, Document, documents
from .network import Tagger
from .rounded import rounded
from .score import scores

HEADS = ("flat", "outer", "inner")


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--data", type=Path, required=True, help="folder of the .jsonl files")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--leave-out", nargs="*", default=[], choices=["polnear", "gum"])
    parser.add_argument("--without", nargs="*", default=[], help="leave documents with this in id")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--decay", type=float, default=0.9, help="of the rate, a layer down")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--longest", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gum-times", type=int, default=1, help="GUM's documents, how often")
    parser.add_argument("--contents", action="store_true", help="GUM's contents as documents too")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--single", action="store_true", help="single precision: faster where bf16 is emulated"
    )
    parser.add_argument("--rounded", action="store_true", help="round as the shipped model does")
    parser.add_argument("--start", type=Path, help="go on from these weights")
    return parser.parse_args()


def groups(model: Tagger, rate: float, decay: float) -> list[dict[str, object]]:
    """Parameters with their rates: heads fastest, then layer by layer less."""
    layers = len(model.encoder.encoder.layer)
    made = []
    for name, parameter in model.named_parameters():
        if "word_embeddings" in name:
            parameter.requires_grad = False
            continue
        if name.startswith("encoder.encoder.layer."):
            size = rate * decay ** (layers - 1 - int(name.split(".")[3]))
        elif name.startswith("encoder."):
            size = rate * decay**layers
        else:
            size = rate * (10 if name.startswith("crfs") else 3)
        plain = parameter.ndim < 2 or name.startswith("crfs")
        made.append({"params": [parameter], "peak": size, "weight_decay": 0 if plain else 0.01})
    return made


def loss_of(model: Tagger, batch: Batch, *, single: bool = False) -> torch.Tensor:
    """The mean over the heads that have labels, each window counted once."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not single):
        pieces = model(batch.ids, batch.signs, batch.mask)
    at = batch.words[..., None].expand(-1, -1, pieces.shape[-1])
    words = pieces.float().gather(1, at)
    total, count = torch.zeros(()), 0.0
    for head, labels in batch.labels.items():
        known = (labels[:, 0] != UNKNOWN).nonzero().squeeze(1)
        if len(known):
            present = batch.present[known]
            gold = labels[known].clamp(min=0)
            weight = float(present.sum())
            total = total + weight * model.crfs[head].loss(
                model.of(words[known], head), gold, present
            )
            count += weight
    return total / count


def epoch_of(found: list[Document], longest: int, chance: random.Random) -> Iterator[Window]:
    """Every document's windows, cut anew."""
    for document in found:
        yield from windows(document, longest, chance)


def corpora(given: argparse.Namespace, part: str, tokeniser: Tokenizer) -> list[Document]:
    """The documents of a part ("train", "dev") that are not left out."""
    found: list[Document] = []
    for corpus in ("polnear", "gum"):
        if corpus not in given.leave_out:
            times = given.gum_times if corpus == "gum" and part == "train" else 1
            path = given.data / f"{corpus}.{part}.jsonl"
            inside = given.contents and corpus == "gum" and part == "train"
            found += documents(path, corpus, tokeniser, inside=inside) * times
    if part != "train":
        return found
    return [d for d in found if not any(word in d.id for word in given.without)]


def main() -> None:
    """Trains, and after each epoch writes weights and their scores on the dev part."""
    given = options()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    tokeniser = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    tokeniser.no_truncation()
    tokeniser.no_padding()
    train, dev = corpora(given, "train", tokeniser), corpora(given, "dev", tokeniser)
    model = Tagger(given.base, HEADS)
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    if given.rounded:
        rounded(model.encoder)
    rates = groups(model, given.rate, given.decay)
    optimiser = torch.optim.AdamW(rates, lr=0.0)
    a_batch = sum(1 for _ in epoch_of(train, given.longest, chance)) // given.batch
    steps, step, began = given.epochs * a_batch, 0, time.time()
    print(json.dumps({"documents": len(train), "steps": steps}), flush=True)
    for epoch in range(1, given.epochs + 1):
        model.train()
        mean = 0.0
        found = list(epoch_of(train, given.longest, chance))
        for batch in batches(found, given.batch, HEADS, chance):
            factor = min(1.0, (step + 1) / (0.06 * steps)) * max(0.0, 1 - step / (steps + 20))
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * factor
            loss = loss_of(model, batch, single=given.single)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            value = loss.item()
            mean = value if math.isclose(mean, 0) else 0.98 * mean + 0.02 * value
            if step % 50 == 0:
                spent = time.time() - began
                print(
                    f"step {step}/{steps} loss {mean:.4f} {spent / step:.2f} s a step", flush=True
                )
        torch.save(model.state_dict(), given.out / f"epoch-{epoch}.pt")
        report = {"epoch": epoch, "minutes": round((time.time() - began) / 60, 1)}
        print(json.dumps(report | scores(model, dev, given.longest)), flush=True)


if __name__ == "__main__":
    main()
