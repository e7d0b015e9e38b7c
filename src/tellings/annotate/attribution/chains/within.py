"""Attributions inside what others say: "My doctor told me that it was safe," she said.

The rules of direct and indirect speech run again on what each attribution says, quotation by
quotation inwards, so that a claim inside a quotation belongs to the one named there. Rules for
nouns, adjectives and things said are added here: the narrator's own are the tagging model's.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from tellings.annotate.attribution.chains.adjectives import adjective_claims
from tellings.annotate.attribution.chains.empty import name_whom, says_nothing
from tellings.annotate.attribution.chains.inside import Inside, inside
from tellings.annotate.attribution.chains.nouns import noun_claims
from tellings.annotate.attribution.chains.things import tells_nothing, told_things
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.rules.direct import VERB_BEFORE, direct
from tellings.annotate.attribution.rules.indirect import indirect
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.speakers.roster import roster
from tellings.model import Span
from tellings.text import Cover, cover, covers, overlaps

ONESELF = "speaker of oneself"
"""`by` of what speakers say of their own mind: "I think that ..." inside their quotation."""

# How many quotations may stand in one another.
_DEEPEST = 4
# An attitude of one's own inside one's own words is hardly news; a report of one's own speech is.
_OWN_ATTITUDE, _OWN_SPEECH = 0.3, 0.6


def within(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The attributions that stand in the contents of `drafts` and are not among them.

    Each has the draft whose content it stands in as `parent`, the smallest one. A cue that one of
    `drafts` has already is left to it. `drafts` stay as they are, whoever made them. Words in a
    content are only ever given to a source in the same content.
    """
    found: list[Draft] = []
    seen: set[int] = set()
    level = drafts
    for _ in range(_DEEPEST):
        shells = _outermost(level)
        if not shells:
            break
        seen |= {id(shell) for shell in shells}
        here = inside(scene, shells)
        known = [*drafts, *found]
        new = list(_new(here, cover(draft.cue for draft in known if draft.cue)))
        for draft in new:
            _of_oneself(here, draft)
        found += new
        level = [d for d in (*drafts, *found) if id(d) not in seen and _quoted(here, d)]
    _place(drafts, found)
    return [draft for draft in found if draft.parent]


def _outermost(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts whose contents share no character, those first that begin first and end last."""
    chosen: list[Draft] = []
    taken: list[Span] = []  # in order, none sharing a character
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        if not any(_touches(taken, span) for span in draft.content):
            chosen.append(draft)
            for span in draft.content:
                insort(taken, span)
    return chosen


def _touches(taken: list[Span], span: Span) -> bool:
    """Whether a stretch shares a character with one of those, which are in order."""
    at = bisect_left(taken, span)
    return any(overlaps(each, span) for each in taken[max(0, at - 1) : at + 1])


def _new(here: Inside, known: Cover) -> Iterator[Draft]:
    """What the rules find in these contents, but for cues that are known.

    A quotation behind a verb that reports nothing is the outer one's: "said she has: “Patience.”"
    """
    spoken = [draft for draft in direct(here) if draft.cue and draft.by != VERB_BEFORE]
    told = [draft for draft in _all(here, spoken) if draft.source]
    found = {draft.cue: draft for draft in reversed(told) if draft.cue}
    for cue, draft in sorted(found.items()):
        draft.content = [part for span in draft.content for part in _parts(here, span)]
        if draft.content and not known.touches(cue):
            yield draft


def _parts(here: Inside, span: Span) -> Iterator[Span]:
    """What of a span stands in the contents, without a last "and" that joins nothing to it."""
    for part in here.parts(span):
        words = here.words_in(part)
        last = words[-1] if words else None
        if len(words) > 1 and last and last.tree.words[last.index].role == "cc":
            yield from here.parts(Span(part.start, last.span.start))
        else:
            yield part


def _all(here: Inside, spoken: list[Draft]) -> list[Draft]:
    """Direct and indirect speech; what is told twice over is told first by the surer rule."""
    found = [*spoken, *_indirect(here, spoken)]
    speech = cover(span for draft in spoken for span in draft.content)
    opened = here.opened(speech)
    if len(opened.quotations) < len(here.quotations):
        found += _indirect(opened, spoken)
    for rule in (noun_claims, adjective_claims, told_things):
        known = cover(draft.cue for draft in found if draft.cue and draft.source)
        found += [each for each in rule(opened) if each.cue and not known.touches(each.cue)]
    for draft in found:
        name_whom(here, draft)
    return [draft for draft in found if not says_nothing(here, draft)]


def _indirect(here: Inside, spoken: list[Draft]) -> list[Draft]:
    return [draft for draft in indirect(here, spoken) if not tells_nothing(here, draft)]


def _quoted(here: Inside, draft: Draft) -> bool:
    return any(here.holds(span) and here.quoted(span) for span in draft.content)


# --- which content each stands in ----------------------------------------------------------------


def _place(drafts: list[Draft], found: list[Draft]) -> None:
    """Give each draft that was found the smallest content around it."""
    contents = [(span, draft) for draft in (*drafts, *found) for span in draft.content]
    contents.sort(key=lambda item: (item[0].start, -item[0].end))
    live: list[tuple[Span, Draft]] = []
    number = 0
    for draft in sorted(found, key=lambda draft: _cue(draft).start):
        at = _cue(draft)
        while number < len(contents) and contents[number][0].start <= at.start:
            live.append(contents[number])
            number += 1
        live = [item for item in live if item[0].end > at.start]
        around = [outer for span, outer in live if covers(span, at) and _holds(outer, draft)]
        if around:
            draft.parent = min(around, key=lambda outer: (_length(outer), -_depth(outer)))


def _cue(draft: Draft) -> Span:
    return draft.cue or draft.content[0]


def _holds(outer: Draft, draft: Draft) -> bool:
    return outer is not draft and all(
        any(covers(around, span) for around in outer.content) for span in draft.content
    )


def _length(draft: Draft) -> int:
    return sum(len(span) for span in draft.content)


def _depth(draft: Draft) -> int:
    """How many attributions a draft rests in: of a chain over one content, the last is meant."""
    depth, at = 0, draft.parent
    while at is not None and depth < 2 * _DEEPEST:
        depth, at = depth + 1, at.parent
    return depth


# --- speakers of themselves ----------------------------------------------------------------------


def _of_oneself(here: Scene, draft: Draft) -> None:
    """Tell "I think" and "you think" inside a quotation from what others are quoted with."""
    person = _person(here, draft)
    attitude = draft.deed in ("attitude", "learn")
    if person == 1:
        draft.by = ONESELF
        draft.confidence = _OWN_ATTITUDE if attitude else _OWN_SPEECH
        draft.notes.append("the speaker quoted speaks of their own words or mind")
    elif person == 2 and attitude:
        draft.confidence = _OWN_ATTITUDE
        draft.notes.append("the speaker quoted speaks of the listener's mind")


def _person(scene: Scene, draft: Draft) -> int:
    """The grammatical person of a source that is a pronoun, else 0."""
    source = draft.source.at.of(scene.text).lower() if draft.source else ""
    pronoun = roster(scene.language).pronouns.get(source)
    return pronoun.person if pronoun else 0
