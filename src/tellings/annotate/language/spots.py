"""Where names stand: what the syntax model offers, cut to shape, and what the tables list.

A model's spans are trimmed of articles, titles, verbs and possessives; a listed name wins over
what a model makes of it, unless it is a part of a longer name ("Paris" in "Paris Hilton").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.language import around, gazetteer
from tellings.annotate.language.lines import Line
from tellings.annotate.language.people import PARTICLES, is_suffix
from tellings.annotate.language.phrases import adjective_end, possessive, title_end, title_start
from tellings.model import EntityType

# The labels of OntoNotes that name someone or something we keep, and ours.
_TYPES: dict[str, EntityType | None] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "OUTLET": "outlet",
    "NAME": None,
}
# Labels whose spans hide the names inside them: "the Paris Agreement" is no mention of Paris.
_OPAQUE = frozenset({"EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
_STOPS = frozenset('"():;,/\u2013\u2014|')
_MARKUP = frozenset("<>@#\\")
_NEVER_INSIDE = frozenset({"VBZ", "VBP", "VBD", "MD", "PRP", "PRP$", "WDT", "WP"})
_HYPHENS = frozenset("-\u2010\u2011")
_SYLLABLE = 5  # letters of the last syllable of a name that a hyphen joins to it
_DONE = frozenset({"VBN", "VBD", "VBG"})  # "led", as in "the Ana Roza-led council"
_MOST_WORDS = 9


class Spot(Struct, frozen=True):
    """A name: words `first` to `last` of a line. `type` is None where nothing tells it yet."""

    line: int
    first: int
    last: int
    type: EntityType | None
    by: str
    listed: gazetteer.Listed | None = None


def spots(number: int, line: Line, common: frozenset[str] = frozenset()) -> list[Spot]:
    """The names in a line that may be read freely, in order, without overlaps.

    `common` are the words that the article also writes in lower case.
    """
    tables = [
        _listed(number, line, first, last, entry)
        for first, last, entry in gazetteer.listed_in(line)
        if _plausible(line, first, last)
    ]
    runs = [*_runs(line), *_unlabelled(line)]
    offered = [spot for run in runs for spot in _shaped(number, line, *run)]
    offered += [
        replace(spot, by="name-context")
        for run in _told(line, common)
        for spot in _shaped(number, line, *run)
    ]
    hidden = [run for run in runs if run[2] in _OPAQUE and run[1] - run[0] > 1]
    tables = [spot for spot in tables if not _inside_any(spot, hidden)]
    return _merged(tables, offered)


def _listed(number: int, line: Line, first: int, last: int, entry: gazetteer.Listed) -> Spot:
    """A listed name; with a title right before it, a person of that name ("Mr. Bloomberg")."""
    title = title_start(line, 0, first)
    if last - first == 1 and title < first and line.capital(title):
        return Spot(number, first, last, "person", "name-titled")
    return Spot(number, first, last, entry.type, "name-listed", entry)


def _merged(tables: Sequence[Spot], offered: Iterable[Spot]) -> list[Spot]:
    """Both together: a listed name goes if a longer name holds it, else the other one goes."""
    kept = list(tables)
    for spot in offered:
        rivals = [other for other in kept if overlap(spot, other)]
        if all(_longer(spot, other) for other in rivals):
            kept = [other for other in kept if other not in rivals] + [spot]
    return sorted(kept, key=lambda spot: spot.first)


def overlap(a: Spot, b: Spot) -> bool:
    """Whether two spots share a word."""
    return a.line == b.line and max(a.first, b.first) < min(a.last, b.last)


def _longer(spot: Spot, other: Spot) -> bool:
    inside = spot.first <= other.first and other.last <= spot.last
    return inside and spot.last - spot.first > other.last - other.first


def _inside_any(spot: Spot, runs: Iterable[tuple[int, int, str]]) -> bool:
    return any(first <= spot.first and spot.last <= last for first, last, _ in runs)


def _runs(line: Line) -> Iterator[tuple[int, int, str]]:
    """The model's spans as (first word, end, label)."""
    first, label = 0, ""
    for at, word in enumerate(line.words):
        if label and word.name != f"I-{label}":
            yield first, at, label
            label = ""
        if word.name and not label:
            first, label = at, word.name[2:]
    if label:
        yield first, len(line.words), label


def _unlabelled(line: Line) -> Iterator[tuple[int, int, str]]:
    """Two or more proper nouns in a row that the model gave no label: names of no known type."""
    first = None
    for at, word in enumerate((*line.words, None)):
        proper = word is not None and word.tag == "NNP" and not word.name and line.capital(at)
        if proper and first is None:
            first = at
        elif not proper and first is not None:
            if at - first > 1:
                yield first, at, "NAME"
            first = None


def _told(line: Line, common: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """What the words around tell to be a name, with the label that a model would give it."""
    yield from ((*run, "PERSON") for run in around.persons(line))
    yield from ((*run, "GPE") for run in around.places(line, common))
    yield from ((*run, "OUTLET") for run in around.outlets(line))


def _plausible(line: Line, first: int, last: int) -> bool:
    """Whether a listed name is meant: a single word must be tagged as a noun."""
    if last - first > 1 or not line.tagged:
        return True
    word = line.words[first]
    return word.tag.startswith("N") or word.tag in {"FW", "ADD"} or word.name.endswith("GPE")


def _shaped(number: int, line: Line, first: int, last: int, label: str) -> Iterator[Spot]:
    """A model's span cut to the name in it, if there is one."""
    if label not in _TYPES:
        return
    kind = _TYPES[label]
    last = _cut(line, first, last)
    if kind == "person":
        first = _with_first_name(line, first, last)
    first, last = _trimmed(line, first, last, kind)
    if first >= last:
        return
    if kind == "person" and _is_acronym(line, first, last):
        kind = "organisation"
    if _is_name(line, first, last, kind):
        yield Spot(number, first, last, kind, "name-rules" if label == "NAME" else "name-model")


def _cut(line: Line, first: int, last: int) -> int:
    """The end of the name: before a verb, a mark, or a label's colon."""
    for at in range(first, last):
        inner = at > first
        if line.forms[at] in _STOPS and inner:
            return at
        if inner and line.words[at].tag in _NEVER_INSIDE:
            return at
    return last


def _with_first_name(line: Line, first: int, last: int) -> int:
    """The start of a person's name, with a first name that the model left out."""
    while first > 0:
        word = line.words[first - 1]
        if word.name or word.tag != "NNP" or word.role != "compound" or word.head >= last:
            break
        if title_start(line, 0, first) < first or line.forms[first - 1].endswith("."):
            break
        first -= 1
    return first


def _trimmed(line: Line, first: int, last: int, kind: EntityType | None) -> tuple[int, int]:
    while first < last and (end := _lead_end(line, first, last, kind)):
        first = end
    while first < last and not _may_end(line, last - 1):
        last -= 1
    if kind == "person":
        last = _with_last_syllable(line, first, _before_listed(line, first, last))
    start = title_start(line, first, last)
    if start > first and gazetteer.listed_name(line.slice(first, start)):
        last = start
    return first, last


def _with_last_syllable(line: Line, first: int, last: int) -> int:
    """The end of a name in two parts or more with what a hyphen joins to it: "Moon Jae-in".

    Also with a small word in a capital of its own ("Moon Jae In"), which no other word has there.
    """
    if last - first < 2 or last >= len(line.words):
        return last
    if line.forms[last] in _HYPHENS and last + 1 < len(line.words):
        form, word, glued = line.forms[last + 1], line.words[last + 1], line.words[last]
        joined = line.words[last - 1].end == glued.start and glued.end == word.start
        syllable = form.isalpha() and form.islower() and len(form) <= _SYLLABLE
        plain = word.tag in _DONE or form in gazetteer.around("joined to a name")
        return last + 2 if joined and syllable and not plain else last
    small = line.words[last].tag == "IN" and line.capital(last) and line.free
    return last + 1 if small and not line.capitals else last


def _before_listed(line: Line, first: int, last: int) -> int:
    """The end of a person's name before a listed one of two words ("Obama White House")."""
    for at in range(first + 1, last - 1):
        if gazetteer.listed_name(line.slice(at, last)):
            return at
    return last


def _lead_end(line: Line, first: int, last: int, kind: EntityType | None) -> int | None:
    """The end of what stands before a name within a model's span; None where the name begins."""
    form = line.forms[first]
    particle = form in PARTICLES and line.capital(min(first + 1, last - 1))
    if form.lower() in {"the", "a", "an"} or not form[:1].isalnum():
        return first + 1
    if form[0].islower() and not particle:
        return first + 1
    if owner := _owner_end(line, first, last):
        return owner
    if kind in {"person", None} or _looks_titled(line, first, last):
        return _person_lead(line, first, last)
    return None


def _person_lead(line: Line, first: int, last: int) -> int | None:
    """The end of a title, an adjective of a country, or a word misread as a first name."""
    end = title_end(line, first) or adjective_end(line, first)
    if end:
        return min(end, last)
    if _is_day(line, first, last):
        return first + 1
    form, tag = line.forms[first], line.words[first].tag
    misread = tag.startswith("VB") or tag == "NNPS"
    shortened = form.endswith(".") and gazetteer.listed_name(form) is not None
    if (misread and last - first > 1) or (shortened and last - first > 2):
        return first + 1
    return None


def _is_day(line: Line, first: int, last: int) -> bool:
    """Whether a weekday stands before the name ("on Thursday Ana Ruiz"), not in it."""
    if last - first < 2 or line.forms[first].rstrip(".") not in gazetteer.around("day"):
        return False
    before = line.forms[first - 1].lower() if first else ""
    return last - first > 2 or before in gazetteer.around("before a day")


def _looks_titled(line: Line, first: int, last: int) -> bool:
    """Whether a model's body or place is rather a person with a title ("Spokeswoman Ana Ruiz")."""
    end = title_end(line, first)
    if end is None or last - end < 2 or line.forms[last - 1] in gazetteer.kinds("last"):
        return False
    return all(line.capital(at) for at in range(end, last))


def _owner_end(line: Line, first: int, last: int) -> int | None:
    """Behind "Japan's" in "Japan's Kyodo News": a listed owner is a name of its own."""
    for at in range(first + 1, last - 1):
        if possessive(line, at):
            return at + 1 if gazetteer.listed_name(line.slice(first, at)) else None
    return None


def _may_end(line: Line, at: int) -> bool:
    form = line.forms[at]
    return form[:1].isalnum() and (form[0].isupper() or form[0].isdigit() or not form.isascii())


def _is_name(line: Line, first: int, last: int, kind: EntityType | None) -> bool:
    """Whether what is left can name someone or something."""
    words = line.forms[first:last]
    if last - first > _MOST_WORDS or not any(word[:1].isupper() for word in words):
        return False
    if all(is_suffix(word) or word.rstrip(".") in gazetteer.not_names() for word in words):
        return False
    if any(not _MARKUP.isdisjoint(word) for word in words) or _is_label(line, first, last):
        return False
    if adjective_end(line, first) == last or title_start(line, max(0, first - 3), last) <= first:
        return False
    if kind == "person" and (len(words) > 6 or any(word.isdigit() for word in words)):
        return False
    return kind not in {"person", "place"} or not _is_people(line, first, last)


def _is_acronym(line: Line, first: int, last: int) -> bool:
    """Whether it is one short word in capitals, in a line that is not all in capitals."""
    form = line.forms[first]
    return last - first == 1 and form.isupper() and 1 < len(form) < 6 and not line.capitals


def _is_label(line: Line, first: int, last: int) -> bool:
    """Whether it is a label in capitals before a colon: "PHOTO: ..."."""
    colon = last < len(line.forms) and line.forms[last] == ":"
    return colon and first == 0 and line.slice(first, last).isupper()


def _is_people(line: Line, first: int, last: int) -> bool:
    """Whether it names a people, a group or a family in the plural ("the Clintons")."""
    if last - first > 1:
        return False
    after_the = first > 0 and line.forms[first - 1].lower() == "the"
    return line.words[first].tag in {"NNPS", "NNS"} or (after_the and line.forms[first][-1] == "s")
