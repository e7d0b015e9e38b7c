"""Sources without a name: what the text tells of them, the same words the same source."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.actors.bearing import phrase
from tellings.annotate.actors.known import World
from tellings.annotate.actors.scene import PLURALS, Scene, Tree
from tellings.model import Attribution, Span
from tellings.text import Cover, normal

_LOW = "government"
_PEOPLE = 2
"""How many words a people with its article has."""


class Unnamed(Struct, frozen=True):
    """Those who are called by the same words: `attributions` in order, with their sources."""

    name: str
    attributions: tuple[Attribution, ...]
    at: tuple[Span, ...]
    country: str | None
    sector: str
    plural: bool


def unnamed(scene: Scene, world: World, states: Cover) -> Iterator[Unnamed]:
    """Every unnamed source that speaks, in the order of the text.

    `states` is what stands for states: "the Arlanders said" is their state.
    """
    met: dict[str, list[Attribution]] = {}
    for each in scene.attributions:
        if each.source_type != "unnamed" or each.speaker or each.speakers or not each.source:
            continue
        words = each.source[0].of(scene.text)
        people = states.touches(each.source[0]) and each.anonymity == "country"
        whole = people and len(words.split()) <= _PEOPLE
        if words.lower() not in scene.words.pronouns and not whole:
            met.setdefault(_compared(scene, words), []).append(each)
    for them in met.values():
        first = them[0].source[0]
        held = world.at(first)
        places = dict.fromkeys(span for each in them for span in each.source)
        tree, head = _head(scene, first)
        yield Unnamed(
            name=normal(first.of(scene.text)),
            attributions=tuple(them),
            at=tuple(places),
            country=held.country if held else _beside(scene, world, first),
            sector=_told(_sector(scene, tree, head, first), held.sector if held else ""),
            plural=tree is not None and tree.words[head].tag in PLURALS,
        )


def _told(told: str, held: str) -> str:
    """The sector that words beside the noun tell; if only "government", what is known of it."""
    return told if told and told != _LOW else held or told


def _compared(scene: Scene, words: str) -> str:
    """Words without case and their article."""
    first, _, rest = normal(words).casefold().partition(" ")
    known = scene.words.of("the") | scene.words.of("a")
    return rest if rest and first in known else f"{first} {rest}".strip()


def _beside(scene: Scene, world: World, at: Span) -> str | None:
    """The state that words beside the noun name: "U.S. government sources"."""
    named: set[str | None] = {
        entity.country
        for mention in scene.mentions_in(at)
        if mention.type == "state" and (entity := scene.entities[mention.entity or ""]).country
    }
    tree = scene.tree_at(at.start)
    for word in tree.words if tree else ():
        form = word.span.of(scene.text)
        if at.start <= word.start < at.end and form in scene.words.nations:
            held = world.state(form)
            named.add(held.country if held else None)
    return named.pop() if len(named) == 1 else None


def _head(scene: Scene, at: Span) -> tuple[Tree | None, int]:
    """The noun that a source turns on."""
    tree = scene.tree_at(at.start)
    if tree is None:
        return None, 0
    inside = [i for i, w in enumerate(tree.words) if at.start <= w.start < at.end]
    nouns = [i for i in inside if tree.words[i].pos in ("NOUN", "PROPN", "NUM", "ADJ")]
    free = [i for i in nouns if tree.words[i].head not in inside or tree.words[i].head == i]
    return tree, (free or nouns or inside or [0])[0]


def _sector(scene: Scene, tree: Tree | None, head: int, at: Span) -> str:
    """By the words beside the noun, then by the noun; "government" only if nothing else is told."""
    if tree is None:
        return ""
    own = phrase(tree, head)
    told = [
        scene.words.sectors[word]
        for i, w in enumerate(tree.words)
        if own.start <= w.start < own.end and at.start <= w.start < at.end
        for word in (tree.forms[i], w.lemma.lower())
        if word in scene.words.sectors
    ]
    return next((sector for sector in told if sector != _LOW), _LOW if told else "")
