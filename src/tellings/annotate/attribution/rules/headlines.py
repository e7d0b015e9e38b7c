"""Attributions in headlines, and by a colon: `Oltin to Vell: ...`, `Oltin calls dam 'unsafe'`.

Headlines are set in capitals and have no tree, so names, quotation marks and the forms of cue
words alone decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.annotate.attribution.cues.cues import Cue, forms
from tellings.annotate.attribution.drafts import Draft, Form, Source
from tellings.annotate.attribution.rules.transcripts import turns
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.words import group
from tellings.model import Block, Mention, Quotation, Span
from tellings.text import has_words, normal, tokens, trim

_COLON = re.compile(r"(?P<who>[^\s:][^:\n]{1,60}?)(?P<cue>:)\s+(?P<said>\S)")
# How many words may stand between a headline's quotation and the end of its report.
_SHORT = 5
# Fewer words after a colon say nothing ("Vell: 547 votes").
_SAID = 2
# Within how many words of a headline its cue stands.
_FAR = 9
_HEADS = ("headline", "heading")


def by_colon(scene: Scene) -> Iterator[Draft]:
    """Headlines and paragraphs that begin with a known name and a colon, each wording once;
    the turns of a transcript; and headlines whose quotation has a cue beside it."""
    spoken = turns(scene)
    taken = {draft.start for draft in spoken}
    yield from spoken
    told: set[str] = set()
    for block in scene.blocks:
        words = normal(block.hull.of(scene.text))
        if words in told:
            continue
        told.add(words)
        found = _COLON.match(scene.text, block.hull.start, block.hull.end)
        colon = found and not scene.quoted(Span(*found.span("who")))
        draft = _named(scene, block, found) if found and colon else None
        draft = draft or _quoting(scene, block)
        if draft and draft.start not in taken:
            yield draft


def _named(scene: Scene, block: Block, found: re.Match[str]) -> Draft | None:
    who = Span(*found.span("who"))
    parts = _parted(scene, found.group("who"))
    names = scene.mentions_in(who)
    if not names or len(names) != len(parts) or not _fills(names, who):
        return None
    content = Span(found.start("said"), block.hull.end)
    if sum(word.normal.isalpha() for word in tokens(scene.text, content)) < _SAID:
        return None
    return Draft(
        _form(scene, content),
        [content],
        "name and colon",
        "a name and a colon before the words",
        0.8 if block.role == "headline" else 0.7,
        cue=Span(*found.span("cue")),
        deed="say",
        source=Source(names[0].hull),
        addressee=names[1].entity if len(names) > 1 else None,
    )


def _parted(scene: Scene, words: str) -> list[str]:
    """The words on either side of the one that names a hearer ("Oltin to Vell")."""
    to = "|".join(map(re.escape, group("to", scene.language)))
    return re.split(rf"\s+(?:{to})\s+", words, flags=re.IGNORECASE) if to else [words]


def _fills(names: list[Mention], who: Span) -> bool:
    """Whether the names are all there is, but for the "to" between them."""
    return names[0].hull.start == who.start and names[-1].hull.end == who.end


def _form(scene: Scene, content: Span) -> Form:
    return "mixed" if scene.quoted(content) else "indirect"


# --- headlines with a quotation ------------------------------------------------------------------


def _quoting(scene: Scene, block: Block) -> Draft | None:
    """`Oltin calls dam 'unsafe'`, `'We will stay,' says Vell`."""
    quotations = scene.quotations_in(block.hull) if block.role in _HEADS else []
    if not quotations:
        return None
    after_colon = _colon_before(scene, block, quotations[0])
    if after_colon or not scene.has_cues:
        return after_colon
    return _cue_before(scene, block, quotations[0]) or _cue_after(scene, block, quotations[-1])


def _colon_before(scene: Scene, block: Block, quotation: Quotation) -> Draft | None:
    """`Oltin on the New Dam: 'It Will Stand'`: the name that opens it says all of the rest."""
    left = Span(block.hull.start, quotation.hull.start)
    before = left.of(scene.text).rstrip()
    names = scene.mentions_in(left)
    rest = Span(quotation.hull.end, block.hull.end)
    if not before.endswith(":") or has_words(scene.text, rest) or len(quotation.at) > 1:
        return None
    if not names or names[0].hull.start != left.start:
        return None
    colon = left.start + len(before) - 1
    return _told(quotation.hull, True, Span(colon, colon + 1), names[0].hull, "say")


def _cue_before(scene: Scene, block: Block, quotation: Quotation) -> Draft | None:
    left = _unlabelled(scene, Span(block.hull.start, quotation.hull.start))
    for place in scene.words_in(left)[1:_FAR]:
        cue = _cue(scene, place.span)
        if cue is None:
            continue
        rest = Span(place.span.end, quotation.hull.start)
        close = not has_words(scene.text, rest) or rest.of(scene.text).rstrip().endswith(":")
        if not set("qn" if close else "ac") & set(cue.frames) or "," in rest.of(scene.text):
            continue
        source = trim(scene.text, Span(left.start, place.span.start))
        start = quotation.hull.start if close else rest.start
        content = trim(scene.text, Span(start, quotation.hull.end))
        if source and content and scene.mentions_in(source):
            return _told(content, close, place.span, _who(scene, source), cue.deed)
    return None


def _who(scene: Scene, source: Span) -> Span:
    """What stands before a cue; where commas part it, the name that comes first, since a clause
    may follow that is no name: "Vell, Oltin Sign Accord, Hail ..."."""
    names = scene.mentions_in(source)
    return names[0].hull if names and "," in source.of(scene.text) else source


def _unlabelled(scene: Scene, left: Span) -> Span:
    """A stretch without the label that opens it: "The Latest: Oltin calls ..."."""
    label = left.of(scene.text).find(": ")
    inner = Span(left.start + label + 1, left.end)
    return inner if label >= 0 and has_words(scene.text, inner) else left


def _cue_after(scene: Scene, block: Block, quotation: Quotation) -> Draft | None:
    right = Span(quotation.hull.end, block.hull.end)
    words = [p for p in scene.words_in(right) if has_words(scene.text, p.span)]
    if not 1 < len(words) <= _SHORT:
        return None
    for place, source in ((words[0], words[1:]), (words[-1], words[:-1])):
        cue = _cue(scene, place.span)
        at = Span(source[0].span.start, source[-1].span.end)
        if cue and "q" in cue.frames and scene.mentions_in(at):
            return _told(quotation.hull, True, place.span, at, cue.deed)
    return None


def _cue(scene: Scene, span: Span) -> Cue | None:
    return forms(scene.language).get(span.of(scene.text).lower())


def _told(content: Span, close: bool, cue: Span, source: Span, deed: str) -> Draft:
    return Draft(
        "direct" if close else "mixed",
        [content],
        "cue in a headline",
        "a headline with a quotation, a name, and a cue word or a colon",
        0.7,
        cue=cue,
        deed=deed,
        source=Source(source),
    )
