"""Words cut from the edge of what is said."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.annotate.attribution.scene import Scene
from tellings.model import Span
from tellings.text import has_words, overlaps


def without(scene: Scene, content: Iterable[Span], hole: Span) -> list[Span]:
    """The content without `hole`, where that stands at the edge of one of its stretches.

    Stretches that `hole` does not touch stay. The list is empty where `hole` stands in the middle
    of a stretch, or is all of the content: then nothing can be cut off.
    """
    kept: list[Span] = []
    for span in content:
        if not overlaps(span, hole):
            kept.append(span)
            continue
        left = _rest(scene, Span(span.start, max(span.start, hole.start)))
        right = _rest(scene, Span(min(span.end, hole.end), span.end))
        if left and right:
            return []
        kept += [part for part in (left, right) if part]
    return kept


def _rest(scene: Scene, span: Span) -> Span | None:
    at = scene.clean_content(span)
    return at if at and has_words(scene.text, at) else None
