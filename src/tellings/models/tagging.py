"""The role "tagging": the tagger of attributions that ships with Tellings, or another folder's.

A folder holds `tagger.json`, `model.onnx` and `tokenizer.json`; the first tells the SHA-256 of
the others, and those of the shipped model stand in its manifest too.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from tellings.model import ModelRecord
from tellings.models import folders, sums
from tellings.models.record import Model, ModelRefused, Spec
from tellings.models.tagger import Settings, Tagger

SETTINGS, FILES = "tagger.json", ("model.onnx", "tokenizer.json")
_KIND = folders.Kind(
    role="tagging",
    name="attribution-en",
    files=(SETTINGS, *FILES),
    degraded="no tagging model: attributions are found by rules alone, much indirect speech is not",
    needs="onnxruntime",
)


def load(spec: str) -> Model:
    """The model for "" or "builtin:attribution-en", for "path:DIR", or none; see `folders.load`.

    Raises ModelRefused if its files are damaged.
    """
    return folders.load(spec, _KIND, shipped(), _read)


def shipped() -> Path:
    """The folder of the model that ships."""
    return folders.folder(_KIND.name)


def _read(home: Path, asked: Spec) -> Model:
    try:
        settings = msgspec.json.decode((home / SETTINGS).read_bytes(), type=Settings)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ModelRefused(str(asked), f"{SETTINGS} cannot be read: {error}") from error
    data = {name: (home / name).read_bytes() for name in FILES}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
    if hashes != settings.sha256:
        raise ModelRefused(str(asked), f"its files are not those that {SETTINGS} names")
    record = ModelRecord(
        _KIND.role, settings.name, settings.version, hashes["model.onnx"], settings.licence
    )
    return Model(record, _tagger(data, settings, str(asked)))


def _tagger(data: dict[str, bytes], settings: Settings, named: str) -> Tagger:
    import onnxruntime
    from tokenizers import Tokenizer

    try:
        session = onnxruntime.InferenceSession(data["model.onnx"], _options(onnxruntime))
        tokeniser = Tokenizer.from_buffer(data["tokenizer.json"])
    except Exception as error:  # both libraries raise classes of their own, and bare Exception
        raise ModelRefused(named, f"it cannot be read: {error}") from error
    return Tagger(session, tokeniser, settings)


def _options(runtime: Any) -> Any:
    """One thread, as the syntax model has; two would wait for each other on a small machine.

    Where sums of 8-bit products are cut off, one label in a hundred changes. The entry has them
    multiplied without; where nothing is cut off it would take two thirds more time for nothing.
    """
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if not sums.exact(runtime):
        options.add_session_config_entry("session.x64quantprecision", "1")
    return options
