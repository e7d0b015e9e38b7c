"""Misspelt surnames: "Voskamp" for "Vosskamp".

Only of persons, only long names, only where one form is rare and has no first name or office of
its own. What else is near stays apart: Austria is not Australia.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein


def near_name(one: str, other: str) -> bool:
    """Whether two names in lower case differ by a slip of the pen.

    At most two edits in eight letters and one in six (Damerau 1964), the same first letter, and
    not as a plural differs ("Kennedy", "Kennedys").
    """
    shorter = min(len(one), len(other))
    if shorter < 6 or one[0] != other[0] or one == other:
        return False
    if one.rstrip("'s") == other or other.rstrip("'s") == one:
        return False
    most = 2 if shorter >= 8 else 1
    return DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most


def by_initial(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names by their first letter, each once, in order."""
    found: dict[str, dict[str, None]] = {}
    for name in names:
        found.setdefault(name[:1], {})[name] = None
    return {initial: tuple(some) for initial, some in found.items()}


def slip_of(word: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """The one name (of `by_initial`) that `word` seems to be misspelt for, or None."""
    found = [name for name in names.get(word[:1], ()) if near_name(word, name)]
    return found[0] if len(found) == 1 else None
