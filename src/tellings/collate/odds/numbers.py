"""Numbers: two amounts of one thing that cannot both be so, and what only differs.

Most numbers that differ are of two things. So a model, learned from marked reports (the role
"odds"), says which two are of one quantity (`quantities`), the rest of both articles beside them
(`rivals`), and nothing may speak against it for sure (`comparable`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import numpy as np
from msgspec import Struct

from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.closeness import Floats
from tellings.collate.odds.comparable import Judge, moving, rate, told_apart
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.measures import PERSON, Measure, general, measures
from tellings.collate.odds.quantities import Pair, Quantities, Same, odds
from tellings.collate.odds.ranges import bounds, equal
from tellings.collate.odds.rivals import Rivals
from tellings.collate.same_words.candidates import Embed
from tellings.dates import days
from tellings.model import Ref
from tellings.models.odds import OddsModel

SETTLED = 3  # days between two reports after which a rate may be another one
LONG = 14  # days after which any number may be, if it is not told of when it is
LEAST = 0.3  # chance from which on two numbers are held against each other

Kind = Literal["number", "precision", "update", "stance"]


class Numbers(Struct, frozen=True):
    """The amounts of a story that may be of one quantity: pairs of two articles, in order."""

    judge: Judge
    quantities: Quantities
    pairs: Sequence[Pair]


def numbers(
    facts: Mapping[str, Sequence[Fact]],
    scenes: Mapping[str, Scene],
    weights: Weights,
    embed: Embed | None,
    same: Same | None,
) -> Numbers:
    """The amounts of a story made ready."""
    judge = Judge(scenes)
    every = [each for each in measures(facts, scenes) if each.plain]
    quantities = Quantities(weights, judge, every, embed, same)
    pairs = [pair for pair in _of_one_unit(every) if quantities.alike(*pair)]
    return Numbers(judge, quantities, pairs)


def findings(story: Numbers, model: OddsModel, *, meant: bool) -> Iterator[Finding]:
    """All in which the amounts of two articles are at odds or differ.

    `meant`: whether meaning was to be had, and not words alone.
    """
    stages = model.full if meant else model.bare
    if not story.pairs:
        return
    rivals = Rivals(story.pairs, odds(story.quantities.figures(story.pairs), stages.alike))
    chances = _chance(odds(rivals.figures(), stages.rival))
    for chance, (a, b) in rivals.best(chances):
        if chance >= LEAST and story.judge.comparable(a, b):
            yield from _cannot(story.judge, a, b, chance)
    for chance, (a, b) in rivals.agreeing(model.precise):
        if story.judge.comparable(a, b) and not told_apart(a, b, story.judge.language(a)):
            yield from _can(story.judge, a, b, chance)


def _chance(log_odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def _of_one_unit(every: Iterable[Measure]) -> Iterator[Pair]:
    """Pairs of two articles of one unit, which may be none."""
    posted: dict[str, list[Measure]] = {}
    for each in every:
        for other in posted.get(each.amount.unit, ()):
            if other.place[0] != each.place[0]:
                yield other, each
        posted.setdefault(each.amount.unit, []).append(each)


# --- what differs --------------------------------------------------------------------------------


def _cannot(judge: Judge, a: Measure, b: Measure, chance: float) -> Iterator[Finding]:
    """In what two numbers of one thing differ that cannot both be so."""
    both, apart_by = _both(a, b), _days_between(judge, a, b)
    later = _later(judge, a, b)
    if _changed(a, b, apart_by) or not (a.written and b.written and _apart(judge, a, b)):
        return
    if told_apart(a, b, judge.language(a)):
        yield _made(a, b, "stance", f"{both}: each on another\u2019s word", chance)
    elif later and not a.amount.unit and _grown(a, b, later):
        yield _made(a, b, "update", f"{both}: one was told later", chance)
    else:
        yield _made(a, b, "number", f"{both} cannot both be so", chance)


def _can(judge: Judge, a: Measure, b: Measure, chance: float) -> Iterator[Finding]:
    """In what two numbers of one thing differ that can both be so."""
    if equal(a, b) or (a.amount.low, a.amount.high) == (b.amount.low, b.amount.high):
        return
    if not _later(judge, a, b):
        yield _made(a, b, "precision", f"{_both(a, b)} can both be so; one is more precise", chance)


def _changed(a: Measure, b: Measure, apart_by: int) -> bool:
    """Whether what is counted may be another by now; `apart_by`: days between the two reports."""
    if apart_by > LONG and not (a.days and b.days):
        return True
    return bool(apart_by and moving(a, b)) or (apart_by > SETTLED and rate(a, b))


def _both(a: Measure, b: Measure) -> str:
    first, second = sorted(f"\u201c{each.words}\u201d" for each in (a, b))
    return f"{first} and {second}"


def _apart(judge: Judge, a: Measure, b: Measure) -> bool:
    """Whether they cannot both be so; fewer traders than people can, and "up to" and "over 15"."""
    if _limit(a) == _limit(b) is not None:
        return False
    if a.sort != PERSON or a.amount.unit or a.noun == b.noun:
        return True
    one, other = (general(each, judge.language(each)) for each in (a, b))
    if one == other:
        return True
    part, whole = (b, a) if one else (a, b)
    return bounds(part, whole)[0] > bounds(whole, part)[1]


def _limit(measure: Measure) -> float | None:
    """The number as it is written, if it is in figures."""
    value = measure.amount.low if measure.amount.low is not None else measure.amount.high
    return round(value / measure.scale, 6) if value and measure.scale else None


def _later(judge: Judge, a: Measure, b: Measure) -> str:
    """The article of a later day, or that says that its number is a new one; "" if neither."""
    if _days_between(judge, a, b):
        return max((a, b), key=lambda each: _day(judge, each) or date.min).fact.article
    if a.amount.unit:
        return ""
    return next((x.fact.article for x in (a, b) if "update" in x.marks), "")


def _days_between(judge: Judge, a: Measure, b: Measure) -> int:
    """How many days lie between the two reports, 0 where a day is not told."""
    one, other = _day(judge, a), _day(judge, b)
    return abs((one - other).days) if one and other else 0


def _day(judge: Judge, measure: Measure) -> date | None:
    written = judge.scenes[measure.fact.article].reading.written
    told = days(written.value) if written else None
    return told.last if told else None


def _grown(a: Measure, b: Measure, later: str) -> bool:
    """Whether the number that was told later is the larger one, or says that it is a new count."""
    new, old = (a, b) if a.fact.article == later else (b, a)
    return "update" in new.marks or (new.amount.low or 0) >= (old.amount.low or 0)


def _made(a: Measure, b: Measure, kind: Kind, reason: str, chance: float) -> Finding:
    sides = [Side(Ref(x.fact.article, x.fact.claim.id, (x.amount.at,)), _value(x)) for x in (a, b)]
    about = "what is measured is the same" if a.amount.unit else "what is counted is the same"
    relation: Literal["at-odds", "differs"] = "at-odds" if kind == "number" else "differs"
    return Finding(relation, kind, sides[0], sides[1], about, reason, round(chance, 2))


def _value(measure: Measure) -> str:
    return f"{measure.amount.low} to {measure.amount.high} {measure.amount.unit}"
