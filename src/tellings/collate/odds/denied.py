"""What somebody denies or did not say gives no value: it is at odds with none.

"The ministry denied that troops had crossed on Monday" does not tell of a Monday. That one denies
what another tells is a difference of stance, which is told elsewhere (`collate.stance`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.collate.odds.findings import Finding
from tellings.collate.stance.cues import effect
from tellings.collate.stance.held import Holders
from tellings.model import Attribution, Claim, Reading, Ref, TimeExpression


class Denied:
    """Which claims of some readings are denied or not said by the one on whose word they stand."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = {reading.article.id: reading for reading in readings}
        self._holders = {name: Holders(reading) for name, reading in self._readings.items()}

    def gives(self, finding: Finding) -> bool:
        """Whether both sides of a finding are told as so, or as not so, by those who tell them."""
        return not any(self._denied(side.ref) for side in (finding.a, finding.b))

    def _denied(self, ref: Ref) -> bool:
        reading = self._readings[ref.article]
        claims = list(_claims(reading, ref))
        return bool(claims) and all(self._of(reading, each) for each in claims)

    def _of(self, reading: Reading, claim: Claim) -> bool:
        if claim.attribution is None:
            return False
        note = reading.note(claim.attribution)
        by_cue = isinstance(note, Attribution) and effect(reading, note).polarity == "-"
        return by_cue or not self._holders[reading.article.id].of(claim)[-1].said


def _claims(reading: Reading, ref: Ref) -> Iterable[Claim]:
    """The claim of a ref, or those that a time of it dates."""
    note = reading.note(ref.note)
    if isinstance(note, TimeExpression):
        return (each for each in reading.of(Claim) if note.id in each.times)
    return (note,) if isinstance(note, Claim) else ()
