"""Which quoted units of two articles are one quotation: evidence weighed, units assigned.

Each unit of an article goes to one unit of another article at most, or two sentences that follow
each other go to one; the surest pairs first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings.collate import forms
from tellings.collate.same_words import evidence
from tellings.collate.same_words.align import align
from tellings.collate.same_words.candidates import Candidate
from tellings.collate.same_words.evidence import Who
from tellings.collate.same_words.odds import odds
from tellings.collate.same_words.units import Unit

HOPE = evidence.FLOOR - 2 * evidence.NEIGHBOUR  # what two shared neighbours can lift to the floor
LIKELY = evidence.FLOOR - 1  # enough for a pair in a group that other pairs hold together
DOUBLE = 0.3  # log odds by which two sentences together must beat each of them alone
HALF = 0.5  # share of its content words that each of the two must find in the other
SHORT = 0.6  # a unit this much shorter than the other is a fragment, and must stand together in it
TOGETHER = 0.75  # share of a fragment's words that must do so
SPREAD = 1.5  # how many times its own length they may be spread over

Node = tuple[str, tuple[int, ...]]  # an article, and the places of one or two of its units


class Pair(Struct, frozen=True):
    """Two units and the evidence: `score` is in log odds, all of it counted.

    `content` is the weight of the content words that they share, `beside` how many of the
    quotations before and after them are shared too.
    """

    a: Unit
    b: Unit
    score: float
    content: float
    who: Who
    odds: tuple[str, ...]
    beside: int = 0


def node(unit: Unit) -> Node:
    """What a unit is known by when pairs are joined over articles."""
    return unit.article, unit.numbers


class Found(Struct, frozen=True):
    """Pairs that are one quotation, the surest first, and those that may well be."""

    sure: tuple[Pair, ...]
    likely: tuple[Pair, ...]


def pairs(candidates: Iterable[Candidate], who: Callable[[Unit, Unit], Who]) -> Found:
    """Which candidates are one quotation.

    `candidates` are those that score at least `HOPE`; `who` says whether two units have one
    speaker. The likely ones make no pair, but do not speak against a group that they fall in.
    """
    judged = [_judged(each, who(each.a, each.b)) for each in candidates]
    hopeful = _without_idle_doubles([pair for pair in judged if pair.score >= HOPE])
    first = _places(_assigned(filter(_accepted, hopeful)))
    seen = [_with_neighbours(pair, first) for pair in hopeful]
    likely = (pair for pair in seen if pair.score >= LIKELY and not pair.odds)
    return Found(tuple(_assigned(filter(_accepted, seen))), tuple(likely))


# --- evidence ------------------------------------------------------------------------------------


def _judged(each: Candidate, who: Who) -> Pair:
    against = odds(each.a, each.b)
    score = each.score + evidence.SPEAKER[who] + evidence.ODDS * min(len(against), 2)
    if each.a.keys == each.b.keys:
        score += evidence.VERBATIM
    elif score >= HOPE and _scattered(each.a, each.b):
        score += evidence.SCATTERED
    return Pair(each.a, each.b, score, each.content, who, against)


def _scattered(a: Unit, b: Unit) -> bool:
    """Whether one is a fragment whose words do not stand together in the other."""
    short, long = sorted((a, b), key=lambda unit: len(unit.words))
    if len(short.words) > SHORT * len(long.words):
        return False
    columns = align((short.words, long.words))
    met = [at for column in columns if column.at[0] and (at := column.at[1])]
    places = [i for i, word in enumerate(long.words) if word.at in set(met)]
    if len(places) < TOGETHER * len(short.words):
        return True
    return places[-1] - places[0] + 1 > SPREAD * len(short.words) + 1


def _accepted(pair: Pair) -> bool:
    """Whether the evidence is enough; few words need one speaker or shared neighbours besides.

    "Yes" from one speaker may answer two questions, and needs its neighbours.
    """
    light = pair.content == 0 and min(len(pair.a.words), len(pair.b.words)) == 1
    known = pair.who in ("same", "passed-on") and not light
    enough = pair.content >= evidence.FEW or known or pair.beside > 0
    return enough and pair.score >= evidence.FLOOR


# --- two sentences for one -----------------------------------------------------------------------


def _without_idle_doubles(found: Sequence[Pair]) -> list[Pair]:
    """The pairs without those of two sentences that are no better than one of the two."""
    scores = {(node(pair.a), node(pair.b)): pair.score for pair in found}
    return [pair for pair in found if _needs_both(pair, scores)]


def _needs_both(pair: Pair, scores: dict[tuple[Node, Node], float]) -> bool:
    halves = [
        ((pair.a.article, a), (pair.b.article, b))
        for a in _parts(pair.a)
        for b in _parts(pair.b)
        if (a, b) != (pair.a.numbers, pair.b.numbers)
    ]
    if any(scores.get(half, HOPE) + DOUBLE > pair.score for half in halves):
        return False
    return all(_each_half_in(x, y) for x, y in ((pair.a, pair.b), (pair.b, pair.a)))


def _parts(unit: Unit) -> list[tuple[int, ...]]:
    return [(number,) for number in unit.numbers]


def _each_half_in(double: Unit, other: Unit) -> bool:
    """Whether both sentences of a double have their content in the other; true of no double."""
    if len(double.numbers) < 2:
        return True
    for half in (double.words[: double.first], double.words[double.first :]):
        content = {forms.key(w.normal) for w in half if not forms.is_function_word(w.normal)}
        if len(content & set(other.keys)) < max(1, HALF * len(content)):
            return False
    return True


# --- assignment ----------------------------------------------------------------------------------


def _assigned(found: Iterable[Pair]) -> list[Pair]:
    """The surest pairs, such that each unit has one counterpart at most in each other article."""
    taken: set[tuple[str, int, str]] = set()
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda each: (-each.score, node(each.a), node(each.b))):
        wanted = {(pair.a.article, number, pair.b.article) for number in pair.a.numbers}
        wanted |= {(pair.b.article, number, pair.a.article) for number in pair.b.numbers}
        if not wanted & taken:
            taken |= wanted
            kept.append(pair)
    return kept


Place = tuple[str, int, str, int]


def _places(found: Iterable[Pair]) -> set[Place]:
    return {
        (pair.a.article, a, pair.b.article, b)
        for pair in found
        for a in pair.a.numbers
        for b in pair.b.numbers
    }


def _with_neighbours(pair: Pair, sure: set[Place]) -> Pair:
    """The pair, scored higher for each neighbour that it shares; not against contradictions."""
    before = (pair.a.article, pair.a.numbers[0] - 1, pair.b.article, pair.b.numbers[0] - 1)
    after = (pair.a.article, pair.a.numbers[-1] + 1, pair.b.article, pair.b.numbers[-1] + 1)
    beside = 0 if pair.odds else (before in sure) + (after in sure)
    return replace(pair, score=pair.score + evidence.NEIGHBOUR * beside, beside=beside)
