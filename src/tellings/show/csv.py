"""A comparison as a table for spreadsheets: CSV (RFC 4180), a row for each entry."""

from __future__ import annotations

import csv
import io

from msgspec.structs import astuple, fields

from tellings.model import Collation
from tellings.show.entries import Entry, entries

_RUN = ("=", "+", "-", "@", "\t", "\r")


def comparison(collation: Collation) -> str:
    """The row of names, then a row for each entry, every field in quotation marks.

    A field that a spreadsheet would run as a formula has an apostrophe before it ("CSV injection",
    OWASP); `start` and `end` lead to the exact words.
    """
    table = io.StringIO(newline="")
    rows = csv.writer(table, quoting=csv.QUOTE_ALL)
    rows.writerow(field.name for field in fields(Entry))
    for entry in entries(collation):
        rows.writerow(_safe(value) for value in astuple(entry))
    return table.getvalue()


def _safe(value: object) -> str:
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_RUN) else words
