""" "The country": the one state that the sentence, or the one before, speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.annotate.actors.bearing import phrase
from tellings.annotate.actors.known import World
from tellings.annotate.actors.scene import Scene, Tree
from tellings.annotate.actors.states import Standing
from tellings.model import Span

_MORE = frozenset({"prep", "relcl", "acl"})
_UNSURE = 0.55


def lands(scene: Scene, world: World, standing: Iterable[Standing]) -> Iterator[Standing]:
    """Every "the country" for which only one state comes into question."""
    named = tuple(standing)
    nouns = scene.words.of("land")
    for number, tree in enumerate(scene.trees):
        for head, word in enumerate(tree.words):
            if word.lemma not in nouns or word.tag != "NN" or not _plain(scene, tree, head):
                continue
            before = scene.trees[max(0, number - 1)]
            start = before.start if before.block == tree.block else tree.start
            told = _told(scene, world, named, Span(tree.start, word.start))
            told = told or _told(scene, world, named, Span(start, tree.start))
            if len(told) == 1 and None not in told:
                at = phrase(tree, head)
                words = at.of(scene.text)
                why = f"“{words}” taken as the one state that is spoken of just before"
                yield Standing(at, told.pop() or "", why, _UNSURE)


def _plain(scene: Scene, tree: Tree, head: int) -> bool:
    """Whether a noun has only its article, and nothing tells more of it."""
    before = phrase(tree, head)
    only = head > 0 and before.start == tree.words[head - 1].start
    the = only and tree.forms[head - 1] in scene.words.of("the")
    return the and next(tree.below(head, _MORE), None) is None


def _told(scene: Scene, world: World, standing: Iterable[Standing], span: Span) -> set[str | None]:
    """The states that a stretch names, or tells by an adjective."""
    found: set[str | None] = {s.country for s in standing if span.start <= s.at.start < span.end}
    for tree in scene.trees_in(span):
        for index in tree.inside(span):
            form = tree.words[index].span.of(scene.text)
            if form in scene.words.nations:
                held = world.state(form)
                found.add(held.country if held else None)
    return found
