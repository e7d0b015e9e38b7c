"""People spoken of as one by what they belong to: "Democrats", "Arlanders", "Muslims"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tellings.annotate.actors.known import World
from tellings.annotate.actors.scene import SUBJECTS, Scene, Tree
from tellings.model import Span
from tellings.text import cover

_HEADS = frozenset({*SUBJECTS, "dobj", "pobj", "dative", "poss", "conj"})
_SHORTEST = 4
# A line whose first words are all in capitals says nothing on which of them is a name.
_FIRST = 8


class Group(Struct, frozen=True):
    """A group: its name as first written, where it stands, its country if it is a people."""

    name: str
    at: tuple[Span, ...]
    country: str | None


def groups(scene: Scene, world: World, taken: Iterable[Span]) -> Iterator[Group]:
    """Capitalised plurals that are no name of anything else, in the order of the text.

    `taken` are stretches that stand for other actors.
    """
    held = cover(taken)
    common = {form for tree in scene.trees for form in tree.written if form.islower()}
    places: dict[str, list[Span]] = {}
    for tree in scene.trees:
        if all(form[:1].isupper() for form in tree.written[:_FIRST]):
            continue
        for index, word in enumerate(tree.words):
            form = tree.written[index]
            if word.tag != "NNPS" or not _is_group(tree, index) or form.lower() in common:
                continue
            if not held.touches(word.span) and not scene.taken.touches(word.span):
                places.setdefault(form, []).append(word.span)
    for name, at in places.items():
        known = world.state(name)
        yield Group(name, tuple(at), known.country if known else None)


def _is_group(tree: Tree, index: int) -> bool:
    """Whether a plural is a phrase of its own, and not in capitals."""
    form, word = tree.written[index], tree.words[index]
    beside = (*tree.words[max(0, index - 1) : index], *tree.words[index + 1 : index + 2])
    alone = all(other.pos != "PROPN" for other in beside)
    proper = form[:1].isupper() and not form.isupper() and len(form) >= _SHORTEST
    return alone and proper and word.role in _HEADS
