"""Who led which state when: the tables of office holders, asked by name and day.

leaders.tsv comes from the World Factbook (CC0), leaders_more.tsv is ours; how they came about
stands in their first lines. A row whose last day of showing lies before a day may still hold then;
the office is worded so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from tellings import lexicon

_PACKAGE = "tellings.annotate.actors.known"
_TABLES = ("leaders_more", "leaders")
_SUFFIX = re.compile(r"[,\s]+(?:Jr|Sr|II|III|IV)\.?$")
_ARTICLE = re.compile(r"^(?:al|el|bin|bint|de|van|von)[\s-]+", re.IGNORECASE)
_AHEAD = timedelta(days=400)
_TURNED = frozenset({"CN", "KP", "KR", "TW", "VN", "HK", "SG", "KH", "HU"})
"""States in whose rows the surname stands first."""


class Leader(Struct, frozen=True):
    """Who held an office from a day to a day (ISO 8601); `seen`: until then it is sure.

    `sourced` is False for rows of our own, which name no source: they tell a state, never an
    office that is shown.
    """

    code: str
    name: str
    surname: str
    role: str
    first: str
    seen: str
    last: str
    sourced: bool = True

    def holds(self, day: str) -> bool:
        """Whether this one may have been in office on a day."""
        return self.first <= day <= self.last

    def office(self, day: str) -> str:
        """What the table says for a day: "President, in office on 2023-03-22".

        "" without a role or a source, and before the first day.
        """
        if not self.sourced or not self.role or day < self.first:
            return ""
        if self.first <= day <= self.seen:
            return f"{self.role}, in office on {day}"
        if day <= self.last or self.last == self.seen == _written():
            return f"{self.role} since {self.first}, at least until {self.seen}"
        return (
            f"{self.role} until {self.last if self.last == self.seen else self.last + ' at most'}"
        )


@cache
def _all() -> tuple[Leader, ...]:
    return tuple(
        Leader(
            row["code"],
            row["name"],
            row["surname"],
            row["role"],
            row["from"],
            row["seen"],
            row["to"],
            row["source"] != "ours",
        )
        for name in _TABLES
        for row in lexicon.table(_PACKAGE, name)
    )


@cache
def _written() -> str:
    """The last day of our own table."""
    return max(row["to"] for row in lexicon.table(_PACKAGE, _TABLES[0]))


@cache
def _by_surname() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for leader in _all():
        for key in {letters(leader.surname), letters(_ARTICLE.sub("", leader.surname))}:
            found.setdefault(key, []).append(leader)
    return {key: tuple(leaders) for key, leaders in found.items()}


@cache
def _by_name() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for leader in _all():
        found.setdefault(letters(leader.name), []).append(leader)
    return {key: tuple(leaders) for key, leaders in found.items()}


def letters(name: str) -> str:
    """The letters of a name alone, without case, marks, hyphens and blanks."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parts if letter.isalpha())


def of_surname(surname: str) -> tuple[Leader, ...]:
    """All of a surname, ours first."""
    return _by_surname().get(letters(surname), ())


def of_name(name: str) -> tuple[Leader, ...]:
    """All whom a full name may mean: the whole name, or given name and surname.

    >>> {one.code for one in of_name("Donald Trump")}
    {'US'}
    >>> of_name("Ivanka Trump")
    ()
    """
    if _SUFFIX.search(name):
        return tuple(one for one in _by_name().get(letters(name), ()) if _SUFFIX.search(one.name))
    if same := _by_name().get(letters(name)):
        return tuple(one for one in same if not one.name.isalpha())
    parts = [part for part in name.split() if not _initial(part)]
    if len(parts) < 2:
        return ()
    found = (*of_surname(parts[-1]), *of_surname(" ".join(parts[-2:])))
    return tuple(one for one in found if _same_given(parts, one))


def _same_given(parts: Sequence[str], leader: Leader) -> bool:
    """Whether the first given names are the same, in names that end with the surname."""
    given = letters(parts[0])
    own = [letters(part) for part in _SUFFIX.sub("", leader.name).split()]
    if leader.code in _TURNED and own[0] == letters(leader.surname):
        return False
    return len(own) > 1 and own[0] == given


def _initial(part: str) -> bool:
    return len(part.rstrip(".")) == 1 or bool(re.fullmatch(r"(?:\w\.)+", part))


def in_office(leaders: Iterable[Leader], day: str) -> tuple[Leader, ...]:
    """Those who may have been in office on a day."""
    return tuple(one for one in leaders if one.holds(day))


def soon(day: str) -> str:
    """The last day on which a term that lies ahead of a day is near enough to tell of it."""
    if not day:
        return ""
    begun = date.fromisoformat(day)
    return (begun + min(_AHEAD, date.max - begun)).isoformat()


def several(found: Iterable[Leader]) -> bool:
    """Whether rows are of several persons, as the letters in their names tell ("H.W.", "W.")."""
    initials = {re.sub(r"[^A-Z]", "", "".join(filter(_initial, one.name.split()))) for one in found}
    return len(initials - {""}) > 1


def called(leader: Leader) -> str:
    """One name for all rows of a person: that of the first row, ours before others."""
    rows = (one for one in of_surname(leader.surname) if one.code == leader.code)
    return next((one.name for one in rows if _same(one, leader)), leader.name)


def _same(one: Leader, other: Leader) -> bool:
    """Whether two rows of a surname in a state are of one person."""
    if one.first == other.first or letters(one.name) == letters(other.name):
        return True
    if several((one, other)):
        return False
    return _same_given(one.name.split(), other) and _same_given(other.name.split(), one)


@cache
def roles(code: str, day: str) -> str:
    """The offices of a state that the tables have for a day, in lower case, as one text."""
    held = (one.role.lower() for one in _all() if one.code == code and one.holds(day))
    return " | ".join(sorted(set(held)))
