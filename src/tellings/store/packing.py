"""Values as bytes, and texts as SQLite can hold them."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from array import array
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec

from tellings.store.faults import damaged

T = TypeVar("T")

# What no text column holds: its end in SQLite, half characters, and the two marks of `search`.
_UNFIT = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1]")
_INSTEAD = "\ufffd"
_PLAIN, _ESCAPED = b"m", b"j"

Repairs = tuple[tuple[int, int], ...]
"""Places in a text and the code points that stood there."""


def pack(value: object) -> bytes:
    """A value of the model as compressed MessagePack; `unpack` gives it back, equal."""
    try:
        return _PLAIN + zlib.compress(msgspec.msgpack.encode(value), 6)
    except UnicodeEncodeError:
        # Half a character is no UTF-8, but JSON has an escape for it.
        plain = msgspec.to_builtins(value)
        return _ESCAPED + zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 6)


def unpack(data: bytes, kind: type[T], name: str, what: str) -> T:
    """The value in the bytes. Raises StoreError for file `name`, that `what` is damaged."""
    try:
        inner = zlib.decompress(data[1:])
        if data[:1] == _ESCAPED:
            return msgspec.convert(json.loads(inner), kind)
        found: T = _decoder(kind).decode(inner)  # type: ignore[arg-type]
        return found
    except (zlib.error, msgspec.MsgspecError, ValueError, TypeError) as error:
        raise damaged(name, f"{what} cannot be read") from error


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def fit(text: str) -> str:
    """A text as a column holds it, as long as it was."""
    return _UNFIT.sub(_INSTEAD, text)


def repairs(text: str) -> Repairs:
    """What `fit` changes in a text."""
    return tuple((found.start(), ord(found.group())) for found in _UNFIT.finditer(text))


def repaired(text: str, repairs: Repairs) -> str:
    """The text as it was before `fit`."""
    if not repairs:
        return text
    characters = list(text)
    for place, code in repairs:
        characters[place] = chr(code)
    return "".join(characters)


def checksum(text: str) -> int:
    """A number by which damage to a text shows."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def packed_bands(bands: Sequence[int]) -> bytes:
    """Signed 64-bit numbers as bytes."""
    return array("q", bands).tobytes()


def unpacked_bands(data: bytes) -> tuple[int, ...]:
    """The numbers in the bytes."""
    numbers = array("q")
    numbers.frombytes(data)
    return tuple(numbers)


def folded(name: str) -> str:
    """A name without case, accents and extra blanks, for comparing."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return " ".join(fit(bare).split())
