"""The role "tagging": the tagger of attributions that ships with Tellings, or another folder's.

A folder holds `tagger.json`, `model.onnx` and `tokenizer.json`; the first tells the SHA-256 of
the others, and those of the shipped model stand in its manifest too.
"""

from __future__ import annotations

import hashlib
from importlib import resources, util
from pathlib import Path
from typing import Any

import msgspec

from tellings.model import ModelRecord
from tellings.models.record import Model, ModelMissing, ModelRefused, Spec, parse
from tellings.models.tagger import Settings, Tagger

ROLE = "tagging"
SHIPPED = "attribution-en"
FILES = ("model.onnx", "tokenizer.json")
DEGRADED = "no tagging model: attributions are found by rules alone, much indirect speech is not"


def load(spec: str) -> Model:
    """The model for "" or "builtin:attribution-en", for "path:DIR", or none.

    With "none", or "" where the model's files or its runtime are not installed, `use` is None and
    `record.degraded` says what that means. Raises UseError for a form of spec that there is not,
    ModelMissing if the files asked for by name are not there, ModelRefused if they are damaged.
    """
    asked = parse(spec)
    home = _home(asked)
    if asked.kind == "none" or (asked.kind == "default" and home is None):
        return Model(ModelRecord(ROLE, "none", degraded=DEGRADED), None)
    if home is None:
        raise ModelMissing(str(asked), "give builtin:attribution-en, path:DIR or none")
    return _read(home, asked)


def _home(asked: Spec) -> Path | None:
    """The folder of the model, if it is there and can be run."""
    if asked.kind == "path":
        home = Path(asked.name)
    elif asked.kind == "default" or (asked.kind, asked.name) == ("builtin", SHIPPED):
        home = shipped()
    else:
        return None
    whole = all((home / name).is_file() for name in ("tagger.json", *FILES))
    return home if whole and util.find_spec("onnxruntime") else None


def shipped() -> Path:
    """The folder of the model that ships: in the installed package, or in the source tree."""
    package = Path(str(resources.files("tellings")))
    installed = package / "shipped" / SHIPPED
    return installed if installed.is_dir() else package.parents[1] / "models" / SHIPPED


def _read(home: Path, asked: Spec) -> Model:
    try:
        settings = msgspec.json.decode((home / "tagger.json").read_bytes(), type=Settings)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ModelRefused(str(asked), f"tagger.json cannot be read: {error}") from error
    data = {name: (home / name).read_bytes() for name in FILES}
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
    if hashes != settings.sha256:
        raise ModelRefused(str(asked), "its files are not those that tagger.json names")
    record = ModelRecord(
        ROLE, settings.name, settings.version, hashes["model.onnx"], settings.licence
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
    """One thread, as the syntax model has; two would wait for each other on a small machine."""
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options
