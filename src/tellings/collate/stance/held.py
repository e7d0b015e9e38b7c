"""How each one on the chain of a claim holds it: the outlet, its sources, down to the innermost.

Polarity and certainty of FactBank (Sauri 2008), each as that one holds it. Who says that another
claims something holds nothing of it; who says that another acknowledged it takes it for true.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tellings.collate.stance.cues import Effect, effect
from tellings.collate.voices.chains import Chain, Chains
from tellings.model import Attribution, Claim, Reading, Spans
from tellings.text import covers, overlaps

Polarity = Literal["+", "-", "unknown"]
Certainty = Literal["certain", "probable", "possible", "unknown"]

_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


class Held(Struct, frozen=True):
    """One who holds a claim, and how.

    `attribution` is the id of the attribution whose source it is, None for the outlet's own voice.
    `polarity` and `certainty` are both "unknown" where that one is not told to hold it either way.
    `said` is False where the text tells that it was not said. `words` are the stretches that
    decide it, in order; empty where it is plainly said.
    """

    attribution: str | None = None
    polarity: Polarity = "unknown"
    certainty: Certainty = "unknown"
    said: bool = True
    words: Spans = ()


class Content(Struct, frozen=True):
    """A claim as words leave it for the one who says them.

    `presupposed`: whether it is so by what they take for granted, not by what they say.
    """

    polarity: Polarity
    certainty: Certainty
    words: Spans = ()
    presupposed: bool = False


_OPEN = Content("unknown", "unknown")


def held(reading: Reading, claim: Claim) -> tuple[Held, ...]:
    """Who holds a claim: the outlet first, then each source inward to the innermost.

    Where one source cites several for the claim, each of them is there once.
    """
    return Holders(reading).of(claim)


class Holders:
    """Who holds the claims of one reading; made once, asked for many."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._chains = Chains(reading.of(Attribution))
        self._effects: dict[str, Effect] = {}

    def of(self, claim: Claim) -> tuple[Held, ...]:
        """Who holds a claim, as `held` gives it."""
        found: dict[str | None, Held] = {}
        for chain in self._chains_of(claim):
            for each in self._along(claim, chain):
                found.setdefault(each.attribution, each)
        return tuple(found.values())

    def _chains_of(self, claim: Claim) -> Sequence[Chain]:
        if claim.attribution is None:
            return ((),)
        return self._chains.roots(claim.attribution, claim.at) or ((),)

    def _along(self, claim: Claim, chain: Chain) -> list[Held]:
        """What each on a chain makes of the claim, from the outlet in."""
        plain = Content(claim.stance.polarity, claim.stance.certainty, claim.stance.words)
        content, below = plain, None
        inward: list[Held] = []
        around: list[Effect] = []
        for note in reversed(chain):
            does = self._effect(note)
            rests = below is not None and _rests_on(note, below, claim.at)
            content = plain if rests else content
            inward.append(_held(note, does, content))
            around.append(Effect() if rests else does)
            content, below = _passed_on(does, content), note
        inward.append(Held(None, content.polarity, content.certainty, words=content.words))
        return _without_what_was_not_said(inward[::-1], around[::-1])

    def _effect(self, note: Attribution) -> Effect:
        if note.id not in self._effects:
            self._effects[note.id] = effect(self._reading, note)
        return self._effects[note.id]


def _held(note: Attribution, does: Effect, content: Content) -> Held:
    """How the source of an attribution holds what stands in it."""
    if not does.said:
        return Held(note.id, said=False, words=does.words)
    polarity = _times(does.polarity, content.polarity)
    if does.polarity == "-" and content.presupposed:
        polarity = "unknown"  # to deny that it was acknowledged is not to deny it
    certainty = "unknown" if polarity == "unknown" else _weaker(does.certainty, content.certainty)
    plain = (does.polarity, does.certainty) == ("+", "certain")
    deciding = content.words if plain and content.words else (*does.words, *content.words)
    return Held(note.id, polarity, certainty, words=tuple(sorted(set(deciding))))


def _passed_on(does: Effect, content: Content) -> Content:
    """What is left of the claim for the one who tells of the saying."""
    if not does.factive:
        return _OPEN
    words = tuple(sorted({*does.words, *content.words}))
    return Content(content.polarity, content.certainty, words, True)


def _rests_on(note: Attribution, below: Attribution, at: Spans) -> bool:
    """Whether a source tells the claim itself and only names another that it has it from.

    "A report that cites two clerks claims that P" does, "he said that two clerks claim P" not.
    """
    carries = all(any(covers(content, span) for content in note.content) for span in at)
    told = any(overlaps(cue, content) for cue in below.cue for content in note.content)
    return carries and not told


def _without_what_was_not_said(outward: list[Held], around: list[Effect]) -> list[Held]:
    """Who stands inside of what was denied, wished or not said is not told to hold it either.

    `outward` begins with the outlet, `around` with what the first source does to what stands in it.
    """
    found = outward[:2]
    unsaid, open_ = None, None
    for each, above in zip(outward[2:], around, strict=False):
        if not above.said or above.polarity == "-":
            unsaid = unsaid or above
        elif above.polarity == "unknown":
            open_ = open_ or above
        found.append(_closed(each, unsaid or open_, unsaid is None))
    return found


def _closed(each: Held, by: Effect | None, said: bool) -> Held:
    """One who stands inside of what leaves it open or denies that it was said, if anything does."""
    return Held(each.attribution, said=said, words=by.words) if by else each


def _times(a: Polarity, b: Polarity) -> Polarity:
    """Polarity of one within another; a negation of a negation is not taken for a yes."""
    if a == "+":
        return b
    return a if b == "+" else "unknown"


def _weaker(a: Certainty, b: Certainty) -> Certainty:
    return max(a, b, key=_RANK.index)
