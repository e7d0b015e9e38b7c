"""Dates as feeds write them, told as ISO 8601 and no more exact than they were."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time

_LONGEST = 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?([zZ]|[+-]\d\d:?\d\d)?", re.ASCII
)


def published(text: str, parsed: struct_time | None = None) -> str:
    """`text` as ISO 8601; "" if it is no date.

    The offset from UTC is kept as it is written. `parsed` is another reader's result, in UTC, for
    forms that are neither ISO 8601 nor RFC 5322.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return ""
    return _iso(text) or _mail(text) or _utc(parsed)


def moment(date: str) -> datetime | None:
    """When an ISO 8601 date or time was, for putting in order; None for "". No offset is UTC."""
    if not date:
        return None
    try:
        found = datetime.fromisoformat(date)
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> str:
    written = _ISO.fullmatch(text)
    if not written and not _DAY.fullmatch(text):
        return ""
    try:
        if not written:
            return datetime.fromisoformat(text).date().isoformat()
        day, hour, offset = written.groups(default="")
        found = datetime.fromisoformat(f"{day}T{hour}{offset.upper()}")
    except ValueError:
        return ""
    return found.replace(microsecond=0).isoformat()


def _mail(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _utc(parsed: struct_time | None) -> str:
    if parsed is None:
        return ""
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat()
    except (ValueError, TypeError):
        return ""
