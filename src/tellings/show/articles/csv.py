"""Articles as a table: CSV (RFC 4180), a row each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tellings.model import Article
from tellings.show.articles.fields import KNOWN, fields

_COLUMNS = ("id", *KNOWN, "url", "text")


def written(articles: Iterable[Article], sent: str = "") -> Iterator[str]:
    """The row of names, then a row for each article, every field in quotation marks.

    A text keeps its line ends. When they are sent makes no difference.
    """
    yield _row(_COLUMNS)
    for article in articles:
        known = fields(article)
        yield _row([known.get(column, "") for column in _COLUMNS])


def _row(cells: Iterable[str]) -> str:
    row = io.StringIO(newline="")
    csv.writer(row, quoting=csv.QUOTE_ALL).writerow(cells)
    return row.getvalue()
