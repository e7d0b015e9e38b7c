"""Who: each actor of a story with its names, what each telling says it is, and where it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from tellings.collate.entities import spelling
from tellings.collate.naming.subjects import subjects, together
from tellings.lexicon import of_language
from tellings.model import Actor, Attribution, Collation, Entity, Mention, Reading, Span
from tellings.show import sure
from tellings.show.telling import Place, Telling, Tellings
from tellings.text import normal

MOST_PLACES = 4

_TOLD = {
    "": "",
    "role": "a role is told",
    "country": "a country is told",
    "full": "nothing is told of them",
}

Key = tuple[str, str]
"""An article's id and the id of one of its actors."""


class Told(Struct, frozen=True):
    """What one telling gives of an actor.

    `role` are its words for what the actor is, `count` how often it is named, described or meant,
    `quoted` in how many attributions it is the source; `places` the first few, one a paragraph.
    """

    role: str
    count: int
    quoted: int
    places: tuple[Place, ...]


class Who(Struct, frozen=True):
    """An actor, with a cell for each telling in order, None where it is not told.

    `kind` and `country` are words of ours, `office` what the table of leaders says, for the
    article's date. `names` are all its names but `name`. `doubt` is why it is unsure, or "".
    """

    name: str
    kind: str
    country: str
    office: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[Told | None, ...]
    doubt: str = ""

    @property
    def tellings(self) -> int:
        """How many tellings have it."""
        return sum(cell is not None for cell in self.cells)

    @property
    def told(self) -> tuple[tuple[int, Told], ...]:
        """The cells of the tellings that have it, each with the number of its telling."""
        return tuple((number, cell) for number, cell in enumerate(self.cells) if cell)

    @property
    def count(self) -> int:
        """How often it is told in all."""
        return sum(cell.count for cell in self.cells if cell)

    @property
    def quoted(self) -> int:
        """How often it is the source of what is said."""
        return sum(cell.quoted for cell in self.cells if cell)


class Everyone(Struct, frozen=True):
    """The actors of a story: those that several tellings have, those that one has, those without
    a name; and how many were too unsure to be shown."""

    shared: tuple[Who, ...]
    single: tuple[Who, ...]
    unnamed: tuple[Who, ...]
    hidden: int

    @property
    def count(self) -> int:
        """How many are shown."""
        return len(self.shared) + len(self.single) + len(self.unnamed)


def who(collation: Collation, tellings: Tellings) -> Everyone:
    """The actors of a collation; told by most tellings first, then by count, then by name.

    Of one telling alone, all that have a name are `shared`.
    """
    enough = min(2, len(tellings))
    every = {
        (reading.article.id, actor.id): actor
        for reading in collation.readings
        for actor in reading.of(Actor)
    }
    kept = {key: actor for key, actor in every.items() if sure.shown(actor)}
    rows = [
        (_who(tellings, [(key[0], kept[key]) for key in keys]), kept[keys[0]])
        for keys in _joined(collation, kept)
    ]
    rows.sort(key=lambda row: (-row[0].tellings, -row[0].count, row[0].name))
    named = [row for row, actor in rows if actor.type != "unnamed"]
    return Everyone(
        shared=tuple(row for row in named if row.tellings >= enough),
        single=tuple(row for row in named if row.tellings < enough),
        unnamed=tuple(row for row, actor in rows if actor.type == "unnamed"),
        hidden=len(every) - len(kept),
    )


def _joined(collation: Collation, actors: Mapping[Key, Actor]) -> list[list[Key]]:
    """The actors of several articles that are one, groups by their words; unnamed sources are
    never joined, since nothing tells whether two of them are one."""
    found = [each for reading in collation.readings for each in subjects(reading)]
    parts = [[key for key in keys if key in actors] for keys in together(collation, found)]
    groups: dict[str, list[Key]] = {}
    others: list[list[Key]] = []
    for keys in filter(None, parts):
        first = actors[keys[0]]
        if first.type == "group":
            groups.setdefault(normal(first.name).casefold(), []).extend(keys)
        else:
            others.append(keys)
    alone = [[key] for key, actor in actors.items() if actor.type == "unnamed"]
    return [*others, *groups.values(), *alone]


# --- one actor -----------------------------------------------------------------------------------


def _who(tellings: Tellings, parts: Sequence[tuple[str, Actor]]) -> Who:
    """The row of an actor, of its parts in each article."""
    actors = [actor for _, actor in parts]
    first = max(actors, key=lambda each: (len(each.name), each.confidence))
    name = normal(spelling.shown((a.name for a in actors), person=first.type == "person"))
    names = dict.fromkeys(
        other for article, actor in parts for other in _names(tellings[article].reading, actor)
    )
    by_article: dict[str, list[Actor]] = {}
    for article, actor in parts:
        by_article.setdefault(article, []).append(actor)
    return Who(
        name=name,
        kind=_kind(first),
        country=_country(actors),
        office=tuple(dict.fromkeys(actor.office for actor in actors if actor.office)),
        names=tuple(other for other in names if other.casefold() != name.casefold()),
        cells=tuple(
            _told(telling, by_article[article]) if article in by_article else None
            for article, telling in tellings.items()
        ),
        doubt=sure.doubt(max(actors, key=lambda each: each.confidence)),
    )


def _names(reading: Reading, actor: Actor) -> Iterator[str]:
    """What an actor is called by name, without descriptions and pronouns."""
    if actor.type in ("state", "group"):
        pronouns = _of_form(reading, "pronoun")
        yield from (normal(at.of(reading.article.text)) for at in actor.at if at not in pronouns)
        return
    entities = {entity.id: entity for entity in reading.of(Entity)}
    for entity in (entities[each] for each in actor.entities if each in entities):
        yield from (normal(name) for name in (entity.name, *entity.aliases))


def _of_form(reading: Reading, form: str) -> frozenset[Span]:
    return frozenset(m.head for m in reading.of(Mention) if m.form == form)


def _kind(actor: Actor) -> str:
    """What it is: its type, and of an unnamed source what is told of it."""
    if actor.type != "unnamed":
        return actor.type
    facts = ("several" if actor.plural else "", actor.sector, _TOLD[actor.anonymity])
    return " · ".join(filter(None, facts)) or actor.type


def _country(actors: Iterable[Actor]) -> str:
    """The name of the state that an actor governs or belongs to; "" for a state itself."""
    codes = dict.fromkeys(a.country for a in actors if a.country and a.type != "state")
    return " / ".join(_countries().get(code, code) for code in codes)


@cache
def _countries() -> dict[str, str]:
    """The English names of states by ISO 3166-1 alpha-2 code."""
    return {row["code"]: row["name"] for row in of_language("tellings.gazetteers", "countries")}


def _told(telling: Telling, actors: Sequence[Actor]) -> Told:
    at = sorted({span for actor in actors for span in actor.at})
    role = next((actor.role for actor in actors if actor.role), "")
    return Told(role, len(at), _quoted(telling, actors), _places(telling, at))


def _quoted(telling: Telling, actors: Sequence[Actor]) -> int:
    """In how many attributions an actor is the source."""
    entities = {entity for actor in actors for entity in actor.entities}
    unnamed = {span for actor in actors if actor.type == "unnamed" for span in actor.at}
    return sum(
        1
        for note in telling.reading.of(Attribution)
        if sure.shown(note)
        and (entities & {note.speaker, *note.speakers} or unnamed & {*note.source})
    )


def _places(telling: Telling, at: Sequence[Span]) -> tuple[Place, ...]:
    """The first places, one a paragraph."""
    found: dict[str, Place] = {}
    for span in at:
        place = telling.place((span,))
        found.setdefault(place.label, place)
        if len(found) == MOST_PLACES:
            break
    return tuple(found.values())
