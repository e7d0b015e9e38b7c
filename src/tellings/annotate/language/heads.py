"""The named places of an article: each name with its designation, in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.language import designations, known, slips, spots
from tellings.annotate.language.gazetteer import Listed
from tellings.annotate.language.kinds import settled
from tellings.annotate.language.lines import Line
from tellings.annotate.language.people import named
from tellings.annotate.language.phrases import possessive
from tellings.annotate.language.spots import Spot
from tellings.model import EntityType, Span

_LANDS = frozenset({"place", "state"})


class Head(Struct, frozen=True):
    """A name at one place. `words` is the name as written with plain quotes and blanks."""

    line: int
    first: int
    last: int
    start: int
    words: str
    type: EntityType
    by: str
    listed: Listed | None
    titles: tuple[str, ...]
    country: str | None
    sex: str

    def span(self, lines: Sequence[Line]) -> Span:
        """The name itself."""
        return lines[self.line].span(self.first, self.last)

    def whole(self, lines: Sequence[Line]) -> Span:
        """The name with its designation."""
        return lines[self.line].span(self.start, self.last)


def heads(lines: Sequence[Line]) -> list[Head]:
    """Every name in these lines, in order, no two sharing a word."""
    common = known.common(lines)
    offered = [
        spot
        for number, line in enumerate(lines)
        if line.free
        for spot in spots.spots(number, line, common)
    ]
    offered = _without_things(offered, lines, common)
    found = known.elsewhere(settled(offered, lines), lines)
    found = _with_slips(found, lines)
    lands = {(spot.line, spot.last): spot.first for spot in found if spot.type in _LANDS}
    return [_head(spot, lines[spot.line], lands) for spot in found]


def _head(spot: Spot, line: Line, lands: Mapping[tuple[int, int], int]) -> Head:
    place = spot.type in _LANDS
    start = designations.designation_start(line, spot.first, spot.last, of_place=place)
    if spot.type == "person" and start == spot.first > 0 and possessive(line, start - 1):
        start = lands.get((spot.line, start - 1), start)
    person = spot.type == "person"
    return Head(
        line=spot.line,
        first=spot.first,
        last=spot.last,
        start=start,
        words=_written(spot, line),
        type=spot.type or "other",
        by=spot.by,
        listed=spot.listed,
        titles=designations.titles(line, start, spot.first) if person else (),
        country=designations.country(line, start, spot.first) if person else None,
        sex=designations.sex(line, spot.first) if person else "",
    )


def _written(spot: Spot, line: Line) -> str:
    """The name as written; a listed one in a line of capitals as its table has it."""
    if line.capitals and spot.listed:
        return spot.listed.name
    return line.slice(spot.first, spot.last)


def _without_things(
    offered: Sequence[Spot], lines: Sequence[Line], common: frozenset[str]
) -> list[Spot]:
    """The spots; what follows a name that stands elsewhere is no part of it if it is a plain word.

    "Ilena Marsk Memos" in a post or a heading, in an article of Ilena Marsk's memos, names her.
    """
    names = {lines[spot.line].slice(spot.first, spot.last) for spot in offered}
    text = "\n".join(line.slice(0, len(line.words)) for line in lines)

    def glued(line: Line, at: int) -> bool:
        return line.words[at - 1].end == line.words[at].start

    def thing_at(spot: Spot) -> bool:
        line, word = lines[spot.line], lines[spot.line].forms[spot.last - 1]
        if spot.type != "person" or word in names or word.casefold() not in common:
            return False
        if spot.last - spot.first < 2 or glued(line, spot.last - 1):
            return False
        bare, whole = (line.slice(spot.first, end) for end in (spot.last - 1, spot.last))
        return text.count(bare) > text.count(whole)

    return [replace(spot, last=spot.last - 1) if thing_at(spot) else spot for spot in offered]


def _with_slips(found: Sequence[Spot], lines: Sequence[Line]) -> list[Spot]:
    """The spots, and words that no model took for a name but are a known person's misspelt."""
    full = [
        named(lines[spot.line].slice(spot.first, spot.last))
        for spot in found
        if spot.type == "person"
    ]
    surnames = slips.by_initial(name.parts[-1] for name in full if not name.bare)
    found = [_person_after_all(spot, lines[spot.line], surnames) for spot in found]
    taken = {(spot.line, at) for spot in found for at in range(spot.first, spot.last)}
    common = {form for line in lines for form in line.forms if form.islower()}
    added = [
        Spot(number, at, at + 1, "person", "name-misspelt")
        for number, line in enumerate(lines)
        for at, form in enumerate(line.forms)
        if (number, at) not in taken
        and _may_be_name(line, at, common)
        and slips.slip_of(form.casefold(), surnames)
    ]
    return sorted((*found, *added), key=lambda spot: (spot.line, spot.first))


def _person_after_all(spot: Spot, line: Line, surnames: Mapping[str, Sequence[str]]) -> Spot:
    """A body or place of one word that no table knows is a known person's surname misspelt."""
    if spot.listed or spot.type == "person" or spot.last - spot.first > 1:
        return spot
    slip = slips.slip_of(line.forms[spot.first].casefold(), surnames)
    return replace(spot, type="person", by="name-misspelt") if slip else spot


def _may_be_name(line: Line, at: int, common: set[str]) -> bool:
    """Whether a word without a name label has a capital of its own."""
    if not (line.free and line.capital(at)) or line.forms[at].casefold() in common:
        return False
    return line.words[at].tag in {"NNP", "NNPS", "NN", "JJ", ""} and (line.tagged or at > 0)
