"""Phrases that stand before a source and need no verb: "according to the mayor"."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tellings.annotate.attribution.drafts import Source
from tellings.annotate.attribution.rules.sources import phrase
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import Tree
from tellings.annotate.attribution.words import rows
from tellings.model import Span


class Lead(Struct, frozen=True):
    """Such a phrase in a text: where it stands, its last word in the tree, and its deed."""

    cue: Span
    last: int
    deed: str


def leading_at(tree: Tree, index: int) -> Lead | None:
    """The phrase that begins at a word of a tree; None if none does."""
    for words, deed in _phrases(tree.language).get(tree.form(index), ()):
        last = index + len(words) - 1
        if last < len(tree.words) and all(
            tree.form(index + number) == word for number, word in enumerate(words)
        ):
            return Lead(tree.span((index, last)), last, deed)
    return None


def leading_in(scene: Scene, region: Span) -> tuple[Place, Lead] | None:
    """The first such phrase of a region, and its first word."""
    for place in scene.words_in(region):
        lead = leading_at(place.tree, place.index)
        if lead:
            return place, lead
    return None


def source_led(scene: Scene, tree: Tree, lead: Lead) -> Source | None:
    """The source that a phrase leads to."""
    noun = tree.child(lead.last, ("pobj",))
    return phrase(scene, Place(tree, noun)) if noun is not None else None


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of a language by their first word, each with its deed."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in rows("source_phrases", language):
        words = tuple(row["phrase"].split())
        found[words[0]] = (*found.get(words[0], ()), (words, row["deed"]))
    return found
