"""A library as files for other programs: quotations as CSV, tables as Parquet.

Each goes through the library once, in the order of adding, and holds one reading at a time.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tellings.model import Reading
from tellings.store.file import Store
from tellings.store.packing import fit
from tellings.store.quotations import COLUMNS, rows

# A spreadsheet takes a cell that begins so for a formula, and may fetch addresses that it names.
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")


def quotations(store: Store, articles: Iterable[str] | None = None) -> Iterator[str]:
    """A table of what is told to be said, an attribution a row: CSV (RFC 4180), quoted throughout.

    The columns are those of `quotations.COLUMNS`. An apostrophe goes before a cell that a
    spreadsheet would take for a formula; `start` and `end` tell where the words stand. Raises
    KeyError for an article that is not there, and StoreError.
    """
    yield _line(COLUMNS)
    for reading in store.notes.readings(articles):
        story = _story(store, reading)
        for row in rows(reading, story):
            yield _line(map(_safe, row))


def parquet(store: Store, folder: Path, articles: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Write the tables articles, attributions and stories as Parquet into a folder.

    Files that are there are replaced when the new ones are whole. Raises UseError if pyarrow is
    missing or the folder cannot be written to.
    """
    from tellings.store import tables  # noqa: PLC0415  needs pyarrow

    return tables.write(store, folder, articles)


def _story(store: Store, reading: Reading) -> str:
    membership = store.stories.membership(reading.article.id)
    return membership.story if membership else ""


def _safe(cell: str | int) -> str:
    text = fit(str(cell))
    return f"'{text}" if isinstance(cell, str) and _FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> str:
    row = io.StringIO(newline="")
    csv.writer(row, quoting=csv.QUOTE_ALL).writerow(cells)
    return row.getvalue()
