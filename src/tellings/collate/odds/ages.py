"""How old a person is: "Ana Roza, 52, said" in one article, "Ana Roza, 54," in another.

An age behind a name is of that person whatever the clause tells, so no claims are aligned for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from tellings.collate.odds.facts import Scene, days_between
from tellings.collate.odds.findings import Finding, Side
from tellings.model import Mention, Ref, Span
from tellings.text import covers

NEAR = 31  # days between two reports in which nobody grows more than a year older
SURE = 0.9
_AGE = re.compile(r",\s(?P<age>[1-9]\d?)(?=[,.;])(?!,\s[A-Z][^,.;]{0,40},\s\d)")
"""A number between commas; not one of a list ("Roza, 52, Lind, 44"), as polls have them."""
_LISTED = re.compile(r"\d,\s$")


class Age(Struct, frozen=True):
    """An age that an article gives a person: the sentence, the words from the name on, the years.

    `given` is the first letter of the given name, "" where none is told.
    """

    article: str
    sentence: str
    at: Span
    years: int
    given: str

    def may_be(self, other: Age) -> bool:
        """Whether the given names of both do not tell two persons."""
        return self.given == other.given or "" in (self.given, other.given)


def findings(scenes: Mapping[str, Scene]) -> Iterator[Finding]:
    """Persons to whom two articles of about one day give two ages.

    Articles whose day is not known are held against none. A year between reports of two days may
    have a birthday in it.
    """
    told = {article: _ages(scene) for article, scene in sorted(scenes.items())}
    for a, b in combinations(told, 2):
        apart = days_between(scenes[a], scenes[b])
        if apart is None or apart > NEAR:
            continue
        for person in sorted(told[a].keys() & told[b].keys()):
            x, y = told[a][person], told[b][person]
            if x.may_be(y) and abs(x.years - y.years) > int(apart > 0):
                yield _finding(x, y)


def _ages(scene: Scene) -> dict[str, Age]:
    """By the key of a person the one age that an article gives."""
    found: dict[str, list[Age]] = {}
    for mention in scene.reading.of(Mention):
        age = _age(mention, scene)
        if age and (person := scene.person(mention)):
            found.setdefault(person, []).append(age)
    return {person: each[0] for person, each in found.items() if len({x.years for x in each}) == 1}


def _age(mention: Mention, scene: Scene) -> Age | None:
    """The age behind a name; of a bare surname, "Aker, 48", it may be a brother's."""
    start, name = mention.at[0].start, mention.head.of(scene.text).split()
    told = _AGE.match(scene.text, mention.at[-1].end)
    if told is None or mention.form != "name":
        return None
    if _LISTED.search(scene.text, max(start - 3, 0), start):
        return None
    if len(name) == 1 and mention.head.start == start:  # not "General Keld"
        return None
    at = Span(mention.head.start, told.end("age"))
    number, given = scene.number(at), name[0][0] if len(name) > 1 else ""
    if number is None or not covers(scene.sentences[number].hull, at):
        return None
    return Age(scene.article, scene.sentences[number].id, at, int(told["age"]), given)


def _finding(a: Age, b: Age) -> Finding:
    sides = [Side(Ref(x.article, x.sentence, (x.at,)), f"{x.years} years") for x in (a, b)]
    first, second = sorted((a.years, b.years))
    reason = f"{first} and {second} cannot both be so, in reports of about one day"
    return Finding("at-odds", "number", sides[0], sides[1], "how old a person is", reason, SURE)
