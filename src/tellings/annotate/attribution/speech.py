"""Which quotations are speech, and what stands after them."""

from __future__ import annotations

from functools import cache

from tellings.annotate.attribution.cues import forms
from tellings.annotate.attribution.scene import Scene
from tellings.model import Block, Quotation, Span
from tellings.text import tokens

MARKS = "\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb`"
_FEW = 6


def is_speech(scene: Scene, quotation: Quotation, block: Block) -> bool:
    """Whether a quotation is an utterance, not words within the narrator's sentence."""
    text = scene.text
    before = text[scene.left_of(quotation.hull.start, block).start : quotation.hull.start].rstrip()
    inner = quotation.at[0].of(text).lstrip(MARKS + " ")
    if len(quotation.at) > 1 or (before.endswith((",", ":")) and len(before) > 1):
        return not (before.endswith(",") and _is_listed(scene, quotation))
    if not before:
        alone = quotation.hull.end >= block.hull.end
        return alone or ends_speech(scene, quotation) or len(tokens(inner)) > _FEW
    return inner[:1].isupper() and ends_speech(scene, quotation) and _cued_closely(scene, before)


def _is_listed(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation after a comma is one of a list of terms: "so-called", "fair"."""
    inner = quotation.at[0].of(scene.text).strip(MARKS + " ")
    few = len(tokens(inner)) < _FEW and not inner[:1].isupper()
    return few and not ends_speech(scene, quotation)


def ends_speech(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends as speech does: its own stop or comma, or a comma after it."""
    text, end = scene.text, quotation.hull.end
    tail = quotation.at[-1].of(text).rstrip(MARKS + " ")
    return tail.endswith(tuple(".,?!\u2014\u2013\u2026-")) or text[end : end + 1] == ","


def comma_ends(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends with a comma, or before one: a report should follow."""
    text, end = scene.text, quotation.hull.end
    tail = quotation.at[-1].of(text).rstrip(MARKS + " ")
    return tail.endswith(",") or text[end : end + 1] == ","


def _cued_closely(scene: Scene, before: str) -> bool:
    words = tokens(before)
    return bool(words) and (words[-1].normal in _quoting_forms() or words[-1].normal == "that")


@cache
def _quoting_forms() -> frozenset[str]:
    return frozenset(form for form, cue in forms().items() if "q" in cue.frames)


def after(scene: Scene, quotation: Quotation) -> Span | None:
    """What stands after a quotation in its sentence, in the paragraph where it ends."""
    block = scene.block_at(quotation.hull.end - 1)
    return scene.right_of(quotation.hull.end, block) if block else None
