"""Stretches of the calendar in words of ours, and as HTML's `time` element takes them."""

from __future__ import annotations

import re
from datetime import date

from tellings import dates
from tellings.collate.timeline import Spell

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_PARTS = {"": "", "START": "start of ", "MID": "middle of ", "END": "end of "}
_NAMES = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_HTML = frozenset({"day", "week", "month", "year"})
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def label(spell: Spell) -> str:
    """Such as "Tuesday 21 March 2023", "week of 20 March 2023", "end of May 2026", "1990s"."""
    return _PARTS[spell.part] + _whole(spell)


def _whole(spell: Spell) -> str:
    first = (dates.days(spell.value) or spell.days).first
    if spell.grain in {"season", "quarter", "half-year"}:
        return _part_of_year(spell.value, first.year)
    forms = {
        "day": f"{_DAYS[first.weekday()]} {plain(first)}",
        "weekend": f"weekend of {plain(first)}",
        "week": f"week of {plain(first)}",
        "month": f"{_MONTHS[first.month - 1]} {first.year}",
        "decade": f"{first.year}s",
        "century": f"{_ordinal(first.year // 100 + 1)} century",
    }
    return forms.get(spell.grain, str(first.year))


def _part_of_year(value: str, year: int) -> str:
    part = value[-2:]
    if part == "WI":
        return f"winter {year}\u2013{(year + 1) % 100:02d}"
    if part in _SEASONS:
        return f"{_SEASONS[part]} {year}"
    return f"{_ordinal(int(part[1]))} {'quarter' if part[0] == 'Q' else 'half'} of {year}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else _ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"


def plain(day: date) -> str:
    """A day as "21 March 2023"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short(day: date) -> tuple[str, str]:
    """A day in two short lines: "Tue", "21 Mar"."""
    return _DAYS[day.weekday()][:3], f"{day.day} {_MONTHS[day.month - 1][:3]}"


def written(value: str) -> str:
    """The date of a document (a day, a month or a year) as "22 March 2023"."""
    days, grain = dates.days(value), dates.grain(value)
    if days is None or not grain:
        return value
    if grain == "day":
        return plain(days.first)
    return label(Spell(days, value, grain))


def machine(spell: Spell) -> str:
    """The `datetime` of HTML's `time`; "" where it has no form for this, as for a decade."""
    return spell.value if spell.grain in _HTML and not spell.part else ""


def clock(value: str) -> str:
    """A time of day as "11:20" or "night"; "" for none."""
    if found := _CLOCK.match(value):
        return f"{found[1]}:{found[2] or '00'}"
    return _NAMES.get(value[1:3], "")
