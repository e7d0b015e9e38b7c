"""Two entities of one article that are one: the views show them as one, by the fullest name."""

from __future__ import annotations

from tellings.collate import collate
from tellings.model import Actor, Entity, EntityType, Reading
from tellings.show import heads, people, telling
from tellings.show.who import who
from tests.collate.build import BY, naming


def _told(id: str, *people: str) -> Reading:
    """An article that names a place and these people, each an actor."""
    named: list[tuple[str, EntityType]] = [(name, "person") for name in people]
    made = naming(id, ("Orvale", "place"), *named)
    return made.plus(
        Actor(at=e.at, id=f"actor:{e.name}", name=e.name, type="person", entities=(e.id,), by=BY)
        for e in made.of(Entity)
        if e.type == "person"
    )


def test_one_row_and_one_name() -> None:
    collation = collate([_told("a", "Ana", "Roza"), _told("b", "Ana Roza")])
    tellings = telling.tellings(collation)
    (row,) = who(collation, tellings).shared
    assert (row.name, row.names) == ("Ana Roza", ("Ana", "Roza"))
    assert [cell.count if cell else 0 for cell in row.cells] == [2, 1]
    assert people.names(collation, [("a", "entity:Ana"), ("a", "entity:Roza")]) == ("Ana Roza",)
    assert heads.title(collation, tellings) == "Ana Roza: Orvale"
