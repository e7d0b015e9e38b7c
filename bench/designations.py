"""Designations: what each article calls an entity that several articles name.

An item is (article, entity, wording), wordings compared in lower case with plain quotes, without
"the" in front and the possessive ending. Entities agree when their names do (see `speakers`).
Wordings that gold allows are neither asked for nor counted as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bench.gold import Gold, Name
from bench.scoring import Scores, counted
from bench.speakers import names_agree
from bench.system import Designation, designations, named
from tellings.model import Collation, Reading
from tellings.text import normal

Item = tuple[str, str, str]


def score(gold: Gold, readings: dict[str, Reading], collation: Collation) -> Scores:
    """ "designations"."""
    names = named(readings)
    return compare(gold, [(names[each.article], each) for each in designations(collation)])


def compare(gold: Gold, found: Iterable[tuple[str, Designation]]) -> Scores:
    """The score of these designations, each with the short name of its article."""
    wanted = sorted(set(_items(gold, "wordings")))
    allowed = set(_items(gold, "allowed")) - set(wanted)
    given = sorted({_item(gold, article, each) for article, each in found})
    given = [item for item in given if item not in allowed]
    pairs = [(i, given.index(item)) for i, item in enumerate(wanted) if item in given]
    return {
        "designations": counted(
            [" | ".join(item) for item in wanted], [" | ".join(item) for item in given], pairs
        )
    }


def plain(wording: str) -> str:
    """A wording as it is compared."""
    words = normal(wording).casefold().removeprefix("the ").strip(" ,.;:")
    return words.removesuffix("'s")


def _items(gold: Gold, field: str) -> list[Item]:
    return [
        (article, name.name, plain(wording))
        for name in gold.names
        for article, wordings in _wordings(name, field).items()
        for wording in wordings
    ]


def _wordings(name: Name, field: str) -> Mapping[str, list[str]]:
    return name.wordings if field == "wordings" else name.allowed


def _item(gold: Gold, article: str, given: Designation) -> Item:
    """The designation under the gold name that agrees with its entity's, or its own."""
    for name in gold.names:
        if names_agree(name.name, given.name):
            return (article, name.name, plain(given.wording))
    return (article, given.name, plain(given.wording))
