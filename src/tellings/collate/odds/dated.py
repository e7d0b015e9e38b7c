"""When a claim says that something was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec import Struct

from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.timeline import clock, spell
from tellings.dates import Days
from tellings.model import Span, TimeExpression
from tellings.text import hull

SURE = 0.6  # a date that is less sure is held against no other
NEAR = 3  # words between two times that say together when something was
_CLOCK = re.compile(r"T(\d\d):(\d\d)")


class Date(Struct, frozen=True):
    """When a claim says that something was: the words, the days, the grain and the value.

    `hour`: hours since midnight, None where none is told; `told`: the value with the time of day.
    `attached`: it says when the claim was, and not when something that it speaks of was.
    """

    at: Span
    days: Days
    grain: str
    value: str
    hour: float | None = None
    told: str = ""
    attached: bool = True


def dated(fact: Fact, scene: Scene) -> Date | None:
    """The sure date of a claim, of two that touch both; None where it only bounds it."""
    notes = [scene.times[id_] for id_, _ in fact.days]
    attached = bool(notes)
    if not notes:
        notes = [note for note in scene.times_in(fact.claim) if spell(note)][:1]
    if not notes or not all(_told_surely(note, scene) for note in notes):
        return None
    hours = [_hour(note) for note in notes]
    rough = (note for note, hour in zip(notes, hours, strict=True) if hour is None)
    if not scene.until(fact) and any(scene.bounded(note) for note in rough):
        return None
    spells = [when for note in notes if (when := spell(note))]
    if scene.is_week(notes[0]):
        week = Days(spells[0].days.first, spells[0].days.first + timedelta(days=6))
        value = f"the week of {spells[0].value}"
        return Date(notes[0].hull, week, "week", value, told=value, attached=attached)
    first, last = min(s.days.first for s in spells), max(s.days.last for s in spells)
    if len(spells) > 1 and ((last - first).days > len(spells) or not _together(notes, scene)):
        return None  # two dates of which it is not told what they are of
    value = spells[0].value if len(spells) == 1 else f"{first} to {last}"
    hour = hours[0] if len(notes) == 1 else None
    at, told = hull([n.hull for n in notes]), f"{value}{clock(notes[0])}"
    return Date(at, Days(first, last), spells[0].grain, value, hour, told, attached)


def _together(notes: Sequence[TimeExpression], scene: Scene) -> bool:
    """Whether times stand side by side: "on Monday and on Tuesday"."""
    ordered = sorted(note.hull for note in notes)
    between = (scene.text[a.end : b.start] for a, b in pairwise(ordered))
    return all(len(words.split()) <= NEAR for words in between)


def _told_surely(note: TimeExpression, scene: Scene) -> bool:
    """Whether it is a date that is sure, and not one of "that day" or "the 2006 film"."""
    if note.confidence < SURE or note.type not in ("DATE", "TIME"):
        return False
    if note.anchor in scene.times or (note.anchor and _unsure(scene)):
        return False
    return note.grain != "year" or scene.behind_preposition(note)


def _hour(note: TimeExpression) -> float | None:
    """Hours since midnight of a time that is told by the clock, and is no bound ("by 8 a.m.")."""
    told = _CLOCK.fullmatch(clock(note))
    if told is None or note.mod not in ("", "APPROX"):
        return None
    return int(told[1]) + int(told[2]) / 60


def _unsure(scene: Scene) -> bool:
    """Whether the day of the article, from which others are reckoned, is not told."""
    written = scene.reading.written
    return written is None or written.basis == "inferred"
