"""Only here: what one telling quotes and names, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from tellings.collate import only as alone
from tellings.model import Attribution, Collation, EntityType, Ref
from tellings.show import excerpt, people, sure, voices
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.voices import Said


class Named(Struct, frozen=True):
    """Someone or something, how often it is named, and where first."""

    name: str
    type: EntityType
    count: int
    place: Place


class Only(Struct, frozen=True):
    """What only one telling has. `others` are the letters of the tellings without it.

    `not_compared` counts its attributions without quoted words, of which nothing is claimed.
    """

    others: tuple[str, ...]
    said: tuple[Said, ...]
    named: tuple[Named, ...]
    not_compared: int


def only(collation: Collation, tellings: Tellings) -> tuple[Only, ...]:
    """What each telling has alone, in the order of the tellings."""
    quoted = {each.article: each.refs for each in alone.quotations(collation)}
    named = {each.article: each.refs for each in alone.entities(collation)}
    passed = {each.article: each.refs for each in alone.not_compared(collation)}
    return tuple(
        Only(
            others=tuple(other.letter for other in tellings.values() if other is not telling),
            said=_said(collation, telling, quoted[article]),
            named=_named(collation, telling, named[article]),
            not_compared=len(passed[article]),
        )
        for article, telling in tellings.items()
    )


def _said(collation: Collation, telling: Telling, refs: Sequence[Ref]) -> tuple[Said, ...]:
    """One for each attribution, with those of its quoted words that only this telling has."""
    found, chains = [], voices.chains(telling)
    for id_, of_one in groupby(refs, lambda ref: ref.note):
        note = telling.reading.note(id_)
        if isinstance(note, Attribution) and sure.shown(note):
            at = [span for ref in of_one for span in collation.spans(ref)]
            quoted = [excerpt.quoted(telling.text, span) for span in sorted(at)]
            found.append(voices.said(collation, telling, chains.chain(note), quoted))
    return tuple(found)


def _named(collation: Collation, telling: Telling, refs: Sequence[Ref]) -> tuple[Named, ...]:
    found = []
    for ref in refs:
        entity = people.entity(collation, ref.article, ref.note)
        if entity and sure.shown(entity):
            at = collation.spans(ref)
            found.append(Named(entity.name, entity.type, len(at), telling.place(at[:1])))
    return tuple(found)
