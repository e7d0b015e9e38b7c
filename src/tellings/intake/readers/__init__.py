"""The readers, one a file, and which of them reads a source: by content first, then by name."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.errors import ReadError
from tellings.intake.foreign import foreign
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers import (
    csv,
    feed,
    folder,
    html,
    jsonl,
    newsml,
    ninjs,
    plain,
    warc,
    zipped,
)
from tellings.intake.readers.plugins import plugins
from tellings.intake.source import Source

# In the order in which they are asked. Pages before feeds, which may be looked for within.
BUILT_IN: tuple[Reader, ...] = tuple(
    module.READER for module in (folder, zipped, warc, html, feed, newsml, ninjs, jsonl, csv, plain)
)


def articles(source: Source, asked: Asked) -> Iterator[Found]:
    """The articles of a source and its problems, as its reader finds them.

    Raises ReadError and OSError where the reader does.
    """
    yield from find(source).articles(source, asked)


def find(source: Source) -> Reader:
    """The reader for a source. Raises ReadError if it is of a kind that none reads.

    Readers of plug-ins are asked before ours.
    """
    known = (*plugins(), *BUILT_IN)
    if not source.head and not (source.path and source.path.is_dir()):
        raise ReadError(source.name, "is empty; give a file with text in it")
    for reader in known:
        if reader.fits(source):
            return reader
    if problem := foreign(source.head):
        raise ReadError(source.name, problem)
    by_name = (reader for reader in known if source.ending in reader.endings)
    return next(by_name, plain.READER)
