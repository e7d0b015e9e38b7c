"""One timeline of a story: what its articles date, on one calendar, and where their dates differ.

spells      time expression -> its days, its grain; the days of the news, background, what is ahead
phrases     a noun that a date describes -> the words that belong to it
clauses     time expression -> the words that it dates
dated       reading -> what it dates, whose words those are, how the date was reckoned
happenings  what articles date -> which of it is the same happening
named       what articles date -> what they only name by its date, all the places together
entries     all of that -> the timeline
"""

from __future__ import annotations

from tellings.collate.timeline.dated import Basis, Dated, How
from tellings.collate.timeline.entries import Conflict, Entry, Timeline, timeline
from tellings.collate.timeline.spells import Group, Spell, clock, clock_order, spell

__all__ = [
    "Basis",
    "Conflict",
    "Dated",
    "Entry",
    "Group",
    "How",
    "Spell",
    "Timeline",
    "clock",
    "clock_order",
    "spell",
    "timeline",
]
