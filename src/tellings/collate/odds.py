"""What two quoted units contradict each other in: numbers, a "not", opposites, names.

What one merely lacks is no contradiction: quotations are cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.units import Unit

ALIKE = 1.6  # a "not" counts as missing only where neither is so many times as long as the other


def odds(a: Unit, b: Unit) -> tuple[str, ...]:
    """The contradictions, in words that name what differs. Symmetric."""
    found = (_numbers(a, b), _negation(a, b), _opposites(a, b), _names(a, b))
    return tuple(each for each in found if each)


def _numbers(a: Unit, b: Unit) -> str:
    amounts = [{w.normal: w.normal for w in unit.words if _is_amount(w.normal)} for unit in (a, b)]
    return _differ("numbers", _apart(amounts[0], b), _apart(amounts[1], a))


def _is_amount(normal: str) -> bool:
    return normal != "one" and forms.number(normal) is not None


def _negation(a: Unit, b: Unit) -> str:
    lengths = sorted((len(a.words), len(b.words)))
    counts = [any(forms.negates(word.normal) for word in unit.words) for unit in (a, b)]
    if counts[0] == counts[1] or lengths[0] * ALIKE < lengths[1]:
        return ""
    return "only one of them has a negation"


def _opposites(a: Unit, b: Unit) -> str:
    ours, theirs = {w.normal for w in a.words}, {w.normal for w in b.words}
    pairs = sorted(product(ours - theirs, theirs - ours))
    found = [pair for pair in pairs if tuple(sorted(pair)) in _opposite_words()]
    return "; ".join(
        "\u201c{}\u201d against \u201c{}\u201d".format(*sorted(pair)) for pair in found
    )


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
    rows = lexicon.table(__package__, "opposites")
    return frozenset((row["word"], row["other"]) for row in rows)
