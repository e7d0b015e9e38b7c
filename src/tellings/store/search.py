"""Finding words in titles, prose and what is said, best first, with the words around them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from msgspec import Struct

from tellings.errors import UseError
from tellings.model import Span, Spans
from tellings.store import days, query
from tellings.store.articles import outlets_called
from tellings.store.connection import Connection, Row
from tellings.store.excerpts import LENGTH, marks, placed, window
from tellings.store.passages import spans
from tellings.store.rows import Excerpt, Found, Hit, Where
from tellings.text import covers

RANKED = 5_000
"""How many matching passages are ranked by their words; of more, see `_unranked`."""

NEWEST = 500
"""How many of the passages that were added last are looked at where they are not ranked."""

EXCERPTS = 3
"""How many excerpts an article has at most."""

# Weights of title, prose, what is said; speakers and tags only filter.
_RANK = "bm25(words, 4.0, 1.0, 2.0, 0.0, 0.0)"
# What is of the time is counted before the ranking is cut, or the newest would hide the rest.
_MATCHES = """
WITH match (number, article, score) AS MATERIALIZED (
    SELECT words.rowid, passage.article, {rank}
    FROM words CROSS JOIN passage ON passage.number = words.rowid
    WHERE words MATCH ? AND {when}
    ORDER BY words.rowid DESC LIMIT {most}
)
SELECT article, min(score), json_group_array(number)
FROM match GROUP BY article ORDER BY 2, 1 DESC LIMIT ?
"""
_WHEN = """EXISTS (SELECT 1 FROM article WHERE article.number = passage.article
    AND coalesce(article.at, article.added) BETWEEN ? AND ?)"""
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
# Apart, so that each is looked up in the index.
_TIMES = """SELECT (SELECT min(coalesce(at, added)) FROM article),
    (SELECT max(coalesce(at, added)) FROM article)"""
_HIT = """
SELECT article.text, article.id, title, coalesce(outlet.name, ''), url, article.at, added,
    membership.story
FROM article
LEFT JOIN outlet ON outlet.number = article.outlet
LEFT JOIN membership ON membership.article = article.number
WHERE article.number = ?
"""
_PASSAGES = """
SELECT passage.article, number, passage.note, passage.speaker, passage.source, title, prose, said
FROM passage_words JOIN passage USING (number)
WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number
"""
PASSAGES = 30
"""How many matching passages of an article are looked at for its excerpts."""


def find(
    connection: Connection,
    asked: str,
    *,
    by: str = "",
    outlet: str = "",
    since: float | None = None,
    until: float | None = None,
    limit: int = 20,
) -> Found:
    """What was found; see `Store.find`."""
    terms, names = query.words(asked), query.words(by)
    if not terms and not names:
        raise UseError("give words to find, or a speaker; signs alone find nothing")
    outlets = outlets_called(connection, outlet) if outlet else ()
    if outlet and not outlets:
        return Found(())
    tags = [[f"o{number}" for number in outlets]]
    times: tuple[float, ...] = ()
    if since is not None or until is not None:
        low, high = times = _times(connection, since, until)
        if not (dates := days.tags(low, high)):
            return Found(())
        tags.append(dates)
    given = _Asked(terms, names, tuple(filter(None, tags)), times)
    many = connection.value(_COUNT, (given.match(), RANKED + 1)) > RANKED
    rows = _unranked(connection, given, limit) if many else _ranked(connection, given, limit)
    return Found(_hits(connection, query.expression(terms, (), ()), rows), cut=many)


class _Asked(Struct, frozen=True):
    """What is looked for: terms, a speaker's names, groups of tags, and a time if one is asked."""

    terms: tuple[str, ...]
    names: tuple[str, ...]
    tags: tuple[list[str], ...]
    times: tuple[float, ...]

    def match(self, columns: str = query.WORDS) -> str:
        """As an expression of FTS5."""
        return query.expression(self.terms, self.names, self.tags, columns)


def _ranked(connection: Connection, asked: _Asked, limit: int) -> list[Row]:
    return _matches(connection, asked, limit, query.WORDS, rank=_RANK, most=RANKED)


def _unranked(connection: Connection, asked: _Asked, limit: int) -> list[Row]:
    """Of very many matches those with the words in the title, then those that were added last.

    What is in so much tells little, and to weigh it all takes longer than a person waits.
    """
    most = 10 * limit + NEWEST
    last = _matches(connection, asked, limit, query.WORDS, rank="0.0", most=most)
    if not asked.terms:
        return last
    titled = _matches(connection, asked, limit, "title", rank="-1.0", most=most)
    first = {row[0] for row in titled}
    return [*titled, *(row for row in last if row[0] not in first)][:limit]


def _matches(
    connection: Connection, asked: _Asked, limit: int, columns: str, *, rank: str, most: int
) -> list[Row]:
    """The best articles: number, score (less is better), and the numbers of passages, as JSON."""
    when = _WHEN if asked.times else "true"
    statement = _MATCHES.format(rank=rank, when=when, most=most)
    return connection.rows(statement, (asked.match(columns), *asked.times, limit))


def _times(connection: Connection, since: float | None, until: float | None) -> tuple[float, float]:
    """The time that is asked for, within that of the articles."""
    first, last = connection.row(_TIMES) or (None, None)
    low = max(float("-inf") if since is None else since, 0.0 if first is None else first)
    return low, min(float("inf") if until is None else until, 0.0 if last is None else last)


def _hits(connection: Connection, terms: str, rows: Sequence[Row]) -> tuple[Hit, ...]:
    shown = [n for row in rows for n in json.loads(row[2])[:PASSAGES]]
    passages: dict[int, list[Row]] = {}
    for article, *passage in connection.rows(_PASSAGES, (json.dumps(shown),)):
        passages.setdefault(article, []).append(tuple(passage))
    words = [(row[0], *row[-3:]) for each in passages.values() for row in each]
    found = marks(connection, terms, words)
    return tuple(_hit(connection, row, passages[row[0]], found) for row in rows)


def _hit(
    connection: Connection, row: Row, passages: Sequence[Row], found: Mapping[int, Sequence[Spans]]
) -> Hit:
    article, score, _ = row
    known = connection.row(_HIT, (article,))
    assert known is not None  # noqa: S101  the row was found a moment ago
    text, id_, title, outlet, url, at, added, story = known
    excerpts: list[Excerpt] = []
    for number, note, speaker, source, *_ in passages:
        in_title, in_prose, in_said = found.get(number, ((), (), ()))
        where = spans(connection, number)
        if note is not None:
            excerpts.append(_said(text, note, where, in_said, speaker or source))
        else:
            excerpts += [_in_title(title, in_title)] if in_title else []
            excerpts += _in_prose(text, where, in_prose)
    return Hit(id_, title, outlet, url, at, added, story, -score, tuple(_best(excerpts)))


def _in_title(title: str, marks: Spans) -> Excerpt:
    return Excerpt("title", title, (Span(0, len(title)),), marks)


def _in_prose(text: str, blocks: Spans, marks: Spans) -> list[Excerpt]:
    placed_marks = placed(marks, blocks)
    found = []
    for block in blocks:
        inside = [mark for mark in placed_marks if covers(block, mark)]
        if inside:
            found.append(_shown("prose", text, (window(text, block, inside),), inside))
    return found


def _said(text: str, note: str, content: Spans, marks: Spans, speaker: str) -> Excerpt:
    found = placed(marks, content)
    at = content if sum(map(len, content)) <= LENGTH else (_middle(text, content, found),)
    return _shown("said", text, at, found, note=note, speaker=speaker)


def _middle(text: str, content: Spans, marks: Spans) -> Span:
    """Where in a long content to look: in the part that has the first mark."""
    held = (part for part in content if any(covers(part, mark) for mark in marks))
    return window(text, next(held, content[0]), marks)


def _shown(
    where: Where, text: str, at: Spans, marks: Sequence[Span], *, note: str = "", speaker: str = ""
) -> Excerpt:
    words = " … ".join(span.of(text) for span in at)
    inside = tuple(mark for mark in marks if any(covers(part, mark) for part in at))
    return Excerpt(where, words, at, inside, note or None, speaker)


def _best(found: list[Excerpt]) -> list[Excerpt]:
    """The title, then those with most of the words; of prose not what an attribution shows."""
    titles = [each for each in found if each.where == "title"]
    said = [each for each in found if each.where == "said"]
    shown = {mark for each in said for mark in each.marks}
    prose = [e for e in found if e.where == "prose" and not shown.issuperset(e.marks)]
    others = sorted(said + prose, key=lambda each: (-len(set(each.marks)), each.at))
    return titles + others[:EXCERPTS]
