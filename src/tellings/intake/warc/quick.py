"""Records at full pace, by fastwarc, for as long as nothing is wrong with the file."""

from __future__ import annotations

from collections.abc import Generator

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordPayloadReader, WarcRecordType

from tellings.intake.warc.careful import BLANK, holds_records
from tellings.intake.warc.header import LONGEST, header_end, joined, named
from tellings.intake.warc.inflate import MAGIC, OPENING
from tellings.intake.warc.raw import Raw
from tellings.intake.warc.record import LARGEST, Record

_WANTED = int(WarcRecordType.response | WarcRecordType.resource)
_RESPONSE = int(WarcRecordType.response)
_NO_LINE = (b"\r\n", b"\n")
_SOME = 16


def quick(raw: Raw, offset: int) -> Generator[Record, None, int]:
    """The records of kinds that we read, from an offset where one begins.

    A record is given when the next one has been reached, so that its check sum and its length
    were right: fastwarc gives one before it has seen the end of its member, and ends without a
    word where a file is cut off. Gives the offset of the first record that was not so confirmed.
    """
    raw.seek(offset)
    at, held = offset, None
    try:
        for record in ArchiveIterator(raw, parse_http=False):
            head = raw.at(record.stream_pos, _SOME)
            if not _opens(head):
                break
            if held:
                yield held
            at, held = record.stream_pos, None
            wanted, packed = int(record.record_type) & _WANTED, head.startswith(MAGIC)
            if record.content_length > LARGEST or not (packed or _begins_alone(raw, at)):
                break
            if wanted or not packed:
                held = _taken(record, at, packed)
                if held is None:
                    break
                held = held if wanted else None
    except (OSError, ValueError):
        pass  # what fastwarc says is too general to be told; reading with care finds it again
    return at


def _opens(head: bytes) -> bool:
    """Whether a member or a record begins so. Inside a member fastwarc does not tell where."""
    return head.startswith(MAGIC) or head.lstrip(BLANK).startswith(OPENING)


def _begins_alone(raw: Raw, offset: int) -> bool:
    """Whether a plain header does not run into another one, as far as its beginning shows."""
    head = raw.at(offset, LONGEST // 16).lstrip(BLANK)
    return not joined(head[: header_end(head)])


def _taken(record: WarcRecord, at: int, packed: bool) -> Record | None:
    """The record with its block; None if that is cut off, or seems to hold records itself."""
    length, reader = record.content_length, record.reader
    answer = _answer(reader) if int(record.record_type) == _RESPONSE else b""
    body = reader.read(length - len(answer)) if length > len(answer) else b""
    if len(answer) + len(body) < length:
        return None
    fields = named(record.headers.items_bytes())
    if not packed and holds_records(fields, answer, body):
        return None
    return Record(at, fields, answer, body, length, packed)


def _answer(reader: WarcRecordPayloadReader) -> bytes:
    """The header of an HTTP answer; taken line by line, so that no body need be copied."""
    lines: list[bytes] = []
    size = 0
    while size < LONGEST and (line := reader.readline()):
        lines.append(line)
        size += len(line)
        if line in _NO_LINE:
            break
    return b"".join(lines)
