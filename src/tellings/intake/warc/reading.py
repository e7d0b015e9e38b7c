"""From bytes to records: quickly while all is well, carefully where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.intake.warc import header
from tellings.intake.warc.careful import BLANK, careful
from tellings.intake.warc.inflate import MAGIC, opens_warc
from tellings.intake.warc.quick import quick
from tellings.intake.warc.raw import Raw
from tellings.intake.warc.record import Damage, DamageError, Record

_START, _STEP = 1024 * 1024, 64 * 1024
_OVERLAP = 4096
_GZIP = re.compile(re.escape(MAGIC))
_SPARE = 256 * 1024 * 1024
"""How much may be looked at twice, beyond once the file, before we go on where we stopped. With
no bound, members that lie in each other's bytes would cost the square of a file's size."""


def records(raw: Raw) -> Iterator[Record | Damage]:
    """All records of the kinds that we read, in order, and all damaged places."""
    mark = _mark(raw)
    at = spent = 0
    while raw.at(at := _past_blank(raw, at), 1):
        try:
            at = yield from careful(raw, at)
        except DamageError as problem:
            spent += problem.reached - at
            onward = at + 1 if spent < _SPARE + at else max(at + 1, problem.reached)
            end = _next(raw, onward, mark)
            yield Damage(at, end, str(problem))
            at = end
        else:
            at = yield from quick(raw, at)


def _mark(raw: Raw) -> re.Pattern[bytes]:
    """What to look for after damage: gzip members, or plain records if no member is near.

    Never both: a member that is stored and not packed has a plain header in it, which is no
    record's beginning.
    """
    head = raw.at(0, _OVERLAP)
    if opens_warc(head):
        return _GZIP
    if header.VERSION.match(head.lstrip(BLANK)):
        return header.OPENING
    head = raw.at(0, _START)
    packed = any(opens_warc(head[each.start() :][:_OVERLAP]) for each in _GZIP.finditer(head))
    return header.OPENING if not packed and header.OPENING.search(head) else _GZIP


def _past_blank(raw: Raw, offset: int) -> int:
    while (head := raw.at(offset, 64)) and not head.strip(BLANK):
        offset += len(head)
    return offset + len(head) - len(head.lstrip(BLANK))


def _next(raw: Raw, offset: int, mark: re.Pattern[bytes]) -> int:
    """The offset, from this one on, where a record begins again; else where the file ends."""
    offset = raw.seek(offset)
    while part := raw.at(offset, _STEP + _OVERLAP):
        for found in mark.finditer(part):
            if found.start() >= _STEP:
                break
            at = offset + found.start()
            if mark is header.OPENING or opens_warc(raw.at(at, _OVERLAP)):
                return at
        offset += min(len(part), _STEP)
    return offset
