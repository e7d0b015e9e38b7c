"""How much room an article gives to whom: its words, each to the one whose word it is.

A word belongs to the innermost source of what is said there. What someone is only said to think or
want is the word of whoever says so. The words that name a source and its act of saying ("the mayor
said") are the outlet's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.counted import Counted
from tellings.collate.places import Index
from tellings.collate.voices.called import Called
from tellings.collate.voices.chains import Chains
from tellings.model import Attribution, Collation, Quotation, Reading, Ref, Span
from tellings.text import cover, tokens

Kind = Literal["named", "unnamed", "unknown"]


class Room(Struct, frozen=True):
    """The room that an article gives to one source.

    `speakers` are those who speak, as entities: of those that links join the least ref, so that one
    speaker has one in all articles; several who speak as one are a source of their own. They are
    empty for an "unnamed" source (`name` has the words for it: "two clerks") and for an "unknown"
    one: the text gives none, or it was not found whom it means (`name` has its words, "" for a
    pronoun or nothing). `quoted` counts words in quotation marks, `told` those without. `refs` are
    the attributions.
    """

    kind: Kind
    name: str
    quoted: int
    told: int
    refs: tuple[Ref, ...]
    speakers: tuple[Ref, ...] = ()

    @property
    def words(self) -> int:
        """All words of the source, with marks or without."""
        return self.quoted + self.told


class Rooms(Struct, frozen=True):
    """Whose an article's words are: of sources (most words first), of nobody, of the outlet.

    `marked` counts words in quotation marks that nobody is said to have said; `own` those of the
    outlet's own voice.
    """

    rooms: tuple[Room, ...]
    marked: int
    own: int


_Key = tuple[Kind, object]


class Rooming:
    """Finds whose the words of a collation's articles are."""

    def __init__(self, collation: Collation) -> None:
        self._called = Called(collation)

    def rooms(self, reading: Reading, counted: Counted) -> Rooms:
        """Whose the words of a reading are; each word is counted once."""
        owners, quoted = _Owners(reading), cover(_marks(reading))
        notes: dict[_Key, dict[str, Attribution]] = {}
        keys: dict[str, _Key] = {}
        tally: dict[tuple[_Key | None, bool], int] = {}
        for word in counted.words:
            owner = owners.of(word.at)
            if owner and owner.id not in keys:
                keys[owner.id] = self._key(reading, owner)
                notes.setdefault(keys[owner.id], {})[owner.id] = owner
            key = keys[owner.id] if owner else None
            tally_key = (key, quoted.touches(word.at))
            tally[tally_key] = tally.get(tally_key, 0) + 1
        found = (self._room(reading, key, notes[key], tally) for key in notes)
        order = sorted(found, key=lambda room: (-room.words, room.kind, room.name, room.refs))
        return Rooms(tuple(order), tally.get((None, True), 0), tally.get((None, False), 0))

    def _key(self, reading: Reading, note: Attribution) -> _Key:
        """What the attributions of one source have in common."""
        ids = (note.speaker,) if note.speaker else note.speakers
        speakers = frozenset(self._called.one(reading.article.id, each) for each in ids)
        if speakers:
            return "named", speakers
        text = reading.article.text
        words = (word.normal for span in note.source for word in tokens(text, span))
        weighing = frozenset(forms.key(word) for word in words if not forms.is_function_word(word))
        unnamed = note.anonymity or note.source_type == "unnamed"
        return ("unnamed" if unnamed and note.source else "unknown"), weighing

    def _room(
        self,
        reading: Reading,
        key: _Key,
        notes: Mapping[str, Attribution],
        tally: Mapping[tuple[_Key | None, bool], int],
    ) -> Room:
        kind, who = key
        order = sorted(notes.values(), key=lambda note: (note.hull, note.id))
        speakers = tuple(sorted(who)) if kind == "named" and isinstance(who, frozenset) else ()
        return Room(
            kind,
            self._name(reading, speakers, order[0]) if who else "",
            tally.get((key, True), 0),
            tally.get((key, False), 0),
            tuple(Ref(reading.article.id, note.id) for note in order),
            speakers,
        )

    def _name(self, reading: Reading, speakers: tuple[Ref, ...], note: Attribution) -> str:
        if not speakers:
            return " \u2026 ".join(span.of(reading.article.text) for span in note.source)
        named = (self._called.name(ref.article, ref.note) for ref in speakers)
        return " and ".join(sorted(filter(None, named)))


class _Owners:
    """Whose word each word of a reading is: the innermost attribution of something said."""

    def __init__(self, reading: Reading) -> None:
        every = reading.of(Attribution)
        chains = Chains(every)
        self._depth = {note.id: len(chains.chain(note)) for note in every}
        said = (note for note in every if note.act == "speech" and _is_told(note))
        self._over = Index((at, note) for note in said for at in note.content)

    def of(self, at: Span) -> Attribution | None:
        """The attribution whose source says the word here; None if nobody is said to."""
        over = (note for _, note in self._over.over(at))
        return min(over, key=self._order, default=None)

    def _order(self, note: Attribution) -> tuple[int, int, str]:
        return -self._depth[note.id], sum(map(len, note.content)), note.id


def _is_told(note: Attribution) -> bool:
    """Whether something is said: not only "backed the plan"."""
    return note.statement or note.form != "indirect"


def _marks(reading: Reading) -> Iterator[Span]:
    return (at for quotation in reading.of(Quotation) for at in quotation.at)
