"""Word lists as data: tab-separated tables that lie beside the code that reads them.

The first line names the columns; lines that begin with "#" are notes; every table has a column
`source` saying where each row comes from.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from importlib.util import find_spec

from tellings.model import Article

Row = dict[str, str]

DEFAULT = "en"
"""The language of an article that does not say its own."""


@cache
def table(package: str, name: str) -> tuple[Row, ...]:
    """The rows of `name`.tsv in a package, in order.

    Raises FileNotFoundError if there is no such table, ValueError for a row of another width.
    """
    lines = resources.files(package).joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    rows = csv.reader(
        (line for line in lines if line and not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    columns = next(rows)
    return tuple(_row(columns, cells, name) for cells in rows)


def _row(columns: list[str], cells: list[str], name: str) -> Row:
    if len(cells) != len(columns):
        raise ValueError(f"{name}.tsv: {len(cells)} cells for {len(columns)} columns: {cells}")
    return dict(zip(columns, cells, strict=True))


@cache
def words(package: str, name: str, column: str = "word") -> frozenset[str]:
    """One column of a table as a set."""
    return frozenset(row[column] for row in table(package, name))


def language_of(article: Article) -> str:
    """The language of an article as its tables are named: "en" for "en-GB"; DEFAULT if unknown."""
    told = article.language.value if article.language else ""
    return told.strip().replace("_", "-").split("-")[0].lower() or DEFAULT


@cache
def of_language(package: str, name: str, language: str = DEFAULT) -> tuple[Row, ...]:
    """The rows of a table in a package's folder of a language (ISO 639-1), in order.

    None if the language has no such table.
    """
    if not (language.isascii() and language.isalpha()):
        return ()
    folder = f"{package}.{language}"
    if find_spec(folder) is None or not resources.files(folder).joinpath(f"{name}.tsv").is_file():
        return ()
    return table(folder, name)
