"""Speakers: quotations that are found and given to the right speaker.

Right is a speaker whose entity's name, or one of its aliases, agrees with the gold name: the
words of the one are among the words of the other ("Marsk", "President Ilena Marsk"), "the" left
out. Where gold has no name ("one aide"), right is to name nobody.
"""

from __future__ import annotations

from bench.gold import Witness
from bench.quotations import Matching, matching, shown
from bench.scoring import Scores, counted
from tellings.model import Attribution, Entity, Reading
from tellings.text import tokens


def score(gold: Witness, reading: Reading) -> Scores:
    """ "speakers": out of all quotations, gold and predicted."""
    found = matching(gold, reading)
    right = [(i, j) for i, j in found.pairs if _right(found, i, j, reading)]
    return {
        "speakers": counted(
            [f"{each.speaker}: {shown(gold.text, each.content)}" for each in found.gold],
            [
                f"{_called(reading, each)}: {shown(gold.text, each.content)}"
                for each in found.predicted
            ],
            right,
        )
    }


def names_agree(a: str, b: str) -> bool:
    """Whether the words of one name are among the words of the other."""
    one, other = _words(a), _words(b)
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> set[str]:
    return {token.normal.removesuffix("'s") for token in tokens(name)} - {"the"}


def _right(found: Matching, i: int, j: int, reading: Reading) -> bool:
    wanted, given = found.gold[i].speaker, _speaker(reading, found.predicted[j])
    if wanted is None or given is None:
        return (wanted is None) == (given is None)
    return any(names_agree(wanted, name) for name in (given.name, *given.aliases))


def _speaker(reading: Reading, attribution: Attribution) -> Entity | None:
    if attribution.speaker is None:
        return None
    note = reading.note(attribution.speaker)
    return note if isinstance(note, Entity) else None


def _called(reading: Reading, attribution: Attribution) -> str | None:
    speaker = _speaker(reading, attribution)
    return speaker.name if speaker else None
