"""Pronouns inside quotations: who speaks around them, and of whom these words speak."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.speakers import pronouns
from tellings.annotate.attribution.speakers.cast import Cast
from tellings.annotate.attribution.speakers.pronouns import Meant
from tellings.annotate.attribution.speakers.roster import Pronoun
from tellings.model import Span
from tellings.text import covers

# Over how many of a speaker's earlier words a "he" in them may look back, and over how many
# attributions to find them.
_BACK, _NEAR = 3, 40


def speech_around(draft: Draft, at: Span, drafts: Sequence[Draft]) -> Draft | None:
    """The attribution whose words hold a source: the parent if known, else the smallest one.

    `drafts` are in the order of the text.
    """
    if draft.parent is not None:
        return draft.parent
    holding = [
        (len(span), number, other)
        for number, other in enumerate(_before(drafts, at))
        if other is not draft and other.cue is not None
        for span in other.content
        if covers(span, at) and not covers(draft.whole, other.whole)
    ]
    return min(holding, key=lambda one: one[:2])[2] if holding else None


def _before(drafts: Sequence[Draft], at: Span) -> Sequence[Draft]:
    """Those that begin before the end of a stretch, the nearest ones."""
    number = bisect_left(drafts, at.end, key=lambda draft: draft.start)
    return drafts[max(0, number - _NEAR) : number]


def meant(cast: Cast, at: Span, pronoun: Pronoun, outer: Draft, drafts: Sequence[Draft]) -> Meant:
    """Whom "he" means in someone's speech: the one who fits in the words themselves.

    If they name nobody, the last of whom the same speaker spoke before. Where the words name
    somebody but it is not clear whom, it stays so.
    """
    here = cast.meant_in(tuple(outer.content), outer.speaker).get(at, Meant(None))
    if here.referent or here.among:
        return here
    start = Span(outer.start, outer.start)
    before = [d for d in _before(drafts, start) if _same_speaker(d, outer)]
    for draft in before[: -_BACK - 1 : -1]:
        found = _last(cast, draft, pronoun)
        if found.referent or found.among:
            return found
    return Meant(None)


def _same_speaker(draft: Draft, outer: Draft) -> bool:
    return draft.speaker is not None and draft.speaker == outer.speaker


def _last(cast: Cast, draft: Draft, pronoun: Pronoun) -> Meant:
    """The one of whom earlier words speak, if they name only one that fits."""
    found = pronouns.named_in(cast.finder, draft.content, pronoun.agrees, draft.speaker)
    return Meant(found[0] if len({one.key for one in found}) == 1 else None, found)
