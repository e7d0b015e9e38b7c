"""Why an article stands in its story, in words that a person can check against the articles."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.group.stories.active import Active, Member
from tellings.group.stories.likeness import Scorer

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_SHOWN = 4


def joined(active: Active, scorer: Scorer, member: Member, story: str, like: Member | None) -> str:
    """What an article shares with a story, or with the member most like it, and how far in time.

    Said of the story as it is without the article.
    """
    shared = scorer.why(member.profile, like.profile) if like else titles(active, member, story)
    gap = active.gap(member, story)
    return "; ".join(filter(None, (shared, "" if gap is None else apart(gap))))


def titles(active: Active, member: Member, story: str) -> str:
    """The words that a headline shares with most of a story's: "words oil, tanker in 9 of 12"."""
    own = active.story(member.article) == story
    size = len(active.members(story)) - own
    held = zip(member.keys, active.held_by(story, member.keys), strict=True)
    counts = {word: count - own for word, count in held if count > own}
    words = sorted(counts, key=lambda word: -counts[word])
    if not words:
        return "its headline is like theirs in meaning"
    shown = words[:_SHOWN]
    titled = "headline" if size == 1 else "headlines"
    most = counts[shown[0]]
    return f"{_words(shown)} as in {most} of its {size} {titled}"


def apart(seconds: float) -> str:
    """A stretch of time as a person says it: "3 hours apart".

    >>> apart(3 * 3600)
    '3 hours apart'
    """
    for unit, name, least in ((_DAY, "day", 2 * _DAY), (_HOUR, "hour", 1.5 * _HOUR)):
        if seconds >= least:
            return f"{_count(seconds / unit, name)} apart"
    if seconds < _MINUTE:
        return "less than a minute apart"
    return f"{_count(seconds / _MINUTE, 'minute')} apart"


def _count(value: float, unit: str) -> str:
    number = round(value)
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _words(words: Iterable[str]) -> str:
    found = list(words)
    return f"{'word' if len(found) == 1 else 'words'} {', '.join(found)}"
