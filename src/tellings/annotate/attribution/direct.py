"""Direct speech: which quotations someone speaks, and the cue that says so.

A cue stands after its quotation (`"...," Putin said`), before it (`Xi responded, "..."`), between
its halves (`"...," he asserts, "..."`), in the paragraph before (`He said:`), or is a name alone
(`Name: "..."`, `"..." - Name`). Quotations without a cue go on with the last speaker of their
paragraph.
"""

from __future__ import annotations

import re
from functools import cache

from tellings.annotate.attribution.cues import Cue, forms
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.sources import beside, source_of, usable
from tellings.model import Block, Quotation, Span
from tellings.text import overlaps, tokens

_MARKS = "\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb`"
# The end of a clause that a cue does not reach over; "Mr. Li" and "J. Li" are no ends.
_BREAK = re.compile(
    r"[:;]|(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Hon|Maj))"
    r"(?<!\b(?:Capt|Prof|Pres))(?<!\b[A-Z])[.?!]['\"\u201d\u2019)]*\s+(?=['\"\u201c\u2018(]?[A-Z])"
)
_JOINED_ON = frozenset(
    {"and", "but", "or", "as", "while", "when", "after", "before", "which", "because"}
    | {"although", "if", "so"}
)
_NAMED = re.compile(r"^[\s,]*[\u2014\u2013\u2015-]{1,2}\s?(?P<name>[^\n]{2,80})$")
_FAR = 40


def direct(scene: Scene) -> list[Draft]:
    """All direct quotations, each with its cue and source where the text gives them."""
    drafts: list[Draft] = []
    for quotation in scene.quotations:
        block = scene.block_at(quotation.hull.start)
        if block is None or block.role != "paragraph":
            continue
        if not _is_speech(scene, quotation, block):
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
        or _told_above(scene, quotation, block)
        or _named_after(scene, quotation)
        or _uncued(scene, quotation, block, last)
    )
    drafts.append(draft)


# --- what is speech ------------------------------------------------------------------------------


def _is_speech(scene: Scene, quotation: Quotation, block: Block) -> bool:
    """Whether a quotation is an utterance, not words within the narrator's sentence."""
    text = scene.text
    before = text[scene.left_of(quotation.hull.start, block).start : quotation.hull.start].rstrip()
    inner = quotation.at[0].of(text).lstrip(_MARKS + " ")
    if len(quotation.at) > 1 or (before.endswith((",", ":")) and len(before) > 1):
        return not (before.endswith(",") and _is_listed(scene, quotation))
    if not before:
        alone = quotation.hull.end >= block.hull.end
        return alone or _ends_speech(scene, quotation) or len(tokens(inner)) > _FEW
    return inner[:1].isupper() and _ends_speech(scene, quotation) and _cued_closely(scene, before)


_FEW = 6


def _is_listed(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation after a comma is one of a list of terms: "so-called", "fair"."""
    inner = quotation.at[0].of(scene.text).strip(_MARKS + " ")
    few = len(tokens(inner)) < _FEW and not inner[:1].isupper()
    return few and not _ends_speech(scene, quotation)


def _ends_speech(scene: Scene, quotation: Quotation) -> bool:
    """Whether a quotation ends as speech does: its own stop or comma, or a comma after it."""
    text, end = scene.text, quotation.hull.end
    tail = quotation.at[-1].of(text).rstrip(_MARKS + " ")
    return tail.endswith(tuple(".,?!\u2014\u2013\u2026-")) or text[end : end + 1] == ","


def _cued_closely(scene: Scene, before: str) -> bool:
    words = tokens(before)
    return bool(words) and (words[-1].normal in _quoting_forms() or words[-1].normal == "that")


@cache
def _quoting_forms() -> frozenset[str]:
    return frozenset(form for form, cue in forms().items() if "q" in cue.frames)


# --- where the cue stands ------------------------------------------------------------------------


def _told_before(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """`Xi responded, "..."`: the last cue before the quotation, in its sentence."""
    region = scene.left_of(quotation.hull.start, block)
    if _comma_ends(scene, quotation) and not _colon(scene, region) and _follows(scene, quotation):
        return None
    verb = _cue_in(scene, region, last=True)
    if verb is None:
        return None
    return _draft(scene, quotation, verb, region, "cue before the quotation")


def _told_after(scene: Scene, quotation: Quotation) -> Draft | None:
    """`"...," Putin said`: the first cue after the quotation, in its sentence."""
    if not _ends_speech(scene, quotation):
        return None
    region = _after(scene, quotation)
    if region is None or not _begins_report(scene, region, quotation):
        return None
    verb = _cue_in(scene, region, last=False)
    if verb is None:
        return None
    return _draft(scene, quotation, verb, region, "cue after the quotation")


def _after(scene: Scene, quotation: Quotation) -> Span | None:
    """What stands after a quotation in its sentence, in the paragraph where it ends."""
    block = scene.block_at(quotation.hull.end - 1)
    return scene.right_of(quotation.hull.end, block) if block else None


def _told_above(scene: Scene, quotation: Quotation, block: Block) -> Draft | None:
    """`He told reporters:` at the end of the paragraph before."""
    above = scene.block_before(block)
    if quotation.hull.start != block.hull.start or above is None:
        return None
    if not above.hull.of(scene.text).rstrip().endswith(":"):
        return None
    region = scene.left_of(above.hull.end, above)
    verb = _cue_in(scene, region, last=True)
    if verb is None:
        return None
    return _draft(scene, quotation, verb, region, "cue at the end of the paragraph before")


def _named_after(scene: Scene, quotation: Quotation) -> Draft | None:
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


def _cue_in(scene: Scene, region: Span, *, last: bool) -> Place | None:
    """The cue verb of a region nearest to its quotation, main clauses before relative ones."""
    found = [place for place in _in_reach(scene, region, last=last) if _may_quote(place)]
    if last:
        found.reverse()
    main = [place for place in found if _role(place) not in ("relcl", "acl")]
    return next(iter(main or found), None)


def _in_reach(scene: Scene, region: Span, *, last: bool) -> list[Place]:
    words = scene.words_in(region)
    breaks = [m.end() + region.start for m in _BREAK.finditer(region.of(scene.text).rstrip(": "))]
    if last:
        floor = breaks[-1] if breaks else region.start
        return [place for place in words[-_FAR:] if place.span.start >= floor]
    ceiling = breaks[0] if breaks else region.end
    return [place for place in words[:_FAR] if place.span.start < ceiling]


def _may_quote(place: Place) -> bool:
    cue = place.tree.cue(place.index) or _mistagged(place)
    return cue is not None and "q" in cue.frames


def _mistagged(place: Place) -> Cue | None:
    """A cue that the tagger took for a noun: after "did", "to", a modal, or between a name and a
    colon (`Vell counters: "..."`)."""
    tree, index = place.tree, place.index
    before = tree.form(index - 1) if index else ""
    named = index > 0 and tree.text[tree.words[index - 1].start].isupper()
    colon = tree.text[tree.words[index].end : tree.words[index].end + 1] == ":"
    return forms().get(tree.form(index)) if before in _VERB_NEXT or (named and colon) else None


_VERB_NEXT = frozenset(
    {"do", "does", "did", "to", "will", "would", "can", "could", "may", "might", "must", "should"}
)


def _role(place: Place) -> str:
    return place.tree.words[place.index].role


def _comma_ends(scene: Scene, quotation: Quotation) -> bool:
    text, end = scene.text, quotation.hull.end
    tail = quotation.at[-1].of(text).rstrip(_MARKS + " ")
    return tail.endswith(",") or text[end : end + 1] == ","


def _colon(scene: Scene, region: Span) -> bool:
    return region.of(scene.text).rstrip().endswith(":")


def _follows(scene: Scene, quotation: Quotation) -> bool:
    """Whether a reporting clause stands right after the quotation."""
    region = _after(scene, quotation)
    if region is None or not _begins_report(scene, region, quotation):
        return False
    return _cue_in(scene, region, last=False) is not None


def _begins_report(scene: Scene, region: Span, quotation: Quotation) -> bool:
    """Whether what follows a quotation may report it, not go on with another clause."""
    words = tokens(scene.text, region)
    if not words or words[0].normal in _JOINED_ON:
        return False
    tail = quotation.at[-1].of(scene.text).rstrip(_MARKS + " ")
    gap = scene.text[region.start : words[0].at.start]
    ended = tail.endswith(".") and "," not in gap
    return not ended or scene.text[words[0].at.start].islower()


def _draft(scene: Scene, quotation: Quotation, verb: Place, region: Span, by: str) -> Draft:
    content = list(quotation.at)
    source = source_of(scene, verb)
    if not usable(source, content) or not _near(source, region, scene):
        source = beside(scene, verb, region)
    cue = verb.tree.cue(verb.index) or _mistagged(verb)
    at = verb.tree.verb_span(verb.index)
    return Draft(
        "direct",
        content,
        by,
        f"\u201c{at.of(scene.text)}\u201d {by.removeprefix('cue ')}",
        0.95 if source else 0.6,
        cue=at,
        verb=verb,
        cue_class=cue.cue_class if cue else "",
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
    stops = re.findall(r"[.?!](?=\s)", between.of(scene.text))
    clause = len(stops) <= 1 and not between.of(scene.text).rstrip().endswith(":")
    return clause and not _second_cue(scene, last, between)


def _second_cue(scene: Scene, last: Draft, between: Span) -> bool:
    """Whether another cue stands between, after the last one's own."""
    found = [p for p in scene.words_in(between) if _may_quote(p) and last.cue]
    return any(p.span.start >= last.cue.end for p in found if last.cue)
