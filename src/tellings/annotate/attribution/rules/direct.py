"""Direct speech: which quotations someone speaks, and the cue that says so.

A cue stands after its quotation (`"...," Vell said`), before it (`Oltin responded, "..."`), between
its halves (`"...," he asserts, "..."`), in the paragraph before (`He said:`), or is a name alone
(`Name: "..."`, `"..." - Name`). Quotations without a cue go on with the last speaker of their
paragraph.
"""

from __future__ import annotations

from tellings.annotate.attribution.cues.reach import (
    cue_in,
    first_verb,
    is_first,
    last_verb,
    mistagged,
)
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.joined import goes_on, goes_on_below
from tellings.annotate.attribution.rules.pulled import pull_quotes
from tellings.annotate.attribution.rules.sources import beside, source_of, usable
from tellings.annotate.attribution.rules.speech import (
    MARKS,
    after,
    comma_ends,
    ends_speech,
    is_speech,
)
from tellings.annotate.attribution.rules.verbless import (
    according_after,
    according_before,
    named_after,
    named_before,
)
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.words import group
from tellings.model import Block, Quotation, Span
from tellings.text import overlaps, tokens

VERB_BEFORE = "verb before the quotation"
"""`by` of a quotation that a verb leads to which is no listed cue."""

# How many words a report after a full stop may have before its cue and after it.
_BARE = (4, 3)


def direct(scene: Scene) -> list[Draft]:
    """All direct quotations, each with its cue and source where the text gives them."""
    drafts: list[Draft] = []
    shown_again = pull_quotes(scene)
    for quotation in scene.quotations:
        if quotation in shown_again:
            continue
        block = scene.block_at(quotation.hull.start)
        if block is None or block.role not in ("paragraph", "summary"):
            continue
        if not is_speech(scene, quotation, block):
            continue
        _place(scene, quotation, block, drafts)
    return drafts


def _place(scene: Scene, quotation: Quotation, block: Block, drafts: list[Draft]) -> None:
    last = drafts[-1] if drafts else None
    if last and goes_on(scene, last, quotation, block):
        last.content.extend(quotation.at)
        return
    draft = _cued(scene, quotation, block)
    if draft is None and last and goes_on_below(scene, last, quotation, block):
        last.content.extend(quotation.at)
        last.notes.append("the next paragraph goes on")
        return
    drafts.append(draft or _uncued(scene, quotation, block, last))


def _cued(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """The first of these rules that finds a cue, or a name in its stead."""
    left = scene.left_of(quotation.hull.start, block)
    return (
        _told_before(scene, quotation, left)
        or _told_after(scene, quotation)
        or according_after(scene, quotation)
        or according_before(scene, quotation, block)
        or _verb_after(scene, quotation)
        or _told_above(scene, quotation, block)
        or named_before(scene, quotation, left)
        or named_after(scene, quotation)
        or _verb_before(scene, quotation, left)
    )


# --- where the cue stands ------------------------------------------------------------------------


def _told_before(scene: Scene, quotation: Quotation, region: Span) -> Draft | None:
    """`Oltin responded, "..."`: the last cue before the quotation, in its sentence."""
    if comma_ends(scene, quotation) and not _colon(scene, region) and _follows(scene, quotation):
        return None
    verb = cue_in(scene, region, last=True)
    if verb is None or _done_to(verb, region, scene):
        return None
    return _draft(scene, quotation, verb, region, "cue before the quotation")


def _done_to(verb: Place, region: Span, scene: Scene) -> bool:
    """`will be repeated "in May"`: a passive verb that no comma or colon makes a report."""
    passive = verb.tree.child(verb.index, ("auxpass",)) is not None
    return passive and not region.of(scene.text).rstrip().endswith((",", ":"))


def _verb_before(scene: Scene, quotation: Quotation, region: Span) -> Draft | None:
    """`Vell called them on it: "..."`: a verb that is no listed cue leads to the quotation."""
    if not scene.has_cues or not region.of(scene.text).rstrip().endswith((",", ":")):
        return None
    verb = last_verb(scene, region) if ends_speech(scene, quotation) else None
    draft = _draft(scene, quotation, verb, region, VERB_BEFORE) if verb else None
    if draft is None or draft.source is None:
        return None
    draft.confidence, draft.deed = 0.6, draft.deed or "say"
    return draft


def _told_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"...," Vell said`: the first cue after the quotation, in its sentence."""
    if not ends_speech(scene, quotation):
        return None
    region = after(scene, quotation)
    if region is None or not _begins_report(scene, region, quotation):
        return None
    verb = cue_in(scene, region, last=False)
    if verb is None or not (comma_ends(scene, quotation) or is_first(scene, region, verb)):
        return None
    return _draft(scene, quotation, verb, region, "cue after the quotation")


def _verb_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"Let her speak," the crowd chanted`: a verb that is no listed cue, with its subject.

    A comma that ends a quotation announces a report, whatever its verb; after any other mark the
    verb must come first (`"Let her speak!" chanted the crowd`).
    """
    region = after(scene, quotation)
    if region is None or not scene.has_cues or not ends_speech(scene, quotation):
        return None
    if not _begins_report(scene, region, quotation):
        return None
    verb = first_verb(scene, region)
    words = tokens(scene.text, region)
    if not comma_ends(scene, quotation) and verb and verb.span.start != words[0].at.start:
        return None
    draft = _draft(scene, quotation, verb, region, "verb after the quotation") if verb else None
    if draft is None or draft.source is None:
        return None
    draft.confidence = 0.7
    return draft


def _told_above(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """`He told reporters:` at the end of the paragraph before."""
    above = scene.block_before(block)
    if quotation.hull.start != block.hull.start or above is None:
        return None
    if not above.hull.of(scene.text).rstrip().endswith(":"):
        return None
    region = scene.left_of(above.hull.end, above)
    verb = cue_in(scene, region, last=True)
    if verb:
        return _draft(scene, quotation, verb, region, "cue at the end of the paragraph before")
    return named_before(scene, quotation, region) or _verb_before(scene, quotation, region)


def _uncued(scene: Scene, quotation: Quotation, block: Block, last: Draft | None) -> Draft:
    """No cue: the words go on with a speaker whose words close the paragraph before."""
    above = scene.block_before(block)
    follows = (
        last is not None
        and above is not None
        and above.hull.start < last.end <= above.hull.end
        and quotation.hull.start == block.hull.start
    )
    draft = Draft("direct", list(quotation.at), "no cue", "no cue in reach", 0.4)
    if follows and last is not None and last.source:
        draft.source, draft.by, draft.confidence = last.source, "speaker goes on", 0.55
        draft.why = "no cue of its own; the paragraph before quotes this speaker"
    return draft


# --- the cue -------------------------------------------------------------------------------------


def _colon(scene: Scene, region: Span) -> bool:
    return region.of(scene.text).rstrip().endswith(":")


def _follows(scene: Scene, quotation: Quotation) -> bool:
    """Whether a reporting clause stands right after the quotation."""
    region = after(scene, quotation)
    if region is None or not _begins_report(scene, region, quotation):
        return False
    return cue_in(scene, region, last=False) is not None


def _begins_report(scene: Scene, region: Span, quotation: Quotation) -> bool:
    """Whether what follows a quotation may report it, not go on with another clause."""
    words = tokens(scene.text, region)
    if not words or words[0].normal in group("joiner", scene.language):
        return False
    tail = quotation.at[-1].of(scene.text).rstrip(MARKS + " ")
    gap = scene.text[region.start : words[0].at.start]
    ended = tail.endswith(".") and "," not in gap
    return not ended or scene.text[words[0].at.start].islower() or _is_bare(scene, region)


def _is_bare(scene: Scene, region: Span) -> bool:
    """Whether a sentence is a report and nothing else: `Vell said on Friday.`"""
    verb = cue_in(scene, region, last=False)
    if verb is None or not region.of(scene.text).rstrip().endswith("."):
        return False
    before = tokens(scene.text, Span(region.start, verb.span.start))
    behind = tokens(scene.text, Span(verb.span.end, max(verb.span.end, region.end)))
    return 0 < len(before) <= _BARE[0] and len(behind) <= _BARE[1]


def _draft(scene: Scene, quotation: Quotation, verb: Place, region: Span, by: str) -> Draft:
    content = list(quotation.at)
    source = source_of(scene, verb)
    if not usable(source, content) or not _near(source, region, scene):
        source = beside(scene, verb, region)
    cue = verb.tree.cue(verb.index) or mistagged(verb)
    at = verb.tree.verb_span(verb.index)
    return Draft(
        "direct",
        content,
        by,
        f"\u201c{at.of(scene.text)}\u201d {by.removeprefix('cue ')}",
        0.95 if source else 0.6,
        cue=at,
        verb=verb,
        deed=cue.deed if cue else "",
        source=source if usable(source, content) else None,
    )


def _near(source: Source | None, region: Span, scene: Scene) -> bool:
    """Whether a source stands in the region, or before it in its block ("turned and said")."""
    if source is None:
        return False
    same = scene.block_at(source.at.start) == scene.block_at(region.start)
    return same and (overlaps(source.at, region) or source.at.end <= region.start)
