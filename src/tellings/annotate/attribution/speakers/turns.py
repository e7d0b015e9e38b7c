"""A conversation: uncued quotations that take turns between two speakers."""

from __future__ import annotations

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.model import Block

# A paragraph is a turn if no more than this many characters of it are the narrator's.
_NARRATED = 60
_SURE = 3
_CONFIDENCE = 0.45
_MARKS = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb "


def take(scene: Scene, drafts: list[Draft]) -> None:
    """Give uncued quotations their speaker where two take turns, paragraph by paragraph.

    Only where that is sure: both have spoken with a cue, each paragraph is a turn, and three turns
    went to and fro before, or the turn before asks a question.
    """
    last: list[tuple[Block, Draft]] = []
    for draft in drafts:
        block = scene.block_at(draft.start)
        if block is None or draft.form != "direct":
            continue
        if not _is_turn(scene, block, draft):
            last = []
            continue
        if last and scene.block_before(block) != last[-1][0]:
            last = []
        if _is_uncued(draft):
            _give(scene, draft, [turn for _, turn in last])
        last = [*last[-_SURE:], (block, draft)] if draft.speaker else []


def _is_turn(scene: Scene, block: Block, draft: Draft) -> bool:
    said = sum(len(span) for span in draft.content)
    return len(block.hull) - said <= _NARRATED and len(draft.content) < 4


def _is_uncued(draft: Draft) -> bool:
    return draft.cue is None


def _give(scene: Scene, draft: Draft, before: list[Draft]) -> None:
    """The other of the two who spoke before."""
    speakers = [turn.speaker for turn in before]
    if len(set(speakers[-2:])) < 2 or not any(turn.cue for turn in before[-2:]):
        return
    asked = before[-1].content[-1].of(scene.text).rstrip(_MARKS).endswith("?")
    to_and_fro = len(speakers) >= _SURE and speakers[-1] == speakers[-3]
    if not asked and not to_and_fro:
        return
    draft.speaker, draft.source = before[-2].speaker, None
    draft.confidence = min(draft.confidence, _CONFIDENCE)
    draft.notes.append("no cue: taken as a turn of the two who speak here")
