"""Which articles repeat another's text, and where."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Copy, Passage
from tellings.store.articles import need
from tellings.store.connection import Connection
from tellings.store.packing import fit, pack, unpack

_COPY = """
SELECT article.id, leader.id, copy.by, copy.share, copy.passages, copy.why
FROM copy
JOIN article ON article.number = copy.article
JOIN article AS leader ON leader.number = copy.leader
"""
_GROUP = """
SELECT article.id FROM copy JOIN article ON article.number = copy.article
WHERE copy.leader = (SELECT number FROM article WHERE id = ?) ORDER BY copy.article
"""


class Copies:
    """The copies in a library: each has one leader, and no leader is a copy."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: str) -> Copy | None:
        """How an article is a copy; None if it is none."""
        found = self._found("WHERE article.id = ?", article)
        return found[0] if found else None

    def led_by(self, article: str) -> tuple[Copy, ...]:
        """The copies of an article, in order of adding."""
        return self._found("WHERE leader.id = ? ORDER BY copy.article", article)

    def group(self, article: str) -> tuple[str, ...]:
        """The leader of an article's group, then its copies; the article alone if in none."""
        copy = self.of(article)
        leader = copy.of if copy else article
        rows = self._connection.rows(_GROUP, (fit(leader),))
        return (leader, *(row[0] for row in rows))

    def _found(self, where: str, article: str) -> tuple[Copy, ...]:
        name, what = self._connection.name, f"how article {article} is a copy"
        rows = self._connection.rows(f"{_COPY} {where}", (fit(article),))
        return tuple(
            Copy(id_, of, by, share, unpack(passages, tuple[Passage, ...], name, what), why)
            for id_, of, by, share, passages, why in rows
        )


def put(connection: Connection, copies: Sequence[Copy]) -> None:
    """Keep copies, each instead of what was kept for its article.

    A leader is none from now on, and those that it still led follow their new one or are let go
    if they are given none. Raises KeyError.
    """
    for leader in dict.fromkeys(copy.of for copy in copies):
        drop(connection, need(connection, leader))
    for copy in copies:
        number = need(connection, copy.article)
        connection.run("DELETE FROM copy WHERE leader = ?", (number,))
        values = (
            number,
            need(connection, copy.of),
            copy.by,
            copy.share,
            fit(copy.why),
            pack(copy.passages),
        )
        connection.run("INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?, ?, ?)", values)


def drop(connection: Connection, number: int) -> None:
    """An article is no copy any more."""
    connection.run("DELETE FROM copy WHERE article = ?", (number,))
