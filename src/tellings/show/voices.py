"""Who says what: the attributions of one telling in order, nested where one is inside another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tellings.model import Attribution, Collation, Span
from tellings.show import people, sure
from tellings.show.excerpt import Excerpt, excerpt, printed
from tellings.show.telling import Telling


class Said(Struct, frozen=True):
    """One attribution: its words, the source and cue as printed, and who that is.

    `speaker` is the entity's name, "" when it is not found or stands in `source` already.
    `doubt` is why it is unsure, or "". `inner` are those within it.
    """

    words: Excerpt
    form: str
    source: str = ""
    cue: str = ""
    speaker: str = ""
    addressee: str = ""
    doubt: str = ""
    inner: tuple[Said, ...] = ()


def voices(collation: Collation, telling: Telling) -> tuple[Said, ...]:
    """The attributions of a telling that are sure enough, as a forest in the order of the text."""
    shown = [note for note in telling.reading.of(Attribution) if sure.shown(note)]
    children: dict[str, list[Attribution]] = {}
    known = {note.id for note in shown}
    for note in shown:
        parent = note.parent if note.parent in known and note.parent != note.id else ""
        children.setdefault(parent or "", []).append(note)
    return _forest(collation, telling, "", children)


def said(
    collation: Collation,
    telling: Telling,
    note: Attribution,
    at: Sequence[Span],
    inner: tuple[Said, ...] = (),
) -> Said:
    """One attribution with the words at these stretches of its content."""
    source = printed(telling, note.source)
    speaker = "".join(people.names(collation, [(telling.id, note.speaker)]))
    return Said(
        words=excerpt(telling, at),
        form=note.form,
        source=source,
        cue=printed(telling, note.cue),
        speaker="" if speaker in source else speaker,
        addressee="".join(people.names(collation, [(telling.id, note.addressee)])),
        doubt=sure.doubt(note),
        inner=inner,
    )


def hidden(telling: Telling) -> int:
    """How many attributions of a telling are too unsure to be shown."""
    return sum(not sure.shown(note) for note in telling.reading.of(Attribution))


def _forest(
    collation: Collation, telling: Telling, parent: str, children: Mapping[str, list[Attribution]]
) -> tuple[Said, ...]:
    return tuple(
        said(
            collation,
            telling,
            note,
            note.content or note.at,
            _forest(collation, telling, note.id, children),
        )
        for note in children.get(parent, ())
    )
