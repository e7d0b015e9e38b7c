"""Direct speech: which quotations someone speaks, and the cue that says so.

A cue stands after its quotation (`"...," Vell said`), before it (`Oltin responded, "..."`), between
its halves (`"...," he asserts, "..."`), in the paragraph before (`He said:`), or is a name alone
(`Name: "..."`, `"..." - Name`). Quotations without a cue go on with the last speaker of their
paragraph.
"""

from __future__ import annotations

from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.reach import STOPS, cue_in, first_verb, may_quote, mistagged
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.sources import beside, source_of, usable
from tellings.annotate.attribution.speech import MARKS, after, comma_ends, ends_speech, is_speech
from tellings.annotate.attribution.verbless import according_after, named_after, named_before
from tellings.model import Block, Quotation, Span
from tellings.text import overlaps, tokens

_JOINED_ON = frozenset(
    {"and", "but", "or", "as", "while", "when", "after", "before", "which", "because"}
    | {"although", "if", "so"}
)


def direct(scene: Scene) -> list[Draft]:
    """All direct quotations, each with its cue and source where the text gives them."""
    drafts: list[Draft] = []
    for quotation in scene.quotations:
        block = scene.block_at(quotation.hull.start)
        if block is None or block.role != "paragraph":
            continue
        if not is_speech(scene, quotation, block):
            continue
        _place(scene, quotation, block, drafts)
    return drafts


def _place(scene: Scene, quotation: Quotation, block: Block, drafts: list[Draft]) -> None:
    last = drafts[-1] if drafts else None
    if last and _goes_on(scene, last, quotation, block):
        last.content.extend(quotation.at)
        return
    draft = (
        _told_before(scene, quotation, block)
        or _told_after(scene, quotation)
        or according_after(scene, quotation)
        or _verb_after(scene, quotation)
        or _told_above(scene, quotation, block)
        or named_before(scene, quotation, block)
        or named_after(scene, quotation)
        or _uncued(scene, quotation, block, last)
    )
    drafts.append(draft)


# --- where the cue stands ------------------------------------------------------------------------


def _told_before(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """`Oltin responded, "..."`: the last cue before the quotation, in its sentence."""
    region = scene.left_of(quotation.hull.start, block)
    if comma_ends(scene, quotation) and not _colon(scene, region) and _follows(scene, quotation):
        return None
    verb = cue_in(scene, region, last=True)
    if verb is None:
        return None
    return _draft(scene, quotation, verb, region, "cue before the quotation")


def _told_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"...," Vell said`: the first cue after the quotation, in its sentence."""
    if not ends_speech(scene, quotation):
        return None
    region = after(scene, quotation)
    if region is None or not _begins_report(scene, region, quotation):
        return None
    verb = cue_in(scene, region, last=False)
    if verb is None:
        return None
    return _draft(scene, quotation, verb, region, "cue after the quotation")


def _verb_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"Let her speak," the crowd chanted`: a verb that is no listed cue, with its subject.

    A comma that ends a quotation announces a report, whatever its verb.
    """
    region = after(scene, quotation)
    if region is None or not comma_ends(scene, quotation):
        return None
    if not _begins_report(scene, region, quotation):
        return None
    verb = first_verb(scene, region)
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
    if verb is None:
        return None
    return _draft(scene, quotation, verb, region, "cue at the end of the paragraph before")


def _uncued(scene: Scene, quotation: Quotation, block: Block, last: Draft | None) -> Draft:
    """No cue: the words go on with a speaker whose words close the paragraph before."""
    above = scene.block_before(block)
    follows = (
        last is not None
        and above is not None
        and above.hull.start <= last.start < above.hull.end
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
    if not words or words[0].normal in _JOINED_ON:
        return False
    tail = quotation.at[-1].of(scene.text).rstrip(MARKS + " ")
    gap = scene.text[region.start : words[0].at.start]
    ended = tail.endswith(".") and "," not in gap
    return not ended or scene.text[words[0].at.start].islower()


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


# --- one attribution, several quotations ---------------------------------------------------------


def _goes_on(scene: Scene, last: Draft, quotation: Quotation, block: Block) -> bool:
    """Whether a quotation is the next part of the last one's attribution.

    It is when only the cue's clause stands between the two: `"...," he asserts, "..."` or
    `"...," she writes. "..."`.
    """
    between = Span(last.end, max(last.end, quotation.hull.start))
    if not block.hull.start <= last.start < block.hull.end or scene.quoted(between):
        return False
    if last.cue is None:
        return not tokens(scene.text, between)
    after = last.cue.start >= last.end
    if not after and tokens(scene.text, between):
        return False
    stops = STOPS.findall(between.of(scene.text))
    clause = len(stops) <= 1 and not between.of(scene.text).rstrip().endswith(":")
    return clause and not _second_cue(scene, last, between)


def _second_cue(scene: Scene, last: Draft, between: Span) -> bool:
    """Whether another cue stands between, after the last one's own."""
    found = [p for p in scene.words_in(between) if may_quote(p) and last.cue]
    return any(p.span.start >= last.cue.end for p in found if last.cue)
