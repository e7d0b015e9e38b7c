"""Whether a library's file is whole."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.store import articles
from tellings.store.connection import Connection
from tellings.store.faults import StoreError

# Each gives rows where something is wrong; the words say what.
_RULES = (
    (
        "the counts of story {} are not those of its members",
        """SELECT id FROM story WHERE articles <> (SELECT count(*) FROM membership WHERE story = id)
        OR outlets <> (SELECT count(DISTINCT outlet) FROM membership WHERE story = id)""",
    ),
    (
        "the times of story {} are not those of its members",
        """SELECT id FROM story WHERE (first, last) <> (
            SELECT min(at), max(at) FROM membership WHERE story = id)""",
    ),
    (
        "the outlets of story {} are not those of its members",
        """SELECT story FROM story_outlet AS told WHERE articles <> (SELECT count(*)
            FROM membership WHERE story = told.story AND outlet = told.outlet)""",
    ),
    (
        "article {} is in a story with another time or outlet than its own",
        """SELECT id FROM membership JOIN article ON number = article
        WHERE membership.outlet IS NOT article.outlet
        OR membership.at <> coalesce(article.at, added)""",
    ),
    (
        "article {} leads copies and is one",
        """SELECT id FROM article WHERE number IN (
            SELECT leader FROM copy INTERSECT SELECT article FROM copy)""",
    ),
    (
        "article {} has two states of one step's notes",
        """SELECT id FROM made JOIN article ON number = article
        GROUP BY article, step HAVING count(*) > 1""",
    ),
    (
        "article {} has bands without a sketch",
        """SELECT id FROM article WHERE number IN (
            SELECT article FROM band EXCEPT SELECT article FROM sketch)""",
    ),
    (
        "article {} is both in a story and dropped",
        """SELECT id FROM article WHERE number IN (SELECT article FROM membership)
        AND id IN (SELECT article FROM dropped)""",
    ),
)
_WORDS = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"


def check(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the file, a line each; nothing if it is whole. Reads all of it."""
    found: list[str] = []
    try:
        for line in _wrong(connection):
            found.append(line)  # one by one, so that what was found before an error is told
    except StoreError as error:
        found.append(str(error))
    return tuple(found)


def _wrong(connection: Connection) -> Iterator[str]:
    for (line,) in connection.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield " ".join(str(line).split())
    for table, row, parent, _ in connection.rows("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} names a row of {parent} that is not there"
    for words, statement in _RULES:
        for row in connection.rows(statement):
            yield words.format(row[0])
    yield from articles.damaged_ones(connection)
    connection.run(_WORDS)
