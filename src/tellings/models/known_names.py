"""A user's own file of names, which goes before every table of ours.

CSV, or TSV if its first line has a tab; UTF-8; the first line names the columns, in any order:

    name      the full name; needed
    type      person, state, organisation, outlet or group; empty: person
    country   ISO 3166-1 alpha-2 ("KR"), or empty
    aliases   other names, parted by "|" or ";"
    from, to  the first and last day for which the country holds: 2018, 2018-04 or 2018-04-27

It is a model of the role "names": the spec is "path:FILE".
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from tellings.dates import days
from tellings.errors import ReadError
from tellings.model import ModelRecord
from tellings.models.record import Model, ModelMissing, parse

ROLE = "names"
MOST_BYTES = 16 * 1024 * 1024
NameType = Literal["person", "state", "organisation", "outlet", "group"]
COLUMNS = ("name", "type", "country", "aliases", "from", "to")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LONGEST = 200


class KnownName(Struct, frozen=True):
    """A row: `first` and `last` are the days for which it holds, None where it does not say.

    `line` is the line of the file, from 1.
    """

    name: str
    type: NameType
    country: str | None
    aliases: tuple[str, ...]
    first: date | None
    last: date | None
    line: int

    def holds(self, day: date | None) -> bool:
        """Whether the row holds on a day; of an unknown day, whether it holds at any time."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first or day) <= day <= (self.last or day)


class KnownNames(Struct, frozen=True):
    """The rows of a file by each of their names, case aside."""

    by_name: Mapping[str, tuple[KnownName, ...]]

    def of(self, words: str, day: date | None) -> KnownName | None:
        """The row of a name that holds on a day; of several, the first in the file."""
        rows = self.by_name.get(plain(words), ())
        return next((row for row in rows if row.holds(day)), None)


def plain(words: str) -> str:
    """A name as it is looked up: one blank between words, straight apostrophes, no case."""
    return " ".join(words.replace("’", "'").split()).casefold()


def load(spec: str) -> Model:
    """The names of "path:FILE"; with "" or "none", `use` is None: there is no file.

    Raises UseError for another form of spec, ModelMissing if there is no such file, ReadError
    naming the line for one that is not as it should be.
    """
    asked = parse(spec)
    if asked.kind in {"default", "none"}:
        return Model(ModelRecord(ROLE, "none"), None)
    if asked.kind != "path" or not Path(asked.name).is_file():
        raise ModelMissing(str(asked), "give path:FILE, a CSV or TSV file of names, or none")
    try:
        data = Path(asked.name).read_bytes()
    except OSError as error:
        raise ReadError(
            asked.name, f"{error.strerror or error}; check that you may read it"
        ) from None
    record = ModelRecord(ROLE, asked.name, sha256=hashlib.sha256(data).hexdigest())
    return Model(record, read(data, asked.name))


def read(data: bytes, source: str) -> KnownNames:
    """The names in a file's bytes. Raises ReadError naming the line and what to do."""
    if len(data) > MOST_BYTES:
        raise ReadError(source, f"larger than {MOST_BYTES >> 20} MiB; split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(source, f"line {line} is not UTF-8; save the file as UTF-8") from None
    found: dict[str, list[KnownName]] = {}
    for row in _rows(text, source):
        for words in dict.fromkeys(map(plain, (row.name, *row.aliases))):
            found.setdefault(words, []).append(row)
    return KnownNames({words: tuple(rows) for words, rows in found.items()})


def _rows(text: str, source: str) -> Iterator[KnownName]:
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise ReadError(source, f"it is empty; its first line must be {','.join(COLUMNS)}")
    tab = "\t" in lines[0]
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter="\t" if tab else ",",
        quoting=csv.QUOTE_NONE if tab else csv.QUOTE_MINIMAL,
        strict=True,
    )
    columns: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if not columns:
                columns = _columns(cells, source, reader.line_num)
                continue
            yield _row(columns, cells, source, reader.line_num)
    except csv.Error as error:
        problem = f"line {reader.line_num}: {error}; check its quotation marks"
        raise ReadError(source, problem) from None


def _columns(cells: list[str], source: str, line: int) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    wrong = [name for name in names if name not in COLUMNS]
    if wrong or "name" not in names or len(set(names)) < len(names):
        what = f"no column {wrong[0]!r} is known" if wrong else "each column stands once"
        needed = f"line {line}: {what}; the first line names columns of {','.join(COLUMNS)}"
        raise ReadError(source, f"{needed}, and needs name")
    return names


def _row(columns: list[str], cells: list[str], source: str, line: int) -> KnownName:
    if len(cells) > len(columns):
        problem = f"line {line} has {len(cells)} cells for {len(columns)} columns"
        raise ReadError(source, f"{problem}; put a cell that holds the separator in quotes")
    row = dict.fromkeys(COLUMNS, "") | {
        column: cell.strip() for column, cell in zip(columns, cells, strict=False)
    }
    first, last = _day(row, "from", source, line), _day(row, "to", source, line)
    if first and last and last < first:
        raise ReadError(source, f"line {line}: it ends before it begins; mend from or to")
    return KnownName(
        _name(row["name"], source, line),
        _type(row["type"], source, line),
        _country(row["country"], source, line),
        tuple(part for each in re.split(r"[|;]", row["aliases"]) if (part := each.strip())),
        first,
        last,
        line,
    )


def _name(cell: str, source: str, line: int) -> str:
    if not cell or len(cell) > _LONGEST:
        raise ReadError(source, f"line {line}: a name of 1 to {_LONGEST} characters is needed")
    return cell


def _type(cell: str, source: str, line: int) -> NameType:
    known = get_args(NameType)
    if cell.lower() not in ("", *known):
        raise ReadError(source, f"line {line}: type {cell!r} is not one of {', '.join(known)}")
    return cell.lower() or "person"  # type: ignore[return-value]


def _country(cell: str, source: str, line: int) -> str | None:
    if cell and not _COUNTRY.fullmatch(cell.upper()):
        problem = f"line {line}: country {cell!r} is no code of two letters (ISO 3166-1), as KR"
        raise ReadError(source, problem)
    if cell.upper() == "UK":
        raise ReadError(source, f"line {line}: the United Kingdom is GB in ISO 3166-1, not UK")
    return cell.upper() or None


def _day(row: Mapping[str, str], column: str, source: str, line: int) -> date | None:
    if not row[column]:
        return None
    found = days(row[column])
    if found is None:
        problem = (
            f"line {line}: {column} {row[column]!r} is no date; write 2018, 2018-04 or 2018-04-27"
        )
        raise ReadError(source, problem)
    return found.first if column == "from" else found.last
