"""What two claims have in common: words, verb, who has which part, numbers."""

from __future__ import annotations

from msgspec import Struct

from tellings.collate.claims import against
from tellings.collate.claims.facts import Fact, Part
from tellings.collate.claims.meanings import Words, compared

ROUND, ROUNDED = 20, 0.9  # from when a number may be a rounded one, and how far off it may be


class Tie(Struct, frozen=True):
    """What links of other kinds say of two claims.

    `quotation`: the share of the words of the shorter claim that stand in linked quotations at one
    place, -1 where both are quoted there and do not. `event`: whether they tell one event.
    """

    quotation: float = 0.0
    event: bool = False


class Evidence(Struct, frozen=True):
    """What two claims share.

    `less` is the share of the content of the lighter one that the other has, `more` that of the
    other; `verb`, `agent` and `patient` are 1 for the same, less for what is only near.
    """

    less: float
    more: float
    verb: float
    agent: float
    patient: float


def evidence(a: Fact, b: Fact, words: Words) -> Evidence:
    """The evidence on two claims. Symmetric."""
    (our_words, ours), (their_words, theirs) = words.bag(a), words.bag(b)
    shared = compared(words.between(our_words, their_words), ours, theirs)
    return Evidence(
        less=shared.less,
        more=shared.more,
        verb=verb(a, b, words),
        agent=part(a, b, "agent", words),
        patient=part(a, b, "patient", words),
    )


def verb(a: Fact, b: Fact, words: Words) -> float:
    """How near their verbs are; 1 where one is the other, denied."""
    if a.negated != b.negated and against.contradictories(a, b):
        return 1.0
    return words.alike(a.verb, b.verb)


def numbers_shared(a: Fact, b: Fact) -> float:
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
