"""Stories and their members, as they are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tellings.errors import UseError
from tellings.model import Link, Membership
from tellings.store import query
from tellings.store.articles import begun, outlets_called
from tellings.store.connection import Connection
from tellings.store.packing import fit, unpack
from tellings.store.rows import Changed, MemberRow, MoveRow, StoryRow

_MEMBERS = """
SELECT article.id, membership.story, coalesce(outlet.name, ''), article.agency, article.title,
    article.url, membership.at, leader.id, membership.by, membership.score, membership.why,
    membership.since, article.added
FROM membership
JOIN article ON article.number = membership.article
LEFT JOIN outlet ON outlet.number = membership.outlet
LEFT JOIN copy ON copy.article = membership.article
LEFT JOIN article AS leader ON leader.number = copy.leader
"""
_CHANGED = """
SELECT article.id, membership.story, membership.by, profile.data
FROM membership
JOIN article ON article.number = membership.article
LEFT JOIN profile ON profile.article = membership.article
WHERE membership.revision > ? ORDER BY membership.revision, membership.article
"""
_WITH_WORDS = """id IN (SELECT membership.story FROM words
    CROSS JOIN passage ON passage.number = words.rowid
    JOIN membership ON membership.article = passage.article WHERE words MATCH ?)"""


class Stories:
    """The stories of a library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """How many there are."""
        return int(self._connection.value("SELECT count(*) FROM story"))

    def has(self, id: str) -> bool:
        """Whether there is a story of this id."""
        return self._connection.row("SELECT 1 FROM story WHERE id = ?", (fit(id),)) is not None

    def row(self, id: str) -> StoryRow:
        """A story by its counts. Raises KeyError."""
        statement = "SELECT id, first, last, articles, outlets FROM story WHERE id = ?"
        row = self._connection.row(statement, (fit(id),))
        if row is None:
            raise KeyError(id)
        return StoryRow(*row)

    def known(self) -> tuple[str, ...]:
        """The ids of all stories there are or ever were."""
        statement = "SELECT id FROM story UNION SELECT story FROM ended ORDER BY 1"
        return tuple(row[0] for row in self._connection.rows(statement))

    def called(self, prefix: str, most: int = 10) -> tuple[str, ...]:
        """The ids that begin so, at most `most`, in order."""
        return begun(self._connection, "story", prefix, most)

    def rows(
        self,
        *,
        since: float | None = None,
        until: float | None = None,
        outlet: str = "",
        words: str = "",
        min_outlets: int = 0,
        after: tuple[float, str] | None = None,
        limit: int | None = None,
    ) -> list[StoryRow]:
        """Stories with articles in a time (both ends included), the last active first.

        `outlet` keeps those that an outlet tells whose name is this, or has it in it; `words`
        those with an article in which `Store.find` finds them. `after` is the `last` and the id of
        a story, and gives those that come after it. Raises UseError for words that say nothing.
        """
        where, values = _filtered(since, until, min_outlets)
        if words:
            where.append(_WITH_WORDS)
            values.append(_match(words))
        if after:
            where.append("(last < ? OR (last = ? AND id > ?))")
            values += (after[0], *after)
        if outlet:
            numbers = outlets_called(self._connection, outlet)
            marks = ", ".join("?" * len(numbers))
            told = f"SELECT story FROM story_outlet WHERE outlet IN ({marks})"  # noqa: S608
            where.append(f"id IN ({told})")
            values += numbers
        condition = " AND ".join(where) or "true"
        statement = f"""SELECT id, first, last, articles, outlets FROM story WHERE {condition}
            ORDER BY last DESC, id LIMIT ?"""  # noqa: S608
        rows = self._connection.rows(statement, (*values, -1 if limit is None else limit))
        return [StoryRow(*row) for row in rows]

    def members(self, story: str) -> list[MemberRow]:
        """The articles of a story, the earliest first; none if there is no such story."""
        statement = f"""{_MEMBERS} WHERE membership.story = ?
            ORDER BY membership.at, membership.article"""
        return [MemberRow(*row) for row in self._connection.rows(statement, (fit(story),))]

    def members_of(self, stories: Iterable[str]) -> dict[str, list[MemberRow]]:
        """The articles of each of several stories, in the order in which they are asked for."""
        found: dict[str, list[MemberRow]] = {fit(story): [] for story in stories}
        statement = f"""{_MEMBERS} WHERE membership.story IN (SELECT value FROM json_each(?))
            ORDER BY membership.story, membership.at, membership.article"""  # noqa: S608
        for row in self._connection.rows(statement, (json.dumps(list(found)),)):
            found[row[1]].append(MemberRow(*row))
        return found

    def member(self, article: str) -> MemberRow | None:
        """An article as the member of its story; None if it is in none."""
        row = self._connection.row(f"{_MEMBERS} WHERE article.id = ?", (fit(article),))
        return MemberRow(*row) if row else None

    def membership(self, article: str) -> Membership | None:
        """In which story an article is, and why; None if in none."""
        statement = """SELECT id, story, by, score, why FROM membership
            JOIN article ON article.number = membership.article WHERE id = ?"""
        row = self._connection.row(statement, (fit(article),))
        return Membership(*row) if row else None

    def moves(self, *, story: str = "", article: str = "") -> list[MoveRow]:
        """The moves into and out of a story, or those of an article, in order; or all."""
        where, values = "true", ()  # type: tuple[str, tuple[str, ...]]
        if story:
            where, values = "source = ? OR target = ?", (fit(story),) * 2
        elif article:
            where, values = "article = ?", (fit(article),)
        statement = f"""SELECT at, article, source, target, why FROM move
            WHERE {where} ORDER BY number"""  # noqa: S608
        return [MoveRow(*row) for row in self._connection.rows(statement, values)]

    def links(self, story: str, basis: str) -> tuple[Link, ...] | None:
        """The links that were kept for a story on this basis.

        None if none were kept on it, or if its members have changed since.
        """
        statement = "SELECT relation, basis, data FROM link WHERE story = ? ORDER BY rowid"
        rows = self._connection.rows(statement, (fit(story),))
        if not rows or any(row[1] != basis for row in rows):
            return None
        name, what = self._connection.name, f"the links of story {story}"
        parts = (unpack(row[2], tuple[Link, ...], name, what) for row in rows)
        return tuple(link for part in parts for link in part)

    def revision(self) -> int:
        """A number that grows whenever an article joins, leaves or changes a story."""
        statement = "SELECT value FROM state WHERE name = 'revision'"
        return int(self._connection.value(statement))

    def changed(self, since: int) -> Iterator[Changed]:
        """Where articles are now that joined, left or changed a story after a revision.

        Those that left come first. Read `revision` before this, and start there the next time.
        """
        left = "SELECT article FROM dropped WHERE revision > ? ORDER BY revision, article"
        for row in self._connection.rows(left, (since,)):
            yield Changed(row[0], None)
        for row in self._connection.rows(_CHANGED, (since,)):
            yield Changed(*row)


def _match(words: str) -> str:
    """Words to find, as an expression of FTS5. Raises UseError."""
    if not (terms := query.words(words)):
        raise UseError("give words to find; signs alone find nothing")
    return query.expression(terms, (), ())


def _filtered(
    since: float | None, until: float | None, min_outlets: int
) -> tuple[list[str], list[Any]]:
    conditions = (
        ("last >= ?", since),
        ("first <= ?", until),
        ("outlets >= ?", min_outlets or None),
    )
    asked = [(where, value) for where, value in conditions if value is not None]
    return [where for where, _ in asked], [value for _, value in asked]


def joined_links(links: Sequence[Link]) -> dict[str, tuple[Link, ...]]:
    """Links by their relation, in order."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.relation, []).append(link)
    return {relation: tuple(each) for relation, each in found.items()}
