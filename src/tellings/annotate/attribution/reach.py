"""The cue verb nearest to a quotation."""

from __future__ import annotations

import re

from tellings.annotate.attribution.cues import Cue, forms
from tellings.annotate.attribution.scene import Place, Scene
from tellings.model import Span

# A full stop that ends a sentence; those of "Mr. Li", "J. Li" and "U.S." do not.
_STOP = (
    r"(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev|Hon|Maj))"
    r"(?<!\b(?:Capt|Prof|Pres))(?<!\b[A-Z])[.?!]"
)
STOPS = re.compile(_STOP + r"(?=\s)")
# The end of a clause that a cue does not reach over.
_BREAK = re.compile(rf"[:;]|{_STOP}['\"\u201d\u2019)]*\s+(?=['\"\u201c\u2018(]?[A-Z])")
_FAR = 40
# Within how many words after it a verb that is no listed cue may report a quotation.
_NEAR = 8
_VERB_NEXT = frozenset(
    {"do", "does", "did", "to", "will", "would", "can", "could", "may", "might", "must", "should"}
)


def cue_in(scene: Scene, region: Span, *, last: bool) -> Place | None:
    """The cue verb of a region nearest to its quotation, main clauses before relative ones."""
    found = [place for place in _in_reach(scene, region, last=last) if may_quote(place)]
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


def may_quote(place: Place) -> bool:
    """Whether a word may be the cue of a quotation."""
    cue = place.tree.cue(place.index) or mistagged(place)
    return (cue is not None and "q" in cue.frames) or _goes_on_talking(place)


def _goes_on_talking(place: Place) -> bool:
    """`"...," he went on.`"""
    tree, index = place.tree, place.index
    going = tree.form(index) in ("went", "goes")
    return going and index + 1 < len(tree.words) and tree.form(index + 1) == "on"


def mistagged(place: Place) -> Cue | None:
    """A cue that the tagger took for a noun: after "did", "to", a modal, or between a name and a
    colon (`Vell counters: "..."`)."""
    tree, index = place.tree, place.index
    before = tree.form(index - 1) if index else ""
    named = index > 0 and tree.text[tree.words[index - 1].start].isupper()
    colon = tree.text[tree.words[index].end : tree.words[index].end + 1] == ":"
    return forms().get(tree.form(index)) if before in _VERB_NEXT or (named and colon) else None


def _role(place: Place) -> str:
    return place.tree.words[place.index].role


def first_verb(scene: Scene, region: Span) -> Place | None:
    """The first finite verb of a region, if only a subject stands before it."""
    for place in scene.words_in(region)[:_NEAR]:
        word = place.tree.words[place.index]
        if word.tag in ("VBD", "VBZ", "VBP") and word.pos == "VERB":
            return place
        if (
            word.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADV")
            and word.tag != "POS"
        ):
            return None
    return None
