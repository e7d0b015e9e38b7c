"""How the page was made: steps, models, sources, and what was too unsure to be shown."""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Collation, Maker, ModelRecord
from tellings.show import sure, voices
from tellings.show.telling import Telling, Tellings


class Source(Struct, frozen=True):
    """What was read: its name, form, encoding and hash, and where its metadata come from."""

    letter: str
    name: str
    id: str
    media: str
    encoding: str
    sha256: str
    metadata: tuple[tuple[str, str, str], ...]


class Made(Struct, frozen=True):
    """What made a page. `hidden` are counts of what is below the floor: (what, how many)."""

    steps: tuple[Maker, ...]
    models: tuple[ModelRecord, ...]
    sources: tuple[Source, ...]
    hidden: tuple[tuple[str, int], ...]
    floor: float = sure.FLOOR


def made(collation: Collation, tellings: Tellings) -> Made:
    """How a collation was made, each step and model once."""
    readings = collation.readings
    return Made(
        steps=tuple(dict.fromkeys(maker for reading in readings for maker in reading.makers)),
        models=tuple(dict.fromkeys((*_reading_models(collation), *collation.models))),
        sources=tuple(_source(telling) for telling in tellings.values()),
        hidden=(
            ("attributions", sum(voices.hidden(telling) for telling in tellings.values())),
            ("links", sum(not sure.shown(link) for link in collation.links)),
        ),
    )


def _reading_models(collation: Collation) -> list[ModelRecord]:
    return [model for reading in collation.readings for model in reading.models]


def _source(telling: Telling) -> Source:
    article = telling.reading.article
    given = {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
    }
    origin = article.origin
    return Source(
        letter=telling.letter,
        name=telling.source,
        id=article.id,
        media=origin.media if origin else "",
        encoding=origin.encoding if origin else "",
        sha256=origin.sha256 if origin else "",
        metadata=tuple((k, datum.value, datum.read_from) for k, datum in given.items() if datum),
    )
