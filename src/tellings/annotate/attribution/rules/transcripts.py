"""Interviews and transcripts: turns that a name or a letter opens (`VELL: ...`, `Q: ...`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.words import group
from tellings.model import Block, Span
from tellings.text import tokens, trim

# A label: up to five words, and a role in brackets; a mark may open the paragraph.
_LABEL = re.compile(
    r"[\"\u201c]?(?P<who>[^\s:\"\u201c(][^:\n\"\u201c(]{0,40}?)(?: ?\([^)\n]{1,40}\))?"
    r"(?P<cue>[:.])\s+(?P<said>\S)"
)
_MOST_WORDS = 5
# So many turns make a transcript, and so much of them is whole sentences.
_TURNS, _SENTENCES = 4, 0.6
_SHORTEST = 3
_ENDS = (".", "?", "!", "\u2026", "\u2014", '"', "\u201d")


class _Turn(Struct, frozen=True):
    block: Block
    who: Span
    cue: Span
    said: Span


def turns(scene: Scene) -> list[Draft]:
    """The turns of a transcript or an interview; none where an article is neither.

    At least four paragraphs open with a label and a colon, labels come back, and what follows is
    mostly sentences: so a list of facts ("Age: 27") is none.
    """
    found = list(_labelled(scene))
    often = Counter(_name(scene, turn) for turn in found)
    kept = [turn for turn in found if often[_name(scene, turn)] > 1 or _letter(scene, turn)]
    if len(kept) < _TURNS or len(often) < 2:
        return []
    names = {name for name, count in often.items() if count > 1}
    sentences = sum(_is_sentence(scene, turn) for turn in kept)
    if sentences < _SENTENCES * len(kept) or len(names) < 2:
        return []
    return [_draft(scene, turn) for turn in found]


def _labelled(scene: Scene) -> Iterator[_Turn]:
    for block in scene.blocks:
        if block.role not in ("paragraph", "heading"):
            continue
        found = _LABEL.match(scene.text, block.hull.start, block.hull.end)
        said = trim(scene.text, Span(found.start("said"), block.hull.end)) if found else None
        if found is None or said is None:
            continue
        turn = _Turn(block, Span(*found.span("who")), Span(*found.span("cue")), said)
        if _is_label(scene, turn):
            yield turn


def _is_sentence(scene: Scene, turn: _Turn) -> bool:
    words = tokens(scene.text, turn.said)
    whole = turn.said.of(scene.text).endswith(_ENDS)
    return whole and sum(word.normal.isalpha() for word in words) >= _SHORTEST


def _is_label(scene: Scene, turn: _Turn) -> bool:
    """Whether the words may be a speaker: few, each with a capital; a full stop only after Q, A."""
    words = tokens(scene.text, turn.who)
    if not 0 < len(words) <= _MOST_WORDS or (scene.quoted(turn.cue) and not _opened(scene, turn)):
        return False
    capitals = all(scene.text[word.at.start].isupper() for word in words)
    return capitals and (_letter(scene, turn) or turn.cue.of(scene.text) == ":")


def _opened(scene: Scene, turn: _Turn) -> bool:
    """Whether a mark opens the paragraph, as in a transcript that is quoted whole."""
    return turn.who.start > turn.block.hull.start


def _letter(scene: Scene, turn: _Turn) -> bool:
    letters = (*group("question", scene.language), *group("answer", scene.language))
    return turn.who.of(scene.text) in letters


def _name(scene: Scene, turn: _Turn) -> str:
    """The last word of a label: VELL for JONAS VELL."""
    return turn.who.of(scene.text).split()[-1].casefold()


def _draft(scene: Scene, turn: _Turn) -> Draft:
    asks = turn.who.of(scene.text) in group("question", scene.language)
    return Draft(
        "direct",
        [turn.said],
        "turn of a transcript",
        "a name or a letter opens each turn of a transcript",
        0.85,
        cue=turn.cue,
        deed="ask" if asks else "say",
        source=Source(turn.who),
    )
