"""What speaks against two claims being one: what they say cannot both be so, or is of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.claims import aftermath
from tellings.collate.claims.facts import Fact, Part
from tellings.model import Amount

ROUGHLY = 0.1  # share by which "about 40" may be less or more
_CORE = ("agent", "patient", "recipient")


def against(a: Fact, b: Fact) -> Iterator[str]:
    """Each thing that forbids two claims to be one, in words. Symmetric."""
    if a.negated != b.negated and not contradictories(a, b):
        yield "only one of them has a negation"
    if a.lacking != b.lacking and a.verb != b.verb:
        yield "only one of them is left open, and of another act"
    if "caption" in {a.role, b.role} and a.role != b.role and a.verb != b.verb:
        yield "one says what a picture shows"
    if amounts_apart(a, b):
        yield "the numbers cannot both be so"
    if a.negated == b.negated and (opposites(a, b) or contradictories(a, b)):
        yield "one word is the opposite of the other"
    if aftermath.in_court(a, b) or aftermath.in_court(b, a):
        yield "one says what came of it in court"
    if aftermath.ended(a, b) or aftermath.ended(b, a):
        yield "one says that it is at an end"
    yield from (f"another {role}" for role in _CORE if others(a, b, role))


# --- who -----------------------------------------------------------------------------------------


def same_part(a: Part, b: Part) -> bool:
    """Whether two parts are of one, as far as names tell."""
    return bool(a.parties & b.parties)


def kin(a: Part, b: Part) -> bool:
    """Whether one may stand for the other: a state and who acts for it."""
    return bool(a.state) and a.state == b.state and not (a.person and b.person)


def namesakes(a: Part, b: Part) -> bool:
    """Whether two names share a word, so that they may be one after all."""
    return not a.called.isdisjoint(b.called)


def others(a: Fact, b: Fact, role: str) -> bool:
    """Whether the two name different ones in a role, neither of whom the other has at all."""
    ours, theirs = a.part(role), b.part(role)
    if ours is None or theirs is None or not (ours.named and theirs.named):
        return False
    if same_part(ours, theirs) or kin(ours, theirs) or namesakes(ours, theirs):
        return False
    return not (ours.parties & b.words) and not (theirs.parties & a.words)


# --- amounts -------------------------------------------------------------------------------------


def amounts_apart(a: Fact, b: Fact) -> bool:
    """Whether they give amounts of one thing that cannot both be so."""
    if a.numbers <= b.numbers or b.numbers <= a.numbers:
        return False
    pairs = [(x, y) for x, y in product(a.amounts, b.amounts) if of_one(x, y)]
    return bool(pairs) and not any(may_be_one(x, y) for x, y in pairs)


def of_one(a: Amount, b: Amount) -> bool:
    """Whether two amounts are of one unit, and of one thing that is counted."""
    if a.unit != b.unit:
        return False
    same = not a.counted or not b.counted or forms.key(a.counted) == forms.key(b.counted)
    return same or bool(a.unit)


def may_be_one(a: Amount, b: Amount) -> bool:
    """Whether some number is both: "at least 40" and "about 45"."""
    low = max(_least(a), _least(b))
    return low <= min(_most(a), _most(b))


def _least(amount: Amount) -> float:
    if amount.low is None:
        return float("-inf")
    return amount.low if amount.exact else amount.low - abs(amount.low) * ROUGHLY


def _most(amount: Amount) -> float:
    if amount.high is None:
        return float("inf")
    return amount.high if amount.exact else amount.high + abs(amount.high) * ROUGHLY


# --- days and opposites --------------------------------------------------------------------------


def days_apart(a: Fact, b: Fact) -> bool:
    """Whether both are dated, and no date of one can be one of the other."""
    if not a.days or not b.days:
        return False
    return not any(x.startswith(y) or y.startswith(x) for x, y in product(a.days, b.days))


def opposites(a: Fact, b: Fact) -> bool:
    """Whether a word of one is the opposite of one of the other, and neither has both."""
    table, theirs = _opposite_words(), b.words - a.words
    return any(not theirs.isdisjoint(table.get(word, ())) for word in a.words - b.words)


def contradictories(a: Fact, b: Fact) -> bool:
    """Whether the verb of one, denied, is that of the other: "fail" and "pass"."""
    return b.verb in _contradictories().get(a.verb, ())


@cache
def _opposite_words() -> Mapping[str, frozenset[str]]:
    return _both_ways("tellings.collate.same_words", "opposites")


@cache
def _contradictories() -> Mapping[str, frozenset[str]]:
    return _both_ways(__package__, "contradictories")


def _both_ways(package: str, name: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.table(package, name):
        one, other = forms.key(row["word"]), forms.key(row["other"])
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}
