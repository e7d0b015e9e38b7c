"""How far two claims may be one: measures of what they share, weighed to log odds.

Weights and bias were fitted (logistic regression with a ridge, rounded) to 287 pairs of claims that
we labelled as one claim or not: 113 of 12 sets of the train part of ECB+ (Cybulska and Vossen
2014), of the two reports and of one more story, and 174 of the invented reports in examples/
(`bench/gold/claim_pairs.jsonl`). By hand: the weights of quotations, events and days. With weights
fitted to five sixths of the stories and asked of the last, a chance of .7 and no contradiction:
precision .93, recall .58; these pairs leave out what is told in the same words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from tellings.collate.claims import against
from tellings.collate.claims.facts import Fact, Part
from tellings.collate.claims.meanings import Words, compared

WEIGHTS: Mapping[str, float] = {
    "meaning": 2.0,
    "less": 0.2,
    "more": 1.6,
    "verb": 0.9,
    "patient": 0.5,
    "deed": 0.4,
    "numbers": 1.1,
    "days": 1.2,
    "open": -0.8,
    "quotation": 1.0,
    "event": 1.0,
    "short": -0.9,
}
BIAS = -2.5
OTHER_DAYS, YEAR = -1.5, len("2031")
ROUND, ROUNDED = 20, 0.9  # from when a number may be a rounded one, and how far off it may be
SHORT = 2.0  # weight of content under which a claim says too little to be told by its words


class Tie(Struct, frozen=True):
    """What links of other kinds say of two claims.

    `quotation`: the share of the words of the shorter claim that stand in linked quotations at one
    place, -1 where both are quoted there and do not. `event`: whether they tell one event.
    """

    quotation: float = 0.0
    event: bool = False


class Evidence(Struct, frozen=True):
    """The measures of a pair of claims by name, and what forbids that they be one."""

    measures: Mapping[str, float]
    against: tuple[str, ...]
    score: float
    cosine: float


def weigh(a: Fact, b: Fact, words: Words, cosine: float, tie: Tie) -> Evidence:
    """The evidence on two claims. Symmetric."""
    (our_words, ours), (their_words, theirs) = words.bag(a), words.bag(b)
    shared = compared(words.between(our_words, their_words), ours, theirs)
    measures = {
        "meaning": cosine,
        "less": shared.less,
        "more": shared.more,
        **_roles(a, b, words),
        "numbers": _numbers(a, b),
        "days": _days(a, b),
        "open": float(_open(a) != _open(b)),
        "quotation": tie.quotation,
        "event": float(tie.event),
        "short": float(shared.content < SHORT and tie.quotation <= 0),
    }
    score = BIAS + sum(weight * measures[name] for name, weight in WEIGHTS.items())
    return Evidence(measures, tuple(against.against(a, b)), score, cosine)


def _roles(a: Fact, b: Fact, words: Words) -> dict[str, float]:
    """The verb, who has which part, and both together: a verb of everyday says little alone."""
    denied = a.negated != b.negated and against.contradictories(a, b)
    verb = 1.0 if denied else words.alike(a.verb, b.verb)
    agent, patient = part(a, b, "agent", words), part(a, b, "patient", words)
    both = max(agent, patient, 0.0)
    return {"verb": verb, "agent": agent, "patient": patient, "deed": verb * both}


def _open(fact: Fact) -> bool:
    return fact.claim.stance.polarity == "unknown"


def _numbers(a: Fact, b: Fact) -> float:
    """1 where all numbers of one are in the other, -1 where none is, 0 without any."""
    ours, theirs = a.numbers, b.numbers
    if not ours or not theirs:
        return 0.0
    if ours <= theirs or theirs <= ours:
        return 1.0
    if ours & theirs:
        return -0.5
    return 0.0 if any(_about(one, other) for one in ours for other in theirs) else -1.0


def _about(one: str, other: str) -> bool:
    """Whether one number may be the other, rounded: 260 and 264."""
    low, high = sorted((float(one), float(other)))
    return low >= ROUND and low / high >= ROUNDED


def _days(a: Fact, b: Fact) -> float:
    """1 where both are dated and one day may be the other, less than 0 where none may.

    A year that both name says nothing.
    """
    if not a.days or not b.days:
        return 0.0
    if against.days_apart(a, b):
        return OTHER_DAYS
    return float(min(max(map(len, each.days)) for each in (a, b)) > YEAR)


def confidence(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-score))


def part(a: Fact, b: Fact, role: str, words: Words) -> float:
    """How far one has the same part in both: 1 for the same, -1 for another, 0 if unknown."""
    ours, theirs = a.part(role), b.part(role)
    if ours is None or theirs is None:
        return 0.0
    if against.same_part(ours, theirs):
        return 1.0
    if against.kin(ours, theirs):
        return 0.5
    if ours.named and theirs.named:
        return 0.5 if against.namesakes(ours, theirs) else -1.0
    return _heads(ours, theirs, words)


def _heads(ours: Part, theirs: Part, words: Words) -> float:
    near = words.alike(ours.head, theirs.head)
    if near == 1.0:
        return 1.0
    return 0.5 * near if near > 0.5 else -0.3
