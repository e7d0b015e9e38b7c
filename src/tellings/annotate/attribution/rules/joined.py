"""One attribution, several quotations: `"...," he asserts, "..."`, and speech over paragraphs."""

from __future__ import annotations

from tellings.annotate.attribution.cues.narration import stops
from tellings.annotate.attribution.cues.reach import may_quote
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.rules.speech import MARKS, comma_ends, ends_speech
from tellings.annotate.attribution.scene import Scene
from tellings.model import Block, Quotation, Span
from tellings.text import has_words, tokens

# A shorter paragraph may be another's answer.
_ANSWER = 6


def goes_on(scene: Scene, last: Draft, quotation: Quotation, block: Block) -> bool:
    """Whether a quotation is the next part of the last one's attribution, in its paragraph.

    It is when only the cue's clause stands between the two: `"...," he asserts, "..."` or
    `"...," she writes. "..."`. A new sentence that ends in a comma has a report of its own,
    and one whose end the narrator words is a clause of the narrator's.
    """
    if not block.hull.start <= last.end <= quotation.hull.start:
        return False
    between = Span(last.end, quotation.hull.start)
    if last.cue is None or last.cue.start < last.end:
        return not tokens(scene.text, between)
    ends = len(stops(scene.language).findall(scene.text, between.start, between.end))
    if ends > 1 or (ends and (comma_ends(scene, quotation) or not ends_speech(scene, quotation))):
        return False
    announces = between.of(scene.text).rstrip().endswith(":")
    return not announces and not _second_cue(scene, last, between)


def _second_cue(scene: Scene, last: Draft, between: Span) -> bool:
    """Whether another cue stands between, after the last one's own."""
    found = [p for p in scene.words_in(between) if may_quote(p) and last.cue]
    return any(p.span.start >= last.cue.end for p in found if last.cue)


def goes_on_below(scene: Scene, last: Draft, quotation: Quotation, block: Block) -> bool:
    """Whether a quotation that opens a paragraph goes on with the one that ends the paragraph
    above, where at most the cue's own clause follows it.

    A question does not go on, and a few words may be another's answer.
    """
    above = scene.block_before(block)
    if above is None or quotation.hull.start != block.hull.start or last.cue is None:
        return False
    if not above.hull.start < last.end <= above.hull.end or _asks(scene, last):
        return False
    if not has_words(scene.text, last.cue):  # a dash and a name: signed, so it is over
        return False
    tail = Span(last.end, above.hull.end)
    told = not tokens(scene.text, tail) or tail.start <= last.cue.start
    clause = len(stops(scene.language).findall(scene.text, tail.start, tail.end)) <= 1
    words = sum(len(tokens(scene.text, piece)) for piece in quotation.at)
    return told and clause and words > _ANSWER


def _asks(scene: Scene, last: Draft) -> bool:
    words = last.content[-1].of(scene.text).rstrip(MARKS + " ")
    return last.deed == "ask" or words.endswith("?")
