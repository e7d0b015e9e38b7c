"""Attributions as the tagging model marks them: spans of content, cue and source, then linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from tellings import models
from tellings.annotate.attribution.cues.cues import forms
from tellings.annotate.attribution.drafts import Draft, Form, Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tagging.linking import Ground, Linked, link
from tellings.model import Block, Span
from tellings.models.tagger import Tagged
from tellings.text import cover, has_words, hull, tokens

BY = "tagging"
"""The finder's name: the role of the model."""
_SURE, _NAMED = 0.6, 0.8
_WHY = "the model marks what is said, the words that report it and who says it"
_UNSURE = "only the model marks it, and is not sure where it begins and ends"
BUDGET = 120_000
"""How many characters of an article the model reads, as many as are parsed; rules read on."""


def tagged(scene: Scene) -> list[Draft]:
    """What the model finds in the blocks that may hold attributions, in the order of the text.

    Nothing if there is no model, or none for the article's language.
    """
    tagger = models.get("tagging").use
    if tagger is None or tagger.language != scene.language:
        return []
    texts = [block.hull.of(scene.text)[: _left(block)] for block in scene.blocks]
    found = tagger.tag(texts, tagger.guidelines, _likely(scene.language))
    spans = _marked(scene, found[tagger.head])
    sure = {span: confidence for role in spans.values() for span, confidence in role}
    room = rooms(scene)
    contents = tuple(span for span, _ in spans["content"])
    ground = Ground(scene.text, contents, room, scene.language)
    linked = link(ground, [s for s, _ in spans["cue"]], [s for s, _ in spans["source"]])
    told = (each for each in linked if _tells(scene, each, sure))
    drafts = [_draft(scene, each, sure) for each in told]
    if tagger.statements:
        _tell_apart(drafts, _marked(scene, found[tagger.statements]))
    return drafts


@cache
def _likely(language: str) -> frozenset[str]:
    """The forms of plain verbs of speech, which carry quotations as well as clauses."""
    return frozenset(
        form
        for form, cue in forms(language).items()
        if cue.act == "speech" and cue.cue_class == "neutral" and set("qc") <= set(cue.frames)
    )


def _tell_apart(drafts: Sequence[Draft], stated: Marked) -> None:
    """Which drafts are statements: those of which the narrower guideline marks the content too.
    It leaves out what is just spoken of or stood by ("backed the plan")."""
    told = cover(span for span, _ in stated["content"])
    for draft in drafts:
        draft.statement = any(told.touches(span) for span in draft.content)


def _tells(scene: Scene, linked: Linked, sure: dict[Span, float]) -> bool:
    """Whether something is said: in a headline by someone, and nowhere just a name of which the
    model is not sure ("turned to Vell"); a content that has more gives such a name up."""
    block = scene.block_at(linked.content[0].start)
    if block and block.role != "paragraph" and not _says_who(scene, linked):
        return False
    names = {mention.at[0] for mention in scene.mentions_in(hull(linked.content))}
    doubtful = {span for span in names if sure.get(span, 1) < _NAMED and not scene.quoted(span)}
    linked.content = [span for span in linked.content if span not in doubtful]
    return bool(linked.content)


def _says_who(scene: Scene, linked: Linked) -> bool:
    """Whether there is a source that can be one in a headline: "Vell, Oltin Sign Accord," is a
    clause of its own."""
    return linked.source is not None and not linked.source.of(scene.text).endswith(",")


def _left(block: Block) -> int:
    """How much of a block lies within the budget."""
    return max(0, BUDGET - block.hull.start)


Marked = dict[str, list[tuple[Span, float]]]


def _marked(scene: Scene, found: Sequence[Sequence[Tagged]]) -> Marked:
    """Spans of the article with the model's confidence, by role."""
    marked: Marked = {"content": [], "cue": [], "source": []}
    for block, tags in zip(scene.blocks, found, strict=True):
        for tag in tags:
            at = Span(block.hull.start + tag.start, block.hull.start + tag.end)
            if has_words(scene.text, at) or tag.role == "cue":
                marked[tag.role].append((at, tag.confidence))
    return marked


def rooms(scene: Scene) -> Callable[[int], object]:
    """The part that no link may leave: all prose is one part, every other block its own."""

    def room(offset: int) -> object:
        block = scene.block_at(offset)
        return block.hull.start if block and block.role != "paragraph" else -1

    return room


def _draft(scene: Scene, linked: Linked, sure: dict[Span, float]) -> Draft:
    verb = head_of(scene, linked.cue) if linked.cue else None
    source = linked.source
    spans = [*linked.content, *(s for s in (linked.cue, source) if s)]
    confidence = round(min(sure[span] for span in spans), 2)
    return Draft(
        form_of(scene, linked.content),
        list(linked.content),
        BY,
        _WHY if confidence >= _SURE else _UNSURE,
        confidence,
        cue=linked.cue,
        verb=verb,
        source=Source(source, head_of(scene, source)) if source else None,
    )


def form_of(scene: Scene, content: list[Span]) -> Form:
    """Direct if all words stand in quotation marks, mixed if some do, else indirect."""
    words = [token.at for span in content for token in tokens(scene.text, span)]
    quoted = sum(scene.quoted(at) for at in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def head_of(scene: Scene, span: Span) -> Place | None:
    """The word of a span that governs its others: the first whose own governor stands outside."""
    places = scene.words_in(span)
    inside = {(id(place.tree), place.index) for place in places}
    for place in places:
        word = place.tree.words[place.index]
        top = word.head == place.index or (id(place.tree), word.head) not in inside
        if top and word.role not in ("punct", "det", "case"):
            return place
    return next(iter(places), None)
