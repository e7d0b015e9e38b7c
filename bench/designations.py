"""Designations: what each article calls entities and things that several articles speak of.

An item is (article, entity, wording), wordings compared in lower case with plain quotes, without
"the" in front and the possessive ending. Entities agree when their names do (see `speakers`).
Wordings that gold allows are neither asked for nor counted as wrong.

    designations          of what has a name
    designations.things   of what has none, where gold has such: of each of gold the row with most
                          of its wordings; rows that hold none of gold's are not counted
    designations.voice    of the wordings found, names' and things': whether they are told to be
                          the outlet's own or to stand in quotation marks
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bench.gold import Gold, Name
from bench.scoring import Score, Scores, counted
from bench.speakers import names_agree
from bench.system import Designation, designations, named
from tellings.model import Collation, Reading
from tellings.text import normal

Item = tuple[str, str, str]
Found = Sequence[tuple[str, Designation]]


def score(gold: Gold, readings: dict[str, Reading], collation: Collation) -> Scores:
    """ "designations", and those of its parts of which gold has any."""
    names = named(readings)
    return compare(gold, [(names[each.article], each) for each in designations(collation)])


def compare(gold: Gold, found: Iterable[tuple[str, Designation]]) -> Scores:
    """The scores of these designations, each with the short name of its article."""
    all_found = list(found)
    persons = [(article, each) for article, each in all_found if not each.thing]
    things = [(article, each) for article, each in all_found if each.thing]
    items = [(_item(gold, article, each), each.quoted) for article, each in persons]
    scores = {"designations": _score(gold.names, [item for item, _ in items])}
    if gold.things:
        rows = _rows(gold, things)
        told = [
            ((article, rows[each.name], plain(each.wording)), each.quoted)
            for article, each in things
            if each.name in rows
        ]
        scores["designations.things"] = _score(gold.things, [item for item, _ in told])
        items += told
        scores["designations.voice"] = _voice((*gold.names, *gold.things), items)
    return scores


def _score(names: Sequence[Name], found: Iterable[Item]) -> Score:
    wanted = sorted(set(_items(names, "wordings")))
    allowed = set(_items(names, "allowed")) - set(wanted)
    given = [item for item in sorted(set(found)) if item not in allowed]
    pairs = [(i, given.index(item)) for i, item in enumerate(wanted) if item in given]
    return counted(
        [" | ".join(item) for item in wanted], [" | ".join(item) for item in given], pairs
    )


def _voice(names: Sequence[Name], found: Iterable[tuple[Item, bool]]) -> Score:
    """Of gold's wordings that were found, those whose voice is right."""
    wanted = {item for name in names for item in _items([name], "wordings")}
    quoted = {item for name in names for item in _items([name], "quoted")}
    given = {(item, voice) for item, voice in found if item in wanted}
    right = [each for each in sorted(given) if each[1] == (each[0] in quoted)]
    return Score(len(right), len(given), len(given))


def _rows(gold: Gold, things: Found) -> dict[str, str]:
    """From the names of the system's rows to gold's: each of gold has the row with most of it."""
    votes: dict[str, Counter[str]] = {}
    wanted = {(article, words): name for article, name, words in _items(gold.things, "wordings")}
    for article, each in things:
        if name := wanted.get((article, plain(each.wording))):
            votes.setdefault(name, Counter())[each.name] += 1
    return {max(rows, key=lambda row: (rows[row], row)): name for name, rows in votes.items()}


def plain(wording: str) -> str:
    """A wording as it is compared."""
    words = normal(wording).casefold().removeprefix("the ").strip(" ,.;:")
    return words.removesuffix("'s")


def _items(names: Sequence[Name], field: str) -> list[Item]:
    return [
        (article, name.name, plain(wording))
        for name in names
        for article, wordings in _wordings(name, field).items()
        for wording in wordings
    ]


def _wordings(name: Name, field: str) -> Mapping[str, list[str]]:
    return {"wordings": name.wordings, "allowed": name.allowed, "quoted": name.quoted}[field]


def _item(gold: Gold, article: str, given: Designation) -> Item:
    """The designation under the gold name that agrees with its entity's, or its own."""
    for name in gold.names:
        if names_agree(name.name, given.name):
            return (article, name.name, plain(given.wording))
    return (article, given.name, plain(given.wording))
