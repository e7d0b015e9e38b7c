"""Stretches that stand for a state: its name, a capital or seat that acts, its people as one.

"Beijing urged" is China; "in Beijing" and "left Moscow" are places, and stand for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.actors.known import Held, World
from tellings.annotate.actors.scene import SUBJECTS, Scene, Tree
from tellings.model import Entity, Mention, Span
from tellings.text import cover

_OBJECTS = frozenset({"dobj", "dative"})
_HEADS = frozenset({*SUBJECTS, "dobj", "pobj", "dative", "poss", "conj", "agent"})
_NAMED, _SEAT, _PEOPLE = 0.9, 0.75, 0.6


class Standing(Struct, frozen=True):
    """A stretch that stands for the state with this ISO 3166-1 code, and why.

    `entity` is that of its mention, if it has one.
    """

    at: Span
    country: str
    why: str
    confidence: float
    entity: str | None = None
    name: bool = False


def states(scene: Scene, world: World) -> Iterator[Standing]:
    """Every stretch that stands for a state, in order."""
    persons = cover(s for m in scene.mentions if m.type == "person" for s in m.at)
    for mention in scene.mentions:
        if mention.type == "person" or mention.form != "name":
            continue
        if not persons.touches(mention.head):
            standing = _by_name(scene, world, mention)
            if standing:
                yield standing
    for tree in scene.trees:
        yield from _peoples(scene, world, tree)


def _by_name(scene: Scene, world: World, mention: Mention) -> Standing | None:
    held = _held(scene, world, mention)
    if held is None or held.country is None or not held.state:
        return None
    if mention.type == "state":
        words = scene.entities[mention.entity or ""].name
        why = f"the name of the state {words}"
        return Standing(mention.head, held.country, why, _NAMED, mention.entity, name=True)
    tree = scene.tree_at(mention.head.start)
    index = tree.governing(mention.head) if tree else None
    if tree is None or index is None or not acts(scene, tree, index):
        return None
    why = f"{held.why}; it acts or is dealt with here"
    return Standing(mention.head, held.country, why, _SEAT, mention.entity)


def _held(scene: Scene, world: World, mention: Mention) -> Held | None:
    held = world.at(mention.head)
    entity = scene.entities[mention.entity or ""]
    if held is None and mention.type == "state" and entity.country:
        return Held((entity.country,), "named", entity.why, _NAMED, state=True)
    return held


def is_seat(world: World, entity: Entity) -> bool:
    """Whether an entity is a seat of government: unless it acts, only where things happen."""
    held = world.at(entity.at[0])
    return held is not None and held.state


def acts(scene: Scene, tree: Tree, index: int) -> bool:
    """Whether a capital or seat acts, owns or is dealt with, and is not only where it happens."""
    words = scene.words
    word = tree.words[index]
    for _ in range(6):
        if word.role != "conj" or word.head >= index:
            break
        index, word = word.head, tree.words[word.head]
    if word.role in SUBJECTS:
        return tree.words[word.head].lemma != "be" or word.role == "nsubjpass"
    if word.role in _OBJECTS:
        return tree.words[word.head].lemma not in words.of("to place")
    if word.role == "pobj":
        return tree.forms[word.head] not in words.of("at place")
    noun = tree.words[word.head].lemma.lower()
    if word.role == "poss":
        return noun not in words.of("of place") and tree.words[word.head].pos == "NOUN"
    return word.role in ("compound", "amod", "nmod") and noun in words.of("of state")


def _peoples(scene: Scene, world: World, tree: Tree) -> Iterator[Standing]:
    """ "The Arlanders refused": a people with its article, as one."""
    the, nations = scene.words.of("the"), scene.words.nations
    for index in range(1, len(tree.words)):
        word = tree.words[index]
        if word.role not in _HEADS or tree.forms[index - 1] not in the:
            continue
        form = tree.written[index]
        if form not in nations or scene.named.touches(word.span):
            continue
        held = world.state(form)
        if held and held.country:
            at = tree.span(index - 1, index)
            yield Standing(at, held.country, f"the people of the state: {held.why}", _PEOPLE)
