"""Statements apart from what is just spoken of: "said that it fell" and "spoke of the fall"."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.tree import SUBJECTS

_SUBJECTS = SUBJECTS | {"expl"}


def state(scene: Scene, drafts: Iterable[Draft]) -> None:
    """Say of every draft whether its content is a statement, where nothing has said so yet.

    Words between quotation marks that are all of the content are one, and so is a clause.
    """
    for draft in drafts:
        if draft.form == "direct":
            draft.statement = True
        elif draft.statement is None:
            draft.statement = has_clause(scene, draft)


def has_clause(scene: Scene, draft: Draft) -> bool:
    """Whether a content has a clause with a subject, not just a thing that is named."""
    places = (place for span in draft.content for place in scene.words_in(span))
    return any(place.tree.words[place.index].role in _SUBJECTS for place in places)
