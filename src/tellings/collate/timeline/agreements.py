"""Which happenings several articles tell, and whether they give them one day.

Two clauses tell one happening if they have the same verb (or a noun made of it); if they name the
same person, body or place in who acts or in what is acted on, and share two words or names in all;
and if nothing in them differs: no other one who acts or is acted on, no other place, no other
number, no "not" in one alone. Days more than a week apart are of two happenings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations

from tellings.collate import forms, joining
from tellings.collate.timeline.dated import Dated, Told
from tellings.collate.timeline.happenings import Happening, Key, Keys, Reader, names
from tellings.model import Collation

APART = timedelta(days=7)
SHARED = 2
_ALIKE = 4  # letters that a verb and a noun made of it must share at their start

Pair = tuple[Happening, Happening]


def agreements(collation: Collation, told: Mapping[str, Sequence[Told]]) -> list[tuple[Dated, ...]]:
    """For each happening that several articles tell, what each of them dates of it."""
    known = names(collation)
    found: list[Happening] = []
    for article in sorted(told):
        reader = Reader(collation.reading(article), known)
        made = (reader.happening(number, each) for number, each in enumerate(told[article]))
        found.extend(each for each in made if each)
    pairs = {(a.key, b.key): 1.0 for a, b in _once(list(_same(found)))}
    dated = {each.key: each.dated for each in found}
    return [tuple(dated[key] for key in keys) for keys, _ in joining.groups(pairs)]


def at_odds(told: Sequence[Dated]) -> bool:
    """Whether two of these give days that do not meet."""
    return any(not a.spell.days.meets(b.spell.days) for a, b in combinations(told, 2))


def _same(found: Sequence[Happening]) -> Iterator[Pair]:
    """All pairs that tell one happening, those within one article, too."""
    alike: dict[str, list[Happening]] = {}
    for each in found:
        alike.setdefault(each.verb[:_ALIKE], []).append(each)
    for group in alike.values():
        yield from ((a, b) for a, b in combinations(group, 2) if same(a, b))


def same(a: Happening, b: Happening) -> bool:
    """Whether two clauses tell the same happening. Symmetric."""
    if not _same_verb(a, b) or a.negated != b.negated or _differ(a.numbers, b.numbers):
        return False
    if _differ(a.acts, b.acts) or _differ(a.acted, b.acted) or _elsewhere(a, b):
        return False
    return len(a.content & b.content) >= SHARED and bool(a.named & b.named)


def _same_verb(a: Happening, b: Happening) -> bool:
    """The same verb, or a verb and a noun made of it.

    Two nouns are not enough: "Friday's semifinal" and "Saturday's semifinal" are two.
    """
    if a.noun and b.noun:
        return False
    return a.verb == b.verb or (a.noun != b.noun and forms.near(a.verb, b.verb))


def _differ(a: Keys, b: Keys) -> bool:
    """Whether both have something, and nothing in common."""
    return bool(a and b and not a & b)


def _elsewhere(a: Happening, b: Happening) -> bool:
    """Whether a preposition that both have leads to other names."""
    shared = {word for word, _ in a.where} & {word for word, _ in b.where}
    return any(
        _differ(*(frozenset(key for word, key in x.where if word == each) for x in (a, b)))
        for each in shared
    )


# --- what comes once -----------------------------------------------------------------------------


def _once(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Pairs of two articles, without those of what has happened more than once.

    What one article tells of two days has; and where two articles agree on a day, another day
    that one of them gives besides is no conflict.
    """
    again: set[Key] = set()
    agreed: set[tuple[Key, str]] = set()
    for a, b in pairs:
        if a.key[0] == b.key[0]:
            again |= set() if _meet(a, b) else {a.key, b.key}
        elif _meet(a, b):
            agreed |= {(a.key, b.key[0]), (b.key, a.key[0])}
    for a, b in pairs:
        if a.key[0] == b.key[0]:
            continue
        open_ = not {a.key, b.key} & again and _near(a, b)
        settled = {(a.key, b.key[0]), (b.key, a.key[0])} & agreed
        if _meet(a, b) or (open_ and not settled):
            yield a, b


def _meet(a: Happening, b: Happening) -> bool:
    return a.dated.spell.days.meets(b.dated.spell.days)


def _near(a: Happening, b: Happening) -> bool:
    return abs(a.dated.spell.days.first - b.dated.spell.days.first) <= APART
