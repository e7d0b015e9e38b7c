"""Putting articles into stories and taking them out, and what is known of a story's articles."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Link, Membership, Move
from tellings.store.articles import need
from tellings.store.connection import Connection
from tellings.store.packing import fit, pack
from tellings.store.stories import joined_links

_PUT = """
INSERT INTO membership (article, story, outlet, at, by, score, why, since, revision)
SELECT number, ?, outlet, coalesce(at, added), ?, ?, ?, ?, ? FROM article WHERE number = ?
"""
_SAME = """
UPDATE membership SET by = ?, score = ?, why = ?, revision = ? WHERE article = ?
"""


def put(connection: Connection, membership: Membership, since: float, revision: int) -> None:
    """Put an article into a story, out of that in which it was. Raises KeyError.

    `since` is kept where the story stays the same.
    """
    number = need(connection, membership.article)
    said = (membership.by, membership.score, fit(membership.why))
    before = connection.value("SELECT story FROM membership WHERE article = ?", (number,))
    if before == membership.story:
        connection.run(_SAME, (*said, revision, number))
        return
    _begin(connection, membership.story, number)
    connection.run("DELETE FROM membership WHERE article = ?", (number,))
    connection.run(_PUT, (membership.story, *said, since, revision, number))
    connection.run("DELETE FROM dropped WHERE article = ?", (membership.article,))


def _begin(connection: Connection, story: str, first: int) -> None:
    statement = """INSERT OR IGNORE INTO story (id, first, last, articles, outlets)
        SELECT ?, coalesce(at, added), coalesce(at, added), 0, 0 FROM article WHERE number = ?"""
    connection.run(statement, (story, first))


def drop(connection: Connection, article: str, revision: int) -> bool:
    """Take an article out of its story; False if it was in none. Raises KeyError."""
    number = need(connection, article)
    if not connection.run("DELETE FROM membership WHERE article = ?", (number,)):
        return False
    connection.run("INSERT OR REPLACE INTO dropped VALUES (?, ?)", (article, revision))
    return True


def put_time(connection: Connection, number: int, revision: int) -> None:
    """Give a membership, and by the triggers its story, the time that its article has now."""
    kept = "SELECT story, by, score, why, since FROM membership WHERE article = ?"
    row = connection.row(kept, (number,))
    if row is None:
        return
    story, by, score, why, since = row
    connection.run("DELETE FROM membership WHERE article = ?", (number,))
    _begin(connection, story, number)
    connection.run(_PUT, (story, by, score, why, since, revision, number))


def put_moves(connection: Connection, moves: Sequence[Move], at: float) -> None:
    """Log moves that were made at a time."""
    statement = "INSERT INTO move (at, article, source, target, why) VALUES (?, ?, ?, ?, ?)"
    rows = [(at, each.article, each.source, each.target, fit(each.why)) for each in moves]
    connection.many(statement, rows)


def put_links(connection: Connection, story: str, basis: str, links: Sequence[Link]) -> None:
    """Keep the links between the articles of a story instead of those that were kept.

    Raises KeyError if there is no such story.
    """
    if connection.row("SELECT 1 FROM story WHERE id = ?", (fit(story),)) is None:
        raise KeyError(story)
    connection.run("DELETE FROM link WHERE story = ?", (story,))
    parts = joined_links(links) or {"": ()}
    rows = [(story, relation, basis, pack(part)) for relation, part in parts.items()]
    connection.many("INSERT INTO link VALUES (?, ?, ?, ?)", rows)
