"""Numbers: two amounts of one thing that cannot both be so, and what only differs.

Most numbers that differ are of two things. So a model, learned from marked reports (the role
"odds"), says which two are of one quantity (`quantities`), the rest of both articles beside them
(`rivals`), and nothing may speak against it for sure (`comparable`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.alike import ALIKE, CLAIMS, Same, Told
from tellings.collate.odds.comparable import Judge, moving, rate, told_apart
from tellings.collate.odds.facts import Fact, Scene, days_between
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.measures import PERSON, Measure, general, measures
from tellings.collate.odds.quantities import FIGURES, Pair, Quantities
from tellings.collate.odds.ranges import bounds, equal
from tellings.collate.same_words.candidates import Embed
from tellings.model import Ref
from tellings.models.odds import Stages

SETTLED = 3  # days between two reports after which a rate may be another one
LONG = 14  # days after which any number may be, if it is not told of when it is
SURE = 0.6  # how sure it is of two that can both be so: of ten found by it about nine were right
LEAST = 0.4  # chance from which on two numbers are held against each other
NOUNS = FIGURES.index("nouns")
LIKE = 0.5  # cosine of two nouns of two sorts that may be of one thing all the same

Kind = Literal["number", "precision", "update", "stance"]


class Numbers(Struct, frozen=True):
    """The amounts of a story that may be of one quantity: pairs of two articles, in order."""

    judge: Judge
    pairs: Sequence[Pair]
    told: Told

    def near(self, number: int) -> bool:
        """Whether the claims of a pair are near enough, and the nouns that they count."""
        a, b = self.pairs[number]
        other = "" not in (a.sort, b.sort) and a.sort != b.sort
        unlike = other and self.told.figures[number][NOUNS] < LIKE
        floor = CLAIMS if self.told.one_deed(number) else ALIKE
        return self.told.same(number) >= floor and not unlike


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
    return Numbers(judge, pairs, quantities.told(pairs))


def findings(story: Numbers, by: Stages, precise: float) -> Iterator[Finding]:
    """All in which the amounts of two articles are at odds or differ.

    `precise`: the least log odds of two that can both be so.
    """
    rivals, likely = story.told.likely(by, LEAST)
    for chance, number in likely:
        if story.near(number) and story.judge.comparable(*story.pairs[number]):
            yield from _cannot(story.judge, *story.pairs[number], chance)
    for number in rivals.agreeing(precise):
        if story.judge.comparable(*story.pairs[number]):
            yield from _can(story.judge, *story.pairs[number])


def _of_one_unit(every: Iterable[Measure]) -> Iterator[Pair]:
    """Pairs of two articles of one unit, which may be none; that of the first id goes first."""
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


def _can(judge: Judge, a: Measure, b: Measure) -> Iterator[Finding]:
    """In what two numbers of one thing differ that can both be so."""
    if equal(a, b) or (a.amount.low, a.amount.high) == (b.amount.low, b.amount.high):
        return
    if not _later(judge, a, b) and not told_apart(a, b, judge.language(a)):
        yield _made(a, b, "precision", f"{_both(a, b)} can both be so; one is more precise", SURE)


def _changed(a: Measure, b: Measure, apart_by: int | None) -> bool:
    """Whether what is counted may be another by now.

    `apart_by`: days between the two reports, None where a day is not told: then what is measured
    anew each month is compared only where both say when.
    """
    if a.days and b.days:
        return False
    if apart_by is None:
        return moving(a, b) or rate(a, b)
    return apart_by > LONG or bool(apart_by and moving(a, b)) or (apart_by > SETTLED and rate(a, b))


def _both(a: Measure, b: Measure) -> str:
    first, second = sorted(f"\u201c{each.words}\u201d" for each in (a, b))
    return f"{first} and {second}"


def _apart(judge: Judge, a: Measure, b: Measure) -> bool:
    """Whether they cannot both be so; fewer traders than people can, and "up to" and "over 15"."""
    if a.figure is not None and a.figure == b.figure:
        return False
    if a.worded is not None and a.worded == b.worded:
        return False
    if a.sort != PERSON or a.amount.unit or a.noun == b.noun:
        return True
    one, other = (general(each, judge.language(each)) for each in (a, b))
    if one == other:
        return True
    part, whole = (b, a) if one else (a, b)
    return bounds(part, whole)[0] > bounds(whole, part)[1]


def _later(judge: Judge, a: Measure, b: Measure) -> str:
    """The article of a later day, or that says that its number is a new one; "" if neither."""
    if _days_between(judge, a, b):
        return max(
            (a, b), key=lambda each: judge.scenes[each.fact.article].day or date.min
        ).fact.article
    if a.amount.unit:
        return ""
    return next((x.fact.article for x in (a, b) if "update" in x.marks), "")


def _days_between(judge: Judge, a: Measure, b: Measure) -> int | None:
    one, other = (judge.scenes[each.fact.article] for each in (a, b))
    return days_between(one, other)


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
