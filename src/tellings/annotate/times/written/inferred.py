"""When an article was written, from the dates that its captions and prose tell of.

News tells of days just past. Its writer dates the day of the event in full in a caption and says
"Tuesday" or "March 22" in the prose; a background piece has dates in full and nothing that points
at the week of writing. So a day counts as the news of the day only if two things agree:

    weekday   the last day told of, in a caption or with its weekday, is also told by its weekday
              alone ("on Tuesday"), in the past
    picture   a caption has a full date, the prose tells of a day without its year within three
              days of it, with its weekday ("Tuesday, March 21"), or speaks of this week or today

Nothing is said where a later year is told of, or a day still to come is not after it. Both rules
were chosen on pages whose dates had been taken out (see `bench/document_dates.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from tellings.annotate.times.written.told import DateTold
from tellings.model import Span

_NEAR = timedelta(days=3)
_FURTHER = 2
"""How many days after the last date a weekday alone may lie; it may be of the week before, too."""
_YEARLESS = timedelta(days=60)
"""How far a day without its year may lie from one in full, to be of that year."""


class Inferred(Struct, frozen=True):
    """A day, the stretches that tell it, and the reason in words."""

    day: date
    at: tuple[Span, ...]
    why: str


class _Day(Struct, frozen=True):
    """A day that the text tells of, and where."""

    day: date
    told: DateTold


def inferred(all_told: Sequence[DateTold], text: str) -> Inferred | None:
    """The day of writing, as far as the dates that are told agree on it; None if they do not.

    It is the first day on which all that is told as past can have been written.
    """
    days = past_days(all_told)
    if not days:
        return None
    last = max(days, key=lambda each: (each.day, bool(each.told.year)))
    if _contradicted(last.day, all_told):
        return None
    return _by_weekday(last, days, all_told, text) or _by_picture(last, days, all_told, text)


def past_days(all_told: Iterable[DateTold]) -> list[_Day]:
    """The days told as past: those in full, and those without a year near the last of these."""
    past = [each for each in all_told if each.tense == "past" and not each.stock]
    full = [_Day(day, each) for each in past if (day := each.full)]
    if not full:
        return []
    last = max(each.day for each in full)
    bare = [_Day(d, t) for t in past if not t.year and (d := nearest(t, last))]
    return full + [each for each in bare if abs(each.day - last) <= _YEARLESS]


def nearest(told: DateTold, day: date) -> date | None:
    """The day that a month and day without a year mean, as near to `day` as can be."""
    years = (day.year - 1, day.year, day.year + 1)
    found = [each for year in years if 0 < year < 9999 and (each := told.in_year(year))]
    return min(found, key=lambda each: abs(each - day), default=None)


def _contradicted(last: date, all_told: Iterable[DateTold]) -> bool:
    """Whether a later year is told of as here, or a day as still to come that is not after it."""
    for each in all_told:
        if each.tense != "future" and (each.year or 0) > last.year:
            return True
        if each.tense == "future" and (day := each.full) and day < last:
            return True
    return False


def _by_weekday(
    last: _Day, days: Iterable[_Day], all_told: Iterable[DateTold], text: str
) -> Inferred | None:
    """The last day, told by its weekday alone, too; or the day after it that is told so."""
    alone = {t.weekday: t for t in all_told if t.weekday and not t.day and t.tense == "past"}
    if last.day.isoweekday() not in alone or not any(_is_news(each, last.day) for each in days):
        return None
    following = [last.day + timedelta(days=n) for n in range(_FURTHER + 1)]
    day = max(each for each in following if each.isoweekday() in alone)
    same, moved = alone[last.day.isoweekday()], alone[day.isoweekday()]
    why = f"the last day told of is {_words(last.told, text)}, also called {_words(same, text)}"
    if moved is not same:
        why += f", and then {_words(moved, text)}"
    return _found(day, (last.told, same, moved), why)


def _is_news(each: _Day, last: date) -> bool:
    """Whether the last day is told as news tells its day: a caption, or its weekday with its date.

    In prose the full date of a day alone tells of years past.
    """
    return each.day == last and bool(each.told.picture or each.told.weekday)


def _by_picture(
    last: _Day, days: Sequence[_Day], all_told: Iterable[DateTold], text: str
) -> Inferred | None:
    """The last day, of the week of which a caption in full and the prose both tell."""
    shown = [d for d in days if d.told.picture and d.told.year and last.day - d.day <= _NEAR]
    bare = [d for d in days if not d.told.picture and not d.told.year and _close(d.day, last.day)]
    if not shown or not bare:
        return None
    picture = max(shown, key=lambda each: each.day)
    prose = max(bare, key=lambda each: (each.day, each.told.weekday or 0))
    why = f"the last day told of is {_words(last.told, text)}, a caption says "
    why += _words(picture.told, text)
    if prose.told.weekday and prose.day == last.day:
        why += f", and the text {_words(prose.told, text)}"
        return _found(last.day, (last.told, picture.told, prose.told), why)
    pointing = next((each for each in all_told if each.deixis), None)
    if not pointing or _has_other_weekdays(last.day, all_told):
        return None
    why += f", and the text speaks of {_words(pointing, text)}"
    return _found(last.day, (last.told, picture.told, prose.told, pointing), why)


def _has_other_weekdays(last: date, all_told: Iterable[DateTold]) -> bool:
    """Whether days are told by their weekdays alone: the last day is then none of them."""
    alone = (t for t in all_told if t.weekday and not t.day and t.tense == "past")
    ahead = {(last + timedelta(days=n)).isoweekday() for n in range(_NEAR.days)}
    return any(each.weekday not in ahead for each in alone)


def _close(one: date, other: date) -> bool:
    return abs(one - other) <= _NEAR


def _words(told: DateTold, text: str) -> str:
    return f"“{' '.join(told.at.of(text).split())}”"


def _found(day: date, evidence: Iterable[DateTold], why: str) -> Inferred:
    return Inferred(day, tuple(sorted({each.at for each in evidence})), why)
