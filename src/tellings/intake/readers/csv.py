"""A table with an article a row: CSV, TSV and their kin, with a first row that names the columns.

Read with the standard library's `csv` (RFC 4180 and what programs make of it).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from tellings.errors import ReadError
from tellings.intake.encoding import decode
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers.plain import check_text
from tellings.intake.records import (
    Ids,
    RecordError,
    datum,
    digest,
    few_problems,
    given,
    text_lines,
    text_of,
)
from tellings.intake.source import LARGEST, Source
from tellings.lexicon import table
from tellings.model import Article, Origin, article_id

_FIELDS = {row["column"]: row["field"] for row in table("tellings.intake.readers", "columns")}
_DELIMITERS = (",", ";", "\t", "|")
_FILL = re.compile(r"[\s_-]+")
_READ_FROM = "csv column"
# A plain text may be one line of megabytes, and every text is looked at.
_LONGEST_NAME = 60
# A table is known by its first row alone if it names the text and something else.
_FEWEST_KNOWN = 2


class _Rows:
    """The lines of one row at a time: where it begins, and no more than `LARGEST` of it."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.size = 0
        self.taken: list[str] = []
        self.number = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = _mended(next(self._lines))
        except StopIteration:
            self.ended = True
            raise
        self.number += 1
        self.size += len(line)
        if self.size > LARGEST:
            problem = f"is longer than {LARGEST // 1024**2} MiB, or a quotation mark is not closed"
            raise RecordError(f"{problem}; the rest of the file was not read")
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """Another row begins with the next line."""
        self.taken, self.size = [], 0


def _mended(line: str) -> str:
    """A line of UTF-8 as it is; if some bytes of it are not, by the look of them."""
    if line.isascii() or not any("\udc80" <= character <= "\udcff" for character in line):
        return line
    return decode(line.encode("utf-8", "surrogateescape")).text


# --- the first row -------------------------------------------------------------------------------


def _field(column: str) -> str:
    """What a column holds ("outlet" for "Source "), "" if that is not known."""
    if len(column) > _LONGEST_NAME:
        return ""
    return _FIELDS.get(_FILL.sub("", column).lower(), "")


def _header(opening: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The names of the columns, and how the table is written: what gives most known names."""
    line = opening.lstrip("\ufeff").partition("\n")[0]
    quote = "'" if line.startswith("'") else '"'
    escape = "\\" if '\\"' in opening and '""' not in opening else None
    best: tuple[str, ...] = ()
    options: dict[str, Any] = {"quotechar": quote, "escapechar": escape, "delimiter": ","}
    for delimiter in _DELIMITERS:
        names = _row(opening.lstrip("\ufeff"), {**options, "delimiter": delimiter})
        if sum(map(bool, map(_field, names))) > sum(map(bool, map(_field, best))) or not best:
            best, chosen = names, delimiter
    return best, {**options, "delimiter": chosen}


def _row(opening: str, options: dict[str, Any]) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader(opening.splitlines(keepends=True), **options), ()))
    except csv.Error:
        return ()


def _fits(source: Source) -> bool:
    names, _ = _header(source.opening.text)
    known = set(map(_field, names)) - {""}
    return "text" in known and len(known) >= _FEWEST_KNOWN


# --- the other rows ------------------------------------------------------------------------------


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    opening = source.opening
    if not _fits(source):
        check_text(source.name, opening.text)
    columns, options = _header(opening.text)
    if "text" not in map(_field, columns):
        shown = ", ".join(f'"{column.strip()[:40]}"' for column in columns[:12])
        problem = "has no column for the text; call one of them text, body or content"
        raise ReadError(source.name, f"{problem} (there are {_printable(shown)})")
    origin = msgspec.structs.replace(source.origin, media="text/csv", encoding=opening.encoding)
    yield from few_problems(_rows(source, origin, options), source.name, "rows")


def _printable(words: str) -> str:
    return words if words.isprintable() else ascii(words)[1:-1]


def _rows(source: Source, origin: Origin, options: dict[str, Any]) -> Iterator[Found]:
    # A setting of the whole process; the default refuses fields of 128 KiB.
    csv.field_size_limit(LARGEST)
    rows = _Rows(text_lines(source.stream(), origin.encoding))
    ids, columns = Ids(), None
    reader = csv.reader(rows, **options)
    while True:
        rows.begin()
        line = rows.number + 1
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if columns is None:
                columns = [cell.removeprefix("\ufeff") for cell in cells]
            elif any(map(str.strip, cells)):
                _check(cells, columns, rows)
                at = msgspec.structs.replace(origin, line=line, sha256=digest("".join(rows.taken)))
                made = _article(dict(_named(columns, cells)), at)
                ids.check(made.id, line)
                yield made
        except (RecordError, csv.Error) as problem:
            yield ReadError(source.name, f"line {line}: {problem}")
            if rows.size > LARGEST:
                return


def _check(cells: Sequence[str], columns: Sequence[str], rows: _Rows) -> None:
    if rows.ended:
        raise RecordError("a quotation mark is not closed; the rest of the file was not read")
    if any(map(str.strip, cells[len(columns) :])):
        raise RecordError(
            f"has {len(cells)} fields for {len(columns)} columns; put quotation marks about a text"
        )


def _named(columns: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The known fields and their values; of several columns of one kind the first that has one."""
    named: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        field = _field(column)
        if field and not named.get(field):
            named[field] = cell
    return iter(named.items())


def _article(fields: dict[str, str], origin: Origin) -> Article:
    text = text_of(fields)
    url = given(fields, "url")
    names = ("title", "outlet", "byline", "published", "updated", "agency", "language")
    data = {name: datum(given(fields, name), _READ_FROM) for name in names}
    own = given(fields, "id") or article_id(text, url)
    return Article(id=own, text=text, url=url, origin=origin, **data)


READER = Reader("csv", fits=_fits, articles=_articles, endings=frozenset({".csv", ".tsv", ".tab"}))
