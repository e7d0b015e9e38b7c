"""What each calls them: the words that each telling uses for those whom several speak of.

An outlet's own words and those in quotation marks stand apart; head and modifiers, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from tellings.collate.naming import designations
from tellings.collate.naming.designations import Designation, Named, Naming, compared
from tellings.collate.naming.subjects import Kind
from tellings.model import Attribution, Collation, Ref
from tellings.show import people
from tellings.show.telling import Place, Tellings

MOST_PLACES = 4
MOST_WORDINGS = 6
"""Wordings that a cell shows before it folds the rest."""

_KINDS: Mapping[Kind, str] = {"group": "several"}


class Called(Struct, frozen=True):
    """Words for someone: the head and what modifies it before and behind, joined the words.

    `count` is how often a telling uses them, `places` the first few paragraphs with them.
    `speakers` are those whose words in quotation marks they are; empty where none is told.
    """

    before: str
    head: str
    behind: str
    count: int
    places: tuple[Place, ...]
    speakers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return self.before + self.head + self.behind


class Cell(Struct, frozen=True):
    """What one telling calls someone: in its own words, and in words that it quotes.

    The first few wordings of each; `more` and `more_quoted` are the others.
    """

    own: tuple[Called, ...] = ()
    more: tuple[Called, ...] = ()
    quoted: tuple[Called, ...] = ()
    more_quoted: tuple[Called, ...] = ()


class Wording(Struct, frozen=True):
    """Words for someone, and the tellings that use them: a first place in each."""

    words: Called
    places: tuple[Place, ...]


class Calls(Struct, frozen=True):
    """Someone or something that several tellings speak of, with a cell for each in order.

    `kind` is what it is ("person", "thing"). The cell of a telling that does not name it is
    empty. `differ` says whether any two that name it in their own words use different ones, a
    person's bare names aside.
    """

    name: str
    kind: str
    cells: tuple[Cell, ...]
    differ: bool

    @property
    def tellings(self) -> int:
        """How many tellings name it."""
        return sum(1 for cell in self.cells if cell != Cell())

    @property
    def own(self) -> tuple[Wording, ...]:
        """The outlets' own wordings, each once, those that most tellings use first."""
        return _once((*cell.own, *cell.more) for cell in self.cells)

    @property
    def quoted(self) -> tuple[Wording, ...]:
        """The wordings in quotation marks, each once."""
        return _once((*cell.quoted, *cell.more_quoted) for cell in self.cells)


def calls(collation: Collation, tellings: Tellings) -> tuple[Calls, ...]:
    """Whom several tellings name, those first whom they call by different words.

    Of these first who is called by the most different words, other than bare names.
    """
    named = [each for each in designations.designations(collation) if len(each.namings) > 1]
    rows = sorted(named, key=lambda each: (not _differ(each), -len(_telling(each))))
    return tuple(
        Calls(
            each.name,
            _KINDS.get(each.type, each.type),
            _cells(collation, tellings, each.namings),
            _differ(each),
        )
        for each in rows
    )


def places(collation: Collation, tellings: Tellings, refs: Sequence[Ref]) -> tuple[Place, ...]:
    """The places of these refs, one a paragraph, no more than `MOST_PLACES`."""
    found = (tellings[ref.article].place(collation.spans(ref)) for ref in refs)
    one_a_paragraph = {place.label: place for place in reversed(list(found))}
    return tuple(reversed(one_a_paragraph.values()))[:MOST_PLACES]


def _once(cells: Iterable[Sequence[Called]]) -> tuple[Wording, ...]:
    """Wordings that are one but for capitals, with whom they are used by."""
    found: dict[str, list[Called]] = {}
    for cell in cells:
        for each in {compared(called.words): called for called in reversed(cell)}.values():
            found.setdefault(compared(each.words), []).append(each)
    alike = sorted(found.values(), key=lambda group: -len(group))
    return tuple(Wording(group[0], tuple(each.places[0] for each in group)) for group in alike)


# --- cells ---------------------------------------------------------------------------------------


def _cells(collation: Collation, tellings: Tellings, namings: Sequence[Naming]) -> tuple[Cell, ...]:
    by_article = {each.article: each.designations for each in namings}
    return tuple(_cell(collation, tellings, by_article.get(article, ())) for article in tellings)


def _cell(collation: Collation, tellings: Tellings, found: Sequence[Designation]) -> Cell:
    own = [_called(collation, tellings, each) for each in found if not each.quoted]
    quoted = [_called(collation, tellings, each) for each in found if each.quoted]
    return Cell(*_cut(own), *_cut(quoted))


def _cut(found: Sequence[Called]) -> tuple[tuple[Called, ...], tuple[Called, ...]]:
    """The first few and the rest, which is never one alone."""
    most = MOST_WORDINGS + (len(found) == MOST_WORDINGS + 1)
    return tuple(found[:most]), tuple(found[most:])


def _called(collation: Collation, tellings: Tellings, each: Designation) -> Called:
    return Called(
        each.words[: each.head.start],
        each.words[each.head.start : each.head.end],
        each.words[each.head.end :],
        each.count,
        places(collation, tellings, each.refs),
        _speakers(collation, each),
    )


def _speakers(collation: Collation, each: Designation) -> tuple[str, ...]:
    """Whose words they are, in order: by name, or as the text has the source."""
    found: dict[str, None] = {}
    for ref, said in zip(each.refs, each.said, strict=False):
        note = collation.reading(ref.article).note(said) if said else None
        if isinstance(note, Attribution):
            text = collation.reading(ref.article).article.text
            source = " … ".join(span.of(text) for span in note.source)
            names = people.speakers(collation, ref.article, note) or (source,)
            found.update(dict.fromkeys(filter(None, names)))
    return tuple(found)


# --- whether they differ -------------------------------------------------------------------------


def _differ(named: Named) -> bool:
    first, *others = [_own(named, each) for each in named.namings if _speaks(each)] or [frozenset()]
    return any(other != first for other in others)


def _speaks(naming: Naming) -> bool:
    return any(not each.quoted for each in naming.designations)


def _telling(named: Named) -> frozenset[str]:
    return frozenset().union(*(_own(named, each) for each in named.namings))


def _own(named: Named, naming: Naming) -> frozenset[str]:
    """The wordings of an outlet's own that tell more than a person's name."""
    name = set(compared(named.name).split())
    return frozenset(
        words
        for each in naming.designations
        if not each.quoted
        and (words := compared(each.words))
        and not (named.type == "person" and name.issuperset(words.split()))
    )
