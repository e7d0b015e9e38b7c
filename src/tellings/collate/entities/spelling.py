"""By which of its names a story calls what several articles name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def shown(names: Iterable[str]) -> str:
    """The longest of one or more names, as most of the articles spell it.

    One that stands in capitals ("ORVALE", in a dateline) is shown so only where none of the same
    length does not. It does not depend on the order of the names.
    """
    counts = Counter(names)
    return max(counts, key=lambda name: (len(name), not name.isupper(), counts[name], name))
