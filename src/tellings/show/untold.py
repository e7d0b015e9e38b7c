"""Not told here: what others tell and one telling does not, and what may explain it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tellings.collate.alone import Remark, Silence, Untold, remarks
from tellings.collate.entities import spelling
from tellings.model import Collation, Entity, Ref
from tellings.show import folded, sure
from tellings.show.claims import on_word, with_subject
from tellings.show.excerpt import Excerpt
from tellings.show.folded import Told
from tellings.show.holding import Holding
from tellings.show.silent import Searched
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
    collation: Collation, tellings: Tellings, searched: Searched, holding: Holding
) -> tuple[Missing, ...]:
    """What each telling does not tell that others tell, in the order of the tellings.

    Claims that lie within others, or within quoted words that are told of, are not told of twice.
    """
    silences = searched.found
    told: dict[str, list[Remark]] = {}
    for remark in remarks(collation):
        told.setdefault(remark.article, []).append(remark)
    return tuple(
        Missing(
            _missed(collation, tellings, _claims(collation, tellings, silences[article]), holding),
            _missed(collation, tellings, _quoted(collation, tellings, silences[article]), holding),
            _names(collation, tellings, silences[article].names),
            tuple(remark.why for remark in told.get(article, ())),
        )
        for article in tellings
    )


def _quoted(collation: Collation, tellings: Tellings, silences: Untold) -> list[Silence]:
    return _folded(collation, tellings, silences.quotations, ())


def _claims(collation: Collation, tellings: Tellings, silences: Untold) -> list[Silence]:
    quoted = _quoted(collation, tellings, silences)
    return _folded(
        collation, tellings, silences.claims, [_words(collation, tellings, each) for each in quoted]
    )


def _folded(
    collation: Collation, tellings: Tellings, silences: Iterable[Silence], beside: Iterable[Told]
) -> list[Silence]:
    shown = [each for each in silences if each.confidence >= sure.FLOOR]
    kept = folded.unfolded([_words(collation, tellings, each) for each in shown], beside)
    return [each for number, each in enumerate(shown) if number in kept]


def _words(collation: Collation, tellings: Tellings, silence: Silence) -> Told:
    """The words that are shown of what is missed."""
    return folded.told(collation, [_first(collation, tellings, silence)])


def _first(collation: Collation, tellings: Tellings, silence: Silence) -> Ref:
    order = list(tellings)
    return min(
        silence.told, key=lambda ref: (order.index(ref.article), collation.spans(ref), ref.note)
    )


def _missed(
    collation: Collation, tellings: Tellings, silences: Sequence[Silence], holding: Holding
) -> tuple[Missed, ...]:
    return tuple(_one(collation, tellings, each, holding) for each in silences)


def _one(collation: Collation, tellings: Tellings, silence: Silence, holding: Holding) -> Missed:
    """What is missed, as the first telling has it that tells it."""
    first = _first(collation, tellings, silence)
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
        named = [note for note in notes if isinstance(note, Entity)]
        if named and each.confidence >= sure.FLOOR:
            person = all(note.type == "person" for note in named)
            name = spelling.shown((note.name for note in named), person=person)
            found.append(Name(name, _places(collation, tellings, each), each.why))
    return tuple(found)
