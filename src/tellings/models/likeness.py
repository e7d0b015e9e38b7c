"""Likeness of meaning: a unit vector for each text, from a static table of word vectors.

The default is WordLlama 256 (Miller, https://github.com/dleemiller/WordLlama): the mean of the
rows of a table of 32,000 sub-word vectors. We read table and tokeniser from the installed package
and import nothing of it, since its own loader may ask the network. The cosine of two vectors says
that two texts are about the same things, not that they say the same: a "not" hardly moves it.
"""

from __future__ import annotations

import hashlib
import json
import math
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
_BLANK = "\u2581"
_WRITTEN = {
    "type": "Sequence",
    "normalizers": [
        {"type": "Prepend", "prepend": _BLANK},
        {"type": "Replace", "pattern": {"String": " "}, "content": _BLANK},
    ],
}


class WordTable:
    """A table of sub-word vectors and the tokeniser whose numbers are its rows."""

    def __init__(self, rows: NDArray[np.floating[Any]], tokeniser: Any) -> None:
        # Kept in single precision: to widen half-precision rows for each text takes longer than
        # all else that is done with them.
        self._rows: NDArray[np.float32] = rows.astype(np.float32, copy=False)
        self._tokeniser = tokeniser
        self._model = _bare(tokeniser)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length one for each text; a row of zeros for a text without a word."""
        found = np.zeros((len(texts), self._rows.shape[1]), np.float32)
        for row, ids in zip(found, self._coded(texts), strict=True):
            if ids:
                total = np.add.reduce(self._rows.take(ids, axis=0), axis=0)
                row[:] = total / (math.sqrt(total @ total) or 1.0)
        return found

    def _coded(self, texts: Sequence[str]) -> list[list[int]]:
        """The rows of each text. For a text alone, a batch takes twice the time of its model."""
        if self._model is not None and len(texts) == 1 and texts[0] and "<" not in texts[0]:
            blanks = _BLANK + texts[0].replace(" ", _BLANK)
            return [[token.id for token in self._model.tokenize(blanks)]]
        coded = self._tokeniser.encode_batch_fast(list(texts), add_special_tokens=False)
        return [code.ids for code in coded]


def _bare(tokeniser: Any) -> Any:
    """The model within a tokeniser, if all that goes before it is to write blanks as `_BLANK`.

    None for another. (Words like "<s>", which stand for themselves, begin with "<".)
    """
    added = tokeniser.get_added_tokens_decoder().values()
    if tokeniser.pre_tokenizer is not None or any(each.content[:1] != "<" for each in added):
        return None
    written = tokeniser.normalizer and tokeniser.normalizer.__getstate__()
    return tokeniser.model if written and json.loads(written) == _WRITTEN else None


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
