"""How those on whose word something stands hold it, in words of ours: "doubts it"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from tellings.collate.stance.cues import effect
from tellings.collate.stance.held import Held, Holders
from tellings.model import Attribution, Claim, Reading, Span
from tellings.show.excerpt import printed
from tellings.show.telling import Telling
from tellings.text import covers, has_words

_SURELY = {"certain": "", "probable": "as probable", "possible": "as possible", "unknown": ""}


class Holding:
    """Who holds what in several tellings; each reading is made ready once."""

    def __init__(self) -> None:
        self._holders: dict[str, Holders] = {}

    def of(self, telling: Telling, claim: Claim, at: Sequence[Span]) -> tuple[str, str]:
        """As `holding` says it of the last one to tell a claim."""
        return holding(telling, self._last(telling, claim), at)

    def dated(
        self, telling: Telling, note: Attribution, times: Collection[str], at: Span
    ) -> tuple[str, str]:
        """As `holding` says it of the source of an attribution, and what these times date."""
        return holding(telling, self._of_time(telling, note, times), (at,))

    def _last(self, telling: Telling, claim: Claim) -> Held:
        holders = self._holders.setdefault(telling.id, Holders(telling.reading))
        return holders.of(claim)[-1]

    def _of_time(self, telling: Telling, note: Attribution, times: Collection[str]) -> Held:
        """How a source holds the innermost of its claims at a time; else what its cue tells."""
        claims = [
            each
            for each in telling.reading.of(Claim)
            if each.attribution == note.id and not set(times).isdisjoint(each.times)
        ]
        if claims:
            return self._last(telling, min(claims, key=lambda each: len(each.hull)))
        return _by_cue(telling.reading, note)


def holding(telling: Telling, last: Held, at: Sequence[Span]) -> tuple[str, str]:
    """How the last one to tell something holds it, in words of ours; the words that decide it.

    Nothing is said where what decides it stands in the words that are shown, `at`.
    """
    apart = tuple(_apart(telling, last.words, at))
    held = in_words(last, plain=bool(last.words) and not apart)
    return held, printed(telling, apart) if apart else ""


def in_words(held: Held, *, plain: bool = False) -> str:
    """How someone holds a claim, in words of ours; "" where it is held as certain.

    `plain`: as the words of the claim say, so that "not" or "no evidence" in it needs none of ours.
    """
    if not held.said:
        return "did not say it"
    if held.polarity != "+" and plain:
        return _SURELY[held.certainty]
    if held.polarity == "-":
        return "doubts it" if held.certainty in {"probable", "possible"} else "says it is not so"
    if held.polarity == "unknown":
        return "whether it is so is left open"
    return _SURELY[held.certainty]


def _by_cue(reading: Reading, note: Attribution) -> Held:
    does = effect(reading, note)
    return Held(note.id, does.polarity, does.certainty, does.said, does.words)


def _apart(telling: Telling, words: Iterable[Span], at: Sequence[Span]) -> Iterator[Span]:
    """The words that decide how a claim is held and stand outside of it; a colon is none."""
    for word in words:
        if has_words(telling.text, word) and not any(covers(span, word) for span in at):
            yield word
