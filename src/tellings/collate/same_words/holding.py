"""Quotations that hold the words of a link, or stand whole in one of its members.

Pairs go one to one, and so a quotation that one outlet gives in full and another in two pieces has
its counterpart in only one of them. That the article says the other words too is plain to see, and
"not told here" would be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tellings.collate import forms
from tellings.collate.same_words.evidence import Who
from tellings.collate.same_words.pairing import Node
from tellings.collate.same_words.units import FRAGMENT, Unit

CONTENT = 2  # content words that the shorter of the two must have
TELLING = 3  # so many of them are enough, however short it is
HALF = 0.5  # share of content words that a unit and each other member must have in common


def widened(
    groups: Iterable[Sequence[Node]],
    units: Iterable[Unit],
    who: Callable[[Unit, Unit], Who],
    member: Callable[[Node], Unit],
) -> list[tuple[Node, ...]]:
    """The groups with a unit more of each article that has the words of a member, and no member.

    Of several the one that shares the longest run, then the first. `units` are those of all
    articles; `member` gives the unit of a node.
    """
    posted: dict[str, list[Unit]] = {}
    for unit in units:
        for key in dict.fromkeys(unit.keys):
            posted.setdefault(key, []).append(unit)
    return [_widened(group, posted, who, member) for group in groups]


def _widened(
    group: Sequence[Node],
    posted: dict[str, list[Unit]],
    who: Callable[[Unit, Unit], Who],
    member: Callable[[Node], Unit],
) -> tuple[Node, ...]:
    members = [member(node) for node in group]
    told = {node[0] for node in group}
    best: dict[str, tuple[int, tuple[int, ...], Node]] = {}
    for one in members:
        near = {(u.article, u.numbers): u for key in set(one.keys) for u in posted.get(key, ())}
        for (article, numbers), unit in sorted(near.items()):
            shared = 0 if article in told else held(one, unit)
            if shared and all(_fits(each, unit, who) for each in members):
                found = (-shared, numbers, (article, numbers))
                best[article] = min(best.get(article, found), found)
    return tuple(sorted((*group, *(node for _, _, node in best.values()))))


def held(a: Unit, b: Unit) -> int:
    """How many words the shorter of two has, if all of them stand in the other in a row; else 0.

    Few words without much content are said by many: 0.
    """
    short, long = sorted((a, b), key=lambda unit: len(unit.keys))
    if len(_content(short)) < (CONTENT if len(short.keys) >= FRAGMENT else TELLING):
        return 0
    inside = f" {' '.join(short.keys)} " in f" {' '.join(long.keys)} "
    return len(short.keys) if inside else 0


def _fits(one: Unit, unit: Unit, who: Callable[[Unit, Unit], Who]) -> bool:
    """Whether two units may stand in one link: by their words, and by who says them."""
    ours, theirs = _content(one), _content(unit)
    enough = len(ours & theirs) >= HALF * min(len(ours), len(theirs))
    return enough and who(one, unit) != "different"


def _content(unit: Unit) -> set[str]:
    words = (word.normal for word in unit.words)
    return {forms.key(word) for word in words if not forms.is_function_word(word)}
