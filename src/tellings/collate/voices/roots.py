"""How many voices stand behind words that several articles give: their roots, and which are one.

Two articles that print one agency's report of what two clerks said have one root, the clerks.
That the words agree is no sign of it: roots are one only where the names tell so, where the
articles print one text, or where one cites the other. What an article claims in its own voice has
the voice whose text it is as its root.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations

from msgspec import Struct

from tellings.collate import forms, names
from tellings.collate.entities.pairs import Key
from tellings.collate.voices.chains import Chain, Chains, voiced
from tellings.collate.voices.joined import Joined
from tellings.collate.voices.origins import Carrier, Origins
from tellings.collate.voices.saying import said_in
from tellings.collate.voices.unnamed import Designated, alike
from tellings.group.voices.credits import agency_named
from tellings.model import AnyNote, Attribution, Claim, Collation, Entity, Quotation, Ref
from tellings.text import covers, tokens

Told = tuple[str, Chain]
"""The id of an article, and a chain in it; an empty one is its own voice."""

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
        self._collation = collation
        self._shown = shown
        self._chains = {article: Chains(notes) for article, notes in shown.items()}
        self._linked: dict[Key, Key] = {}
        for link in collation.of("same-entity"):
            keys = sorted((member.article, member.note) for member in link.members)
            self._linked.update(dict.fromkeys(keys, keys[0]))
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
        told = self._told(refs)
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
        for told in self._told(refs):
            chains[self._origins.voice(told[0])].append(told)
        cites = {voice: self._cites(voice, told) for voice, told in chains.items()}
        found: dict[Carrier, list[str]] = {}
        for article in articles:
            found.setdefault(_end(self._origins.voice(article), cites), []).append(article)
        return tuple(map(tuple, found.values()))

    # --- what is told, on whose word ---

    def _told(self, refs: Sequence[Ref]) -> list[Told]:
        """The chains behind the words that end in somebody, each once.

        An article that gives a source anywhere does not tell it of its own elsewhere: its headline
        may leave the source out.
        """
        found: dict[tuple[str, str], Told] = {}
        reported = any(self._is_reported(ref) for ref in refs)
        for ref in refs:
            for each in self._saying(ref) if reported else self._behind_one(ref):
                if not each or _known(each[-1]):
                    end = each[-1].id if each else ""
                    found.setdefault((ref.article, end), (ref.article, voiced(each)))
        sourced = {article for article, chain in found.values() if chain}
        return [told for told in found.values() if told[1] or told[0] not in sourced]

    def _is_reported(self, ref: Ref) -> bool:
        note = self._note((ref.article, ref.note))
        return isinstance(note, Claim) and note.attribution is not None

    def _saying(self, ref: Ref) -> Sequence[Chain]:
        """As `_behind_one`; of a claim that somebody says something the chains of what is said.

        Where others tell what was said, "Vell called it “a sham”" rests on Vell's word as they do.
        """
        note = self._note((ref.article, ref.note))
        said = said_in(note, self._shown[ref.article]) if isinstance(note, Claim) else None
        if said is None:
            return self._behind_one(ref)
        return self._chains[ref.article].roots(said.id, said.content)

    def _behind_one(self, ref: Ref) -> Sequence[Chain]:
        """The chains behind one telling; an empty one where the article tells it of its own."""
        reading = self._collation.reading(ref.article)
        chains, note = self._chains[ref.article], self._note((ref.article, ref.note))
        if not isinstance(note, Claim):
            return chains.roots(ref.note, self._collation.spans(ref))
        if note.attribution:
            return chains.roots(note.attribution, ref.at or note.at)
        marks = (at for quotation in reading.of(Quotation) for at in quotation.at)
        return () if any(covers(mark, note.hull) for mark in marks) else ((),)

    def _one(self, article: str, chain: Chain) -> _One:
        if not chain:
            return ("voice", self._origins.voice(article))
        speakers = self._speakers(article, chain[-1])
        if speakers:
            return ("speakers", speakers)
        words = _called(self._collation, article, chain[-1])
        above = self._carrier(article, chain)
        return ("words", above, words) if above and words else ("unknown", article, chain[-1].id)

    def _unnamed(self, article: str, chain: Chain) -> Designated | None:
        """A source without a name whose words another passes on."""
        if len(chain) < 2 or self._speakers(article, chain[-1]):
            return None
        above, words = self._carrier(article, chain), _called(self._collation, article, chain[-1])
        return (above, words) if above and words else None

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
        note = self._note(key)
        return note if isinstance(note, Entity) else None

    def _note(self, key: Key) -> AnyNote | None:
        try:
            return self._collation.reading(key[0]).note(key[1])
        except KeyError:
            return None

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
            and self._speakers(told[number][0], told[number][1][-1])
        }

    def _cited(self, told: Sequence[Told], number: int) -> Iterator[int]:
        """The numbers of what the one that this chain is from tells, as far as articles show it."""
        article, chain = told[number]
        for note in reversed(chain):
            entities = self._entities(self._speakers(article, note))
            printed = set(self._origins.printed_by(entities))
            others = [n for n, (by, _) in enumerate(told) if by in printed and by != article]
            if others:
                if note is chain[-1] or not self._speakers(article, chain[-1]):
                    yield from others
                return
        yield from self._deeper(told, number)

    def _deeper(self, told: Sequence[Told], number: int) -> Iterator[int]:
        """The numbers of the chains that go on where this one ends: with an outlet or agency."""
        article, chain = told[number]
        ends = self._speakers(article, chain[-1]) if chain else frozenset()
        entities = self._entities(ends)
        if entities and all(map(_prints, entities)):
            for other, (by, longer) in enumerate(told):
                if any(self._speakers(by, note) == ends for note in longer[:-1]):
                    yield other

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
        (key, *more) = self._speakers(article, chain[-1]) or [None]
        entity = self._entity(key) if key and not more else None
        person = entity and entity.type == "person" and not self._origins.printed_by([entity])
        return entity if person else None


def _place(told: Told) -> tuple[str, int, str]:
    article, chain = told
    return article, -len(chain), chain[-1].id if chain else ""


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
