"""Direct speech without a verb: "according to", a name and a colon, a dash and a name."""

from __future__ import annotations

import re

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.leads import leading_in, source_led
from tellings.annotate.attribution.rules.speech import after
from tellings.annotate.attribution.scene import Scene
from tellings.model import Block, Quotation, Span
from tellings.text import tokens

_NAMED = re.compile(r"^[\s,]*([\u2014\u2013\u2015-]{1,2})\s?[^\n]{2,80}$")
_LONGEST = 90


def according_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"...," according to a spokesman`."""
    region = after(scene, quotation)
    words = tokens(scene.text, region)[:1] if region else ()
    if region is None or not words:
        return None
    found = _according(scene, quotation, region, "after")
    return found if found and found.cue and found.cue.start == words[0].at.start else None


def according_before(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """`According to the Courier: "..."`: nothing but the source stands before the quotation."""
    region = scene.left_of(quotation.hull.start, block)
    if not region.of(scene.text).rstrip().endswith((",", ":")):
        return None
    found = _according(scene, quotation, region, "before")
    if found is None or found.source is None:
        return None
    rest = Span(found.source.at.end, max(found.source.at.end, region.end))
    return None if tokens(scene.text, rest) else found


def _according(scene: Scene, quotation: Quotation, region: Span, side: str) -> Draft | None:
    led = leading_in(scene, region)
    source = source_led(scene, led[0].tree, led[1]) if led else None
    if led is None or source is None:
        return None
    cue = led[1].cue
    why = f"\u201c{cue.of(scene.text)}\u201d {side} the quotation"
    content = list(quotation.at)
    return Draft("direct", content, "according to", why, 0.9, cue, deed=led[1].deed, source=source)


def named_before(scene: Scene, quotation: Quotation, region: Span) -> Draft | None:
    """`Ann Example: "..."`: a name and a colon that ends `region`, with no cue."""
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
    signed = _NAMED.match(rest.of(scene.text)) if len(rest) <= _LONGEST else None
    if signed is None:
        return None
    dash = Span(rest.start + signed.start(1), rest.start + signed.end(1))
    if not scene.mentions_in(rest) and not _like_a_name(scene, rest):
        return None
    at = scene.clean(rest)
    source = Source(at, None) if at else None
    why = "a name after a dash closes the quotation"
    content = list(quotation.at)
    return Draft("direct", content, "name after the quotation", why, 0.8, dash, source=source)


def _like_a_name(scene: Scene, span: Span) -> bool:
    """Whether a span is two to four words, each with a capital."""
    words = tokens(scene.text, span)
    return 2 <= len(words) <= 4 and all(scene.text[word.at.start].isupper() for word in words)
