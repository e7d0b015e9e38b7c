"""The persons of an article, the pronouns that may mean each, and the names in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from tellings.annotate.actors.scene import PLURALS, SUBJECTS, Scene, Tree
from tellings.model import Entity, Mention, Span
from tellings.text import tokens

EITHER = frozenset({"he", "she"})
THEY = frozenset({"they"})
_THINGS = frozenset({"it", "they"})
_BODIES = frozenset({"organisation", "outlet", "state"})


class Referent(Struct, frozen=True):
    """Something spoken of at a word: an entity, several at once, or a noun without a name.

    `key` is equal for what is taken as the same; `agrees` are the pronouns that may mean it;
    `sure` says that its gender is told, not only not excluded.
    """

    key: str
    tree: Tree
    index: int
    agrees: frozenset[str]
    entities: tuple[str, ...] = ()
    sure: bool = True

    @property
    def is_subject(self) -> bool:
        return self.tree.words[self.index].role in SUBJECTS


class Cast(Struct, frozen=True, dict=True):
    """Whom a pronoun may mean. `learnt`: genders that the article's own pronouns have told.

    `described` are stretches that were found to describe someone, with the entities.
    """

    scene: Scene
    learnt: Mapping[str, str]
    described: Mapping[Span, tuple[str, ...]]

    @cached_property
    def genders(self) -> dict[str, frozenset[str]]:
        """For each person the pronouns that may mean it, where that is told.

        What the article calls someone goes before the given name: "Mr. Robin Vell" is he.
        """
        found: dict[str, frozenset[str]] = {}
        asked = self._by_designation
        for entity in self.scene.entities.values():
            if entity.type != "person":
                continue
            told = asked.get(entity.id) or self._by_given_name(entity)
            if not told and entity.id in self.learnt:
                told = frozenset({self.learnt[entity.id]})
            if told:
                found[entity.id] = told
        return found

    @cached_property
    def _by_designation(self) -> dict[str, frozenset[str]]:
        genders = self.scene.words.genders
        found: dict[str, frozenset[str]] = {}
        for mention in self.scene.mentions:
            if mention.type != "person" or mention.at == (mention.head,):
                continue
            words = (token.normal for span in mention.at for token in tokens(self.scene.text, span))
            asked = frozenset(genders[word] for word in words if word in genders)
            if mention.entity and asked:
                found[mention.entity] = found.get(mention.entity, frozenset()) | asked
        return found

    def _by_given_name(self, entity: Entity) -> frozenset[str]:
        """By the first word of a name of several words; a lone word may be a surname."""
        names = (name.split() for name in (entity.name, *entity.aliases))
        firsts = {words[0] for words in names if len(words) > 1}
        given = self.scene.words.given
        return frozenset(given[first] for first in firsts if first in given)

    def referents(self, tree: Tree) -> dict[int, list[Referent]]:
        """What a sentence names or describes, by the index of the word at which it stands."""
        if tree.start not in self._referents:
            self._referents[tree.start] = self._found(tree)
        return self._referents[tree.start]

    @cached_property
    def _referents(self) -> dict[int, dict[int, list[Referent]]]:
        return {}

    def _found(self, tree: Tree) -> dict[int, list[Referent]]:
        found: dict[int, list[Referent]] = {}
        held: set[int] = set()
        for mention in self.scene.mentions_in(Span(tree.start, tree.end)):
            index = tree.governing(mention.head)
            if index is None:
                continue
            held |= _covered(tree, mention)
            referent = self._named(tree, index, mention)
            if referent:
                found.setdefault(referent.index, []).append(referent)
        for index, word in enumerate(tree.words):
            if index not in held and word.pos in ("NOUN", "PROPN"):
                referent = self._noun(tree, index)
                if referent:
                    found.setdefault(index, []).append(referent)
        self._pair(tree, found)
        return found

    def person(self, entity: str, tree: Tree, index: int) -> Referent:
        """A person at a word."""
        told = self.genders.get(entity, frozenset())
        return Referent(entity, tree, index, told or EITHER, (entity,), bool(told))

    def those(self, entities: tuple[str, ...], tree: Tree, index: int) -> Referent:
        """One person at a word, or several who are spoken of as one there."""
        if len(entities) == 1:
            return self.person(entities[0], tree, index)
        key = "pair " + " ".join(sorted(entities))
        return Referent(key, tree, index, THEY, entities)

    def _named(self, tree: Tree, index: int, mention: Mention) -> Referent | None:
        entity = mention.entity or ""
        if mention.type == "person":
            return self.person(entity, tree, self._described(tree, index))
        if mention.type in _BODIES:
            return Referent(entity, tree, index, _THINGS, (entity,), sure=False)
        return None

    @cached_property
    def _described_at(self) -> dict[int, tuple[str, ...]]:
        """Whom a description means, by where its nouns begin."""
        return {
            word.start: entities
            for span, entities in self.described.items()
            if (tree := self.scene.tree_at(span.start))
            for word in tree.words
            if span.start <= word.start < span.end
        }

    def _described(self, tree: Tree, index: int) -> int:
        """The noun that a name stands in apposition to: it holds the place in the sentence."""
        word = tree.words[index]
        if word.role != "appos" or not self._is_human(tree, word.head):
            return index
        return word.head

    def _is_human(self, tree: Tree, index: int) -> bool:
        word = tree.words[index]
        return word.pos == "NOUN" and self.scene.words.human(self.noun(tree, index))

    def noun(self, tree: Tree, index: int) -> str:
        """A word as the lists know it."""
        return self.scene.words.noun(tree.forms[index], tree.words[index].lemma)

    def _noun(self, tree: Tree, index: int) -> Referent | None:
        """A noun for persons that names nobody."""
        word = tree.words[index]
        words = self.scene.words
        if word.start in self._described_at:
            return self.those(self._described_at[word.start], tree, index)
        if word.role in ("compound", "attr", "appos", "oprd", "amod", "nmod"):
            return None
        noun = self.noun(tree, index)
        plural = word.tag in PLURALS
        if not (words.human(noun) or (plural and noun in words.unnamed)):
            return None
        if plural:
            return Referent(f"noun {noun} s", tree, index, THEY)
        asked = words.genders.get(noun)
        return Referent(f"noun {noun}", tree, index, frozenset({asked}) if asked else EITHER)

    def _pair(self, tree: Tree, found: dict[int, list[Referent]]) -> None:
        """Persons joined to one another may be "they"."""
        persons = [r for i in sorted(found) for r in found[i] if r.agrees & EITHER and r.entities]
        row: list[Referent] = []
        for person in persons:
            if row and not self._joined(tree, row[-1].index, person.index):
                self._several(found, row)
                row = []
            row.append(person)
        self._several(found, row)

    def _several(self, found: dict[int, list[Referent]], row: list[Referent]) -> None:
        names = tuple(dict.fromkeys(e for each in row for e in each.entities))
        if len(names) > 1:
            first = next((each for each in row if each.is_subject), row[0])
            found[first.index].append(self.those(names, first.tree, first.index))

    def _joined(self, tree: Tree, one: int, other: int) -> bool:
        """Whether two names stand in one row, by the tree or with only "and" between them."""
        if tree.words[other].role == "conj" and one in (tree.words[other].head, *tree.above(other)):
            return True
        marks = self.scene.words.of("and") | {","}
        between = range(one + 1, other)
        held = {i for i in between if self.scene.taken.touches(tree.words[i].span)}
        return (
            bool(between)
            and all(tree.forms[i] in marks or i in held for i in between)
            and any(tree.forms[i] in marks for i in between)
        )


def joined(tree: Tree, index: int) -> list[int]:
    """A word and those that are joined to it: "Vell, Oltin and Marsk"."""
    found, waiting = {index}, [index]
    while waiting:
        for other in tree.below(waiting.pop(), frozenset({"conj"})):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return sorted(found)


def _covered(tree: Tree, mention: Mention) -> set[int]:
    return {index for span in mention.at for index in tree.inside(span)}
