"""What two tellings are at odds in, and the links that such pairs make over many articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Literal

from msgspec import Struct

from tellings.model import Difference, Link, Ref

BY = "odds"
MOST = 3  # reasons that a link tells; the words stand beside each other anyway


class Side(Struct, frozen=True, order=True):
    """One telling: the note with the words to set side by side, and its value in short ("5")."""

    ref: Ref
    value: str = ""


class Finding(Struct, frozen=True):
    """Two tellings that are at odds, or only differ, in one thing.

    `about` says what both tell ("how many were killed"), `reason` what of it cannot both be so,
    or why it can. Neither depends on which side is named first.
    """

    relation: Literal["at-odds", "differs"]
    kind: Difference
    a: Side
    b: Side
    about: str
    reason: str
    confidence: float


def links(findings: Iterable[Finding]) -> tuple[Link, ...]:
    """One link for all findings of a kind and of two values that share a member, sorted by place.

    A number that thirty articles give and five give otherwise is one link, not a hundred and
    fifty; a third number is another link. The order in which findings come makes no difference.
    """
    groups: dict[Ref, list[Finding]] = {}
    found: list[Link] = []
    by_kind: dict[tuple[object, ...], list[Finding]] = {}
    for each in sorted(set(findings), key=_place):
        values = tuple(sorted((each.a.value, each.b.value)))
        by_kind.setdefault((each.relation, each.kind, values), []).append(each)
    for some in by_kind.values():
        groups = {}
        for each in some:
            _join(groups, each)
        once = {id(group): group for group in groups.values()}
        found += [_link(group) for group in once.values()]
    return tuple(sorted(found, key=lambda link: (link.members, link.relation, link.kind)))


def _join(groups: dict[Ref, list[Finding]], finding: Finding) -> None:
    ours, theirs = (groups.get(side.ref, []) for side in (finding.a, finding.b))
    whole = [*ours, *(theirs if theirs is not ours else ()), finding]
    members = chain.from_iterable((each.a.ref, each.b.ref) for each in whole)
    groups.update((ref, whole) for ref in members)


def _place(finding: Finding) -> tuple[object, ...]:
    sides = sorted((finding.a, finding.b))
    return (*sides, finding.relation, finding.kind, finding.about, finding.reason)


def _link(group: Sequence[Finding]) -> Link:
    order = sorted(group, key=_place)
    sides = sorted({side for each in order for side in (each.a, each.b)})
    refs = tuple(sorted({side.ref for side in sides}))
    first = order[0]
    told = list(dict.fromkeys(f"{each.about}: {each.reason}" for each in order))
    more = [f"and {len(told) - MOST} more like these"] if len(told) > MOST else []
    return Link(
        relation=first.relation,
        members=refs,
        by=BY,
        confidence=round(min(each.confidence for each in order), 2),
        why="; ".join([*told[:MOST], *more]),
        kind=first.kind,
    )
