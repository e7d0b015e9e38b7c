"""A zip archive: each file in it, unpacked as it is read and never onto the disk.

Members are bounded, since a few kilobytes can be made to unpack to petabytes (Fifield 2019, "A
better zip bomb"): in number, in how many times their size they unpack to, and together.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

import msgspec

from tellings.errors import ReadError
from tellings.intake.foreign import foreign
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.records import few_problems
from tellings.intake.source import LARGEST, Source, shown

_OF_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_LEADS = (b"PK\x03\x04", b"PK\x05\x06")
# The list of members is held in memory, about half a kilobyte for each.
MOST_MEMBERS = 100_000
_LONGEST_LIST = 32 * 1024 * 1024
# Deflate reaches 1,032; reports of one outlet with the same page around each stay below 50.
MOST_TIMES = 200
_FREE = 1024 * 1024
_FREE_TOGETHER = LARGEST
_TRICK = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_BROKEN_MEMBER = "is damaged; pack it again"
_DAMAGED = "is a damaged zip archive, or cut short; pack it again"


def _fits(source: Source) -> bool:
    return source.head.startswith(_LEADS)


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    if source.packed:
        raise ReadError(source.name, "is an archive in an archive; unpack the outer one")
    data: BinaryIO = source.stream() if source.path else io.BytesIO(source.whole())
    size = data.seek(0, io.SEEK_END)
    if _listed(data, size) > _LONGEST_LIST:
        raise ReadError(source.name, _too_many())
    try:
        archive = zipfile.ZipFile(data)
    except (*_BROKEN, struct.error, OverflowError):
        raise ReadError(source.name, foreign_zip(source.head) or _DAMAGED) from None
    with archive:
        yield from few_problems(_members(archive, size, source, asked), source.name, "files")


def foreign_zip(head: bytes) -> str:
    """What a zip archive is if it is a document of an office program, and what to do; else ""."""
    told = foreign(head) or ""
    return "" if "zip archive" in told else told


def _listed(data: BinaryIO, size: int) -> int:
    """How long the list of members says that it is; 0 if nothing says so."""
    data.seek(max(0, size - 70_000))
    tail = data.read(70_000)
    data.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0
    located = tail[max(0, at - 20) :].startswith(b"PK\x06\x07")
    wide = tail.rfind(b"PK\x06\x06", 0, at) if located else -1
    place, form = (wide + 40, "<Q") if wide >= 0 else (at + 12, "<L")
    return int(struct.unpack_from(form, tail, place)[0])


def _too_many() -> str:
    return f"holds more than {MOST_MEMBERS:,} files; unpack it and give the folder"


def _members(archive: zipfile.ZipFile, size: int, source: Source, asked: Asked) -> Iterator[Found]:
    members = [each for each in archive.infolist() if not each.is_dir() and not _hidden(each)]
    if len(members) > MOST_MEMBERS:
        raise ReadError(source.name, _too_many())
    if not members:
        raise ReadError(source.name, "is a zip archive without files; give one with reports in it")
    named = {each.filename for each in members}
    if named & _OF_OFFICE and (problem := foreign_zip(source.head)):
        raise ReadError(source.name, problem)
    # Members may share their packed bytes, so what each may have does not bound them together.
    left = _Left(_FREE_TOGETHER + 2 * MOST_TIMES * size)
    for member in sorted(members, key=lambda each: each.filename):
        try:
            yield from _member(archive, member, left, source, asked)
        except ReadError as problem:
            yield problem
        if left.bytes < 0:
            return


def _hidden(member: zipfile.ZipInfo) -> bool:
    """Hidden files, and what macOS adds beside each file."""
    parts = member.filename.split("/")
    return parts[0] == "__MACOSX" or any(p.startswith(".") and p != ".." for p in parts)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: _Left, source: Source, asked: Asked
) -> Iterator[Found]:
    from tellings.intake.readers import articles  # noqa: PLC0415  it imports this module

    name = f"{source.name}: {shown(member.filename)}"
    if _TRICK.search(member.orig_filename):
        raise ReadError(name, "has a name that leads out of the archive; pack it again")
    if member.flag_bits & 0x1:
        raise ReadError(name, "is encrypted; unpack it with its password")
    with _unpacked(archive, member, name) as file:
        bounded = _Bounded(file, name, member.compress_size, left)
        origin = msgspec.structs.replace(source.origin, member=shown(member.filename))
        inner = Source(name, origin, cast("BinaryIO", bounded), packed=True)
        yield from articles(inner, asked)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> IO[bytes]:
    try:
        return archive.open(member)
    except NotImplementedError:
        raise ReadError(name, "is packed in a way that is not known; unpack it") from None
    except _BROKEN:
        raise ReadError(name, _BROKEN_MEMBER) from None


class _Left:
    """How many bytes all members together may still unpack to."""

    def __init__(self, bytes: int) -> None:
        self.bytes = bytes


class _Bounded:
    """The bytes of a member, as many as it may have."""

    def __init__(self, file: IO[bytes], name: str, packed: int, left: _Left) -> None:
        self._file = file
        self._name = name
        self._own = _FREE + MOST_TIMES * packed
        self._left = left

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, a limited number for -1. Raises ReadError."""
        try:
            part = self._file.read(size if 0 <= size <= LARGEST else LARGEST)
        except _BROKEN:
            raise ReadError(self._name, _BROKEN_MEMBER) from None
        self._own -= len(part)
        self._left.bytes -= len(part)
        if self._left.bytes < 0:
            problem = "with it the archive unpacks to far more than its size (a zip bomb?)"
            raise ReadError(self._name, f"{problem}; the rest was not read")
        if self._own < 0:
            problem = f"unpacks to more than {MOST_TIMES} times its size (a zip bomb?)"
            raise ReadError(self._name, f"{problem}; unpack it yourself if you trust it")
        return part


READER = Reader("zip", fits=_fits, articles=_articles)
