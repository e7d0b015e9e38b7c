"""What an article calls its persons: president, analyst, judge, by whom each is borne.

It says so in a designation ("nominee Mara Oltin"), beside a name ("Mara Oltin, the nominee,") or
by a copula ("Oltin is the nominee").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from tellings.annotate.actors.scene import SUBJECTS, Scene, Tree
from tellings.model import Mention, Span

_LONGEST = 4
_BEFORE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet"})


class Borne(Struct, frozen=True):
    """A title said of an entity, first at `start`, with all words that stood by it."""

    entity: str
    start: int
    beside: frozenset[str]


class Bearing(Struct, frozen=True, dict=True):
    """Who bears which title."""

    scene: Scene

    @cached_property
    def titles(self) -> dict[str, dict[str, Borne]]:
        """By title, then by entity."""
        found: dict[str, dict[str, Borne]] = {}
        for mention in self.scene.mentions:
            if mention.type != "person" or mention.form != "name" or not mention.entity:
                continue
            for title, start, beside in self._said_of(mention):
                kept = found.setdefault(title, {}).get(mention.entity)
                first = min(start, kept.start) if kept else start
                every = beside | (kept.beside if kept else frozenset())
                found[title][mention.entity] = Borne(mention.entity, first, every)
        return found

    def of(self, entity: str) -> frozenset[str]:
        """The titles of an entity."""
        return frozenset(title for title, them in self.titles.items() if entity in them)

    def title_at(self, tree: Tree, head: int, first: int = 0) -> tuple[str, int]:
        """The longest title that ends with a noun, or goes on with "of" after it; and its start.

        "" if the noun is neither a title nor a role.
        """
        titles, forms = self.scene.words.titles, tree.forms
        for start in range(max(first, head - _LONGEST + 1), head + 1):
            for end in (head + 3, head + 1):
                words = " ".join(form.rstrip(".") for form in forms[start:end])
                if words in titles:
                    return words, start
        noun = self.scene.words.noun(forms[head], tree.words[head].lemma)
        if noun in titles or self.scene.words.human(noun):
            return noun, head
        return "", head

    def _said_of(self, mention: Mention) -> Iterator[tuple[str, int, frozenset[str]]]:
        tree = self.scene.tree_at(mention.head.start)
        index = tree.governing(mention.head) if tree else None
        if tree is None or index is None:
            return
        name = tree.inside(mention.head)
        own = [i for span in mention.at for i in tree.inside(span) if i not in name]
        beside = frozenset(tree.forms[i] for i in own)
        for noun in own:
            title, _ = self.title_at(tree, noun, own[0])
            if title and self._ends(tree, noun, own):
                yield title, mention.head.start, beside
        for noun in _linked(tree, index, self.scene.words.of("copula")):
            title, _ = self.title_at(tree, noun)
            if title:
                yield title, mention.head.start, _around(tree, noun)

    def _ends(self, tree: Tree, noun: int, own: list[int]) -> bool:
        """Whether no longer title goes on here: "prime" of "prime minister"."""
        after = noun + 1
        if after not in own:
            return True
        return not self.title_at(tree, after, noun)[1] <= noun


def _linked(tree: Tree, index: int, copulas: frozenset[str]) -> Iterator[int]:
    """The nouns in apposition to a name, or said of it by a copula."""
    word = tree.words[index]
    for child in tree.below(index, frozenset({"appos"})):
        if tree.words[child].pos == "NOUN":
            yield child
    if word.role == "appos" and tree.words[word.head].pos == "NOUN":
        yield word.head
    doubted = next(tree.below(word.head, frozenset({"neg", "aux"})), None) is not None
    if word.role in SUBJECTS and tree.words[word.head].lemma in copulas and not doubted:
        yield from tree.below(word.head, frozenset({"attr"}))


def _around(tree: Tree, noun: int) -> frozenset[str]:
    """The words of a noun's phrase before it."""
    first = min((noun, *(c for c in tree.children[noun] if c < noun)))
    return frozenset(tree.forms[first:noun])


def phrase(tree: Tree, noun: int) -> Span:
    """A noun with what stands before it in its phrase."""
    return tree.span(first_of(tree, noun), noun)


def first_of(tree: Tree, noun: int) -> int:
    """The first word of a noun's phrase."""
    first = noun
    while first > 0 and tree.words[first - 1].role in _BEFORE and _leads(tree, first - 1, noun):
        first -= 1
    return first


def _leads(tree: Tree, index: int, noun: int) -> bool:
    return any(above == noun for above in tree.above(index))
