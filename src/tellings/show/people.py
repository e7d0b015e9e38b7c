"""The names of those who speak and are spoken of, as the sources give them."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.collate.entities import spelling
from tellings.model import Attribution, Collation, Entity, Ref


def entity(collation: Collation, article: str, id: str | None) -> Entity | None:
    """The entity with this id in an article's reading, or None when there is none."""
    if id is None:
        return None
    try:
        note = collation.reading(article).note(id)
    except KeyError:
        return None
    return note if isinstance(note, Entity) else None


def names(collation: Collation, speakers: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """The distinct names of entities given as (article, id), fullest where a link joins them.

    Those that are not known are left out. In the order given.
    """
    found = (_fullest(collation, article, entity) for article, entity in speakers)
    return tuple(dict.fromkeys(name for name in found if name))


def speaking(note: Attribution) -> tuple[str, ...]:
    """The ids of the entities that speak: one, several that speak as one, or none."""
    return (note.speaker,) if note.speaker else note.speakers


def speakers(collation: Collation, article: str, note: Attribution) -> tuple[str, ...]:
    """The names of those who speak, in one order however the text has them."""
    return tuple(sorted(names(collation, [(article, each) for each in speaking(note)])))


def _fullest(collation: Collation, article: str, id: str | None) -> str:
    known = entity(collation, article, id)
    if known is None:
        return ""
    joined = [
        entity(collation, member.article, member.note)
        for link in collation.of("same-entity")
        if Ref(article, known.id) in link.members
        for member in link.members
    ]
    named = [each.name for each in joined if each] or [known.name]
    return spelling.shown(named, person=known.type == "person")
