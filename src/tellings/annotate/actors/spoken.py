"""Whom "I", "we" and "you" mean inside a quotation: who speaks, and who is spoken to."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.scene import Scene, Tree
from tellings.annotate.actors.speech import Speech
from tellings.annotate.actors.words import Pronoun
from tellings.model import Attribution

_SHARE = 0.95
_BODIES = frozenset({"organisation", "outlet", "state"})


def spoken(scene: Scene, speech: Speech) -> Iterator[Meant]:
    """Every such pronoun within quotation marks of which the speaker or hearer is known."""
    pronouns = scene.words.pronouns
    for tree in scene.trees:
        for index, form in enumerate(tree.forms):
            pronoun = pronouns.get(form)
            if pronoun is None or pronoun.person == 3:
                continue
            at = tree.words[index].span
            if not scene.quoted_once(at):
                continue
            around = speech.around(at)
            entities = _meant(scene, tree, pronoun, around) if around else ()
            if around and entities:
                who = "spoken to" if pronoun.person == 2 else "who speaks"
                those = "those" if len(entities) > 1 else "the one"
                why = f"“{at.of(scene.text)}” is {those} {who}"
                sure = _SHARE * around.confidence
                yield Meant(at, entities, "pronoun", "in-quotation", why, sure)


def _meant(scene: Scene, tree: Tree, pronoun: Pronoun, around: Attribution) -> tuple[str, ...]:
    speaker = around.speaker
    if pronoun.agrees == "i":
        return (speaker,) if speaker else ()
    if pronoun.agrees == "we":
        body = scene.entities[speaker].type in _BODIES if speaker in scene.entities else False
        return (speaker,) if speaker and body else around.speakers
    return (around.addressee,) if around.addressee and _is_asked(tree, pronoun) else ()


def _is_asked(tree: Tree, pronoun: Pronoun) -> bool:
    """Whether "you" is the hearer, not people in general: in a question, or "yourself"."""
    return pronoun.use == "self" or "?" in tree.forms
