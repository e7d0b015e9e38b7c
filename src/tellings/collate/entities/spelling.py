"""By which of its names a story calls what several articles name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def shown(names: Iterable[str], *, person: bool = False) -> str:
    """The longest of one or more names, as most of the articles spell it.

    Of a person the full name that most of the articles give. One that stands in capitals
    ("ORVALE", in a dateline) is shown so only where no other of the same length, or of as many
    articles, is there. It does not depend on the order of the names.
    """
    counts = Counter(names)

    def fitness(name: str) -> tuple[bool | int | str, ...]:
        if person:
            return " " in name, not name.isupper(), counts[name], len(name), name
        return len(name), not name.isupper(), counts[name], name

    return max(counts, key=fitness)
