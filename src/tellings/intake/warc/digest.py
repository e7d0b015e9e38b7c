"""The digest that a record tells of its block (WARC 1.1, 5.8)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

_KNOWN = ("md5", "sha1", "sha256", "sha512")


def agrees(fields: Mapping[str, str], *parts: bytes) -> bool | None:
    """Whether the parts of a block together have the digest that its record tells.

    None if it tells none, or one of a kind that we do not know. It is written in base 32, or in
    base 16 by some.
    """
    name, _, told = fields.get("warc-block-digest", "").partition(":")
    name, told = name.strip().lower().replace("-", ""), told.strip().rstrip("=")
    if name not in _KNOWN:
        return None
    hashed = hashlib.new(name, usedforsecurity=False)
    for part in parts:
        hashed.update(part)
    digest = hashed.digest()
    if len(told) == 2 * len(digest):
        return told.lower() == digest.hex()
    try:
        return base64.b32decode(told.upper() + "=" * (-len(told) % 8)) == digest
    except (binascii.Error, ValueError):
        return False
