"""How many voices stand behind words that several articles give: their roots, and which are one.

Two articles that print one agency's report of what two clerks said have one root, the clerks.
That the words agree is no sign of it: roots are one only where the names tell so, where the
articles print one text, or where one cites the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations

from msgspec import Struct

from tellings.collate import forms, names
from tellings.collate.entities.pairs import Key
from tellings.collate.voices.chains import Chain, Chains
from tellings.collate.voices.joined import Joined
from tellings.collate.voices.origins import Carrier, Origins
from tellings.group.voices.credits import agency_named
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
        self._origins = Origins(collation)

    def behind(self, refs: Sequence[Ref]) -> Roots:
        """The voices behind the words of these refs.

        Two roots are one if their speakers are linked as one. Where a root has no name, its words
        must be the same and the one who passes them on must be one: the speaker above it, or the
        voice whose text it is. Copies of one text that give one root each have the same. Who cites
        another article here that tells these words has the root which that article gives, if it
        gives one: not where it names somebody whom that article does not.
        """
        told = self._told(refs)
        known = {article for article, _ in told}
        silent = dict.fromkeys(ref.article for ref in refs if ref.article not in known)
        joined = Joined(len(told))
        joined.by_key([self._one(*each) for each in told])
        for one, other in self._copied(told):
            joined.join(one, other)
        self._join_cited(told, joined)
        groups = tuple(Root(tuple(told[n] for n in group)) for group in joined.groups())
        return Roots(groups, self._apart(groups), tuple(silent))

    def voices(self, refs: Sequence[Ref]) -> tuple[tuple[str, ...], ...]:
        """The articles that tell the words of these refs, those of one voice together.

        An article that has them from another outlet or agency adds no voice: it stands with the
        article of that outlet, if there is one, or with the others that cite it.
        """
        articles = dict.fromkeys(ref.article for ref in refs)
        chains: dict[Carrier, list[Told]] = {self._origins.voice(each): [] for each in articles}
        for told in self._told(refs):
            chains[self._origins.voice(told[0])].append(told)
        cites = {voice: self._cites(voice, told) for voice, told in chains.items()}
        found: dict[Carrier, list[str]] = {}
        for article in articles:
            found.setdefault(_end(self._origins.voice(article), cites), []).append(article)
        return tuple(map(tuple, found.values()))

    # --- what is told, on whose word ---

    def _told(self, refs: Sequence[Ref]) -> list[Told]:
        """The chains behind the words that end in somebody, each once."""
        found: dict[tuple[str, str], Told] = {}
        for ref in refs:
            for each in self._chains[ref.article].roots(ref.note, self._collation.spans(ref)):
                if _known(each[-1]):
                    found.setdefault((ref.article, each[-1].id), (ref.article, each))
        return list(found.values())

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
            return self._origins.carrier(article)
        speakers = self._speakers(article, chain[-2])
        printed = self._origins.named(self._entities(speakers))
        return printed or (("speakers", speakers) if speakers else None)

    def _speakers(self, article: str, note: Attribution) -> frozenset[Key]:
        keys = ((article, each) for each in (note.speaker, *note.speakers) if each)
        return frozenset(self._linked.get(key, key) for key in keys)

    def _entities(self, speakers: Collection[Key]) -> list[Entity]:
        return [entity for key in sorted(speakers) if (entity := self._entity(key))]

    def _entity(self, key: Key) -> Entity | None:
        try:
            note = self._collation.reading(key[0]).note(key[1])
        except KeyError:
            return None
        return note if isinstance(note, Entity) else None

    # --- copies, and who cites whom ---

    def _copied(self, told: Sequence[Told]) -> Iterator[tuple[int, int]]:
        """Roots of copies of one text that are one: where each copy gives one, and they may be."""
        texts: dict[str, dict[str, list[int]]] = {}
        for number, (article, _) in enumerate(told):
            by_article = texts.setdefault(self._origins.text(article), {})
            by_article.setdefault(article, []).append(number)
        for copies in texts.values():
            single = [numbers[0] for numbers in copies.values() if len(numbers) == 1]
            for one, other in combinations(single, 2):
                if not self._apart([Root((told[one],)), Root((told[other],))]):
                    yield one, other

    def _join_cited(self, told: Sequence[Told], joined: Joined) -> None:
        """Join each root that is reached through another article here with that article's."""
        cited = [set(self._cited(told, number)) for number in range(len(told))]
        left = True
        while left:  # who cites one that cites another comes after that one
            left = False
            for number, others in enumerate(cited):
                roots = {joined.of(other) for other in others}
                mutual = any(number in cited[other] for other in others)
                if len(roots) == 1 and not mutual and joined.of(number) not in roots:
                    joined.join(number, others.pop())
                    left = True

    def _cited(self, told: Sequence[Told], number: int) -> Iterator[int]:
        """The numbers of what an article tells that this chain is from."""
        article, chain = told[number]
        for note in reversed(chain):
            entities = self._entities(self._speakers(article, note))
            printed = set(self._origins.printed_by(entities))
            others = [n for n, (by, _) in enumerate(told) if by in printed and by != article]
            if others:
                if note is chain[-1] or not self._speakers(article, chain[-1]):
                    yield from others
                return

    def _cites(self, voice: Carrier, told: Sequence[Told]) -> Carrier | None:
        """The one outlet or agency from which a voice has all that it tells; None if none."""
        found = {self._cites_in(*each) for each in told}
        cited = found.pop() if len(found) == 1 else None
        return cited if cited != voice else None

    def _cites_in(self, article: str, chain: Chain) -> Carrier | None:
        for note in reversed(chain):
            speakers = self._speakers(article, note)
            entities = self._entities(speakers)
            if printed := self._origins.named(entities):
                return printed
            if entities and all(map(_prints, entities)):
                return ("speakers", speakers)
        return None

    def _apart(self, groups: Sequence[Root]) -> bool:
        """Whether each root is one person, and no two of them share a word of their names."""
        met: set[str] = set()
        for group in groups:
            people = filter(None, (self._person(*told) for told in group.told))
            person = next(people, None)
            if person is None or met & names.keys(person):
                return False
            met |= names.keys(person)
        return True

    def _person(self, article: str, chain: Chain) -> Entity | None:
        (key, *more) = self._speakers(article, chain[-1]) or [None]
        entity = self._entity(key) if key and not more else None
        person = entity and entity.type == "person" and not self._origins.printed_by([entity])
        return entity if person else None


def _prints(entity: Entity) -> bool:
    return entity.type == "outlet" or bool(agency_named(entity.name))


def _known(note: Attribution) -> bool:
    return bool(note.source or note.speaker or note.speakers)


def _called(collation: Collation, article: str, note: Attribution) -> frozenset[str]:
    """The words for a source as they are compared, without "the" and the like."""
    text = collation.reading(article).article.text
    words = chain.from_iterable(tokens(text, span) for span in note.source)
    return frozenset(forms.key(w.normal) for w in words if not forms.is_function_word(w.normal))


def _end(voice: Carrier, cites: Mapping[Carrier, Carrier | None]) -> Carrier:
    """Where it ends when each voice has its words from the next; a ring ends at its least."""
    met = [voice]
    while (after := cites.get(met[-1])) is not None:
        if after in met:
            return min(met[met.index(after) :], key=repr)
        met.append(after)
    return met[-1]
