"""Whether two quotations of different articles are of one speaker, as far as the names tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tellings.collate import forms, names
from tellings.collate.entities.pairs import Key
from tellings.collate.same_words.evidence import Who
from tellings.collate.same_words.units import Unit
from tellings.model import Entity, Reading
from tellings.text import tokens


class Speakers:
    """The speakers of a story: what they are called, and which are one by their names.

    `alike` are pairs of entities of two articles, the smaller key first.
    """

    def __init__(self, readings: Iterable[Reading], alike: Collection[tuple[Key, Key]]) -> None:
        self._alike = alike
        self._entities = {
            (reading.article.id, entity.id): entity
            for reading in readings
            for entity in reading.of(Entity)
        }

    def who(self, a: Unit, b: Unit) -> Who:
        """Whether both units have one speaker. Symmetric.

        Two persons whose names cannot be of one are different. A body and a person may be one
        speaker (a ministry, its minister), so that nothing follows from their names. Where a text
        gives no name, the words for the source are compared ("a nurse"). Words are passed on
        where one article tells whose they were ("Roza wrote that Vell told her ...") and the other
        only who told of them.
        """
        if self.passes_on(a, b) or self.passes_on(b, a):
            return "passed-on"
        ours, theirs = self._entity(a), self._entity(b)
        if ours and theirs:
            if self._are_one((a.article, ours.id), (b.article, theirs.id)):
                return "same"
            persons = ours.type == theirs.type == "person"
            return "different" if persons and not names.likeness(ours, theirs) else "unknown"
        return "same" if self._called(a) & self._called(b) else "unknown"

    def passes_on(self, unit: Unit, other: Unit) -> bool:
        """Whether the other's speaker is one of those who pass the unit's words on.

        Or the unit's speaker one of those whose words the other's speaker tells in his own.
        """
        speaker, own = (other.article, other.speaker or ""), (unit.article, unit.speaker or "")
        passed = any(self._are_one((unit.article, each), speaker) for each in unit.through)
        return passed or any(self._are_one((other.article, each), own) for each in other.inner)

    def _are_one(self, key: Key, other: Key) -> bool:
        return (min(key, other), max(key, other)) in self._alike

    def name(self, unit: Unit) -> str:
        """The speaker's name in the unit's article, or the words for the source; "" for "he"."""
        return self.entity_name(unit) or (unit.source if self._called(unit) else "")

    def entity_name(self, unit: Unit) -> str:
        """The speaker's name in the unit's article, or ""."""
        entity = self._entity(unit)
        return entity.name if entity else ""

    def _entity(self, unit: Unit) -> Entity | None:
        return self._entities.get((unit.article, unit.speaker or ""))

    def _called(self, unit: Unit) -> set[str]:
        words = (token.normal for token in tokens(self.entity_name(unit) or unit.source))
        return {forms.key(word) for word in words if not forms.is_function_word(word)}
