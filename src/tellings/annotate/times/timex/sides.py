"""Which of several days is meant: the one behind or the one ahead of the day of writing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tellings.annotate.times.timex.cases import Case

AGAINST = {"past": (1, 6), "future": (6, 1), "present": (2, 1), "": (1, 1)}
"""How much further a day behind and a day ahead count, by what the sentence tells."""


def likeliest(case: Case, days: Iterable[date | None]) -> date | None:
    """The nearest of the days; one on the other side than the sentence tells counts further."""
    if case.written is None:
        return None
    today = case.written.day
    back, ahead = AGAINST[case.tense.direction]

    def far(day: date) -> tuple[int, date]:
        apart = (day - today).days
        return (-apart * back if apart <= 0 else apart * ahead, day)

    return min((day for day in days if day is not None), key=far, default=None)


def reason(case: Case, day: date) -> str:
    """Why this day: on which side of the document's date it lies, and what told it."""
    if case.written is None:
        return ""
    today = case.written.day
    if day == today:
        return "the document's date"
    side = "before" if day < today else "after"
    return f"the nearest one {side} the document's date{_told(case, side)}"


def _told(case: Case, side: str) -> str:
    """What in the sentence told it, if the side is that of its tense."""
    tense = case.tense
    if (tense.direction == "past") != (side == "before"):
        return ""
    return f", after “{tense.word}”" if tense.leading else TELLS[tense.direction].format(tense.word)


TELLS = {
    "past": ", as “{}” is past",
    "future": ", as “{}” looks ahead",
    "present": ", with “{}”",
    "": "",
}
NO_DATE = "the document's date is not known"
