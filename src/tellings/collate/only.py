"""What one article alone tells: quoted words, and names of persons, bodies, places and states.

"Only here" is claimed only where it holds to the letter: what the text of any other article has,
understood there or not, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from tellings.collate import names, places
from tellings.collate.same_words.units import Unit, units
from tellings.model import (
    Attribution,
    Collation,
    Entity,
    EntityType,
    Quotation,
    Reading,
    Ref,
    Span,
)
from tellings.text import tokens

COMPARED: frozenset[EntityType] = frozenset({"person", "organisation", "outlet", "place", "state"})
Words = str  # the words of a text with a blank around each, so that whole words are searched


class Only(Struct, frozen=True):
    """What one article has of a kind that no other has: refs in the order of its text."""

    article: str
    refs: tuple[Ref, ...]


def quotations(collation: Collation) -> tuple[Only, ...]:
    """For each article, the quoted sentences and fragments that only it has.

    Each ref has the id of an attribution and the place of the quoted words. Left out are words in
    quotation marks that nobody is said to have said, what repeats another quotation of the same
    article, and what another article has word for word, in quotation marks or not.
    """
    linked = {
        (ref.article, at)
        for link in collation.of("same-quotation")
        for ref in link.members
        for at in ref.at
    }
    texts = {reading.article.id: _text(reading) for reading in collation.readings}
    return tuple(
        Only(reading.article.id, tuple(unit.ref for unit in _alone(reading, linked, texts)))
        for reading in collation.readings
    )


def _alone(
    reading: Reading, linked: set[tuple[str, Span]], texts: Mapping[str, Words]
) -> Iterator[Unit]:
    for unit in units(reading):
        joined = any((unit.article, at) in linked for at in unit.at)
        if unit.attributed and not joined:
            words = _words(word.normal for word in unit.words)
            if not _elsewhere(words, unit.article, texts):
                yield unit


def not_compared(collation: Collation) -> tuple[Only, ...]:
    """For each article, its attributions without quoted words.

    This version compares what is quoted, and says of indirect speech neither that two articles
    share it nor that only one has it.
    """
    return tuple(
        Only(
            reading.article.id,
            tuple(Ref(reading.article.id, each.id) for each in _indirect(reading)),
        )
        for reading in collation.readings
    )


def _indirect(reading: Reading) -> Iterator[Attribution]:
    quoted = places.Index((at, each.id) for each in reading.of(Quotation) for at in each.at)
    for attribution in reading.of(Attribution):
        if not any(any(quoted.over(at)) for at in attribution.content):
            yield attribution


def entities(collation: Collation) -> tuple[Only, ...]:
    """For each article, the persons, organisations, outlets, places and states that only it names.

    Each ref has the id of an entity and the places of its names in headline, headings, prose and
    captions; credits, bylines, biographies and advertisements do not count as naming. An entity
    is left out if another article's text has any of its names, whoever is meant there.
    """
    linked = {
        (ref.article, ref.note) for link in collation.of("same-entity") for ref in link.members
    }
    texts = {reading.article.id: _text(reading) for reading in collation.readings}
    return tuple(
        Only(reading.article.id, tuple(_named_alone(reading, linked, texts)))
        for reading in collation.readings
    )


def _named_alone(
    reading: Reading, linked: set[tuple[str, str]], texts: Mapping[str, Words]
) -> Iterator[Ref]:
    blocks, article = places.roles(reading), reading.article.id
    for entity in reading.of(Entity):
        if entity.type not in COMPARED or (article, entity.id) in linked:
            continue
        at = places.told(blocks, entity.at)
        if at and not any(_elsewhere(words, article, texts) for words in _called(entity)):
            yield Ref(article, entity.id, at)


def _called(entity: Entity) -> set[Words]:
    """The names to look for: of a person, each surname alone is one."""
    called = {names.words(name) for name in (entity.name, *entity.aliases)}
    if entity.type == "person":
        called |= {name[-1:] for name in called}
    return {_words(name) for name in called if name}


# --- texts as words ------------------------------------------------------------------------------


def _text(reading: Reading) -> Words:
    return _flat(reading.article.text)


@lru_cache(maxsize=256)
def _flat(text: str) -> Words:
    """A text as words; kept, since many selections of one story's articles are asked for."""
    return _words(token.normal for token in tokens(text))


def _words(words: Iterable[str]) -> Words:
    return f" {' '.join(words)} "


def _elsewhere(words: Words, article: str, texts: Mapping[str, Words]) -> bool:
    """Whether the text of another article has these words in a row."""
    return any(words in text for id_, text in texts.items() if id_ != article)
