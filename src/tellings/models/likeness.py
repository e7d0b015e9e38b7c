"""Likeness of meaning: a unit vector for each text, from a static table of word vectors.

The default is WordLlama 256 (Miller, https://github.com/dleemiller/WordLlama): the mean of the
rows of a table of 32,000 sub-word vectors. We read table and tokeniser from the installed package
and import nothing of it, since its own loader may ask the network. The cosine of two vectors says
that two texts are about the same things, not that they say the same: a "not" hardly moves it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from importlib import metadata, util
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tellings.model import ModelRecord
from tellings.models.record import Model, ModelMissing, ModelRefused, Spec, parse

ROLE = "likeness"
PACKAGE = "wordllama"
WEIGHTS = "weights/l2_supercat_256.safetensors"
TOKENISER = "tokenizers/l2_supercat_tokenizer_config.json"
SHA256 = {
    WEIGHTS: "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
    TOKENISER: "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
}
DEGRADED = "no model of likeness: quotations are compared by their words alone"


class WordTable:
    """A table of sub-word vectors and the tokeniser whose numbers are its rows."""

    def __init__(self, rows: NDArray[np.floating[Any]], tokeniser: Any) -> None:
        self._rows = rows
        self._tokeniser = tokeniser

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length one for each text; a row of zeros for a text without a word."""
        found = np.zeros((len(texts), self._rows.shape[1]), np.float32)
        coded = self._tokeniser.encode_batch(list(texts), add_special_tokens=False)
        for row, code in zip(found, coded, strict=True):
            if code.ids:
                mean = self._rows[code.ids].astype(np.float32).mean(axis=0)
                row[:] = mean / (np.linalg.norm(mean) or 1.0)
        return found


def load(spec: str) -> Model:
    """The model for "" or "pkg:wordllama", for "path:DIR" (laid out as that package), or none.

    With "none", or "" where the package is not installed, `use` is None and `record.degraded`
    says what that means. Raises UseError for a form of spec that there is not, ModelMissing if
    the files asked for by name are not there, ModelRefused if they are not the ones we know.
    """
    asked = parse(spec)
    home = _home(asked)
    if home is None and asked.kind in {"pkg", "builtin", "path"}:
        raise ModelMissing(str(asked), f"install {PACKAGE}, or give path:DIR or none")
    return _without() if home is None else _read(home, asked)


def _without() -> Model:
    return Model(ModelRecord(ROLE, "none", degraded=DEGRADED), None)


def _home(asked: Spec) -> Path | None:
    """The folder that holds both files, or None."""
    if asked.kind == "path":
        home = Path(asked.name)
    elif asked.kind == "default" or (asked.kind, asked.name) == ("pkg", PACKAGE):
        found = util.find_spec(PACKAGE)
        home = Path(found.origin).parent if found and found.origin else Path()
    else:
        return None
    return home if all((home / name).is_file() for name in SHA256) else None


def _read(home: Path, asked: Spec) -> Model:
    data = {name: (home / name).read_bytes() for name in SHA256}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
    if asked.kind != "path" and hashes != SHA256:
        raise ModelRefused(f"pkg:{PACKAGE}", f"its files are not those that {PACKAGE} 0.4.0 has")
    return Model(_record(asked, hashes[WEIGHTS]), _table(data, str(asked)))


def _table(data: Mapping[str, bytes], named: str) -> WordTable:
    from safetensors.numpy import load as tensors
    from tokenizers import Tokenizer

    try:
        (rows,) = tensors(data[WEIGHTS]).values()
        return WordTable(rows, Tokenizer.from_buffer(data[TOKENISER]))
    except Exception as error:  # both libraries raise classes of their own, and bare Exception
        raise ModelRefused(named, f"it cannot be read: {error}") from error


def _record(asked: Spec, sha256: str) -> ModelRecord:
    if asked.kind == "path":
        return ModelRecord(ROLE, asked.name, sha256=sha256)
    return ModelRecord(ROLE, "wordllama-256", metadata.version(PACKAGE), sha256, "MIT")
