"""Days and parts of days told from where the writer stands: "Tuesday", "last night"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tellings.annotate.times.reckoning import shifted
from tellings.annotate.times.timex.cases import Case, Meaning
from tellings.annotate.times.timex.sides import NO_DATE
from tellings.annotate.times.timex.units import follows, underspecified

_SOON = 4
_LEADS = "before it tells"
_IS = {"past": "is past", "future": "looks ahead", "present": "is present"}
_DAYS = ("day", "part of day", "hour", "minute")
_FROM_TOLD = "from the last day that the text told"


def weekday_value(case: Case, weekday: int, name: str = "weekday") -> tuple[str, str]:
    """The day that a weekday alone means, and why; underspecified without a document's date.

    `name` is the group of the pattern whose words are the weekday's.
    """
    if case.written is None or not case.written.knows("D"):
        return f"XXXX-WXX-{weekday}", NO_DATE
    today = case.written.day
    back = today - timedelta((today.isoweekday() - weekday) % 7)
    if back == today:
        return today.isoformat(), "the weekday of the document's date"
    ahead = back + timedelta(7)
    if case.tense.direction == "future" or _is_now(case, ahead - today):
        return ahead.isoformat(), _toward(case, case.part(name), "after")
    return back.isoformat(), _toward(case, case.part(name), "before")


def _is_now(case: Case, apart: timedelta) -> bool:
    """Whether a verb in the present tense tells of the day ahead: "The fair ends on Friday"."""
    if case.tense.direction != "present" or case.is_headline():
        return False
    return case.tense.near or apart < timedelta(_SOON)


def _toward(case: Case, weekday: str, side: str) -> str:
    tense = case.tense
    start = f"the {weekday.capitalize()} {side} the document's date"
    if not tense.direction:
        return f"{start}, as no verb tells otherwise"
    return f"{start}, as “{tense.word}” " + (_LEADS if tense.leading else _IS[tense.direction])


def _with_part(case: Case, day: str, why: str) -> Meaning:
    part = case.code("part")
    if not part:
        return Meaning("DATE", day, why, base="document")
    return Meaning("TIME", f"{day}T{part}", why, base="document")


def _weekday(case: Case) -> Meaning | None:
    if not case.part("part") and _is_title(case):
        return None
    return _with_part(case, *weekday_value(case, int(case.code("weekday"))))


def _is_title(case: Case) -> bool:
    """Whether the next word makes it a name ("Sunday Times")."""
    place = case.view.place(case.at)
    if place is None or place.index + 1 >= len(place.words):
        return False
    after = place.words[place.index + 1]
    return after.tag in ("NNP", "NNPS") and place.word.name[2:] in ("ORG", "WORK_OF_ART", "PERSON")


def _deictic_weekday(case: Case) -> Meaning | None:
    weekday = int(case.code("weekday"))
    if case.part("same") or follows(case):
        return _from_told(case, weekday)
    if case.written is None or not case.written.knows("D"):
        return _with_part(case, f"XXXX-WXX-{weekday}", NO_DATE)
    today = case.written.day
    ahead = timedelta((weekday - today.isoweekday()) % 7)
    if case.part("last"):
        day = today + ahead - timedelta(7)
    elif case.part("next"):
        day = today + (ahead or timedelta(7))
    elif case.tense.direction == "past":
        return _with_part(case, *weekday_value(case, weekday))
    else:
        day = today + ahead
    word = case.part("last") or case.part("next") or case.part("this")
    return _with_part(case, day.isoformat(), f"“{word}”, from the document's date")


def _from_told(case: Case, weekday: int) -> Meaning | None:
    """ "that Tuesday", "the following Tuesday": from the last day that the text told."""
    base = case.told.last(*_DAYS, "week")
    if base is None:
        return _with_part(case, *weekday_value(case, weekday))
    day = base.covered.first
    apart = (weekday - day.isoweekday()) % 7
    if case.part("next"):
        apart = apart or 7
    elif case.part("last") or apart >= _SOON:
        apart -= 7
    value = (day + timedelta(apart)).isoformat()
    part = case.code("part")
    return Meaning(
        "TIME" if part else "DATE",
        f"{value}T{part}" if part else value,
        _FROM_TOLD,
        base="time",
        time=base.id,
        confidence=0.7,
    )


# --- today, tonight, this morning -----------------------------------------------------------------


def _day(case: Case, count: int) -> tuple[str, str]:
    """So many days from the document's date, and why."""
    day = shifted(case.written.day, count, "D") if case.written else None
    if case.written is None or day is None or not case.written.knows("D"):
        return underspecified("D"), NO_DATE
    why = "the document's date"
    if count:
        apart = "the day" if abs(count) == 1 else f"{abs(count)} days"
        why = f"{apart} {'after' if count > 0 else 'before'} the document's date"
    return day.isoformat(), why


def _day_word(case: Case) -> Meaning:
    return _with_part(case, *_day(case, int(case.code("day_word"))))


def _day_beside(case: Case) -> Meaning:
    """ "the day after tomorrow"."""
    count = int(case.code("day_word")) + int(case.code("beside"))
    return _with_part(case, *_day(case, count))


def _tonight(case: Case) -> Meaning:
    day, why = _day(case, 0)
    return Meaning("TIME", f"{day}T{case.code('tonight')}", why, base="document")


def _deictic_part(case: Case) -> Meaning | None:
    """ "this morning", "last night"; "that evening", "the next morning" from what was told."""
    part = case.code("part")
    if case.part("same") or case.part("next") or follows(case):
        return _part_told(case, part)
    day, why = _day(case, int(case.code("last") or 0))
    return Meaning("TIME", f"{day}T{part}", why, base="document")


def _part_told(case: Case, part: str) -> Meaning | None:
    base = case.told.last(*_DAYS)
    day = shifted(base.covered.first, 1 if case.part("next") else 0, "D") if base else None
    if base is None or day is None:
        return None
    value = f"{day.isoformat()}T{part}"
    return Meaning("TIME", value, _FROM_TOLD, base="time", time=base.id, confidence=0.75)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "weekday": _weekday,
    "deictic_weekday": _deictic_weekday,
    "day_word": _day_word,
    "day_beside": _day_beside,
    "tonight": _tonight,
    "deictic_part": _deictic_part,
}
