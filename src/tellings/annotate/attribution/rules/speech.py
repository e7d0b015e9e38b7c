"""Which quotations are speech, and what stands after them."""

from __future__ import annotations

from functools import cache

from tellings.annotate.attribution.cues.cues import forms
from tellings.annotate.attribution.cues.reach import cue_in, may_quote
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.words import group
from tellings.model import Block, Quotation, Span
from tellings.text import tokens

MARKS = "\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb`"
_FEW = 6
# A paragraph of fewer words that is set like a title is a heading.
_HEADING = 8
# Words of fewer letters may be small within a title.
_LONG = 4


def is_speech(scene: Scene, quotation: Quotation, block: Block) -> bool:
    """Whether a quotation is an utterance, not words within the narrator's sentence."""
    text = scene.text
    before = text[scene.left_of(quotation.hull.start, block).start : quotation.hull.start].rstrip()
    inner = quotation.at[0].of(text).lstrip(MARKS + " ")
    if _is_label(inner):
        return False
    if len(quotation.at) > 1 or (before.endswith(":") and len(before) > 1):
        return True
    if before.endswith(",") and len(before) > 1:
        return _announced(scene, quotation, inner)
    if not before:
        alone = quotation.hull.end >= block.hull.end
        if alone and len(tokens(inner)) < _HEADING and _is_title(inner.rstrip(MARKS + " .")):
            return False
        return alone or ends_speech(scene, quotation) or len(tokens(inner)) > _FEW
    return ends_speech(scene, quotation) and _cued_closely(scene, quotation, before, inner)


def _announced(scene: Scene, quotation: Quotation, inner: str) -> bool:
    """Whether a quotation after a comma is an utterance: no term of a list, no title, and no part
    of a clause ("said that, if it rains, "we shall stay"")."""
    if _is_listed(scene, quotation):
        return False
    close = _last_is_cue(scene, quotation)
    if inner[:1].islower():
        return close or not _in_clause(scene, quotation)
    return close or not _is_title(inner)


def _in_clause(scene: Scene, quotation: Quotation) -> bool:
    """Whether a clause has begun between the last cue and the quotation."""
    block = scene.block_at(quotation.hull.start)
    region = scene.left_of(quotation.hull.start, block) if block else None
    cue = cue_in(scene, region, last=True) if region else None
    if region is None or cue is None:
        return False
    between = scene.words_in(Span(cue.span.end, region.end))
    return any(_opens_clause(place) for place in between)


def _opens_clause(place: Place) -> bool:
    verb = place.tree.words[place.index].pos in ("VERB", "AUX")
    return verb or place.tree.is_word(place.index, "that")


def _is_label(inner: str) -> bool:
    """Whether words in marks only announce others: "Read more:"."""
    bare = inner.rstrip(MARKS + " ")
    return bare.endswith(":") and len(tokens(bare)) < _FEW


def _is_title(inner: str) -> bool:
    """Whether words in marks are the name of a work: Each of Them Begins Like This."""
    bare = inner.rstrip(MARKS + " ,;")
    long = [token.at.of(bare) for token in tokens(bare) if len(token.at) >= _LONG]
    return len(long) > 1 and bare[-1:] not in ".?!" and all(word[0].isupper() for word in long)


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


def _cued_closely(scene: Scene, quotation: Quotation, before: str, inner: str) -> bool:
    words = tokens(before)
    that = bool(words) and words[-1].normal in group("that", scene.language)
    return _last_is_cue(scene, quotation) or (that and inner[:1].isupper())


def _last_is_cue(scene: Scene, quotation: Quotation) -> bool:
    """Whether the word right before a quotation is a cue that may quote; no noun ("a report")."""
    start = quotation.hull.start
    last = next((p for p in scene.words_before(start, 3) if _is_word(p)), None)
    if last is None or last.tree.form(last.index) not in _quoting_forms(scene.language):
        return False
    word = last.tree.words[last.index]
    return not word.tag or may_quote(last) or word.pos != "NOUN"


def _is_word(place: Place) -> bool:
    return any(character.isalnum() for character in place.span.of(place.tree.text))


@cache
def _quoting_forms(language: str) -> frozenset[str]:
    return frozenset(form for form, cue in forms(language).items() if "q" in cue.frames)


def after(scene: Scene, quotation: Quotation) -> Span | None:
    """What stands after a quotation in its sentence, in the paragraph where it ends."""
    block = scene.block_at(quotation.hull.end - 1)
    return scene.right_of(quotation.hull.end, block) if block else None
