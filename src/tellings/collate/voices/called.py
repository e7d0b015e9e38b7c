"""One name for each who speaks, whatever the articles of a collation call them."""

from __future__ import annotations

from tellings.model import Collation, Entity, Ref


class Called:
    """The entities of a collation, those that same-entity links join as one."""

    def __init__(self, collation: Collation) -> None:
        self._collation = collation
        self._linked: dict[Ref, tuple[Ref, ...]] = {}
        for link in collation.of("same-entity"):
            members = tuple(sorted(Ref(ref.article, ref.note) for ref in link.members))
            self._linked.update(dict.fromkeys(members, members))

    def one(self, article: str, entity: str) -> Ref:
        """The least of the entities that are this one; the same for all of them."""
        ref = Ref(article, entity)
        return self._linked.get(ref, (ref,))[0]

    def name(self, article: str, entity: str) -> str:
        """The longest name that the articles give it, of equals the first; "" if there is none."""
        ref = Ref(article, entity)
        return max(sorted(map(self._called, self._linked.get(ref, (ref,)))), key=len)

    def _called(self, ref: Ref) -> str:
        try:
            note = self._collation.reading(ref.article).note(ref.note)
        except KeyError:
            return ""
        return note.name if isinstance(note, Entity) else ""
