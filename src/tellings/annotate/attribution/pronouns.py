"""Whom "he", "she", "it" or "they" means when it is the source of an attribution."""

from __future__ import annotations

from msgspec import Struct

from tellings.annotate.attribution.drafts import Source
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.tree import SUBJECTS
from tellings.model import Block, Mention, Span

_PERSONAL = frozenset({"he", "she"})
FORMS = _PERSONAL | {"it", "they"}
# How many characters a pronoun may look back over.
_BACK = 3000


class Talk(Struct, frozen=True):
    """The last attribution before: its speaker, whom it addressed, and whether this answers it."""

    speaker: str | None = None
    addressee: str | None = None
    answers: bool = False


def antecedent(scene: Scene, source: Source, form: str, talk: Talk) -> tuple[str | None, str]:
    """The entity that a pronoun means, and how that was found; None where it is not clear.

    The one addressed, if it answers; else the last fitting subject before it in its paragraph,
    then in the one before. Subjects come before others and the nearest sentence first, as in
    Hobbs (1978) and the salience methods since.
    """
    block = scene.block_at(source.at.start)
    if block is None:
        return None, ""
    if (
        talk.answers
        and talk.addressee
        and form in _PERSONAL
        and _agrees(scene, talk.addressee, form)
    ):
        return talk.addressee, f"\u201c{form}\u201d taken as the one spoken to before"
    for floor in _floors(scene, block):
        start = max(floor, source.at.start - _BACK)
        found = _last_subject(scene, Span(start, source.at.start), form)
        if found:
            return found, f"\u201c{form}\u201d taken as the last one named as a subject"
    if talk.speaker and form in _PERSONAL and _agrees(scene, talk.speaker, form):
        return talk.speaker, f"\u201c{form}\u201d taken as the last speaker"
    return None, f"\u201c{form}\u201d: not clear who"


def _floors(scene: Scene, block: Block) -> list[int]:
    above = scene.block_before(block)
    return [block.hull.start, above.hull.start] if above else [block.hull.start]


def _last_subject(scene: Scene, span: Span, form: str) -> str | None:
    wanted = ("person",) if form in _PERSONAL else ("organisation", "outlet", "state")
    fitting = [
        m
        for m in scene.mentions_in(span)
        if m.entity and m.type in wanted and not scene.quoted(m.head)
    ]
    fitting = [m for m in fitting if m.entity and _agrees(scene, m.entity, form)]
    subjects = [m for m in fitting if _is_subject(scene, m)]
    chosen = subjects or (fitting if len({m.entity for m in fitting}) == 1 else [])
    return chosen[-1].entity if chosen else None


def _is_subject(scene: Scene, mention: Mention) -> bool:
    words = scene.words_in(mention.head)
    return any(place.tree.words[place.index].role in SUBJECTS for place in words)


# --- agreement -----------------------------------------------------------------------------------


def _agrees(scene: Scene, entity: str, form: str) -> bool:
    """Whether nothing that the article calls an entity speaks against the pronoun."""
    told = scene.genders.get(entity, frozenset())
    return form not in _PERSONAL or not told or form in told
