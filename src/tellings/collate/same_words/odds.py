"""What two quoted units contradict each other in: numbers, a "not", opposites, names.

What one merely lacks is no contradiction: quotations are cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.same_words.units import Unit

ALIKE = 1.6  # a "not" counts as missing only where neither is so many times as long as the other


def odds(a: Unit, b: Unit) -> tuple[str, ...]:
    """The contradictions, in words that name what differs. Symmetric."""
    if a.keys == b.keys and a.negated == b.negated:
        return ()
    found = (_numbers(a, b), _negation(a, b), _opposites(a, b), _names(a, b))
    return tuple(each for each in found if each)


def _numbers(a: Unit, b: Unit) -> str:
    amounts = [{w.normal: w.normal for w in unit.words if _is_amount(w.normal)} for unit in (a, b)]
    return _differ("numbers", _apart(amounts[0], b), _apart(amounts[1], a))


def _is_amount(normal: str) -> bool:
    return normal != "one" and forms.number(normal) is not None


def _negation(a: Unit, b: Unit) -> str:
    lengths = sorted((len(a.words), len(b.words)))
    if a.negated == b.negated or lengths[0] * ALIKE < lengths[1]:
        return ""
    return "only one of them has a negation"


def _opposites(a: Unit, b: Unit) -> str:
    ours, theirs = _by_key(a), _by_key(b)
    pairs = product(ours.keys() - theirs.keys(), theirs.keys() - ours.keys())
    found = [sorted((ours[x], theirs[y])) for x, y in pairs if (x, y) in _opposite_words()]
    return "; ".join(f"\u201c{x}\u201d against \u201c{y}\u201d" for x, y in sorted(found))


def opposite(a: str, b: str) -> bool:
    """Whether two words (their `normal`) say the opposite of each other. Symmetric."""
    return (forms.key(a), forms.key(b)) in _opposite_words()


def _by_key(unit: Unit) -> dict[str, str]:
    return {forms.key(word.normal): word.normal for word in unit.words}


def _names(a: Unit, b: Unit) -> str:
    return _differ("names", _apart(a.names, b), _apart(b.names, a))


def _apart(words: Mapping[str, str], other: Unit) -> str:
    """Those of the words, as written, that the other unit has in no form."""
    theirs = set(other.keys)
    return ", ".join(words[normal] for normal in sorted(words) if forms.key(normal) not in theirs)


def _differ(what: str, ours: str, theirs: str) -> str:
    first, second = sorted((ours, theirs))
    return f"the {what} differ: {first} and {second}" if first else ""


@cache
def _opposite_words() -> frozenset[tuple[str, str]]:
    """Pairs of opposites as compared, in both orders."""
    rows = lexicon.table(__package__, "opposites")
    pairs = [(forms.key(row["word"]), forms.key(row["other"])) for row in rows]
    return frozenset(pairs) | frozenset((y, x) for x, y in pairs)
