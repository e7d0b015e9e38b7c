"""Direct speech without a verb: "according to", a name and a colon, a dash and a name."""

from __future__ import annotations

import re

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.sources import phrase
from tellings.annotate.attribution.speech import after
from tellings.model import Block, Quotation, Span

_ACCORDING = re.compile(r"[\s,]*(?P<cue>according to)\s+\S", re.IGNORECASE)
_NAMED = re.compile(r"^[\s,]*[\u2014\u2013\u2015-]{1,2}\s?(?P<name>[^\n]{2,80})$")


def according_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"...," according to a spokesman`."""
    region = after(scene, quotation)
    found = _ACCORDING.match(scene.text, region.start, region.end) if region else None
    if region is None or found is None:
        return None
    cue = Span(*found.span("cue"))
    to = next((p for p in scene.words_in(cue) if p.tree.form(p.index) == "to"), None)
    noun = to.tree.child(to.index, ("pobj",)) if to else None
    source = phrase(scene, Place(to.tree, noun)) if to and noun is not None else None
    if source is None:
        return None
    why = "\u201caccording to\u201d after the quotation"
    content = list(quotation.at)
    return Draft("direct", content, "according to", why, 0.9, cue, deed="say", source=source)


def named_before(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """`Ann Example: "..."`: a name and a colon, with no cue."""
    region = scene.left_of(quotation.hull.start, block)
    before = region.of(scene.text).rstrip()
    if not before.endswith(":"):
        return None
    colon = region.start + len(before) - 1
    named = [m for m in scene.mentions_in(region) if m.hull.end == colon]
    if not named:
        return None
    why = "a name and a colon before the quotation"
    content = list(quotation.at)
    source, cue = Source(named[-1].hull), Span(colon, colon + 1)
    return Draft("direct", content, "name and colon", why, 0.85, cue, deed="say", source=source)


def named_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"..." - Ann Example`: a dash and a name that closes the paragraph."""
    block = scene.block_at(quotation.hull.end - 1)
    if block is None:
        return None
    rest = Span(quotation.hull.end, block.hull.end)
    named = _NAMED.match(rest.of(scene.text))
    mention = scene.mentions_in(rest)[:1]
    if not named or not mention:
        return None
    at = scene.clean(rest)
    source = Source(at, None) if at else None
    why = "a name after a dash closes the quotation"
    return Draft("direct", list(quotation.at), "name after the quotation", why, 0.8, source=source)
