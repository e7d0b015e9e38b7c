"""The words of a source: its head, what stands before it, what it owns and what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.roster import Roster
from tellings.model import Mention, Span

_NAMING = frozenset({"PROPN", "NOUN", "PRON", "NUM"})


class Phrase(Struct, frozen=True):
    """A source as words: those of one tree that lie in it, and the one that governs the others."""

    at: Span
    head: Place
    words: tuple[Place, ...]

    @property
    def form(self) -> str:
        return self.head.tree.form(self.head.index)

    @property
    def opening(self) -> str:
        return self.words[0].tree.form(self.words[0].index)

    def lemma(self, roster: Roster) -> str:
        """The head as the word lists know it."""
        return noun_of(self.head, roster)


def noun_of(place: Place, roster: Roster) -> str:
    """A word as the word lists know it."""
    return roster.lemma(place.tree.form(place.index), place.tree.words[place.index].lemma)


def phrase_at(scene: Scene, at: Span, head: Place | None = None) -> Phrase | None:
    """The phrase of a stretch; its head by the tree where none is given. None for no words.

    `head` may come from another tree of the same words: the scene's own word is taken.
    """
    found = [place for place in scene.words_in(at) if place.span.end <= at.end]
    if not found:
        return None
    given = next((place for place in found if head and place.span == head.span), None)
    centre = given or _governing(found)
    return Phrase(at, centre, tuple(place for place in found if place.tree is centre.tree))


def _governing(found: list[Place]) -> Place:
    """The first noun whose governor lies outside; else the first noun; else the first word."""
    own = [place for place in found if place.tree is found[0].tree]
    here = {place.index for place in own}
    nouns = [place for place in own if place.tree.words[place.index].pos in _NAMING]
    return next(iter([*(n for n in nouns if _is_free(n, here)), *nouns, *found]))


def _is_free(place: Place, here: set[int]) -> bool:
    head = place.tree.words[place.index].head
    return head == place.index or head not in here


def is_plural(place: Place) -> bool:
    """Whether the syntax model takes a noun for a plural."""
    return place.tree.words[place.index].tag in ("NNS", "NNPS")


def children(place: Place, roles: frozenset[str]) -> Iterator[Place]:
    """The words that hang on a word with one of these labels."""
    for child in place.tree.children[place.index]:
        if place.tree.words[child].role in roles:
            yield Place(place.tree, child)


def governor(place: Place) -> Place | None:
    """The word that a word hangs on; None for a root."""
    head = place.tree.words[place.index].head
    return None if head == place.index else Place(place.tree, head)


def joined(place: Place) -> list[Place]:
    """A word and those that are joined to it: "Vell, Oltin and Marsk"."""
    found, waiting = {place.index: place}, [place]
    while waiting:
        for other in children(waiting.pop(), frozenset({"conj"})):
            if other.index not in found:
                found[other.index] = other
                waiting.append(other)
    return [found[index] for index in sorted(found)]


def counted(phrase: Phrase, roster: Roster) -> Place:
    """What a quantity counts: "residents" for "a group of residents"; else the head."""
    place = phrase.head
    for _ in range(2):
        if noun_of(place, roster) not in roster.quantities:
            return place
        inner = _inner(place, roster) or _next(phrase, place, roster)
        if inner is None or inner.span.end > phrase.at.end:
            return place
        place = inner
    return place


def _next(phrase: Phrase, place: Place, roster: Roster) -> Place | None:
    """The noun right after a quantity that the tree does not join to it: "One Report"."""
    after = place.index + 1
    if after >= len(place.tree.words):
        return None
    noun = Place(place.tree, after)
    known = roster.knows(noun_of(noun, roster)) and noun.span.end <= phrase.at.end
    return noun if known and place.tree.words[after].pos in _NAMING else None


def _inner(place: Place, roster: Roster) -> Place | None:
    for prep in children(place, frozenset({"prep"})):
        if prep.tree.form(prep.index) in roster.counting:
            return next(children(prep, frozenset({"pobj"})), None)
    return None


def named_at(named: list[Mention], place: Place) -> Mention | None:
    """The mention whose designation holds a word: the one whose name holds it before others."""
    at = place.span
    holding = [m for m in named if m.hull.start <= at.start and at.end <= m.hull.end]
    by_name = [m for m in holding if m.head.start <= at.start and at.end <= m.head.end]
    return min(by_name or holding, key=lambda m: (len(m.hull), m.hull), default=None)
