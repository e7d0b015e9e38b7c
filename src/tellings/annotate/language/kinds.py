"""What a name names: one type for each name of an article, by majority and by signs.

A small model calls one name a person here and an organisation there; over the whole article the
votes and the words around (titles, verbs of saying, "the newspaper X") settle it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from tellings.annotate.language import around, demonyms, gazetteer
from tellings.annotate.language.lines import Line
from tellings.annotate.language.phrases import possessive, title_start
from tellings.annotate.language.spots import Spot
from tellings.model import EntityType

_AND = re.compile(r" (?:&|and) ")
_DASH = re.compile(r" ?[-\u2013] ?")
Votes = dict[str, Counter[EntityType]]
# In a tie the earlier wins.
_ORDER: tuple[EntityType, ...] = ("person", "outlet", "organisation", "place", "state", "other")
_HONORIFIC, _TITLE, _FULL_NAME, _LAST_WORD, _SPEAKS, _COORDINATED = 3.0, 1.5, 3.0, 2.0, 0.5, 1.0
_NOUN_BEFORE = 3.0


def key(line: Line, spot: Spot) -> str:
    """A name as it is compared: as written, with plain quotes and blanks, in no case."""
    return line.slice(spot.first, spot.last).casefold()


def settled(found: Sequence[Spot], lines: Sequence[Line]) -> list[Spot]:
    """The spots with one type for each name; those that no sign tells are left out."""
    adjectives = demonyms.demonyms(lines)
    found = demonyms.without(found, lines, adjectives)
    names = {key(lines[spot.line], spot) for spot in found}
    found = [_disowned(spot, lines[spot.line], names) for spot in found]
    found = [spot for spot in found if not _is_pair(key(lines[spot.line], spot), names)]
    votes = _votes(found, lines)
    for name, weight in demonyms.states(adjectives).items():
        if name in votes and not gazetteer.listed_name(name.title()):
            votes[name]["state"] += weight  # type: ignore[assignment]
    _surnames(votes)
    return [spot for each in found if (spot := _with_type(each, lines[each.line], votes))]


def _with_type(spot: Spot, line: Line, votes: Votes) -> Spot | None:
    """The spot with the type of its name; None if nothing tells one.

    A title of its own wins; so does the table, for a name that is also a person's here, where
    the model sees no person ("Michael Bloomberg told Bloomberg").
    """
    kind = _choice(votes[key(line, spot)])
    seen = line.words[spot.first].name.endswith("PERSON")
    if spot.by == "name-titled" or (spot.listed and kind == "person" and not seen):
        return spot
    entry = spot.listed or gazetteer.listed_name(line.slice(spot.first, spot.last))
    listed = entry if entry and entry.type == kind else None
    return replace(spot, type=kind, listed=listed) if kind else None


def _is_pair(name: str, names: set[str]) -> bool:
    """Whether it is two names in one: "Marsk & Aldery" with one of them known from elsewhere, or
    "Marsk-Aldery" with both."""
    sides, halves = _AND.split(name), _DASH.split(name)
    if len(sides) > 1:
        return any(side in names for side in sides)
    return len(halves) > 1 and all(half in names for half in halves)


def _disowned(spot: Spot, line: Line, names: set[str]) -> Spot:
    """A name without an owner that is known from elsewhere: "Marsk's Security Council"."""
    for at in range(spot.last - 2, spot.first, -1):
        if possessive(line, at) and line.slice(spot.first, at).casefold() in names:
            return replace(spot, first=at + 1)
    return spot


def _votes(found: Iterable[Spot], lines: Sequence[Line]) -> Votes:
    votes: Votes = defaultdict(Counter)
    for spot in found:
        line = lines[spot.line]
        tally = votes[key(line, spot)]
        if spot.type is not None:
            tally[spot.type] += 1
        for kind, weight in _signs(line, spot):
            tally[kind] += weight  # type: ignore[assignment]
    return votes


def _signs(line: Line, spot: Spot) -> Iterator[tuple[EntityType, float]]:
    """What the words in and around a name say of it."""
    if spot.listed is not None:
        return
    start = title_start(line, 0, spot.first)
    if start < spot.first:
        honorific = gazetteer.titles().get(line.forms[spot.first - 1].rstrip(".").lower())
        yield "person", _HONORIFIC if honorific == "honorific" else _TITLE
    if spot.last - spot.first > 1:
        last_word = gazetteer.kinds("last").get(line.forms[spot.last - 1])
        if last_word:
            yield last_word, _LAST_WORD  # type: ignore[misc]
    before = gazetteer.kinds("before").get(line.forms[spot.first - 1]) if spot.first else None
    if before and start == spot.first:
        yield before, _NOUN_BEFORE  # type: ignore[misc]
    if _speaks(line, spot):
        yield "person", _SPEAKS
    if _beside_person(line, spot):
        yield "person", _COORDINATED
    yield from around.signs(line, spot.first, spot.last)


def _speaks(line: Line, spot: Spot) -> bool:
    verbs = gazetteer.kinds("verb")
    word = line.words[spot.last - 1]
    if line.tagged:
        return word.role == "nsubj" and line.words[word.head].lemma in verbs
    after = line.forms[spot.last] if spot.last < len(line.forms) else ""
    return any(after in {verb + "s", verb + "ed", verb + "d"} for verb in verbs) or after == "said"


def _beside_person(line: Line, spot: Spot) -> bool:
    """Whether it is coordinated with what the model takes for a person ("Ana Ruiz and Bo Lind")."""
    word = line.words[spot.last - 1]
    return word.role == "conj" and line.words[word.head].name.endswith("PERSON")


def _surnames(votes: Votes) -> None:
    """A single name that ends (or begins) a person's full name names that person; a full name of
    no known type that ends with a person's single name is a person's."""
    full = [name.split() for name, tally in votes.items() if " " in name and _is_person(tally)]
    alone = {name for name, tally in votes.items() if " " not in name and _is_person(tally)}
    for name, tally in votes.items():
        if not tally and name.split()[-1] in alone:
            tally["person"] += 1
            full.append(name.split())
    last, first = {parts[-1] for parts in full}, {parts[0] for parts in full}
    for name, tally in votes.items():
        listed = gazetteer.listed_name(name.title()) is not None
        if name in last and not listed:
            tally["person"] += tally.total()
        elif name in last or (name in first and not listed):
            tally["person"] += _FULL_NAME  # type: ignore[assignment]


def _is_person(tally: Counter[EntityType]) -> bool:
    return _choice(tally) == "person"


def _choice(tally: Counter[EntityType]) -> EntityType | None:
    """The type with most votes. Those for places and states count together: which of the two it
    is, a model cannot tell, so any sign of a state decides."""
    land = tally["place"] + tally["state"]
    weights = {**tally, "place": land, "state": 0}
    best = max(_ORDER, key=lambda kind: weights.get(kind, 0))
    if weights.get(best, 0) <= 0 or best == "other":
        return None
    return "state" if best == "place" and tally["state"] > 0 else best
