"""Dates: two days for one happening, and two ways of dating it of which one is closer.

What the timeline holds for a conflict is one here. Besides, aligned claims are compared that it
leaves alone: those that tell what is to come, and those that say the same in other words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.odds.aligning import Place, apart, names
from tellings.collate.odds.closeness import Closeness
from tellings.collate.odds.dated import Date, dated
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.timeline import Conflict, spell, timeline
from tellings.dates import days
from tellings.model import Collation, Link, Reading, Ref, Story
from tellings.text import tokens

FAR = 400  # days: of what is further apart, one is no date of the same happening, but of another
SHARP = frozenset({"day", "part of day", "hour", "minute"})
CHANCE = 0.12  # that both are of one happening, from which on two days are held against each other
LATER = 0.3  # the same for months and years, and where one article may tell of a later happening
CLOSER = 0.3  # from which on one date may be told more closely than the other
LINKED = 2.5  # times the odds, where a link says that the claims are of one happening
FEW = 3  # dated claims of an article, from which on one is more easily taken for another
UNLIKE = 0.6  # how unlike those acted on are that are two
AROUND = 2.0  # weight of the words that the surroundings must share
CLOSE = frozenset({"week", "weekend", "month"})
NIGHTS = ("TNI", "TEV")
HOURS = 2  # from which on two hours of one day are two times, and not one told roughly


Dated = tuple[Fact, Date]
Scored = tuple[float, Dated, Dated]


def conflicts(readings: Sequence[Reading], alike: Iterable[tuple[Key, Key]]) -> Iterator[Finding]:
    """The conflicts of the timeline, each article against each that gives another day."""
    links = [Link("same-entity", (Ref(*a), Ref(*b)), "odds") for a, b in sorted(alike)]
    ids = tuple(reading.article.id for reading in readings)
    by_id = {reading.article.id: reading for reading in readings}
    for conflict in timeline(Collation(Story("", ids), tuple(readings), tuple(links))).conflicts:
        yield from _conflict(conflict, by_id)


def _conflict(conflict: Conflict, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    sure = 0.6 if conflict.unsure else 0.85
    for number, a in enumerate(conflict.told):
        for b in conflict.told[number + 1 :]:
            if not a.spell.days.meets(b.spell.days):
                sides = [
                    Side(Ref(x.article, x.times[0], readings[x.article].note(x.times[0]).at))
                    for x in (a, b)
                ]
                yield _odds(sides, (a.spell.value, b.spell.value), sure)


def _odds(sides: Sequence[Side], values: Sequence[str], sure: float) -> Finding:
    first, second = sorted(values)
    reason = f"{first} and {second} do not meet"
    return Finding("at-odds", "date", sides[0], sides[1], "when it was", reason, sure)


def findings(
    facts: Mapping[str, Sequence[Fact]],
    scenes: Mapping[str, Scene],
    linked: Collection[tuple[Place, Place]],
    close: Closeness,
) -> Iterator[Finding]:
    """Claims of one happening whose dates do not meet, or of which one dates more closely."""
    told = [
        (fact, date)
        for article in sorted(facts)
        for fact in facts[article]
        if not fact.quoted and (date := dated(fact, scenes[article]))
    ]
    judge = _Judge(scenes)
    pairs = [
        (x, y)
        for n, x in enumerate(told)
        for y in told[n + 1 :]
        if x[0].article != y[0].article and judge.near(x, y, close)
    ]
    chances = close.dated([(x[0], y[0]) for x, y in pairs])
    many = Counter(fact.article for fact, _ in told)
    scored = [
        (_weighed(chance, x[0], y[0], linked, many), x, y)
        for chance, (x, y) in zip(chances, pairs, strict=True)
    ]
    best = _best(scored)
    for chance, x, y in scored:
        if _two_deeds(x[0], y[0], close.unlike(x[0], y[0])):
            continue
        if chance >= best[x[0].place, y[0].article] and chance >= best[y[0].place, x[0].article]:
            yield from judge.findings(x, y, chance)


def _weighed(
    chance: float,
    a: Fact,
    b: Fact,
    linked: Collection[tuple[Place, Place]],
    many: Mapping[str, int],
) -> float:
    """The chance, higher where a link joins the claims, and lower the more there is to confuse."""
    odds = chance / max(1 - chance, 1e-9)
    odds *= LINKED if (a.place, b.place) in linked else 1
    odds *= min(1.0, FEW / math.sqrt(many[a.article] * many[b.article]))
    return float(odds / (1 + odds))


def _best(scored: Iterable[Scored]) -> Mapping[tuple[Place, str], float]:
    """The best chance that a claim has with those of another article."""
    best: dict[tuple[Place, str], float] = {}
    for chance, x, y in scored:
        for ours, theirs in ((x, y), (y, x)):
            key = ours[0].place, theirs[0].article
            best[key] = max(best.get(key, 0), chance)
    return best


class _Judge(Struct, frozen=True):
    """Judges dated claims of two articles of a story."""

    scenes: Mapping[str, Scene]

    def near(self, x: Dated, y: Dated, close: Closeness) -> bool:
        """Whether two dated claims are worth to be looked at: near in words and in time."""
        gap = max(x[1].days.first, y[1].days.first) - min(x[1].days.last, y[1].days.last)
        if gap.days > FAR * (3 if x[1].grain == y[1].grain == "year" else 1):
            return False
        return close.weights.of(x[0].window & y[0].window) >= AROUND

    def findings(self, x: Dated, y: Dated, chance: float) -> Iterator[Finding]:
        """In what two dates of one happening differ; `chance`: that it is one."""
        (a, ours), (b, theirs) = x, y
        if _held_apart(a, b) or not _comparable(a, b, self.scenes):
            return
        sides = [Side(Ref(f.article, f.claim.id, (d.at,))) for f, d in (x, y)]
        sure = round(min(0.9, 0.72 + 0.3 * chance), 2)
        if not ours.days.meets(theirs.days):
            if chance >= self._least(x, y) and self._two_days(x, y):
                yield _odds(sides, (ours.value, theirs.value), sure)
        elif ours.hour and theirs.hour and ours.hour != theirs.hour:
            if chance >= CHANCE and abs(ours.hour - theirs.hour) >= HOURS:
                yield _odds(sides, (ours.told, theirs.told), sure)
        elif chance >= CLOSER and _closer(ours, theirs):
            yield Finding(
                "differs",
                "precision",
                sides[0],
                sides[1],
                "when it was",
                "one gives it more closely",
                sure,
            )

    def _two_days(self, x: Dated, y: Dated) -> bool:
        """Whether neither article gives the other's day, too, nor another count on another day."""
        (a, ours), (b, theirs) = x, y
        return (
            _same_sort(ours, theirs)
            and not _one_night(ours, theirs)
            and self._ahead(x) == self._ahead(y)
            and not self._tells(theirs, a.article)
            and not self._tells(ours, b.article)
            and not self._same_words(x, y)
            and not _counts(a, b)
        )

    def _least(self, x: Dated, y: Dated) -> float:
        """The chance of one happening that both must have."""
        written = [self.scenes[each[0].article].reading.written for each in (x, y)]
        sharp = {x[1].grain, y[1].grain} <= SHARP
        told = {each.value for each in written if each}
        return CHANCE if sharp and len(told) == 1 and all(written) else LATER

    def _ahead(self, x: Dated) -> bool:
        """Whether a day lies after that of its article: a plan is no outcome."""
        written = self.scenes[x[0].article].reading.written
        day = days(written.value) if written else None
        return day is not None and x[1].days.last > day.last

    def _tells(self, date: Date, article: str) -> bool:
        """Whether an article gives a day, of whatever."""
        spells = (spell(note) for note in self.scenes[article].times.values())
        return any(
            when.days.meets(date.days)
            for when in spells
            if when and (when.grain in SHARP) == (date.grain in SHARP)
        )

    def _same_words(self, x: Dated, y: Dated) -> bool:
        """Whether both say "Sunday": for one of them another Sunday may have been reckoned."""
        ours, theirs = (
            {word.normal for word in tokens(d.at.of(self.scenes[f.article].text))}
            for f, d in (x, y)
        )
        shared = {word for word in ours & theirs if not forms.is_function_word(word)}
        numbered = any(word.isdigit() for word in ours | theirs)
        return ours == theirs or (bool(shared) and not numbered)


def _held_apart(a: Fact, b: Fact) -> bool:
    """Whether two who are named, or of whom one is, tell it: "the family" may be "a son"."""
    return apart(a, b) and bool(names(a.holder) or names(b.holder))


def _two_deeds(a: Fact, b: Fact, unlike: float) -> bool:
    """Whether one who acts does the same to two; `unlike`: how unlike those acted on are."""
    return bool(a.lemma and a.lemma == b.lemma and a.agents & b.agents) and unlike >= UNLIKE


def _one_night(x: Date, y: Date) -> bool:
    """Whether one is the night that ends on the day of the other."""
    first, second = sorted((x, y), key=lambda each: each.days.first)
    late = first.told.endswith(NIGHTS) or second.told.endswith(NIGHTS)
    return late and (second.days.first - first.days.last).days <= 1


def _counts(a: Fact, b: Fact) -> bool:
    """Whether both give numbers of one unit that differ: two counts on two days."""
    return any(
        x.unit == y.unit and (x.low, x.high) != (y.low, y.high)
        for x in a.claim.amounts
        for y in b.claim.amounts
    )


def _closer(x: Date, y: Date) -> bool:
    """Whether one dates more closely than the other, and no decade is meant."""
    if max((each.days.last - each.days.first).days for each in (x, y)) > FAR or x.days == y.days:
        return False
    return x.grain != y.grain and (x.days.covers(y.days) or y.days.covers(x.days))


def _comparable(a: Fact, b: Fact, scenes: Mapping[str, Scene]) -> bool:
    """Whether neither denies what the other tells; "not until April" tells when it will be."""
    signs = ["+" if scenes[x.article].until(x) else x.sign for x in (a, b)]
    return signs[0] == signs[1] and a.firm and b.firm


def _same_sort(x: Date, y: Date) -> bool:
    """Whether both date about as closely: two days, two weeks or months, two years."""
    if not {x.grain, y.grain} <= SHARP | CLOSE:
        return x.grain == y.grain
    return (x.grain in SHARP) == (y.grain in SHARP)
