"""What speaks against two amounts being numbers of one thing.

Another group, place, time, outcome or teller; what was against what will be.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tellings.collate.odds import tables
from tellings.collate.odds.aged import AGE
from tellings.collate.odds.aligning import names
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.measures import PERSON, Measure, general
from tellings.collate.odds.words import Keys

_RATES = frozenset({"percent", "percentage point", "point"})
_ONCE = frozenset({"voting +", "decision +", "decision -"})
_MOVING = frozenset({"price +"})
_CHANGING = frozenset({"rising +", "falling +"})
_PARTING = frozenset({"rate", "earlier", "addition", "first"})
"""Marks of amounts that part two things: "40 a day", "40 the year before", "40 more"."""
_HOURS = {
    "TMO": (0, 12),
    "TMI": (11, 14),
    "TAF": (12, 19),
    "TEV": (17, 24),
    "TNI": (0, 24),
}
"""The hours of a part of a day, in TIMEX3."""


class Judge(Struct, frozen=True):
    """Judges amounts of two articles of a story."""

    scenes: Mapping[str, Scene]

    def comparable(self, a: Measure, b: Measure) -> bool:
        """Whether nothing says for sure that they are of two things."""
        return not (
            (a.fact.quoted and b.fact.quoted)
            or self.other_sort(a, b)
            or not _one_time(a, b)
            or not _one_outcome(a, b)
            or _stance(a.fact) != _stance(b.fact)
            or a.marks & _PARTING != b.marks & _PARTING
            or self._two_tenses(a.fact, b.fact)
            or self._two_persons(a.fact, b.fact)
            or (a.noun == b.noun == AGE and not a.aged & b.aged)
        )

    def language(self, measure: Measure) -> str:
        """The language of the article that gives it."""
        return self.scenes[measure.fact.article].language

    def other_sort(self, a: Measure, b: Measure) -> bool:
        """Whether one noun cannot stand for the other, of groups of persons if none is "people"."""
        if a.amount.unit:
            return bool(a.noun and b.noun) and a.noun != b.noun
        if PERSON not in (a.sort, b.sort) or "" in (a.sort, b.sort):
            return False
        nouns = {tables.counted(each.noun, self.language(each)) for each in (a, b)}
        if a.sort != b.sort:
            return True
        return len(nouns) > 1 and not any(general(each, self.language(each)) for each in (a, b))

    def _two_persons(self, a: Fact, b: Fact) -> bool:
        """Whether they are of two persons by name: "Thompson fell (24 KO)", "Klitschko won"."""
        ours, theirs = self._persons(a), self._persons(b)
        return bool(ours and theirs) and not ours & theirs

    def _persons(self, fact: Fact) -> Keys:
        scene = self.scenes[fact.article]
        for role, keys in (("agent", fact.agents), ("patient", fact.patients)):
            argument = fact.claim.argument(role)
            entity = scene.entity(argument.entity) if argument else None
            if entity is not None and entity.type == "person":
                return names(keys)
        return frozenset()

    def _two_tenses(self, a: Fact, b: Fact) -> bool:
        """Whether one tells what was, and the other what will or would be."""
        return {self._tense(a), self._tense(b)} == {"past", "modal"}

    def _tense(self, fact: Fact) -> str:
        scene = self.scenes[fact.article]
        number = scene.number(fact.claim.head)
        if number is None:
            return ""
        words = scene.sentences[number].words
        told = {words[n].tag for n in scene.within(number, fact.claim.predicate)}
        return "modal" if "MD" in told else "past" if "VBD" in told else ""


def _stance(fact: Fact) -> tuple[str, str]:
    return fact.claim.stance.polarity, fact.claim.stance.certainty


def _one_outcome(a: Measure, b: Measure) -> bool:
    """Whether neither says that what is counted was killed and the other that it was hurt."""
    ours, theirs = (x.does & tables.outcomes() for x in (a, b))
    return not (ours and theirs) or bool(ours & theirs)


def moving(a: Measure, b: Measure) -> bool:
    """Whether they are of what changes from day to day: a price, what rises and falls."""
    both, either = a.does & b.does, a.does | b.does
    return bool((both & _MOVING) | (either & _CHANGING))


def rate(a: Measure, b: Measure) -> bool:
    """Whether they are of what is measured anew each month: shares, but not those of a vote."""
    both = a.does & b.does
    return a.amount.unit in _RATES and not both & _ONCE


def told_apart(a: Measure, b: Measure, language: str) -> bool:
    """Whether each is told by somebody, and not by the same: "police counted", "they said"."""
    ours, theirs = (_tellers(each.fact, language) for each in (a, b))
    return bool(ours and theirs) and not ours & theirs


def _tellers(fact: Fact, language: str) -> Keys:
    """Who is said to say a claim, or to count what it tells."""
    counts = fact.lemma in tables.words("counting", language)
    return fact.holder or (fact.agents if counts else frozenset())


def other_days(a: Measure, b: Measure) -> bool:
    """Whether the claims of both are dated, and no day of one is one of the other."""
    ours, theirs = a.days, b.days
    return bool(ours and theirs) and not any(x.days.meets(y.days) for x in ours for y in theirs)


def _one_time(a: Measure, b: Measure) -> bool:
    hours = [[_HOURS.get(each, _hour(each)) for each in x.clocks] for x in (a, b)]
    met = any(x[0] <= y[1] and y[0] <= x[1] for x in hours[0] for y in hours[1])
    return (met or not all(hours)) and not other_days(a, b)


def _hour(clock: str) -> tuple[float, float]:
    """The hours that a time of day may be, as TIMEX3 writes it; all where that is not known."""
    told = clock[1:3]
    return (int(told), int(told) + 1) if told.isdigit() else (0, 24)
