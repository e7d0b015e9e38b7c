"""What a pronoun may stand for: names, and nouns for persons, bodies and documents."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.phrases import (
    children,
    governor,
    named_at,
    noun_of,
    phrase_at,
)
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.annotate.attribution.speakers.titles import Borne, by_title
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Mention, Span

_BOTH = frozenset({"he", "she"})
_PLURAL = frozenset({"NNS", "NNPS"})
# Nouns in these places only tell what another noun is.
_TELLING = frozenset({"compound", "attr", "appos", "oprd", "amod", "nmod"})


# How many words away a mention may begin or end that holds a word.
_NEAR = 12


class Referent(Struct, frozen=True):
    """Something spoken of at a word: an entity, several at once, or a noun without a name.

    `key` is equal for what is taken as the same; `agrees` are the pronouns that may stand for it
    (he she it they); `sure` says that its gender is told, not only not excluded. `noun` is the word
    of what has no name, while `place` moves on with the pronouns that mean it.
    """

    key: str
    place: Place
    agrees: frozenset[str]
    entities: tuple[str, ...] = ()
    sure: bool = True
    noun: Place | None = None

    @property
    def is_subject(self) -> bool:
        return self.place.tree.words[self.place.index].role in SUBJECTS


class Finder(Struct, frozen=True):
    """Finds the referents of one sentence."""

    scene: Scene
    roster: Roster
    genders: dict[str, frozenset[str]]
    titles: dict[str, tuple[Borne, ...]]

    def referents(self, tree: Tree) -> dict[int, list[Referent]]:
        """By the index of the word at which they stand; nothing from inside quotations."""
        span = tree.span(range(len(tree.words)))
        named = [m for m in self.scene.mentions_in(span) if m.entity]
        taken = {p.span for m in named for part in m.at for p in self.scene.words_in(part)}
        found: dict[int, list[Referent]] = {}
        for mention in named:
            for referent in self._named(tree, mention):
                found.setdefault(referent.place.index, []).append(referent)
        for index, word in enumerate(tree.words):
            if word.span not in taken and word.pos in ("NOUN", "PROPN"):
                for referent in self._noun(Place(tree, index)):
                    found.setdefault(index, []).append(referent)
        return self._with_pairs(tree, found)

    def _named(self, tree: Tree, mention: Mention) -> Iterator[Referent]:
        places = (p for p in self.scene.words_in(mention.head) if p.tree is tree)
        inside = [place.index for place in places]
        if not inside or mention.entity is None:
            return
        free = [i for i in inside if tree.words[i].head not in inside]
        place = Place(tree, (free or inside)[-1])
        if mention.type == "person":
            yield self._person(mention.entity, _described(place, self.roster))
        elif mention.type in ("organisation", "outlet", "state"):
            agrees = frozenset({"it", "they"})
            yield Referent(mention.entity, place, agrees, (mention.entity,), False)

    def _noun(self, place: Place) -> Iterator[Referent]:
        word = place.tree.words[place.index]
        noun = noun_of(place, self.roster)
        if word.role in _TELLING or not self.roster.knows(noun) or self._is_named(place):
            return
        entity = self._by_title(place)
        if entity:
            yield self._person(entity, place)
            return
        agrees = self._agreement(noun, word.tag in _PLURAL)
        yield Referent(f"noun {noun} {word.tag in _PLURAL}", place, agrees, noun=place)

    def _person(self, entity: str, place: Place) -> Referent:
        told = self.genders.get(entity, frozenset())
        return Referent(entity, place, told or _BOTH, (entity,), bool(told))

    def _is_named(self, place: Place) -> bool:
        """Whether a name stands in apposition: "the opponent, Mara Oltin,"."""
        return any(
            mention.type == "person" and mention.entity
            for child in children(place, frozenset({"appos"}))
            for mention in [mention_of(self.scene, child)]
            if mention
        )

    def _by_title(self, place: Place) -> str | None:
        """The person whom a noun with its article means: "the nominee"."""
        noun = noun_of(place, self.roster)
        if noun not in self.titles or noun not in self.roster.roles:
            return None
        at = place.tree.span(place.tree.subtree(place.index))
        phrase = phrase_at(self.scene, Span(at.start, place.span.end), place)
        return by_title(self.roster, self.titles, phrase)[0] if phrase else None

    def _agreement(self, noun: str, plural: bool) -> frozenset[str]:
        if plural:
            return frozenset({"they"})
        if self.roster.human(noun) and noun not in self.roster.bodies:
            asked = self.roster.genders.get(noun)
            return frozenset({asked}) if asked else _BOTH
        return frozenset({"it", "they"} if noun in self.roster.bodies else {"it"})

    def _with_pairs(
        self, tree: Tree, found: dict[int, list[Referent]]
    ) -> dict[int, list[Referent]]:
        """Persons joined to one another may be "they"."""
        for index in list(found):
            others = [
                each
                for child in children(Place(tree, index), frozenset({"conj"}))
                for each in found.get(child.index, [])
            ]
            every = [*found[index], *others]
            named = tuple(e for each in every for e in each.entities if each.agrees & _BOTH)
            if others and len(named) == len(every):
                key = "pair " + " ".join(sorted(named))
                they = frozenset({"they"})
                found[index].append(Referent(key, every[0].place, they, named))
        return found


def _described(place: Place, roster: Roster) -> Place:
    """The noun that a name stands in apposition to, since it holds the place in the sentence."""
    above = governor(place)
    if above is None or place.tree.words[place.index].role != "appos":
        return place
    return above if roster.human(noun_of(above, roster)) else place


def mention_of(scene: Scene, place: Place) -> Mention | None:
    """The mention that holds a word."""
    words = place.tree.words
    near = words[max(0, place.index - _NEAR) : place.index + _NEAR]
    return named_at(scene.mentions_in(Span(near[0].start, near[-1].end)), place)
