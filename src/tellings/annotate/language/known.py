"""Names known from one place of an article are found at its other places.

Models miss every fifth name, and read none in a title; what an article names once in plain prose
is looked for in the rest of it. Case counts, save in a line of capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from tellings.annotate.language import gazetteer
from tellings.annotate.language.lines import Line
from tellings.annotate.language.people import is_suffix
from tellings.annotate.language.phrases import adjective_end, title_start
from tellings.annotate.language.spots import Spot
from tellings.model import EntityType

_MOST_WORDS = 9


class _Known(Struct, frozen=True):
    """Names by their words as written, with their type; which words begin one; and which words
    the article also writes in lower case ("price", so that "Price" need not be Mr. Price)."""

    names: Mapping[str, EntityType]
    first: frozenset[str]
    common: frozenset[str]


def elsewhere(found: Sequence[Spot], lines: Sequence[Line]) -> list[Spot]:
    """All spots: those found, and the same names wherever else they stand."""
    plain = _known(found, lines)
    loud = _Known(
        {name.upper(): kind for name, kind in plain.names.items()},
        frozenset(word.upper() for word in plain.first),
        plain.common,
    )
    by_line: dict[int, list[Spot]] = {}
    for spot in found:
        by_line.setdefault(spot.line, []).append(spot)
    every: list[Spot] = []
    for number, line in enumerate(lines):
        own = by_line.get(number, [])
        every += _more(number, line, own, loud if line.capitals else plain)
    return every


def _known(found: Iterable[Spot], lines: Sequence[Line]) -> _Known:
    """The names found, and the last name of each person of two or more."""
    names: dict[str, EntityType] = {}
    for spot in found:
        line = lines[spot.line]
        if spot.type is not None and not line.capitals:
            names.setdefault(line.slice(spot.first, spot.last), spot.type)
            if spot.type == "person" and (surname := _surname(spot, line)):
                names.setdefault(surname, "person")
    names = {name: kind for name, kind in names.items() if name[:1].isupper()}
    first = frozenset(part for name in names for part in _first_words(name))
    return _Known(names, first, common(lines))


def _surname(spot: Spot, line: Line) -> str:
    """The last name of a person of two or more, before "Jr."; "" of a person of one."""
    names = [form for form in line.forms[spot.first : spot.last] if not is_suffix(form)]
    return names[-1] if len(names) > 1 else ""


def common(lines: Iterable[Line]) -> frozenset[str]:
    """The words that these lines write in lower case."""
    return frozenset(form for line in lines if line.free for form in line.forms if form.islower())


def _first_words(name: str) -> Iterator[str]:
    """What the first token of a name may be, as tokenizers part hyphens in different ways."""
    first = name.partition(" ")[0]
    yield first
    yield first.partition("-")[0]


def _more(number: int, line: Line, own: Sequence[Spot], known: _Known) -> list[Spot]:
    """A line's spots with those of known names in its other words."""
    taken = {at for spot in own for at in range(spot.first, spot.last)}
    added: list[Spot] = []
    if not line.free:
        listed = gazetteer.listed_in(line)
        added = [Spot(number, a, b, entry.type, "name-listed", entry) for a, b, entry in listed]
        added = [
            spot
            for spot in added
            if _longest_here(line, spot, known)
            and line.slice(spot.first, spot.last).casefold() not in known.common
        ]
        taken |= {at for spot in added for at in range(spot.first, spot.last)}
    at = 0
    while at < len(line.words):
        end = None if at in taken else _end(line, at, known)
        if end is None or taken & set(range(at, end)) or not _whole(line, at, end, taken, known):
            at += 1
            continue
        added.append(_spot(number, at, end, line.slice(at, end), known))
        at = end
    return sorted((*own, *added), key=lambda spot: spot.first)


def _spot(number: int, first: int, last: int, name: str, known: _Known) -> Spot:
    kind, entry = known.names[name], gazetteer.listed_name(name)
    return Spot(number, first, last, kind, "name-known", _if_of(entry, kind))


def _if_of(entry: gazetteer.Listed | None, kind: EntityType) -> gazetteer.Listed | None:
    return entry if entry and entry.type == kind else None


def _longest_here(line: Line, spot: Spot, known: _Known) -> bool:
    """Whether no longer known name begins where a listed one does ("Paris Hilton")."""
    end = _end(line, spot.first, known)
    return end is None or end <= spot.last


def _end(line: Line, at: int, known: _Known) -> int | None:
    if line.forms[at] not in known.first:
        return None
    for end in range(min(len(line.words), at + _MOST_WORDS), at, -1):
        if line.slice(at, end) in known.names:
            return end
    return None


def _whole(line: Line, first: int, last: int, taken: set[int], known: _Known) -> bool:
    """Whether the words are a name here: no common words, no part of a longer unknown name."""
    proper = any(word.tag.startswith("NNP") for word in line.words[first:last])
    if not proper and last - first == 1 and line.forms[first].casefold() in known.common:
        return False
    if not line.free or not line.tagged:
        return True
    return not (_joins(line, first - 1, taken, before=first) or _joins(line, last, taken))


def _joins(line: Line, at: int, taken: set[int], *, before: int | None = None) -> bool:
    """Whether the word beside a name seems to be a part of it."""
    if not 0 <= at < len(line.words) or at in taken:
        return False
    if not (line.capital(at) and line.words[at].tag.startswith("NNP")):
        return False
    if before is not None and title_start(line, 0, before) < before:
        return False
    plain = line.forms[at].rstrip(".") in gazetteer.not_names() or adjective_end(line, at)
    return not plain
