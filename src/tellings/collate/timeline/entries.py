"""The timeline: what all articles date, one entry for each stretch of the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.collate.timeline import agreements as same
from tellings.collate.timeline.dated import Dated, dated
from tellings.collate.timeline.named import named
from tellings.collate.timeline.spells import Group, Spell, clock_order, group, news
from tellings.dates import Days
from tellings.model import Collation

Numbers = tuple[int, ...]


class Entry(Struct, frozen=True):
    """A stretch of the calendar and what the articles tell of it.

    `told` is in the order of the time of day, then of the articles' ids and texts. `agreed` are
    groups of what several articles tell alike of this day, `named` those of what several places
    only name, alike, by this date, the fullest first; both as numbers in `told`.
    """

    spell: Spell
    group: Group
    told: tuple[Dated, ...]
    agreed: tuple[Numbers, ...] = ()
    named: tuple[Numbers, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that tell something of it, sorted."""
        return tuple(sorted({each.article for each in self.told}))


class Conflict(Struct, frozen=True):
    """One happening to which articles give days that do not meet; each article comes once.

    `told` is in the order of the days. `unsure`: a day rests on an inferred date of its document.
    """

    told: tuple[Dated, ...]

    @property
    def unsure(self) -> bool:
        return any(each.basis == "inferred" for each in self.told)


class Timeline(Struct, frozen=True):
    """What the articles of a story date, in the order of the calendar.

    `news` are the days of the news, None where no article's date is known; then no entry counts
    as background or ahead.
    """

    entries: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...] = ()
    news: Days | None = None

    def of(self, group: Group) -> tuple[Entry, ...]:
        """The entries of the news of the day, of the background, or of what is ahead."""
        return tuple(entry for entry in self.entries if entry.group == group)


def timeline(collation: Collation) -> Timeline:
    """The timeline of a story. It does not depend on the order of the articles."""
    told = {reading.article.id: dated(reading) for reading in collation.readings}
    days = news(reading.written for reading in collation.readings)
    found = same.agreements(collation, told)
    alike = [each for each in found if not same.at_odds(each)]
    odds = [Conflict(tuple(sorted(each, key=_day))) for each in found if same.at_odds(each)]
    by_spell: dict[Spell, list[Dated]] = {}
    for article in sorted(told):
        for each in told[article]:
            by_spell.setdefault(each.dated.spell, []).append(each.dated)
    joined = {each for members in found for each in members}
    names = named(collation, told, joined)
    entries = (_entry(spell, each, days, alike, names) for spell, each in by_spell.items())
    return Timeline(
        tuple(sorted(entries, key=lambda entry: entry.spell.order)),
        tuple(sorted(odds, key=lambda conflict: [_day(each) for each in conflict.told])),
        days,
    )


def _entry(
    spell: Spell,
    told: Iterable[Dated],
    days: Days | None,
    alike: Sequence[tuple[Dated, ...]],
    names: Sequence[tuple[Dated, ...]],
) -> Entry:
    order = tuple(sorted(told, key=lambda each: (clock_order(each.clock), each.article, each.at)))
    place = {each: number for number, each in enumerate(order)}
    agreed = (tuple(sorted(place[each] for each in members)) for members in _of(alike, spell))
    named = (tuple(place[each] for each in members) for members in _of(names, spell))
    return Entry(spell, group(spell, days), order, tuple(sorted(agreed)), tuple(sorted(named)))


def _of(groups: Sequence[tuple[Dated, ...]], spell: Spell) -> Iterator[tuple[Dated, ...]]:
    return (members for members in groups if members[0].spell == spell)


def _day(each: Dated) -> tuple[object, ...]:
    return (*each.spell.order, each.article, each.at)
