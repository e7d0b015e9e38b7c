"""Dates: two days for one happening, and two ways of dating it of which one is closer.

What the timeline holds for a conflict is one here. Besides, dated claims are compared that it
leaves alone: those that tell what is to come, and those that say the same in other words. A model
(the role "odds") says which are of one happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.odds.aligning import Weights, apart, names
from tellings.collate.odds.alike import ALIKE, CLAIMS, Same, Told
from tellings.collate.odds.dated import Date, dated
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.happenings import SHARP, Dated, Happenings, Pair, counts
from tellings.collate.timeline import Conflict, spell, timeline
from tellings.model import Collation, Link, Reading, Ref, Span, Story
from tellings.models.odds import Stages
from tellings.text import tokens

FAR = 400  # days: of what is further apart, one is no date of the same happening, but of another
CLOSE = frozenset({"week", "weekend", "month"})
_FINDING = "finding"  # a class of happenings
NIGHTS = ("TNI", "TEV")
LEAST = 0.35  # chance from which on two dates are held against each other
CLOSER = -1.1  # log odds from which on one date may be told more closely than the other
SURE = 0.6  # how sure that is: all of four such that were found by it were right


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


class Dates(Struct, frozen=True):
    """The dates of a story that may be of one happening: pairs of two articles, in order."""

    scenes: Mapping[str, Scene]
    happenings: Happenings
    pairs: Sequence[Pair]
    told: Told


def dates(
    facts: Mapping[str, Sequence[Fact]],
    scenes: Mapping[str, Scene],
    weights: Weights,
    same: Same | None,
) -> Dates:
    """The dates of a story made ready, each once: that of the innermost claim."""
    every = [each for article in sorted(facts) for each in _given(facts[article], scenes[article])]
    pairs = [
        (a, b)
        for a, b in combinations(every, 2)
        if a.fact.article != b.fact.article and _near(a.date, b.date)
    ]
    happenings = Happenings(weights, scenes, same)
    return Dates(scenes, happenings, pairs, happenings.told(pairs))


def _given(facts: Sequence[Fact], scene: Scene) -> list[Dated]:
    inner: dict[Span, Dated] = {}
    for fact in facts:
        date = dated(fact, scene)
        if date is None:
            continue
        known = inner.get(date.at)
        if known is None or _closer_told(fact, date) > _closer_told(known.fact, known.date):
            inner[date.at] = Dated(fact, date)
    return [inner[at] for at in sorted(inner)]


def _closer_told(fact: Fact, date: Date) -> tuple[bool, int]:
    return date.attached, -len(fact.claim.hull)


def _near(a: Date, b: Date) -> bool:
    gap = max(a.days.first, b.days.first) - min(a.days.last, b.days.last)
    return gap.days <= FAR * (3 if a.grain == b.grain == "year" else 1)


def findings(story: Dates, by: Stages) -> Iterator[Finding]:
    """Claims of one happening whose dates cannot both be so, or of which one dates more closely."""
    rivals, likely = story.told.likely(by, LEAST)
    judge = _Judge(story.scenes, story.happenings)
    for chance, number in likely:
        a, b = story.pairs[number]
        many = not story.told.one_deed(number) and judge.one_of_many(a, b)
        near = story.told.same(number) >= (ALIKE if many else CLAIMS)
        if near and judge.comparable(a, b) and judge.two_times(a, b):
            told = (a.date.told or a.date.value, b.date.told or b.date.value)
            yield _odds(_sides(a, b), told, round(chance, 2))
    for number in rivals.agreeing(CLOSER):
        a, b = story.pairs[number]
        if judge.comparable(a, b) and _closer(a.date, b.date):
            why = "one gives it more closely"
            one, other = _sides(a, b)
            yield Finding("differs", "precision", one, other, "when it was", why, SURE)


def _sides(a: Dated, b: Dated) -> list[Side]:
    return [Side(Ref(x.fact.article, x.fact.claim.id, (x.date.at,))) for x in (a, b)]


class _Judge(Struct, frozen=True):
    """Judges dated claims of two articles of a story."""

    scenes: Mapping[str, Scene]
    happenings: Happenings

    def one_of_many(self, a: Dated, b: Dated) -> bool:
        """Whether one is past, and not both are told to the hour: few hours and plans are told."""
        clocks = a.date.hour is not None and b.date.hour is not None
        plans = self.happenings.ahead(a) and self.happenings.ahead(b)
        return not (clocks or plans)

    def comparable(self, a: Dated, b: Dated) -> bool:
        """Whether nothing says for sure that they are of two happenings."""
        one, other = a.fact, b.fact
        if one.quoted and other.quoted:
            return False
        if _held_apart(one, other) or _found(one, other):
            return False
        return _told_alike(one, other, self.scenes)

    def two_times(self, a: Dated, b: Dated) -> bool:
        """Whether both cannot be so, and neither article gives the other's day, too."""
        if a.date.days.meets(b.date.days):
            return True
        return (
            _same_sort(a.date, b.date)
            and not _one_night(a.date, b.date)
            and self.happenings.ahead(a) == self.happenings.ahead(b)
            and not self._tells(b.date, a.fact.article)
            and not self._tells(a.date, b.fact.article)
            and not self._same_words(a, b)
            and not counts(a.fact, b.fact)
        )

    def _tells(self, date: Date, article: str) -> bool:
        """Whether an article gives a day, of whatever."""
        spells = (spell(note) for note in self.scenes[article].times.values())
        return any(
            when.days.meets(date.days)
            for when in spells
            if when and (when.grain in SHARP) == (date.grain in SHARP)
        )

    def _same_words(self, a: Dated, b: Dated) -> bool:
        """Whether both say "Sunday": for one of them another Sunday may have been reckoned."""
        ours, theirs = (
            {word.normal for word in tokens(x.date.at.of(self.scenes[x.fact.article].text))}
            for x in (a, b)
        )
        shared = {word for word in ours & theirs if not forms.is_function_word(word)}
        numbered = any(word.isdigit() for word in ours | theirs)
        return ours == theirs or (bool(shared) and not numbered)


def _held_apart(a: Fact, b: Fact) -> bool:
    """Whether two who are named, or of whom one is, tell it: "the family" may be "a son"."""
    return apart(a, b) and bool(names(a.holder) or names(b.holder))


def _found(a: Fact, b: Fact) -> bool:
    """Whether one tells when something was found, and the other when it was: body, and death."""
    return (_FINDING in a.does) != (_FINDING in b.does) and bool(a.does and b.does)


def _one_night(x: Date, y: Date) -> bool:
    """Whether one is the night that ends on the day of the other."""
    first, second = sorted((x, y), key=lambda each: each.days.first)
    late = first.told.endswith(NIGHTS) or second.told.endswith(NIGHTS)
    return late and (second.days.first - first.days.last).days <= 1


def _closer(x: Date, y: Date) -> bool:
    """Whether one dates more closely than the other, and no decade is meant."""
    if max((each.days.last - each.days.first).days for each in (x, y)) > FAR or x.days == y.days:
        return False
    return x.grain != y.grain and (x.days.covers(y.days) or y.days.covers(x.days))


def _told_alike(a: Fact, b: Fact, scenes: Mapping[str, Scene]) -> bool:
    """Whether neither denies what the other tells; "not until April" tells when it will be."""
    signs = ["+" if scenes[x.article].until(x) else x.sign for x in (a, b)]
    return signs[0] == signs[1] and a.firm and b.firm


def _same_sort(x: Date, y: Date) -> bool:
    """Whether both date about as closely: two days, two weeks or months, two years."""
    if not {x.grain, y.grain} <= SHARP | CLOSE:
        return x.grain == y.grain
    return (x.grain in SHARP) == (y.grain in SHARP)
