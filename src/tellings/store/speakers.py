"""Who is quoted in a library: attributions by the name of their speaker."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.store import query
from tellings.store.connection import Connection

MOST = 5_000
"""How many attributions of one speaker are looked at, those that were added last."""

_SAID = """
SELECT article.id, passage.note, passage.speaker, coalesce(outlet.name, ''), article.title,
    article.at, article.added, membership.story, leader.id,
    (SELECT said FROM passage_words WHERE passage_words.number = passage.number)
FROM words CROSS JOIN passage ON passage.number = words.rowid
JOIN article ON article.number = passage.article
LEFT JOIN outlet ON outlet.number = article.outlet
LEFT JOIN membership ON membership.article = article.number
LEFT JOIN copy ON copy.article = article.number
LEFT JOIN (SELECT number, id FROM article) AS leader ON leader.number = copy.leader
WHERE words MATCH ? AND passage.note IS NOT NULL AND passage.speaker <> ''
ORDER BY words.rowid DESC LIMIT ?
"""
_CALLED = """
SELECT passage.speaker, count(*), count(DISTINCT passage.article)
FROM words CROSS JOIN passage ON passage.number = words.rowid
WHERE words MATCH ? AND passage.note IS NOT NULL AND passage.speaker <> ''
GROUP BY passage.speaker
"""
_ALL = """
SELECT speaker, count(*), count(DISTINCT article) FROM passage
WHERE note IS NOT NULL AND speaker <> '' GROUP BY speaker
"""


class SaidRow(Struct, frozen=True):
    """An attribution whose speaker has a name, by its article and the id of its note.

    `speaker` is the name, several joined by ", ". `at` is when the article was written, None if
    that is not known, and `added` when it came. `story` and `copy_of` as in `ArticleRow`. `words`
    are what is said.
    """

    article: str
    note: str
    speaker: str
    outlet: str
    title: str
    at: float | None
    added: float
    story: str | None
    copy_of: str | None
    words: str


class SpeakerRow(Struct, frozen=True):
    """A name of speakers, how many attributions have it, and in how many articles."""

    name: str
    said: int
    articles: int


class Speakers:
    """The speakers of a library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def said(self, words: str) -> list[SaidRow]:
        """Attributions of speakers with all these words in their names, those added last first.

        At most `MOST`. Case and accents make no difference. None for no words at all. Raises
        UseError for too many.
        """
        terms = query.words(words)
        rows = self._connection.rows(_SAID, (_match(terms), MOST)) if terms else []
        return [SaidRow(*row) for row in rows]

    def rows(self, words: str = "") -> list[SpeakerRow]:
        """The speakers, or those with all these words in their names or the article's words for
        them; in no order. Raises UseError for too many words.
        """
        if not (terms := query.words(words)):
            found = [] if words.strip() else self._connection.rows(_ALL)
        else:
            found = self._connection.rows(_CALLED, (_match(terms),))
        return [SpeakerRow(*row) for row in found]


def _match(terms: Sequence[str]) -> str:
    return query.expression((), terms, ())
