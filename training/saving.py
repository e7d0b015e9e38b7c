"""The two files of a fitted model, as `tellings.models.fitted` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tellings.models.fitted import WEIGHTS, Settings

LICENCE = "Apache-2.0"


def save(folder: Path, name: str, features: Sequence[str], raw: bytes) -> None:
    """Write the weights, in JSON, and what they are; print where, how many bytes and their hash."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS).write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    settings = Settings(name, "1", LICENCE, tuple(features), digest)
    told = msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n"
    (folder / f"{name}.json").write_bytes(told)
    print(folder, len(raw), digest, flush=True)
