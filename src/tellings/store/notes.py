"""Notes of articles, step by step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.model import Reading
from tellings.pipeline import Made, Pipeline
from tellings.store.articles import Articles, need
from tellings.store.connection import Connection
from tellings.store.faults import damaged
from tellings.store.packing import fit, pack, unpack

_STALE = """
SELECT number, id FROM article
WHERE (
    SELECT count(*) FROM made JOIN json_each(?) AS now
    ON now.key = made.step AND now.value = made.basis
    WHERE made.article = article.number
) < ? AND number > ?
ORDER BY number LIMIT ?
"""


class Notes:
    """What steps gave for the articles of a library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def made(self, article: str, steps: Sequence[str] = ()) -> dict[str, Made]:
        """What these steps, or all, gave for an article, by their names, in the order they ran.

        It may be given to `Pipeline.run` as `kept`. Empty for an article that is not there.
        """
        statement = """SELECT step, data FROM made
            WHERE article = (SELECT number FROM article WHERE id = ?)
            AND (? OR step IN (SELECT value FROM json_each(?))) ORDER BY place"""
        asked = (fit(article), not steps, json.dumps(list(steps)))
        rows = self._connection.rows(statement, asked)
        name = self._connection.name
        what = f"the notes of article {article}"
        return {step: unpack(data, Made, name, what) for step, data in rows}

    def reading(self, article: str, steps: Sequence[str] = ()) -> Reading:
        """The reading that is kept of an article, with the notes of these steps, or of all.

        Without notes, if none are kept. Raises KeyError.
        """
        whole = Articles(self._connection).get(article)
        made = tuple(self.made(article, steps).values())
        try:
            return Pipeline(()).joined(whole, made)
        except ValueError as error:
            problem = f"the notes of article {article} do not fit it"
            raise damaged(self._connection.name, problem) from error

    def readings(self, articles: Iterable[str] | None = None) -> Iterator[Reading]:
        """The readings of these articles, or of all, one at a time. Raises KeyError."""
        ids = Articles(self._connection).ids() if articles is None else articles
        return (self.reading(id_) for id_ in ids)

    def bases(self, article: str) -> dict[str, str]:
        """The basis of each step's notes for an article, by the step's name."""
        statement = """SELECT step, basis FROM made
            WHERE article = (SELECT number FROM article WHERE id = ?) ORDER BY place"""
        return dict(self._connection.rows(statement, (fit(article),)))

    def stale(self, bases: Mapping[str, str]) -> Iterator[str]:
        """The ids of articles for which some step gave nothing, or on another basis than now.

        `bases` are those of `Pipeline.bases`. Articles may be written while this runs.
        """
        asked = (json.dumps(dict(bases)), len(bases))
        return (row[1] for row in self._connection.paged(_STALE, asked))


def put(connection: Connection, article: str, made: Sequence[Made]) -> int:
    """Keep what the steps gave for an article instead of what was kept; how many were written.

    What is kept on the same basis is not written again. Raises KeyError.
    """
    number = need(connection, article)
    kept = set(connection.rows("SELECT step, basis FROM made WHERE article = ?", (number,)))
    given = {(each.maker.step, each.basis) for each in made}
    gone = [(number, *each) for each in sorted(kept - given)]
    connection.many("DELETE FROM made WHERE article = ? AND step = ? AND basis = ?", gone)
    place = "UPDATE made SET place = ? WHERE article = ? AND step = ? AND basis = ? AND place <> ?"
    written = 0
    for at, each in enumerate(made):
        key = (number, each.maker.step, each.basis)
        if key[1:] in kept:
            connection.run(place, (at, *key, at))
            continue
        connection.run("INSERT INTO made VALUES (?, ?, ?, ?, ?)", (*key, at, pack(each)))
        written += 1
    return written
