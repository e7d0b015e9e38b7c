"""What a reader is: which sources are for it, and how it makes articles of them.

A reader is one `Reader`. What it is given is a `Source` (bytes, and what is known of them) and
`Asked` (what the caller wants); what it gives is an iterator of articles and of problems, in the
order in which they stand, made as they are asked for. It may raise ReadError and OSError, which
end the source; it must raise nothing else, read no other file, and fetch only through
`Asked.web`, and only for a source that is `followed`.

A package adds a reader by an entry point of the group `tellings.readers` that names a `Reader`:

    [project.entry-points."tellings.readers"]
    acme = "acme_tellings:READER"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.source import Source
from tellings.model import Article

if TYPE_CHECKING:
    from tellings.intake.web import Web

Found = Article | ReadError


def _unheard(line: str) -> None:
    """Where lines go that nobody listens to."""


class Asked(Struct, frozen=True):
    """What a caller wants of a source.

    `limit` is the most articles; None is all, but of a feed that is fetched a few. `web` fetches
    addresses; without it none is. `say` is given lines that are no problems ("10 of 40 were
    read"). `watch` is handed on to the reader of web archives, which tells it how far it is.
    """

    limit: int | None = None
    # Of another module, which loads what plain files do not need.
    web: Web | Any = None
    say: Callable[[str], None] = _unheard
    watch: Any = None


class Reader(Struct, frozen=True):
    """A kind of source that can be read.

    `fits` sees from the content (`Source.head`, `Source.opening`) whether a source is of this
    kind. If it is of none, `endings` (".csv", in lower case) decide by the name. `articles` reads
    it. A name is one word, for messages.
    """

    name: str
    fits: Callable[[Source], bool]
    articles: Callable[[Source, Asked], Iterator[Found]]
    endings: frozenset[str] = frozenset()
