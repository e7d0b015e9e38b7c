"""Sketches: what an article is looked up by when copies of it are sought.

MinHash (Broder 1997) over runs of `RUN` words outside quotation marks, cut into bands (Leskovec,
Rajaraman and Ullman, Mining of Massive Datasets, 3.4): two articles that share a band are worth a
closer look, no more. Bands of two values find a pair whose runs overlap by a fifth (Jaccard) in
93 of 100 cases, one that overlaps by a hundredth in less than 1: a lower bar than usual, for copies
that were cut and reworded, since `cover` looks at every pair again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rensa import RMinHash

from tellings.group.copies.worded import Worded

VERSION = 1
"""Raised when the same article would get other bands: those kept must then be made again."""

RUN = 3
BANDS = 64
SHORT = 20
"""With fewer words outside quotation marks, only the same text is a copy."""

ROWS = 2
_SEED = 20260514
_ODD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid)=[^&]*")

Keys = NDArray[np.uint64]


class Sketch(Struct, frozen=True):
    """What an article is looked up by.

    `bands` are signed 64-bit numbers, the same in every process: of the text's runs of words if
    it is not `SHORT`, else one of its whole text; and one of its address, if it has one. `size`
    is its number of words outside quotation marks, `same` as `Worded.same` has it.
    """

    article: str
    version: int
    bands: tuple[int, ...]
    size: int
    same: str = ""


def sketch(worded: Worded) -> Sketch:
    """The sketch of an article."""
    return sketches((worded,))[0]


def sketches(many: Sequence[Worded]) -> list[Sketch]:
    """The sketches of several articles, in order: much quicker than one by one."""
    long = [each for each in many if len(each.words) >= SHORT]
    bands = dict(zip(map(id, long), _bands(long), strict=True))
    return [
        Sketch(
            each.article,
            VERSION,
            tuple(bands.get(id(each)) or _exact(each)) + _address(each),
            len(each.words),
            each.same if len(each.words) < SHORT else "",
        )
        for each in many
    ]


def address(url: str) -> str:
    """An address as compared: no scheme, "www.", fragment, last slash or marks of campaigns."""
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.lower().removeprefix("www.")
    except ValueError:
        return ""
    query = _TRACKING.sub("", parts.query).strip("&")
    path = parts.path.rstrip("/")
    return f"{host}{path}{'?' + query if query else ''}" if host and (path or query) else ""


def keys(words: Sequence[str]) -> Keys:
    """A 64-bit number for each word, the same in every process."""
    return np.array(RMinHash.hash_token_sets([words])[0], np.uint64)


def runs(keys: Keys, length: int) -> Keys:
    """A 64-bit number for each run of so many words; none if there are fewer."""
    count = len(keys) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    found = np.zeros(count, np.uint64)
    for at in range(length):
        found = found * _ODD + keys[at : at + count]
    found ^= found >> _HALF
    found *= _MIX
    return found ^ (found >> _HALF)


def _bands(many: Sequence[Worded]) -> list[list[int]]:
    if not many:
        return []
    rows = [runs(keys, RUN) for keys in _keys(many)]
    ends = np.cumsum([0, *map(len, rows)], dtype=np.uint64)
    digests = RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(rows), ends, BANDS * ROWS, _SEED
    )
    values = np.array(digests.to_rows(), np.uint64).reshape(len(many), BANDS, ROWS)
    bands = _mixed((values[:, :, 0] << _HALF) | values[:, :, 1], np.arange(BANDS, dtype=np.uint64))
    return bands.view(np.int64).tolist()  # type: ignore[no-any-return]


def _keys(many: Sequence[Worded]) -> list[Keys]:
    return [np.array(row, np.uint64) for row in RMinHash.hash_token_sets([w.words for w in many])]


def _mixed(values: Keys, place: Keys) -> Keys:
    """Values that tell their place, so that equal ones in two bands do not meet."""
    found = (values + place * _ODD) * _MIX
    return found ^ (found >> _HALF)


def _exact(worded: Worded) -> tuple[int, ...]:
    return (_number("text", worded.same),) if worded.same else ()


def _address(worded: Worded) -> tuple[int, ...]:
    found = address(worded.url)
    return (_number("address", found),) if found else ()


def _number(kind: str, words: str) -> int:
    data = f"{kind}\0{words}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little", signed=True)
