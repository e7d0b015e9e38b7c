"""A story of articles that are given together, without a library: their copies and voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tellings.group.copies.shelf import copies
from tellings.group.copies.worded import Worded, worded
from tellings.group.voices.voices import Member, member, voices
from tellings.model import Reading, Story


def story(id: str, readings: Sequence[Reading]) -> Story:
    """The readings as one story: which of them are copies, and the voices that they make.

    `Story.articles` keep the order given; copies and voices do not depend on it. That the articles
    tell one event is the word of whoever gives them together: there are no memberships.
    """
    found = {reading.article.id: worded(reading) for reading in readings}
    copied = copies(found.values())
    leaders = {copy.article: copy.of for copy in copied}
    members = (_member(each, leaders, found[each.article.id]) for each in readings)
    articles = tuple(reading.article.id for reading in readings)
    return Story(id, articles, copied, voices=voices(members))


def _member(reading: Reading, leaders: Mapping[str, str], words: Worded) -> Member:
    """By the moment that its metadata give, or else by the day on which it says it was written."""
    made = member(reading.article, leaders.get(reading.article.id))
    return made if made.at is not None else replace(made, at=words.written)
