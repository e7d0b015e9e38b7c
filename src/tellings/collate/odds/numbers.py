"""Numbers: two amounts of one thing that cannot both be so, and what only differs.

Most numbers that differ are of two things. So two amounts are held against each other only if
they are likely to be of one quantity (`quantities`), and nothing speaks against it: another group,
place, time, source or outcome, a part, a rate, a plan. Of several that fit, the best must be better
than all others from both sides; and the other article must give no number of it that agrees.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from tellings.collate.odds.aligning import Place
from tellings.collate.odds.closeness import Closeness
from tellings.collate.odds.comparable import Judge
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.measures import PERSON, Measure, general, measures
from tellings.collate.odds.quantities import Quantities
from tellings.collate.odds.ranges import bounds, equal, meet
from tellings.collate.same_words.candidates import Embed
from tellings.model import Ref

LINKED = 2.5  # times the odds, where a link says that the claims are of one happening
FEW = 8  # amounts of an article, from which on one is more easily taken for another
KIN = 0.4  # cosine that two nouns must have that may count one thing
BETTER = 1.15  # how many times the chance of the next best the best must have
NEAR = 0.1  # cosine of the words about two amounts

NEVER = frozenset({"age", "limit", "earlier", "addition"})
"""Marks of amounts that are held against none: of how old, how much is allowed, what was before."""


Kind = Literal["number", "precision", "update"]
Pair = tuple[Measure, Measure]
Scored = tuple[float, Measure, Measure]


def findings(
    facts: Mapping[str, list[Fact]],
    scenes: Mapping[str, Scene],
    linked: Collection[tuple[Place, Place]],
    close: Closeness,
    embed: Embed | None,
) -> Iterator[Finding]:
    """All in which the amounts of two articles are at odds or differ."""
    judge = Judge(scenes, close)
    every = [each for each in measures(facts, scenes) if each.plain]
    quantities = Quantities(close, every, embed)
    pairs = [
        pair
        for pair in _candidates(every)
        if judge.near(*pair)
        and quantities.near(*pair) >= NEAR
        and quantities.kin(*pair) >= KIN
        and judge.comparable(*pair)
    ]
    chances = quantities.chances(pairs)
    settled = _settled(every)
    many = Counter(each.place[0] for each in every)
    scored = [
        (_weighed(chance, a, b, linked, many), a, b)
        for chance, (a, b) in zip(chances, pairs, strict=True)
        if meet(a, b) or not settled & {(a.place, b.place[0]), (b.place, a.place[0])}
    ]
    for chance, a, b in _best(scored):
        if chance >= judge.least(a, b) and judge.whole(a, b):
            yield from _finding(judge, a, b, chance)


def _weighed(
    chance: float,
    a: Measure,
    b: Measure,
    linked: Collection[tuple[Place, Place]],
    many: Mapping[str, int],
) -> float:
    """The chance, higher where a link joins the claims, and lower the more there is to confuse."""
    odds = chance / max(1 - chance, 1e-9)
    odds *= LINKED if (a.fact.place, b.fact.place) in linked else 1
    odds *= min(1.0, FEW / math.sqrt(many[a.place[0]] * many[b.place[0]]))
    return float(odds / (1 + odds))


def _settled(every: Iterable[Measure]) -> set[tuple[object, str]]:
    """The amounts, each with another article that gives the same number, of whatever."""
    homes: dict[tuple[object, ...], set[str]] = {}
    order = list(every)
    for each in order:
        homes.setdefault(_number(each), set()).add(each.place[0])
    return {(each.place, home) for each in order for home in homes[_number(each)]}


def _number(measure: Measure) -> tuple[object, ...]:
    amount = measure.amount
    return amount.low, amount.high, amount.unit


# --- candidates ----------------------------------------------------------------------------------


def _candidates(every: Iterable[Measure]) -> Iterator[Pair]:
    """Pairs of two articles of one unit, which may be none."""
    posted: dict[str, list[Measure]] = {}
    for each in every:
        if each.marks & NEVER or not (each.sort or each.role):
            continue
        for other in posted.get(each.amount.unit, ()):
            if other.place[0] != each.place[0]:
                yield other, each
        posted.setdefault(each.amount.unit, []).append(each)


def _best(scored: Iterable[Scored]) -> list[Scored]:
    """Of the pairs of an amount with those of one article the one that fits best, from both sides.

    None where the next best fits nearly as well, and says another number.
    """
    by_side: dict[tuple[object, str], list[tuple[float, Measure]]] = {}
    order = list(scored)
    for chance, a, b in order:
        for x, y in ((a, b), (b, a)):
            by_side.setdefault((x.place, y.place[0]), []).append((chance, y))

    def first(chance: float, x: Measure, y: Measure) -> bool:
        others = [each for each in by_side[x.place, y.place[0]] if each[1].place != y.place]
        return all(chance >= (1 if equal(y, z) else BETTER) * other for other, z in others)

    return [(c, a, b) for c, a, b in order if first(c, a, b) and first(c, b, a)]


# --- what differs --------------------------------------------------------------------------------


def _finding(judge: Judge, a: Measure, b: Measure, chance: float) -> Iterator[Finding]:
    """In what two numbers of one thing differ; `chance`: that they are of one thing."""
    later, can = _later(judge, a, b), meet(a, b)
    first, second = sorted(f"\u201c{each.words}\u201d" for each in (a, b))
    both, sure = f"{first} and {second}", _sure(chance)
    if equal(a, b) or {a.amount.high, b.amount.high} & {0}:
        return
    if later:
        if a.amount.low != b.amount.low and not a.amount.unit and _grown(a, b, later):
            yield _made(a, b, "update", f"{both}: one was told later", sure)
    elif can and (a.amount.low, a.amount.high) != (b.amount.low, b.amount.high):
        yield _made(a, b, "precision", f"{both} can both be so; one is more precise", sure)
    elif not can and a.written and b.written and _apart(judge, a, b):
        yield _made(a, b, "number", f"{both} cannot both be so", sure)


def _apart(judge: Judge, a: Measure, b: Measure) -> bool:
    """Whether they cannot both be so; fewer traders than people can."""
    if a.sort != PERSON or a.amount.unit or a.noun == b.noun:
        return True
    one, other = (general(each, judge.language(each)) for each in (a, b))
    if one == other:
        return True
    part, whole = (b, a) if one else (a, b)
    return bounds(part, whole)[0] > bounds(whole, part)[1]


def _later(judge: Judge, a: Measure, b: Measure) -> str:
    """The article of a later day, or that says that its number is a new one; "" if neither."""
    first, second = (judge.scenes[x.fact.article].reading.written for x in (a, b))
    if first and second and first.value != second.value:
        return b.fact.article if second.value > first.value else a.fact.article
    if a.amount.unit:
        return ""
    return next((x.fact.article for x in (a, b) if "update" in x.marks), "")


def _made(a: Measure, b: Measure, kind: Kind, reason: str, sure: float) -> Finding:
    sides = [Side(Ref(x.fact.article, x.fact.claim.id, (x.amount.at,)), _value(x)) for x in (a, b)]
    about = "what is measured is the same" if a.amount.unit else "what is counted is the same"
    relation: Literal["at-odds", "differs"] = "at-odds" if kind == "number" else "differs"
    return Finding(relation, kind, sides[0], sides[1], about, reason, sure)


def _sure(chance: float) -> float:
    """How sure a finding is, given the chance that both are of one thing."""
    return round(min(0.9, 0.6 + 0.4 * chance), 2)


def _value(measure: Measure) -> str:
    return f"{measure.amount.low} to {measure.amount.high} {measure.amount.unit}"


def _grown(a: Measure, b: Measure, later: str) -> bool:
    """Whether the number that was told later is the larger one, or says that it is a new count."""
    new, old = (a, b) if a.fact.article == later else (b, a)
    return "update" in new.marks or (new.amount.low or 0) >= (old.amount.low or 0)
