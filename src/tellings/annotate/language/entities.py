"""Which names name one thing: persons by `people`, the listed by their table, the rest as spelt.

Cities that stand for governments ("Beijing") stay entities of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from tellings.annotate.language import people
from tellings.annotate.language.heads import Head
from tellings.annotate.language.lines import Line
from tellings.model import Entity, EntityType, note_id

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "la"})


class Group(Struct, frozen=True):
    """Someone or something: its names (by their place among the heads), and what is told of it."""

    heads: tuple[int, ...]
    type: EntityType
    country: str | None
    titles: frozenset[str]


class Belonging(Struct, frozen=True):
    """To which group a head belongs (None: not known), and why."""

    group: int | None
    why: str
    confidence: float


def grouped(heads: Sequence[Head], lines: Sequence[Line]) -> tuple[list[Group], list[Belonging]]:
    """The groups in the order of their first names, and for each head where it belongs."""
    keyed = _keyed(heads, lines)
    numbers = {key: at for at, key in enumerate(dict.fromkeys(k for k, _, _ in keyed if k))}
    members: list[list[int]] = [[] for _ in numbers]
    for at, (key, _, _) in enumerate(keyed):
        if key:
            members[numbers[key]].append(at)
    groups = [_group([heads[at] for at in some], some) for some in members]
    found = [
        Belonging(numbers[key] if key else None, why, confidence) for key, why, confidence in keyed
    ]
    return groups, found


Keyed = tuple[tuple[str, str] | None, str, float]


def _keyed(heads: Sequence[Head], lines: Sequence[Line]) -> list[Keyed]:
    persons = [at for at, head in enumerate(heads) if head.type == "person"]
    beside = _beside([heads[at] for at in persons], lines)
    names = [
        people.named(heads[at].words, heads[at].titles, heads[at].sex, others)
        for at, others in zip(persons, beside, strict=True)
    ]
    joined = dict(zip(persons, people.join(names), strict=True))
    short = _acronyms(heads)
    return [
        _person_key(joined[at]) if at in joined else _thing_key(head, short)
        for at, head in enumerate(heads)
    ]


def _beside(heads: Sequence[Head], lines: Sequence[Line]) -> list[set[people.Parts]]:
    """For each name of a person the name that "and" joins to it.

    Only what follows: "Ilena Marsk and Marsk's deputy" are of one Marsk.
    """
    found: list[set[people.Parts]] = [set() for _ in heads]
    for at, (one, other) in enumerate(pairwise(heads)):
        line = lines[one.line]
        gap = line.words[one.last : other.start] if one.line == other.line else ()
        if len(gap) == 1 and gap[0].tag == "CC":
            found[at].add(people.named(other.words).parts)
    return found


def _person_key(joined: people.Joined) -> Keyed:
    key = None if joined.person is None else ("person", str(joined.person))
    return key, joined.why, joined.confidence


def _thing_key(head: Head, short: dict[str, str]) -> Keyed:
    if head.listed:
        key = f"{head.listed.name}/{head.listed.country}"
        return (head.type, key), f"in the table of names as {head.listed.name}", 0.95
    if head.words in short:
        full = short[head.words]
        return (head.type, full.casefold()), f"its initials stand for {full}", 0.85
    return (head.type, head.words.casefold()), "spelt the same", 0.9


def _acronyms(heads: Iterable[Head]) -> dict[str, str]:
    """Names in capitals that are the initials of one longer name of the same type here."""
    bodies = [head for head in heads if head.type in {"organisation", "outlet"}]
    spelt: dict[str, dict[str, None]] = {}
    for head in bodies:
        if not head.listed and len(initials := _initials(head.words)) > 1:
            spelt.setdefault(initials, {})[head.words] = None
    found = {}
    for head in bodies:
        full = list(spelt.get(head.words.replace(".", ""), ()))
        if len(full) == 1 and not head.listed:
            found[head.words] = full[0]
    return found


def _initials(words: str) -> str:
    parts = [part for part in re.split(r"[\s-]+", words) if part.lower() not in _SMALL]
    return "".join(part[0] for part in parts if part) if len(parts) > 1 else ""


def _group(heads: Sequence[Head], places: Sequence[int]) -> Group:
    countries = Counter(head.country for head in heads if head.country)
    told = countries.most_common(1)[0][0] if len(countries) == 1 else None
    listed = next((head.listed.country for head in heads if head.listed), None)
    titles = frozenset(title for head in heads for title in head.titles)
    return Group(tuple(places), heads[0].type, listed or told, titles)


def entity(group: Group, heads: Sequence[Head], lines: Sequence[Line]) -> Entity:
    """The note of a group: its heads, its fullest name and its other names."""
    own = [heads[at] for at in group.heads]
    at = tuple(head.span(lines) for head in own)
    name, *aliases = _names(own)
    return Entity(
        at=at,
        id=note_id(Entity, at),
        by="names-joined",
        confidence=min(0.95, 0.6 + 0.1 * len(own)),
        why=_reason(own),
        name=name,
        type=group.type,
        country=group.country,
        aliases=tuple(aliases),
    )


def _names(own: Sequence[Head]) -> list[str]:
    """The distinct names, the fullest first; of equal ones the commoner, then the earlier.

    The same name in other letters (a headline in capitals) is given once.
    """
    counts = Counter(head.words for head in own)
    order = sorted(counts, key=lambda words: (words.isupper(), -counts[words]))
    distinct: dict[str, str] = {}
    for words in order:
        distinct.setdefault(words.casefold(), words)
    names = list(distinct.values())
    fullest = max(names, key=lambda words: (len(words.split()), counts[words], len(words)))
    return [fullest, *(words for words in names if words != fullest)]


def _reason(own: Sequence[Head]) -> str:
    if len(own) == 1:
        return "named once"
    names = dict.fromkeys(head.words for head in own)
    return f"named {len(own)} times" + (f", as {' and '.join(names)}" if len(names) > 1 else "")
