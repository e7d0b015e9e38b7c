"""Exports a trained tagger to what ships: `python -m training.tagger.export --help`.

Writes `model.onnx` (int8 weights, one scale a channel), `tokenizer.json` and `tagger.json` (labels,
heads, transitions of each CRF, hashes).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor

from tellings.models.tagger import Settings

from .agreement import reference, trained
from .batches import batch, windows
from .data import LABELS, document, rows
from .network import Tagger
from .rounded import plain
from .shipped import Shipped
from .smoothed import ranges

INPUTS = ("ids", "signs")
HEADS = ("flat", "outer", "inner")
CALIBRATION = 12
"""From how many texts the sizes of features are taken."""


def graph(model: Shipped, path: Path) -> None:
    """The network as ONNX in single precision.

    In evaluation mode: an exporter that is handed a module in training mode puts it back there,
    and what one then compares with the graph has dropout.
    """
    model.eval()
    example = torch.randint(1000, 2000, (1, 17)), torch.zeros(1, 17, dtype=torch.long)
    free = {name: {1: "pieces"} for name in (*INPUTS, "scores")}
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["scores"],
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


def smaller(full: Path, path: Path) -> None:
    """The graph with weights of 8 bits, one scale a channel; the heads stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=["/scores/MatMul"],
        )


def calibration(given: argparse.Namespace, tokeniser: Tokenizer) -> Iterator[tuple[Tensor, ...]]:
    """What the network is given for some texts of a corpus."""
    for row in rows(given.calibrate)[:CALIBRATION]:
        found = document(row, "polnear", tokeniser)
        for window in windows(found, given.longest, None):
            made = batch([window], HEADS)
            yield made.ids, made.signs, made.mask


def settings(model: Tagger, given: argparse.Namespace) -> dict[str, Any]:
    """What is needed to read the scores: labels, and the transitions of each head."""
    return {
        "format": 1,
        "name": given.name,
        "version": given.version,
        "language": "en",
        "licence": "Apache-2.0",
        "labels": LABELS,
        "longest": given.longest,
        "head": given.head,
        "statements": given.statements,
        "lead": given.lead,
        "heads": {
            head: {
                "after": [[round(x, 4) for x in row] for row in crf.steps().tolist()],
                "first": [round(x, 4) for x in crf.first().tolist()],
            }
            for head, crf in ((head, model.crfs[head]) for head in model.heads)
        },
    }


def loaded(base: Path, checkpoint: Path) -> Tagger:
    """The network of a checkpoint, ready to be asked."""
    model = Tagger(base, HEADS)
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    return model.eval()


def main() -> None:
    """Writes the folder of a model from a checkpoint."""
    given = options()
    model = loaded(given.base, given.checkpoint)
    given.out.mkdir(parents=True, exist_ok=True)
    tokeniser = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    tokeniser.no_truncation()
    tokeniser.no_padding()
    tokeniser.save(str(given.out / "tokenizer.json"))
    told = settings(model, given)
    read = msgspec.convert(told | {"sha256": {}}, Settings)
    texts = [_text(path) for path in given.texts]
    labels = reference(trained(model, tokeniser, read), texts, given.head)
    (given.out / "agreement.json").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    full = given.full or given.out / "full.onnx"
    plain(model.encoder)
    graph(Shipped(model, ranges(model, calibration(given, tokeniser))), full)
    smaller(full, given.out / "model.onnx")
    if not given.full:
        full.unlink()
    told["sha256"] = {
        name: hashlib.sha256((given.out / name).read_bytes()).hexdigest()
        for name in ("model.onnx", "tokenizer.json")
    }
    (given.out / "tagger.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _text(path: Path) -> str:
    """A text file, or the texts of a file of cases, one a line."""
    text = path.read_text("utf-8")
    if path.suffix != ".json":
        return text
    return "\n".join(case["text"].replace("\n", " ") for case in json.loads(text))


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--calibrate", type=Path, required=True, help="a .jsonl file with texts")
    parser.add_argument("--name", default="attribution-en")
    parser.add_argument("--version", default="1")
    parser.add_argument("--longest", type=int, default=200)
    parser.add_argument("--head", default="flat", help="the guideline to use")
    parser.add_argument("--statements", default="outer", help="one of words and thoughts alone")
    parser.add_argument("--lead", type=int, default=0)
    parser.add_argument("--full", type=Path, help="keep the graph in single precision here")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="for agreement.json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
