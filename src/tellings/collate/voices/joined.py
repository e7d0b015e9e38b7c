"""Numbers that belong together, joined one pair after another."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


class Joined:
    """The numbers from 0 on, each at first alone. What is joined stays so, through all its members.

    Only for what is the same without doubt, since it chains.
    """

    def __init__(self, count: int) -> None:
        self._first = list(range(count))

    def of(self, number: int) -> int:
        """The least number that this one is joined with."""
        while self._first[number] != number:
            number = self._first[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make two, and all that they are joined with, one."""
        low, high = sorted((self.of(one), self.of(other)))
        self._first[high] = low

    def by_key(self, keys: Sequence[Hashable]) -> None:
        """Join the numbers whose keys are the same."""
        met: dict[Hashable, int] = {}
        for number, key in enumerate(keys):
            self.join(met.setdefault(key, number), number)

    def groups(self) -> list[list[int]]:
        """All numbers in their groups, in the order of the least of each."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._first)):
            found.setdefault(self.of(number), []).append(number)
        return list(found.values())
