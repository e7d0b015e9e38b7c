"""What `group` made of articles: sketches by their bands, profiles by their time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.store.articles import need
from tellings.store.connection import Connection
from tellings.store.packing import fit, packed_bands, unpacked_bands
from tellings.store.rows import Kept, Placed
from tellings.store.stories import Stories

_PROFILES = """
SELECT article.id, membership.story, profile.at, profile.version, profile.data
FROM membership
JOIN profile ON profile.article = membership.article
JOIN article ON article.number = membership.article
WHERE membership.story IN (SELECT value FROM json_each(?)) AND membership.by <> 'copy'
ORDER BY membership.story, membership.article
"""
_NEAR = """
SELECT band.article, coalesce(copy.leader, band.article)
FROM band LEFT JOIN copy ON copy.article = band.article
WHERE band.hash = ? ORDER BY band.article LIMIT ?
"""

LONGEST_BAND = 1_000
"""How many articles of a band are looked at; a text that more have has been met by then."""

STORIES_AT_ONCE = 200


class Sketches:
    """The sketches and profiles of a library. Their bytes are `group`'s."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(self, bands: Sequence[int], most: int = 50) -> tuple[str, ...]:
        """The ids of articles that share a band, those that share most of them first.

        Of equals, those added first. Copies count as their leader: a band that more than `most`
        different texts have is boilerplate and gives none.
        """
        shared: Counter[int] = Counter()
        for band in set(bands):
            rows = self._connection.rows(_NEAR, (band, LONGEST_BAND))
            if len({leader for _, leader in rows}) <= most:
                shared.update(article for article, _ in rows)
        order = sorted(shared, key=lambda article: (-shared[article], article))
        ids = "SELECT id FROM article WHERE number = ?"
        return tuple(self._connection.value(ids, (number,)) for number in order)

    def sketch(self, article: str) -> Kept | None:
        """The sketch of an article, without its bands."""
        return self._kept("sketch", article)

    def profile(self, article: str) -> Kept | None:
        """The profile of an article."""
        return self._kept("profile", article)

    def _kept(self, table: str, article: str) -> Kept | None:
        statement = f"""SELECT id, version, {table}.data FROM {table}
            JOIN article ON article.number = {table}.article WHERE id = ?"""  # noqa: S608
        row = self._connection.row(statement, (fit(article),))
        return Kept(*row) if row else None

    def profiles(self, since: float | None = None, until: float | None = None) -> Iterator[Placed]:
        """Profiles of all leaders of the stories of a time, both ends included; or of all stories.

        A leader is a member that is no copy. A story is of a time if that lies between its first
        and its last article, or meets that. Story by story, some at a time; articles may be
        written meanwhile.
        """
        stories = [row.id for row in Stories(self._connection).rows(since=since, until=until)]
        for start in range(0, len(stories), STORIES_AT_ONCE):
            asked = json.dumps(stories[start : start + STORIES_AT_ONCE])
            for row in self._connection.rows(_PROFILES, (asked,)):
                yield Placed(*row)


def put(
    connection: Connection, article: str, version: int, bands: Sequence[int], data: bytes
) -> None:
    """Keep an article's sketch instead of what was kept. Raises KeyError."""
    number = need(connection, article)
    drop(connection, number)
    values = (number, version, packed_bands(bands), data)
    connection.run("INSERT INTO sketch VALUES (?, ?, ?, ?)", values)
    rows = [(band, number) for band in sorted(set(bands))]
    connection.many("INSERT INTO band VALUES (?, ?)", rows)


def drop(connection: Connection, number: int) -> None:
    """Forget an article's sketch."""
    bands = connection.value("SELECT bands FROM sketch WHERE article = ?", (number,))
    if bands is not None:
        gone = [(band, number) for band in set(unpacked_bands(bands))]
        connection.many("DELETE FROM band WHERE hash = ? AND article = ?", gone)
        connection.run("DELETE FROM sketch WHERE article = ?", (number,))


def put_profile(
    connection: Connection, article: str, version: int, data: bytes, at: float | None
) -> None:
    """Keep an article's profile instead of what was kept. Raises KeyError."""
    values = (need(connection, article), version, at, data)
    connection.run("INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)", values)
