"""A reading: an article and all notes about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, TypeVar

from msgspec import Struct

from tellings.model.articles import Article
from tellings.model.kinds import AnyNote
from tellings.model.notes import DocumentDate, Note, kind_of
from tellings.model.spans import Span

FORMAT: Literal[1] = 1

N = TypeVar("N", bound=Note)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class ModelRecord(Struct, frozen=True):
    """Which model made notes: what every output says of it.

    `degraded` is why a weaker substitute stood in, or empty.
    """

    role: str
    name: str
    version: str = ""
    sha256: str = ""
    licence: str = ""
    degraded: str = ""


class Maker(Struct, frozen=True):
    """A step that ran, its version and the roles of the models it used."""

    step: str
    version: str
    models: tuple[str, ...] = ()


class Written(Struct, frozen=True):
    """When an article was written, and how that is known.

    `value` is an ISO 8601 date. `basis` is "metadata" (then `why` says where it was read) or that
    of the note `note`, a `DocumentDate`.
    """

    value: str
    basis: Literal["metadata", "printed", "dateline", "inferred"]
    confidence: float
    why: str
    note: str | None = None


class Reading(Struct, frozen=True, dict=True):
    """An article and the notes about it, sorted by place."""

    article: Article
    notes: tuple[AnyNote, ...] = ()
    makers: tuple[Maker, ...] = ()
    models: tuple[ModelRecord, ...] = ()
    format: Literal[1] = FORMAT

    @cached_property
    def _by_id(self) -> dict[str, AnyNote]:
        return {note.id: note for note in self.notes}

    @cached_property
    def _by_type(self) -> dict[type, tuple[AnyNote, ...]]:
        found: dict[type, list[AnyNote]] = {}
        for note in self.notes:
            found.setdefault(type(note), []).append(note)
        return {kind: tuple(notes) for kind, notes in found.items()}

    def of(self, kind: type[N]) -> tuple[N, ...]:
        """All notes of a kind, in order."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]

    def note(self, id: str) -> AnyNote:
        """The note with this id. Raises KeyError."""
        return self._by_id[id]

    @cached_property
    def written(self) -> Written | None:
        """The document's date: of the metadata and the text's own, that which is surest.

        Equally sure, the metadata go first. None where neither tells it.
        """
        found = [
            Written(note.value, note.basis, note.confidence, note.why, note.id)
            for note in self.of(DocumentDate)
        ]
        published = self.article.published
        if published and (day := _DAY.match(published.value)):
            how = f"read from {published.read_from}"
            found.insert(0, Written(day[0], "metadata", published.confidence, how))
        return max(found, key=lambda each: each.confidence, default=None)

    def within(self, span: Span, kind: type[N]) -> Iterator[N]:
        """Notes of a kind whose hull lies in `span`, in order."""
        for note in self.of(kind):
            if span.start <= note.hull.start and note.hull.end <= span.end:
                yield note

    def words(self, note: Note) -> str:
        """The note's own words; several stretches are joined by " … "."""
        return " … ".join(span.of(self.article.text) for span in note.at)

    def plus(self, notes: Iterable[Note], maker: Maker | None = None) -> Reading:
        """This reading with more notes.

        Raises ValueError for a note outside the text or an id that is taken.
        """
        added: tuple[AnyNote, ...] = tuple(notes)  # type: ignore[arg-type]
        taken = set(self._by_id)
        for note in added:
            if note.hull.end > len(self.article.text):
                raise ValueError(f"{note.id} lies outside the text")
            if note.id in taken:
                raise ValueError(f"two notes have the id {note.id}")
            taken.add(note.id)
        return Reading(
            article=self.article,
            notes=tuple(sorted((*self.notes, *added), key=_place)),
            makers=(*self.makers, maker) if maker else self.makers,
            models=self.models,
        )


def _place(note: AnyNote) -> tuple[int, int, str, str]:
    hull = note.hull
    return (hull.start, -hull.end, kind_of(type(note)), note.id)
