"""Which sources without a name are one, where one agency or outlet passes their words on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from tellings.collate import forms

SHARED = 2 / 3
"""Share of the words of the shorter designation that the longer must have, too."""

Designated = tuple[Hashable, frozenset[str]]
"""Who passes their words on, and the words for them as they are compared."""


def alike(designated: Sequence[Designated | None]) -> Iterator[tuple[int, int]]:
    """Pairs, by number, of those that one and the same passes on and that are called alike.

    "Two unnamed ministry officials" and "two officials of the Transport Ministry who asked not to
    be named", both by one agency, are one source of it; "two officials" and "three officials" are
    not. None is a source that has a name, or that nobody is known to pass on.
    """
    for (one, a), (other, b) in combinations(enumerate(designated), 2):
        if a and b and a[0] == b[0] and _called_alike(a[1], b[1]):
            yield one, other


def _called_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    numbers = [{key for key in words if forms.number(key) is not None} for words in (a, b)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    shared = len(a & b)
    return shared > 1 and shared >= SHARED * min(len(a), len(b))
