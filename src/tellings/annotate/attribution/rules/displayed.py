"""Words set apart in a paragraph of their own, without quotation marks: `Vell added:` above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tellings.annotate.attribution.cues.reach import cue_in
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.rules.sources import source_of, usable
from tellings.annotate.attribution.scene import Place, Scene
from tellings.model import Block, Span
from tellings.text import cover, overlaps, tokens

BY = "cue above a paragraph"
_LISTED = re.compile(r"\s*(?:[-*\u2022\u2013\u2014\u25aa]|\(?\w{1,2}[.)]\s)")
_REACH = 6  # words between a cue and the colon: "told reporters in the harbour:"


def displayed(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """Paragraphs that a plain verb of speech with a colon gives to its source.

    One paragraph each: nothing says where a longer passage ends. Items of a list are none, nor is
    what stands in quotation marks, nor what a cue of `drafts` is already for.
    """
    taken = cover(draft.cue for draft in drafts if draft.cue)
    return [draft for draft in _all(scene) if draft.cue and not taken.touches(draft.cue)]


def _all(scene: Scene) -> Iterator[Draft]:
    for above, below in pairwise(scene.blocks):
        if above.role == below.role == "paragraph" and _is_set_apart(scene, below):
            verb = _announces(scene, above)
            draft = _draft(scene, verb, below) if verb else None
            if draft:
                yield draft


def _is_set_apart(scene: Scene, block: Block) -> bool:
    listed = _LISTED.match(scene.text, block.hull.start, block.hull.end)
    return listed is None and not scene.quoted(Span(block.hull.start, block.hull.start + 1))


def _announces(scene: Scene, block: Block) -> Place | None:
    """The plain verb of speech just before the colon that ends a paragraph."""
    if not block.hull.of(scene.text).rstrip().endswith(":"):
        return None
    verb = cue_in(scene, scene.left_of(block.hull.end, block), last=True)
    cue = verb.tree.cue(verb.index) if verb else None
    if verb is None or cue is None or cue.act != "speech" or "q" not in cue.frames:
        return None
    between = tokens(scene.text, Span(verb.span.end, block.hull.end))
    return verb if cue.said and len(between) <= _REACH else None


def _draft(scene: Scene, verb: Place, block: Block) -> Draft | None:
    content = scene.clean_content(block.hull)
    source = source_of(scene, verb)
    if content is None or source is None or not usable(source, [content]):
        return None
    if overlaps(source.at, content):
        return None
    at = verb.tree.verb_span(verb.index)
    cue = verb.tree.cue(verb.index)
    return Draft(
        "indirect",
        [content],
        BY,
        f"\u201c{at.of(scene.text)}\u201d and a colon end the paragraph above",
        0.7,
        cue=at,
        verb=verb,
        deed=cue.deed if cue else "",
        statement=True,
        source=source,
    )
