"""Records one by one with everything checked, at the pace of the standard library.

It reads what stands at an offset: a gzip member with its records, or a record that is not
compressed. What does not hold together raises DamageError.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping

import msgspec

from tellings.intake.warc import header
from tellings.intake.warc.digest import agrees
from tellings.intake.warc.inflate import MAGIC, OPENING, Decoded, Member
from tellings.intake.warc.raw import Raw
from tellings.intake.warc.record import LARGEST, DamageError, Record

KINDS = ("response", "resource")
"""The types of records that can hold a page."""

BLANK = b"\r\n"
_SOME_BLANK = 64
_USUAL = 4096  # what a header has at most, as a rule
_FURTHEST = 1024**3  # what unpacks to more is given up: it may be a bomb
_LYING = "a record does not end where its Content-Length says"


def careful(raw: Raw, offset: int) -> Generator[Record, None, int]:
    """The records of kinds that we read in the member, or the plain record, at an offset.

    Gives the offset after it. Raises DamageError.
    """
    if raw.at(offset, len(MAGIC)) == MAGIC:
        return (yield from _compressed(raw, offset))
    record, end = _plain(raw, offset)
    if record:
        yield record
    return end


# --- in a gzip member ----------------------------------------------------------------------------


def _compressed(raw: Raw, offset: int) -> Generator[Record, None, int]:
    member = Member(raw, offset)
    decoded = Decoded(member)
    held: Record | None = None
    count = 0
    try:
        while (fields := _header(decoded, member)) is not None:
            if held:
                yield held
            count += 1
            held = _block(decoded, member, offset, fields)
    except DamageError as problem:
        if count < 2:
            raise
        whole = f"{problem}, in or after record {count} of those in its member"
        raise DamageError(whole, problem.reached) from None
    if held:
        yield msgspec.structs.replace(held, checked=True)
    return member.end


def _header(decoded: Decoded, member: Member) -> dict[str, str] | None:
    """The fields of the record that comes next; None at the member's end."""
    blank = decoded.look(_SOME_BLANK)
    decoded.take(len(blank) - len(blank.lstrip(BLANK)))
    head = decoded.look(_USUAL)
    if not head:
        return None
    if not header.VERSION.match(head):
        raise DamageError("no WARC record is where one should begin", member.end)
    end = header.header_end(head)
    if end < 0:
        head = decoded.look(header.LONGEST)
        end = header.header_end(head)
    header.check(head, end, member.end)
    return header.parsed(decoded.take(end))


def _block(decoded: Decoded, member: Member, offset: int, fields: dict[str, str]) -> Record | None:
    """The record with these fields; None for one of a kind that we do not read."""
    length = header.length(fields, member.end)
    if length > _FURTHEST:
        raise DamageError(f"a record of {length} bytes is larger than we unpack", member.end)
    wanted = _wanted(fields)
    block = decoded.take(_held(length)) if wanted else b""
    if len(block) + decoded.drop(length - len(block)) < length:
        raise DamageError(_LYING, member.end)
    after = decoded.look(_SOME_BLANK).lstrip(BLANK)
    if after and not header.VERSION.match(after):
        raise DamageError(_LYING, member.end)
    return _record(offset, fields, block, length) if wanted else None


# --- not compressed ------------------------------------------------------------------------------


def _plain(raw: Raw, offset: int) -> tuple[Record | None, int]:
    head = raw.at(offset, _USUAL)
    if not header.VERSION.match(head):
        raise DamageError("no WARC record is where one should begin", offset)
    start = header.header_end(head)
    if start < 0:
        head = raw.at(offset, header.LONGEST)
        start = header.header_end(head)
    header.check(head, start, offset + len(head))
    fields = header.parsed(head[:start])
    length = header.length(fields, offset)
    begin, end = offset + start, offset + start + length
    # Of a large block we take the beginning first: a stream that cannot seek forgets it.
    block = raw.at(begin, _held(length)) if length > LARGEST else b""
    after = _after(raw, offset, end)
    if not _ends(after):
        raise DamageError(_LYING, offset)
    if length <= LARGEST:
        block = raw.at(begin, length)
    if holds_records(fields, block):
        raise DamageError(_LYING, offset + len(block))
    after_blank = end + len(after) - len(after.lstrip(BLANK))
    if not _wanted(fields):
        return None, after_blank
    return _record(offset, fields, block, length), after_blank


def _after(raw: Raw, offset: int, end: int) -> bytes:
    """What follows the block of the record at `offset`. Raises DamageError if nothing can."""
    after = raw.at(end, _SOME_BLANK) if raw.size is None or end <= raw.size else b""
    if not after and end > (raw.reached if raw.size is None else raw.size):
        raise DamageError("the file ends within a record, or its Content-Length is wrong", offset)
    return after


def _ends(after: bytes) -> bool:
    """Whether a block ends before these bytes: a blank line, or a record, or nothing at all.

    What follows a blank line may be damaged itself.
    """
    rest = after.lstrip(BLANK)
    return not rest or bool(header.VERSION.match(rest)) or after.startswith((b"\r\n\r\n", b"\n\n"))


def holds_records(fields: Mapping[str, str], *parts: bytes) -> bool:
    """Whether a wrong Content-Length has made other records part of this block, to all appearance.

    A page about WARC may look so, too; its digest can clear it.
    """
    seem = any(OPENING in part and header.OPENING.search(part) for part in parts)
    return seem and not agrees(fields, *parts)


# --- of either -----------------------------------------------------------------------------------


def _record(offset: int, fields: Mapping[str, str], block: bytes, length: int) -> Record:
    """A record of its parts; of a response's block the HTTP header is told from the body."""
    start = 0
    if fields["warc-type"].lower() == "response":
        start = max(0, header.header_end(block))
    return Record(offset, fields, block[:start], block[start:], length)


def _wanted(fields: Mapping[str, str]) -> bool:
    return fields.get("warc-type", "").lower() in KINDS


def _held(length: int) -> int:
    """How much of a block is held: all, or of one that is too large only a header's worth."""
    return length if length <= LARGEST else header.LONGEST
