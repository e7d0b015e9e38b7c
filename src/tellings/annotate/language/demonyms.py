"""Adjectives of the places an article names: "Verinian" beside "Verinia".

They are no names of their own, and tell that what they come from is a state or a people's land.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.annotate.language import gazetteer
from tellings.annotate.language.lines import Line
from tellings.annotate.language.phrases import title_end
from tellings.annotate.language.spots import Spot

_SHORTEST = 3
_LIKE_A_LAND = ("a", "y", "land")
CERTAIN, LIKELY = 2.0, 1.5


def demonyms(lines: Sequence[Line]) -> dict[str, str]:
    """Adjectives of places in these lines, each with the place, both in lower case.

    The word stands before a noun, as a rule where the article names the place, always where it
    does not (the place is "" then).
    """
    capitals = {form.casefold() for line in lines for form in line.forms if form[:1].isupper()}
    uses: dict[str, list[bool]] = {}
    for line in lines:
        for at in range(len(line.words) if line.tagged else 0):
            if _may_be(line, at):
                uses.setdefault(line.forms[at].casefold(), []).append(_modifies(line, at))
    found: dict[str, str] = {}
    for word, modifying in uses.items():
        base = next((base for base in _bases(word) if base in capitals), "")
        if (base and 2 * sum(modifying) > len(modifying)) or all(modifying):
            found[word] = base
    return found


def states(adjectives: Mapping[str, str]) -> dict[str, float]:
    """The places of these adjectives, with how surely each is a state."""
    bases = dict.fromkeys(base for base in adjectives.values() if base)
    return {base: CERTAIN if base.endswith(_LIKE_A_LAND) else LIKELY for base in bases}


def without(found: Sequence[Spot], lines: Sequence[Line], words: Mapping[str, str]) -> list[Spot]:
    """The spots but those that are such an adjective alone, or its people ("the Verinians")."""
    persons = {
        form.casefold()
        for spot in found
        if spot.type == "person" and spot.last - spot.first > 1
        for form in lines[spot.line].forms[spot.first : spot.last]
    }
    mere = {word for word in words if word not in persons}
    mere |= {word + "s" for word in mere}
    return [
        spot
        for spot in found
        if spot.listed
        or spot.last - spot.first > 1
        or lines[spot.line].forms[spot.first].casefold() not in mere
    ]


def _may_be(line: Line, at: int) -> bool:
    form = line.forms[at]
    if not line.capital(at) or form in gazetteer.adjectives() or gazetteer.listed_name(form):
        return False
    return form.lower().endswith(tuple(gazetteer.around("ending")))


def _modifies(line: Line, at: int) -> bool:
    """Whether the word stands right before a common noun, an adjective or a title."""
    if at + 1 >= len(line.words):
        return False
    if title_end(line, at + 1) is not None:
        return True
    after = line.words[at + 1]
    noun = after.tag.startswith(("NN", "JJ")) and not line.capital(at + 1)
    return noun and line.words[at].head > at


def _bases(word: str) -> Iterator[str]:
    """What a place may be called whose adjective this is: "verinia", "verin", "verinland" ..."""
    if word.endswith("an"):
        yield word[:-1]
        yield word[:-2]
    for ending, tails in (
        ("ian", ("", "y", "a")),
        ("ean", ("", "e", "a")),
        ("ese", ("", "a", "ia", "o", "e")),
        ("ish", ("", "land", "y", "ia")),
    ):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield from (stem + tail for tail in tails)
