"""The head of the page: which tellings there are, as printed, and how long each is."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from tellings.collate import places
from tellings.collate.entities import spelling
from tellings.model import Block, Collation, Datum, EntityType, Reading, Role
from tellings.show import people, sure
from tellings.show.excerpt import language
from tellings.show.telling import Telling, Tellings
from tellings.text import tokens

_PROSE = frozenset({"headline", "summary", "heading", "paragraph", ""})
_MUCH_SHORTER = 0.6


class Head(Struct, frozen=True):
    """A telling as its outlet presents it. Fields that the article does not give are "".

    `url` is only set for an address that may be a link. `words` counts the prose.
    """

    letter: str
    outlet: str
    headline: str
    byline: str
    date: str
    url: str
    words: int
    language: str


def head(telling: Telling) -> Head:
    """The head of one telling: printed blocks first, then what the page or the user said."""
    article = telling.reading.article
    return Head(
        letter=telling.letter,
        outlet=telling.outlet,
        headline=headline(telling),
        byline=_printed(telling, "byline") or _value(article.byline),
        date=_printed(telling, "date") or _value(article.published),
        url=web_address(article.url),
        words=count_words(telling),
        language=language(telling),
    )


def headline(telling: Telling) -> str:
    """The headline that is printed, or that of the metadata, or ""."""
    return _printed(telling, "headline") or _value(telling.reading.article.title)


def presenting(reading: Reading, role: Role) -> Block | None:
    """The first block with this role; one of more than one word ("By" alone) comes first."""
    found = [block for block in reading.of(Block) if block.role == role]
    full = (block for block in found if len(reading.words(block).split()) > 1)
    return next(full, next(iter(found), None))


def count_words(telling: Telling) -> int:
    """The words of headlines, headings and paragraphs, without captions, credits and the like."""
    prose = (paragraph.at for paragraph in telling.paragraphs if paragraph.role in _PROSE)
    return sum(len(tokens(telling.text, at)) for at in prose)


def short(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The tellings with less than six tenths of the words of the longest."""
    most = max((each.words for each in heads), default=0)
    return tuple(each for each in heads if each.words < _MUCH_SHORTER * most)


def web_address(url: str | None) -> str:
    """The address if it is one of the web (http or https), else ""."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url if url and parts.scheme in {"http", "https"} and parts.netloc else ""


def title(collation: Collation, tellings: Tellings) -> str:
    """Names that several tellings share: at most two of people or bodies, and one place.

    "" when they share none. Those that are named most often come first.
    """
    ranked = sorted(_shared(collation), key=lambda found: (-found[1], found[2]))
    who = _first(ranked, "person", 2) or _first(ranked, "organisation", 2)
    where = _first(ranked, "place", 1) or _first(ranked, "state", 1)
    return ": ".join(filter(None, (", ".join(who), "".join(where))))


def _shared(collation: Collation) -> Iterator[tuple[EntityType, int, str]]:
    blocks = {each.article.id: places.roles(each) for each in collation.readings}
    for link in collation.of("same-entity"):
        found = [(m.article, people.entity(collation, m.article, m.note)) for m in link.members]
        known = [(article, each) for article, each in found if each]
        if known and sure.shown(link):
            type_ = known[0][1].type
            name = spelling.shown((each.name for _, each in known), person=type_ == "person")
            readings = ((collation.reading(article), article, each) for article, each in known)
            at = (places.named(reading, blocks[id_], each) for reading, id_, each in readings)
            if count := sum(map(len, at)):
                yield type_, count, name


def _first(ranked: list[tuple[EntityType, int, str]], type: EntityType, most: int) -> list[str]:
    return [name for kind, _, name in ranked if kind == type][:most]


def _printed(telling: Telling, role: Role) -> str:
    block = presenting(telling.reading, role)
    return telling.reading.words(block) if block else ""


def _value(datum: Datum | None) -> str:
    return datum.value if datum else ""
