"""How many voices stand behind words that several articles give: their roots, and which are one.

Two articles that print one agency's report of what two clerks said have one root, the clerks.
That the words agree is no sign of it: roots are one only where the names tell so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from tellings.collate import forms, names
from tellings.collate.entities.pairs import Key
from tellings.collate.voices.chains import Chain, Chains
from tellings.model import Attribution, Collation, Entity, Ref
from tellings.text import tokens

Told = tuple[str, Chain]
"""The id of an article, and a chain in it."""

_One = tuple[object, ...]  # what two roots that are one have in common; one thing each if unknown


class Root(Struct, frozen=True):
    """A voice, and the chains that end in it."""

    told: tuple[Told, ...]


class Roots(Struct, frozen=True):
    """The voices behind the same words, in the order of the refs.

    `apart`: whether they are surely not the same. `silent` are the articles that give no source.
    """

    roots: tuple[Root, ...]
    apart: bool
    silent: tuple[str, ...]


class Rooted:
    """The chains of a collation's attributions, and which speakers of several articles are one.

    `shown` are the attributions to go by, by article: those of a reading, or the surer of them.
    """

    def __init__(self, collation: Collation, shown: Mapping[str, Collection[Attribution]]) -> None:
        self._collation = collation
        self._chains = {article: Chains(notes) for article, notes in shown.items()}
        self._linked: dict[Key, Key] = {}
        for link in collation.of("same-entity"):
            keys = sorted((member.article, member.note) for member in link.members)
            self._linked.update(dict.fromkeys(keys, keys[0]))
        self._outlets = {
            reading.article.id: names.words(reading.article.outlet.value)
            for reading in collation.readings
            if reading.article.outlet
        }
        self._printed = frozenset(self._outlets.values())

    def behind(self, refs: Sequence[Ref]) -> Roots:
        """The voices behind the words of these refs.

        Two roots are one if their speakers are linked as one. Where a root has no name, its words
        must be the same and the one who passes them on must be one: the speaker above it, or the
        outlet itself.
        """
        found: dict[_One, list[Told]] = {}
        silent: dict[str, None] = {}
        for ref in refs:
            at = self._collation.spans(ref)
            chains = self._chains[ref.article].roots(ref.note, at)
            known = [each for each in chains if _known(each[-1])]
            for each in known:
                found.setdefault(self._one(ref.article, each), []).append((ref.article, each))
            if not known:
                silent[ref.article] = None
        groups = tuple(Root(tuple(_once(told))) for told in found.values())
        return Roots(groups, self._apart(groups), tuple(silent))

    def _one(self, article: str, chain: Chain) -> _One:
        speakers = self._speakers(article, chain[-1])
        if speakers:
            return ("speakers", speakers)
        words = _called(self._collation, article, chain[-1])
        above = self._carrier(article, chain)
        return ("words", above, words) if above and words else ("unknown", article, chain[-1].id)

    def _carrier(self, article: str, chain: Chain) -> _One | None:
        """Who passes on what the last of a chain says; None if that is not known."""
        if len(chain) == 1:
            outlet = self._outlets.get(article)
            return ("outlet", outlet) if outlet else None
        speakers = self._speakers(article, chain[-2])
        for name in map(names.words, self._names(speakers)):
            if name and name in self._printed:
                return ("outlet", name)
        return ("speakers", speakers) if speakers else None

    def _speakers(self, article: str, note: Attribution) -> frozenset[Key]:
        keys = ((article, each) for each in (note.speaker, *note.speakers) if each)
        return frozenset(self._linked.get(key, key) for key in keys)

    def _names(self, speakers: Collection[Key]) -> list[str]:
        return [entity.name for key in speakers if (entity := self._entity(key))]

    def _entity(self, key: Key) -> Entity | None:
        try:
            note = self._collation.reading(key[0]).note(key[1])
        except KeyError:
            return None
        return note if isinstance(note, Entity) else None

    def _apart(self, groups: Sequence[Root]) -> bool:
        """Whether each root is one person, and no two of them share a word of their names."""
        met: set[str] = set()
        for group in groups:
            article, chain = group.told[0]
            (key, *more) = self._speakers(article, chain[-1]) or [None]
            person = self._entity(key) if key and not more else None
            if person is None or person.type != "person" or met & names.keys(person):
                return False
            met |= names.keys(person)
        return True


def _known(note: Attribution) -> bool:
    return bool(note.source or note.speaker or note.speakers)


def _called(collation: Collation, article: str, note: Attribution) -> frozenset[str]:
    """The words for a source as they are compared, without "the" and the like."""
    text = collation.reading(article).article.text
    words = chain.from_iterable(tokens(text, span) for span in note.source)
    return frozenset(forms.key(w.normal) for w in words if not forms.is_function_word(w.normal))


def _once(told: Sequence[Told]) -> Sequence[Told]:
    """Each chain once: several sentences of one quotation come to the same."""
    return tuple({(article, chain[-1].id): (article, chain) for article, chain in told}.values())
