"""Articles read up to their actors, and who they say that each stretch means."""

from __future__ import annotations

from functools import cache

from tellings.annotate import anatomy, attribution, language
from tellings.annotate.actors import actors
from tellings.model import Actor, Article, Datum, Entity, Mention, Reading
from tellings.pipeline import build

LINE = build((*anatomy.STEPS, *language.STEPS, *attribution.STEPS, actors))
DAY = Datum("2031-05-02", "test")


@cache
def read(text: str) -> Reading:
    """The reading of an article of May 2, 2031."""
    return LINE.read(Article(id="joining", text=text, published=DAY))


def joins(text: str) -> list[tuple[str, str]]:
    """The pronouns and descriptions that are joined to a name, in order, each with the name."""
    reading = read(text)
    return [
        (reading.words(mention), _name(reading, mention.entity))
        for mention in reading.of(Mention)
        if mention.form != "name" and mention.entity
    ]


def actor(text: str, name: str) -> Actor:
    """The one actor with this name."""
    (found,) = [each for each in read(text).of(Actor) if each.name == name]
    return found


def stretches(text: str, name: str) -> list[str]:
    """The words of the stretches that stand for an actor."""
    return [span.of(text) for span in actor(text, name).at]


def _name(reading: Reading, entity: str) -> str:
    note = reading.note(entity)
    assert isinstance(note, Entity)
    return note.name
