"""What of a reading can be found: its title and prose, and what each attribution tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from tellings.model import Actor, Attribution, Block, Entity, Reading, Span, Spans
from tellings.store.connection import Connection
from tellings.store.packing import fit

PROSE = frozenset({"paragraph", "heading", "headline", "summary"})
"""The roles of blocks that are searched."""

_COLUMNS = "title, prose, said, speaker, tags"
_PUT = f"""INSERT INTO words (rowid, {_COLUMNS})
    SELECT number, {_COLUMNS} FROM passage_words WHERE article = ?"""  # noqa: S608
# The index has no words of its own: what leaves it must be told as it came in.
_DROP = f"""INSERT INTO words (words, rowid, {_COLUMNS})
    SELECT 'delete', number, {_COLUMNS} FROM passage_words WHERE article = ?"""  # noqa: S608
_PASSAGE = "INSERT INTO passage (article, note, speaker, source) VALUES (?, ?, ?, ?)"


_JOINT = ", "


class Source(Struct, frozen=True):
    """Who an attribution is from: the name, and the words that the article has for them."""

    speaker: str
    words: str


def source(reading: Reading, note: Attribution) -> Source:
    """The source of an attribution; "" for what is not known."""
    ids = (note.speaker,) if note.speaker else note.speakers
    names = dict.fromkeys(filter(None, (_name(reading, id_) for id_ in ids)))
    words = " … ".join(span.of(reading.article.text) for span in note.source)
    return Source(_JOINT.join(names), " ".join(words.split()))


def parts(speaker: str) -> tuple[str, ...]:
    """The names of those who speak as one.

    >>> parts("Isa Thorne, Dorrit Vale")
    ('Isa Thorne', 'Dorrit Vale')
    """
    return tuple(filter(None, (part.strip() for part in speaker.split(_JOINT))))


def _name(reading: Reading, id: str) -> str:
    """The fullest name of an entity: its actor's, if there is one."""
    for actor in reading.of(Actor):
        if id in actor.entities or id == actor.id:
            return actor.name
    return next((each.name for each in reading.of(Entity) if each.id == id), "")


def put(connection: Connection, number: int, reading: Reading) -> None:
    """Let the words of an article be found, instead of those that were."""
    drop(connection, number)
    title = connection.value("SELECT title FROM article WHERE number = ?", (number,))
    for row, spans in _rows(reading, title):
        passage = connection.inserted(_PASSAGE, (number, *row))
        parts = [(passage, at, each.start, len(each)) for at, each in enumerate(spans)]
        connection.many("INSERT INTO stretch VALUES (?, ?, ?, ?)", parts)
    connection.run(_PUT, (number,))


def drop(connection: Connection, number: int) -> None:
    """Let the words of an article not be found any more."""
    connection.run(_DROP, (number,))
    connection.run("DELETE FROM passage WHERE article = ?", (number,))


def _rows(
    reading: Reading, title: str
) -> Iterator[tuple[tuple[str | None, str, str], Sequence[Span]]]:
    yield (None, "", ""), _prose(reading, title)
    for note in reading.of(Attribution):
        told = source(reading, note)
        yield (fit(note.id), fit(told.speaker), fit(told.words)), note.content


def _prose(reading: Reading, title: str) -> Sequence[Span]:
    """The blocks that are searched, without a headline that is the title: that is searched too."""
    text, blocks = reading.article.text, reading.of(Block)
    if not blocks:
        return (Span(0, len(text)),)
    return [
        block.hull
        for block in blocks
        if block.role in PROSE and not (block.role == "headline" and block.hull.of(text) == title)
    ]


def spans(connection: Connection, passage: int) -> Spans:
    """The stretches of a passage, in order."""
    statement = "SELECT start, length FROM stretch WHERE passage = ? ORDER BY place"
    rows = connection.rows(statement, (passage,))
    return tuple(Span(start, start + length) for start, length in rows)


def changed(connection: Connection, number: int, columns: Mapping[str, object]) -> None:
    """Give columns of an article other values, and what is found by them."""
    connection.run(_DROP, (number,))
    settings = ", ".join(f"{name} = ?" for name in columns)
    values = (*columns.values(), number)
    connection.run(f"UPDATE article SET {settings} WHERE number = ?", values)  # noqa: S608
    connection.run(_PUT, (number,))
