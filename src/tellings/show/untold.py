"""Not told here: what others tell and one telling does not, and what may explain it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.collate.alone import Remark, Silence, remarks, untold
from tellings.collate.alone.asserted import Apart
from tellings.model import Collation, Entity
from tellings.show import sure
from tellings.show.claims import on_word, with_subject
from tellings.show.excerpt import Excerpt
from tellings.show.holding import Holding
from tellings.show.telling import Place, Tellings
from tellings.show.voices import Voice

MOST = 8
"""What is shown open of each kind; the rest is folded away."""


class Missed(Struct, frozen=True):
    """Something that others tell, in the words of the first of them, and where each tells it.

    `chain`, `held` and `deciding` say on whose word the first of them has it, as in `only.Alone`.
    `why` says what was searched here and not found. `later`: it is of a day after this article.
    """

    words: Excerpt
    places: tuple[Place, ...]
    why: str
    later: bool = False
    chain: tuple[Voice, ...] = ()
    held: str = ""
    deciding: str = ""


class Name(Struct, frozen=True):
    """Someone or something that others name."""

    name: str
    places: tuple[Place, ...]
    why: str


class Missing(Struct, frozen=True):
    """What one telling does not tell, and the facts about it that may explain that."""

    claims: tuple[Missed, ...] = ()
    quotations: tuple[Missed, ...] = ()
    names: tuple[Name, ...] = ()
    remarks: tuple[str, ...] = ()


def missing(
    collation: Collation, tellings: Tellings, apart: Apart, holding: Holding
) -> tuple[Missing, ...]:
    """What each telling does not tell that others tell, in the order of the tellings."""
    silences = {each.article: each for each in untold(collation, apart)}
    told: dict[str, list[Remark]] = {}
    for remark in remarks(collation):
        told.setdefault(remark.article, []).append(remark)
    return tuple(
        Missing(
            _missed(collation, tellings, silences[article].claims, holding),
            _missed(collation, tellings, silences[article].quotations, holding),
            _names(collation, tellings, silences[article].names),
            tuple(remark.why for remark in told.get(article, ())),
        )
        for article in tellings
    )


def _missed(
    collation: Collation, tellings: Tellings, silences: Sequence[Silence], holding: Holding
) -> tuple[Missed, ...]:
    shown = [each for each in silences if each.confidence >= sure.FLOOR]
    return tuple(_one(collation, tellings, each, holding) for each in shown)


def _one(collation: Collation, tellings: Tellings, silence: Silence, holding: Holding) -> Missed:
    """What is missed, as the first telling has it that tells it."""
    order = list(tellings)
    first = min(
        silence.told, key=lambda ref: (order.index(ref.article), collation.spans(ref), ref.note)
    )
    telling = tellings[first.article]
    note = telling.reading.note(first.note)
    at = collation.spans(first)
    return Missed(
        with_subject(telling, first.note, at),
        _places(collation, tellings, silence),
        silence.why,
        silence.later,
        *on_word(collation, telling, note, at, holding),
    )


def _places(collation: Collation, tellings: Tellings, silence: Silence) -> tuple[Place, ...]:
    """The first place in each telling that tells it, in the order of the tellings."""
    first: dict[str, Place] = {}
    for ref in sorted(silence.told, key=lambda ref: (ref.article, collation.spans(ref))):
        first.setdefault(ref.article, tellings[ref.article].place(collation.spans(ref)[:1]))
    return tuple(first[article] for article in tellings if article in first)


def _names(
    collation: Collation, tellings: Tellings, silences: Sequence[Silence]
) -> tuple[Name, ...]:
    found = []
    for each in silences:
        notes = [collation.reading(ref.article).note(ref.note) for ref in each.told]
        names = [note.name for note in notes if isinstance(note, Entity)]
        if names and each.confidence >= sure.FLOOR:
            found.append(Name(max(names, key=len), _places(collation, tellings, each), each.why))
    return tuple(found)
