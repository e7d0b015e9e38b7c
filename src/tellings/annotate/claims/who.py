"""Whom or what a word stands for: an entity of the reading, or an actor."""

from __future__ import annotations

from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import Tree
from tellings.model import Span
from tellings.text import covers

_NAME = frozenset({"compound", "flat", "nmod"})


def name(scene: Scene, tree: Tree, head: int) -> Span:
    """A head word with the rest of its name: "Fumio Kishida"; of a noun the noun alone."""
    at = tree.words[head].span
    for span, _ in scene.heads.over(at):
        if span.end == at.end and tree.words[head].pos == "PROPN":
            return span
    if tree.words[head].pos != "PROPN":
        return at
    first = head
    while first > 0 and tree.words[first - 1].pos == "PROPN" and _belongs(tree, first - 1, head):
        first -= 1
    return tree.span((first, head))


def _belongs(tree: Tree, part: int, head: int) -> bool:
    return tree.words[part].head == head and tree.words[part].role in _NAME


def entity(scene: Scene, tree: Tree, head: int) -> str | None:
    """The id of the entity that a head word names, else of the actor it stands for.

    None for what stands for several ("the two leaders", "Xu and Lind") or is not known.
    """
    at = tree.words[head].span
    if tree.child(head, ("conj",)) is not None:
        return None
    named = {id_ for span, id_ in scene.heads.over(at) if covers(span, at)}
    if len(named) == 1:
        return named.pop()
    found = {a.id: a for span, a in scene.actors.over(at) if span.end == at.end}
    if len(found) != 1:
        return None
    actor = next(iter(found.values()))
    return actor.entities[0] if actor.entities else actor.id
