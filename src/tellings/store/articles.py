"""Articles: putting one in, and getting it back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from tellings.model import Article, Datum
from tellings.store.connection import Connection, Row
from tellings.store.faults import StoreError, damaged
from tellings.store.packing import Repairs, checksum, fit, folded, pack, repaired, repairs, unpack
from tellings.store.rows import ArticleRow, OutletRow

_ROW = """
SELECT article.number, article.id, title, coalesce(outlet.name, ''), agency, byline, language, url,
    canonical, published, article.at, article.added, membership.story, leader.id
FROM article
LEFT JOIN outlet ON outlet.number = article.outlet
LEFT JOIN membership ON membership.article = article.number
LEFT JOIN copy ON copy.article = article.number
LEFT JOIN (SELECT number, id FROM article) AS leader ON leader.number = copy.leader
"""


class _Kept(Struct, frozen=True, array_like=True):
    article: Article
    repairs: Repairs


class Articles:
    """The articles of a library. Those that give several go in order of adding."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """How many there are."""
        return int(self._connection.value("SELECT count(*) FROM article"))

    def has(self, id: str) -> bool:
        """Whether the article is there."""
        return number(self._connection, id) is not None

    def get(self, id: str) -> Article:
        """The article, equal to the one that was put in. Raises KeyError."""
        row = self._connection.row("SELECT data, text, crc FROM article WHERE id = ?", (fit(id),))
        if row is None:
            raise KeyError(id)
        return _article(self._connection.name, id, row)

    def text(self, id: str) -> str:
        """Its text. Raises KeyError."""
        return self.get(id).text

    def row(self, id: str) -> ArticleRow:
        """What is known of it. Raises KeyError."""
        row = self._connection.row(f"{_ROW} WHERE article.id = ?", (fit(id),))
        if row is None:
            raise KeyError(id)
        return ArticleRow(*row[1:])

    def called(self, prefix: str, most: int = 10) -> tuple[str, ...]:
        """The ids that begin so, at most `most`, in order."""
        return begun(self._connection, "article", prefix, most)

    def at_address(self, url: str) -> tuple[str, ...]:
        """The ids of the articles that were read at an address."""
        statement = "SELECT id FROM article WHERE url = ? AND url <> '' ORDER BY number"
        return tuple(row[0] for row in self._connection.rows(statement, (fit(url),)))

    def ids(self) -> Iterator[str]:
        """All ids."""
        statement = "SELECT number, id FROM article WHERE number > ? ORDER BY number LIMIT ?"
        return (row[1] for row in self._connection.paged(statement))

    def rows(self) -> Iterator[ArticleRow]:
        """What is known of each."""
        statement = f"{_ROW} WHERE article.number > ? ORDER BY article.number LIMIT ?"
        return (ArticleRow(*row[1:]) for row in self._connection.paged(statement))

    def outlets(self) -> tuple[OutletRow, ...]:
        """The outlets, those with most articles first."""
        statement = """SELECT outlet.name, count(*) FROM article
            JOIN outlet ON outlet.number = article.outlet
            GROUP BY outlet.number ORDER BY 2 DESC, 1"""
        return tuple(OutletRow(*row) for row in self._connection.rows(statement))


# --- for the other rooms of the store -------------------------------------------------------------


def number(connection: Connection, id: str) -> int | None:
    """The number of an article in the file, or None."""
    found: int | None = connection.value("SELECT number FROM article WHERE id = ?", (fit(id),))
    return found


def need(connection: Connection, id: str) -> int:
    """The number of an article in the file. Raises KeyError."""
    found = number(connection, id)
    if found is None:
        raise KeyError(id)
    return found


def begun(connection: Connection, table: str, prefix: str, most: int) -> tuple[str, ...]:
    """The ids of a table that begin so."""
    statement = f"SELECT id FROM {table} WHERE id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT ?"  # noqa: S608
    start = fit(prefix)
    rows = connection.rows(statement, (start, len(start), start, most))
    return tuple(row[0] for row in rows)


def outlets_called(connection: Connection, name: str) -> tuple[int, ...]:
    """The numbers of the outlets of this name, or, if there are none, that have it in theirs.

    Case and accents make no difference.
    """
    bare = folded(name)
    same = connection.rows("SELECT number FROM outlet WHERE folded = ?", (bare,))
    like = "SELECT number FROM outlet WHERE ? <> '' AND instr(folded, ?)"
    rows = same or connection.rows(like, (bare, bare))
    return tuple(row[0] for row in rows)


def put(connection: Connection, article: Article, *, added: float, at: float | None) -> bool:
    """Put an article in; False if its id is there, and then nothing is changed."""
    if number(connection, article.id) is not None:
        return False
    bare = msgspec.structs.replace(article, text="")
    values = (
        article.id,
        _outlet(connection, _value(article.outlet)),
        at,
        added,
        fit(article.url or ""),
        *(
            _value(each)
            for each in (
                article.canonical,
                article.title,
                article.byline,
                article.agency,
                article.language,
                article.published,
            )
        ),
        checksum(article.text),
        pack(_Kept(bare, repairs(article.text))),
        fit(article.text),
    )
    connection.run(_PUT, values)
    return True


_PUT = """INSERT INTO article (id, outlet, at, added, url, canonical, title, byline, agency,
    language, published, crc, data, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def _value(datum: Datum | None) -> str:
    return fit(datum.value) if datum else ""


def _outlet(connection: Connection, name: str) -> int | None:
    if not name.strip():
        return None
    found = connection.value("SELECT number FROM outlet WHERE name = ?", (name,))
    if found is not None:
        return int(found)
    statement = "INSERT INTO outlet (name, folded) VALUES (?, ?)"
    return connection.inserted(statement, (name, folded(name)))


def _article(name: str, id: str, row: Row) -> Article:
    data, text, crc = row
    kept = unpack(data, _Kept, name, f"article {id}")
    whole = repaired(text, kept.repairs)
    if checksum(whole) != crc:
        raise damaged(name, f"the text of article {id} is not what it was")
    return msgspec.structs.replace(kept.article, text=whole)


def damaged_ones(connection: Connection) -> Iterator[str]:
    """What is wrong with articles whose text or data are not what was written."""
    statement = "SELECT number, id, data, text, crc FROM article WHERE number > ? LIMIT ?"
    for _, id_, *row in connection.paged(statement, size=50):
        try:
            _article(connection.name, id_, tuple(row))
        except StoreError as error:
            yield str(error)


def numbers(connection: Connection, ids: Iterable[str]) -> list[Any]:
    """The numbers of articles, in order. Raises KeyError."""
    return [need(connection, id_) for id_ in ids]
