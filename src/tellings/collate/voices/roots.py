"""How many voices stand behind words that several articles give: their roots, and which are one.

Two articles that print one agency's report of what two clerks said have one root, the clerks.
That the words agree is no sign of it: roots are one only where the names tell so, where the
articles print one text, or where one cites the other. What an article claims in its own voice has
the voice whose text it is as its root.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from tellings.collate import names
from tellings.collate.voices.chains import Chain
from tellings.collate.voices.joined import Joined
from tellings.collate.voices.origins import Carrier, Origins
from tellings.collate.voices.told import Tellers, Told
from tellings.collate.voices.unnamed import Designated, alike
from tellings.group.voices.credits import agency_named
from tellings.model import Attribution, Collation, Entity, Ref

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


class Traced(Struct, frozen=True):
    """What is told, the groups of it (by number) that have one root each, and who gives no source.

    `through` leads from what is told through another article or outlet to what that one tells.
    """

    told: tuple[Told, ...]
    groups: tuple[tuple[int, ...], ...]
    through: Mapping[int, int]
    silent: tuple[str, ...]


class Rooted:
    """The chains of a collation's attributions, and which speakers of several articles are one.

    `shown` are the attributions to go by, by article: those of a reading, or the surer of them.
    """

    def __init__(self, collation: Collation, shown: Mapping[str, Collection[Attribution]]) -> None:
        self._tellers = Tellers(collation, shown)
        self._origins = Origins(collation)

    def behind(self, refs: Sequence[Ref]) -> Roots:
        """The voices behind the words of these refs: of attributions, quotations or claims.

        Two roots are one if their speakers are linked as one. Where a root has no name, its words
        must be alike and the one who passes them on must be one: the speaker above it, or the
        voice whose text it is. Copies of one text that give one root each have the same. Who cites
        another article here that tells these words has the root which that article gives, if it
        gives one: not where it names somebody whom that article does not. So has who cites an
        outlet that is not here, of which others tell on whose word it has them.
        """
        return self.roots(self.traced(refs))

    def roots(self, traced: Traced) -> Roots:
        """The roots that were traced, and whether they are surely not the same."""
        groups = tuple(Root(tuple(traced.told[n] for n in group)) for group in traced.groups)
        return Roots(groups, self._apart(groups), traced.silent)

    def traced(self, refs: Sequence[Ref]) -> Traced:
        """As `behind`, with the ways on which each telling comes to its root."""
        told = self._tellers.told(refs)
        known = {article for article, _ in told}
        silent = dict.fromkeys(ref.article for ref in refs if ref.article not in known)
        joined = Joined(len(told))
        joined.by_key([self._one(*each) for each in told])
        for one, other in (*self._copied(told), *alike([self._unnamed(*each) for each in told])):
            joined.join(one, other)
        through = self._join_cited(told, joined)
        return Traced(tuple(told), tuple(map(tuple, joined.groups())), through, tuple(silent))

    def voices(self, refs: Sequence[Ref]) -> tuple[tuple[str, ...], ...]:
        """The articles that tell the words of these refs, those of one voice together.

        An article that has them from another outlet or agency adds no voice: it stands with the
        article of that outlet, if there is one, or with the others that cite it.
        """
        articles = dict.fromkeys(ref.article for ref in refs)
        chains: dict[Carrier, list[Told]] = {self._origins.voice(each): [] for each in articles}
        for told in self._tellers.told(refs):
            chains[self._origins.voice(told[0])].append(told)
        cites = {voice: self._cites(voice, told) for voice, told in chains.items()}
        found: dict[Carrier, list[str]] = {}
        for article in articles:
            found.setdefault(_end(self._origins.voice(article), cites), []).append(article)
        return tuple(map(tuple, found.values()))

    # --- which are one ---

    def _one(self, article: str, chain: Chain) -> _One:
        if not chain:
            return ("voice", self._origins.voice(article))
        speakers = self._tellers.speakers(article, chain[-1])
        if speakers:
            return ("speakers", speakers)
        words = self._tellers.called(article, chain[-1])
        above = self._carrier(article, chain)
        return ("words", above, words) if above and words else ("unknown", article, chain[-1].id)

    def _unnamed(self, article: str, chain: Chain) -> Designated | None:
        """A source without a name whose words another passes on."""
        if len(chain) < 2 or self._tellers.speakers(article, chain[-1]):
            return None
        above, words = self._carrier(article, chain), self._tellers.called(article, chain[-1])
        return (above, words) if above and words else None

    def _carrier(self, article: str, chain: Chain) -> _One | None:
        """Who passes on what the last of a chain says; None if that is not known."""
        if len(chain) == 1:
            return self._origins.carrier(article)
        speakers = self._tellers.speakers(article, chain[-2])
        printed = self._origins.named(self._tellers.entities(speakers))
        return printed or (("speakers", speakers) if speakers else None)

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

    def _join_cited(self, told: Sequence[Told], joined: Joined) -> dict[int, int]:
        """Join each root that is reached through another outlet with the one which that gives.

        Gives which led to which: what ends with that outlet, and one of what that one tells.
        """
        cited = [set(self._cited(told, number)) for number in range(len(told))]
        one_way = {
            number: others
            for number, others in enumerate(cited)
            if others and not any(number in cited[other] for other in others)
        }
        left = True
        while left:  # who cites one that cites another comes after that one
            left = False
            for number, others in one_way.items():
                roots = {joined.of(other) for other in others}
                if len(roots) == 1 and joined.of(number) not in roots:
                    joined.join(number, *roots)
                    left = True
        return {
            number: min(others, key=lambda other: _place(told[other]))
            for number, others in one_way.items()
            if len({joined.of(other) for other in others}) == 1
            and self._tellers.speakers(told[number][0], told[number][1][-1])
        }

    def _cited(self, told: Sequence[Told], number: int) -> Iterator[int]:
        """The numbers of what the one that this chain is from tells, as far as articles show it."""
        article, chain = told[number]
        for note in reversed(chain):
            entities = self._tellers.entities(self._tellers.speakers(article, note))
            printed = set(self._origins.printed_by(entities))
            others = [n for n, (by, _) in enumerate(told) if by in printed and by != article]
            if others:
                if note is chain[-1] or not self._tellers.speakers(article, chain[-1]):
                    yield from others
                return
        yield from self._deeper(told, number)

    def _deeper(self, told: Sequence[Told], number: int) -> Iterator[int]:
        """The numbers of the chains that go on where this one ends: with an outlet or agency."""
        article, chain = told[number]
        ends = self._tellers.speakers(article, chain[-1]) if chain else frozenset()
        entities = self._tellers.entities(ends)
        if entities and all(map(_prints, entities)):
            for other, (by, longer) in enumerate(told):
                if any(self._tellers.speakers(by, note) == ends for note in longer[:-1]):
                    yield other

    def _cites(self, voice: Carrier, told: Sequence[Told]) -> Carrier | None:
        """The one outlet or agency from which a voice has all that it tells; None if none."""
        found = {self._cites_in(*each) for each in told}
        cited = found.pop() if len(found) == 1 else None
        return cited if cited != voice else None

    def _cites_in(self, article: str, chain: Chain) -> Carrier | None:
        for note in reversed(chain):
            speakers = self._tellers.speakers(article, note)
            entities = self._tellers.entities(speakers)
            if printed := self._origins.named(entities):
                return printed
            if entities and all(map(_prints, entities)):
                return ("speakers", speakers)
        return None

    def _apart(self, groups: Sequence[Root]) -> bool:
        """Whether each root is one person or an outlet's own voice, and surely not another's.

        No two persons may share a word of their names.
        """
        met: set[str] = set()
        for group in groups:
            if not all(chain for _, chain in group.told):
                continue
            people = filter(None, (self._person(*told) for told in group.told))
            person = next(people, None)
            if person is None or met & names.keys(person):
                return False
            met |= names.keys(person)
        return True

    def _person(self, article: str, chain: Chain) -> Entity | None:
        (key, *more) = self._tellers.speakers(article, chain[-1]) or [None]
        entity = self._tellers.entity(key) if key and not more else None
        person = entity and entity.type == "person" and not self._origins.printed_by([entity])
        return entity if person else None


def _place(told: Told) -> tuple[str, int, str]:
    article, chain = told
    return article, -len(chain), chain[-1].id if chain else ""


def _prints(entity: Entity) -> bool:
    return entity.type == "outlet" or bool(agency_named(entity.name))


def _end(voice: Carrier, cites: Mapping[Carrier, Carrier | None]) -> Carrier:
    """Where it ends when each voice has its words from the next; a ring ends at its least."""
    met = [voice]
    while (after := cites.get(met[-1])) is not None:
        if after in met:
            return min(met[met.index(after) :], key=repr)
        met.append(after)
    return met[-1]
