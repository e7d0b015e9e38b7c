"""Why quotations are linked, in words for the reader. Every number is counted here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.collate.same_words.pairing import Pair
from tellings.collate.same_words.speakers import Speakers
from tellings.collate.same_words.units import Unit
from tellings.model import Column


def why(
    units: Sequence[Unit], columns: Sequence[Column], pairs: Sequence[Pair], speakers: Speakers
) -> str:
    """Words shared, who says it, what stands beside it, what speaks against it."""
    parts = [_words(units, columns), _speakers(units, pairs, speakers)]
    if any(pair.beside for pair in pairs):
        parts.append("a quotation next to it is shared too")
    against = dict.fromkeys(each for pair in pairs for each in pair.odds)
    return "; ".join([*parts, *(f"but {each}" for each in against)])


def _words(units: Sequence[Unit], columns: Sequence[Column]) -> str:
    """ "7 of 9 and 13 words the same, 2 in another form"."""
    counts = Counter(column.how for column in columns if None not in column.at)
    lengths = sorted(len(unit.words) for unit in units)
    every = f"all {lengths[0]} words" if lengths[0] > 1 else "the one word"
    if counts["same"] == lengths[0] == lengths[-1]:
        return f"{every} the same"
    if counts["same"] == lengths[0]:
        return f"{every} of the shortest found in the longest, of {lengths[-1]} words"
    said = [f"{counts['same']} of {_numbers(lengths)} words the same"]
    said += [f"{counts['near']} in another form"] if counts["near"] else []
    said += [f"{counts['moved']} in another place"] if counts["moved"] else []
    return ", ".join(said)


def _numbers(lengths: Sequence[int]) -> str:
    """ "9", "9 and 13", "9 to 13"."""
    if lengths[0] == lengths[-1]:
        return str(lengths[0])
    return f"{lengths[0]} {'and' if len(lengths) == 2 else 'to'} {lengths[-1]}"


def _speakers(units: Sequence[Unit], pairs: Sequence[Pair], speakers: Speakers) -> str:
    called = list(dict.fromkeys(name for unit in units if (name := speakers.name(unit))))
    if all(pair.who == "same" for pair in pairs):
        named = [speakers.entity_name(unit) for unit in units]
        fullest = max(named, key=lambda name: (len(name), name)) or min(called, key=len)
        return f"{'both' if len(units) == 2 else 'all'} said by {fullest}"
    passed = next((pair for pair in pairs if pair.who == "passed-on"), None)
    if passed:
        unit, other = passed.a, passed.b
        if not speakers.passes_on(unit, other):
            unit, other = other, unit
        through = f"passed on by {speakers.name(other)}"
        return f"said by {speakers.name(unit)}, {through}" if speakers.name(unit) else through
    if any(pair.who == "different" for pair in pairs):
        return f"but said to be by different speakers: {', '.join(called)}"
    if not called:
        return "no speaker is named"
    return f"whether one speaker said it is not certain: {', '.join(called)}"
