"""Attributions by colon: `Oltin to Vell: ...` in a headline, `SMITH: ...` in a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Scene
from tellings.model import Block, Mention, Span
from tellings.text import normal

_COLON = re.compile(r"(?P<who>[^\s:][^:\n]{1,60}?)(?P<cue>:)\s+(?P<said>\S)")
_TO = re.compile(r"\s+to\s+", re.IGNORECASE)


def by_colon(scene: Scene) -> Iterator[Draft]:
    """Headlines and paragraphs that begin with a known name and a colon; each wording once."""
    told: set[str] = set()
    for block in scene.blocks:
        words = normal(block.hull.of(scene.text))
        if words in told:
            continue
        told.add(words)
        found = _COLON.match(scene.text, block.hull.start, block.hull.end)
        if found is None or scene.quoted(Span(*found.span("who"))):
            continue
        draft = _draft(scene, block, found)
        if draft:
            yield draft


def _draft(scene: Scene, block: Block, found: re.Match[str]) -> Draft | None:
    who = Span(*found.span("who"))
    parts = _TO.split(found.group("who"))
    names = scene.mentions_in(who)
    if not names or len(names) != len(parts) or not _fills(names, who):
        return None
    content = Span(found.start("said"), block.hull.end)
    return Draft(
        "mixed" if scene.quoted(content) else "indirect",
        [content],
        "name and colon",
        "a name and a colon before the words",
        0.8 if block.role == "headline" else 0.7,
        cue=Span(*found.span("cue")),
        deed="say",
        source=Source(names[0].hull),
        addressee=names[1].entity if len(names) > 1 else None,
    )


def _fills(names: list[Mention], who: Span) -> bool:
    """Whether the names are all there is, but for the "to" between them."""
    return names[0].hull.start == who.start and names[-1].hull.end == who.end
