"""Fetched pages on disk, a file each.

A file is named by a hash of the address, never by the address itself. It is written whole under
another name and then moved into place, so two processes never see half of one. What is damaged,
of another page, or not to be read is a miss. Other programs' caches were no fit: diskcache keeps
pickles, hishel is bound to a client that looks names up by itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

import msgspec
from msgspec import Struct

LARGEST = 1024**3
_FORMAT = 1
_SUFFIX, _PART = ".tellings-page", ".tellings-part"
_LONGEST_HEAD = 64 * 1024
_DAY = 24 * 3600


class Entry(Struct, frozen=True):
    """A page and what is known of it.

    `stored` is when it was last fetched or found unchanged (seconds since 1970), `fresh` for how
    many seconds from then it needs no asking. `public` is false if a host on the way to it was
    not public.
    """

    key: str
    final: str
    media: str
    charset: str
    etag: str
    modified: str
    stored: float
    fresh: float
    public: bool
    data: bytes = b""

    @property
    def is_fresh(self) -> bool:
        """Whether it may be given without asking. A clock set back makes nothing fresh."""
        return 0 <= time.time() - self.stored < self.fresh


class _Head(Struct, frozen=True):
    format: int
    digest: str
    size: int
    entry: Entry


class Cache:
    """A folder of entries. Never raises: what cannot be written is fetched again next time."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        self._pruned = False

    def load(self, key: str) -> Entry | None:
        """The entry of a key, None if there is none that is whole."""
        try:
            with self._path(key).open("rb") as file:
                head = msgspec.json.decode(file.readline(_LONGEST_HEAD), type=_Head)
                data = file.read(head.size + 1) if 0 <= head.size <= self._largest else b""
        except (OSError, msgspec.MsgspecError, ValueError, MemoryError):
            return None
        if (head.format, head.entry.key) != (_FORMAT, key) or head.digest != _digest(data):
            return None
        return msgspec.structs.replace(head.entry, data=data)

    def save(self, entry: Entry) -> None:
        """Keep an entry in the place of an older one."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._prune()
            self._write(self._path(entry.key), entry)

    def _write(self, path: Path, entry: Entry) -> None:
        bare = msgspec.structs.replace(entry, data=b"")
        head = _Head(_FORMAT, _digest(entry.data), len(entry.data), bare)
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=_PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(head) + b"\n" + entry.data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _path(self, key: str) -> Path:
        digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16)
        return self._folder / f"{digest.hexdigest()}{_SUFFIX}"

    def _prune(self) -> None:
        """Once a run: drop what processes that died left, and the oldest pages past the limit."""
        if self._pruned:
            return
        self._pruned = True
        room = self._largest
        for modified, size, path in sorted(self._files(), reverse=True):
            room -= size
            dead = path.suffix == _PART and modified < time.time() - _DAY
            if room < 0 or dead:
                path.unlink(missing_ok=True)

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self._folder.iterdir():
            with contextlib.suppress(OSError):
                about = path.stat()
                if path.suffix in (_SUFFIX, _PART) and path.is_file():
                    found.append((about.st_mtime, about.st_size, path))
        return found


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
