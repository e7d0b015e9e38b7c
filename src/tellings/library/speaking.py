"""Who is quoted in a library, and with what: attributions of several articles under one name.

Persons are known within an article; over articles they are joined by their names alone. The very
same name joins. A shorter one ("Vale") joins only where the articles of one story have just one
person who can be called so; else it is named, and stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tellings.collate import names
from tellings.library.naming import NotHeldError
from tellings.library.summaries import called_article
from tellings.library.viewing import said_in
from tellings.model import Entity
from tellings.show.plain import plain
from tellings.show.speakers import Apart, Joined, OutletLine, Quoted, SpeakerLine, SpeakerView
from tellings.show.voices import Said
from tellings.store import SaidRow, Store
from tellings.store.passages import parts
from tellings.store.query import FEWEST_LETTERS
from tellings.store.speakers import MOST
from tellings.text import normal

Order = Literal["outlet", "time"]
Words = tuple[str, ...]

MOST_STORIES = 25
"""How many stories are looked through for whom a shorter name means."""
MOST_ARTICLES = 40
"""How many articles such a story may have."""

_SAME = "the same name"
_ONLY = "in these stories nobody else can be called so"
_OTHERS = "others are called so where it stands, or it is alone there"


class _Folded(Struct, frozen=True):
    """An attribution, and those in copies of its article that have its words."""

    row: SaidRow
    copies: tuple[SaidRow, ...] = ()


def speakers(store: Store, words: str = "", limit: int = 100) -> tuple[SpeakerLine, ...]:
    """Those who are quoted, the most quoted first; or those whose names have all these words, or
    words that begin so. Raises UseError for too many words.
    """
    asked = set(names.words(words))
    found: dict[str, list[int]] = {}
    for row in store.speakers.rows(" ".join(map(_begun, words.split()))):
        for name in parts(row.name):
            if _begins(asked, name):
                counts = found.setdefault(name, [0, 0])
                counts[0] += row.said
                counts[1] += row.articles
    lines = (SpeakerLine(name, *counts) for name, counts in found.items())
    return tuple(sorted(lines, key=lambda line: (-line.said, line.name))[:limit])


def _begun(word: str) -> str:
    """A word as the beginning of one, where it is long enough to look for that."""
    return f"{word}*" if sum(map(str.isalnum, word)) >= FEWEST_LETTERS else word


def _begins(asked: Iterable[str], name: str) -> bool:
    """Whether a name has words that begin like each of these."""
    has = names.words(name)
    return all(any(word.startswith(each) for word in has) for each in asked)


def speaker(
    store: Store,
    name: str,
    *,
    outlet: str = "",
    since: float | None = None,
    until: float | None = None,
    order: Order = "outlet",
    start: int = 0,
    limit: int = 100,
) -> SpeakerView:
    """All that is attributed to a name, `limit` from number `start` on, by outlet or by time.

    `outlet` is the name of one; `since` and `until` are when an article was written. Raises
    NotHeldError if nobody is called so, and UseError for too long a name.
    """
    found = _Search(store, name)
    every = found.same + found.short
    if not every:
        raise NotHeldError(f"nobody called {plain(name)} is quoted in {store.name}")
    folded = _fold(each for each in every if _within(each, outlet, since, until))
    folded.sort(key=lambda each: _key(each.row, order))
    shown = folded[start : start + limit]
    quoted = tuple(_quoted(store, shown))
    return SpeakerView(
        name=found.name,
        said=len(folded),
        articles=len({each.row.article for each in folded}),
        joined=tuple(found.joined()),
        apart=found.apart,
        outlets=tuple(_outlets(folded)),
        quoted=quoted,
        start=start,
        hidden=len(shown) - len(quoted),
        cut=found.cut,
    )


class _Search:
    """The attributions that a name stands for, and the names that are like it."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._asked = store, names.words(name)
        self._names = self._like(name)
        rows = store.speakers.said(name)
        self.same = [row for row in rows if self._has_same(row.speaker)]
        self.cut = len(rows) == MOST
        self.name = self._fullest(name)
        self.short, self.apart = self._shorter()

    def joined(self) -> Iterator[Joined]:
        """The names under which it was printed."""
        for why, rows in ((_SAME, self.same), (_ONLY, self.short)):
            counts: dict[str, int] = {}
            for row in rows:
                for part in parts(row.speaker):
                    if self._is_name(part) if why == _SAME else self._is_short(part):
                        counts[part] = counts.get(part, 0) + 1
            yield from (Joined(name, count, why) for name, count in sorted(counts.items()))

    def _like(self, name: str) -> dict[str, int]:
        """The names of speakers that share the first or the last word of it, with their counts."""
        ends = {self._asked[0], self._asked[-1]} if self._asked else set()
        asked = dict.fromkeys((name, *sorted(ends)))
        rows = {row.name: row.said for each in asked for row in self._store.speakers.rows(each)}
        found: dict[str, int] = {}
        for speaker, said in rows.items():
            for part in parts(speaker):
                found[part] = found.get(part, 0) + said
        return found

    def _is_name(self, part: str) -> bool:
        return names.words(part) == self._asked

    def _has_same(self, speaker: str) -> bool:
        return names.words(speaker) == self._asked or any(map(self._is_name, parts(speaker)))

    def _is_short(self, part: str) -> bool:
        """Whether a name can be a shorter form of what is asked for."""
        words = names.words(part)
        return 0 < len(words) < len(self._asked) and bool(names.person(words, self._asked))

    def _fullest(self, name: str) -> str:
        """The name as it is printed most often."""
        same = [part for part in self._names if self._is_name(part)]
        return max(same, key=lambda part: (self._names[part], part), default=name.strip())

    def _shorter(self) -> tuple[list[SaidRow], tuple[Apart, ...]]:
        """Attributions to shorter names that can mean nobody else; and the names that stay apart.

        Names that are longer, or alike in another way, always do.
        """
        joined: list[SaidRow] = []
        apart: list[Apart] = []
        told = _Told(self._store, self._asked, {row.story for row in self.same if row.story})
        for part in sorted(self._names):
            alike = names.person(names.words(part), self._asked)
            if not alike or self._is_name(part):
                continue
            sure = list(told.sure(part)) if self._is_short(part) else []
            joined += sure
            if left := self._names[part] - len(sure):
                apart.append(Apart(part, left, _OTHERS if self._is_short(part) else alike.why))
        return joined, tuple(apart)


class _Told:
    """Who can be called by a shorter name in the stories that have the full one."""

    def __init__(self, store: Store, asked: Words, stories: Iterable[str]) -> None:
        self._store, self._asked = store, asked
        self._stories = set(sorted(stories)[:MOST_STORIES])
        self._persons: dict[str, frozenset[Words] | None] = {}

    def sure(self, part: str) -> Iterator[SaidRow]:
        """The attributions to a shorter name where only the one asked for can be meant."""
        for row in self._store.speakers.said(part):
            if row.story in self._stories and part in parts(row.speaker):
                persons = self._in(row.story)
                fit = {each for each in persons or () if self._can_be(names.words(part), each)}
                if fit == {self._asked}:
                    yield row

    def _can_be(self, short: Words, full: Words) -> bool:
        return len(full) > len(short) and bool(names.person(short, full))

    def _in(self, story: str) -> frozenset[Words] | None:
        """The names of all persons in a story; None if it has too many articles to look."""
        if story not in self._persons:
            members = self._store.stories.members(story)
            found = frozenset(self._named(each.article for each in members[:MOST_ARTICLES]))
            self._persons[story] = found if len(members) <= MOST_ARTICLES else None
        return self._persons[story]

    def _named(self, articles: Iterable[str]) -> Iterator[Words]:
        for article in articles:
            for entity in self._store.notes.reading(article, ("names",)).of(Entity):
                if entity.type == "person":
                    yield names.words(entity.name)


# --- what is shown of them -----------------------------------------------------------------------


def _within(row: SaidRow, outlet: str, since: float | None, until: float | None) -> bool:
    at = row.added if row.at is None else row.at
    early = since is not None and at < since
    late = until is not None and at > until
    return not early and not late and (not outlet or row.outlet == outlet)


def _fold(rows: Iterable[SaidRow]) -> list[_Folded]:
    """Attributions, those of copies with the ones of the leader that have the same words."""
    groups: dict[tuple[str, str], dict[str, SaidRow]] = {}
    for row in rows:
        key = (row.copy_of or row.article, " ".join(normal(row.words).split()))
        # Once an article, however often it says the words.
        groups.setdefault(key, {}).setdefault(row.article, row)
    found = []
    for (leader, _), group in groups.items():
        first = group.get(leader) or min(group.values(), key=_time)
        others = sorted((row for row in group.values() if row is not first), key=_time)
        found.append(_Folded(first, tuple(others)))
    return found


def _time(row: SaidRow) -> tuple[float, str, int, str]:
    number = row.note.partition(":")[2].partition("-")[0]
    place = int(number) if number.isdecimal() else 0
    return row.added if row.at is None else row.at, row.article, place, row.note


def _key(row: SaidRow, order: Order) -> tuple[object, ...]:
    named = (not row.outlet, row.outlet.casefold(), row.outlet) if order == "outlet" else ()
    return (*named, *_time(row))


def _outlets(found: Sequence[_Folded]) -> Iterator[OutletLine]:
    by: dict[str, list[SaidRow]] = {}
    for each in found:
        by.setdefault(each.row.outlet, []).append(each.row)
    for outlet in sorted(by, key=lambda name: (-len(by[name]), name)):
        times = [row.at for row in by[outlet] if row.at is not None]
        yield OutletLine(
            outlet, len(by[outlet]), min(times, default=None), max(times, default=None)
        )


def _quoted(store: Store, found: Sequence[_Folded]) -> Iterator[Quoted]:
    """What is sure enough to be shown, with its words in their place."""
    articles: dict[str, dict[str, Said]] = {}
    for each in found:
        id_ = each.row.article
        if id_ not in articles:
            articles[id_] = said_in(store, id_)
        if said := articles[id_].get(each.row.note):
            yield _shown(store, each, said)


def _shown(store: Store, each: _Folded, said: Said) -> Quoted:
    row = each.row
    return Quoted(
        article=row.article,
        note=row.note,
        story=row.story or "",
        outlet=_outlet(store, row),
        headline=row.title,
        time=row.at,
        at=said.words.place.at,
        said=said,
        copies=tuple((copy.article, _outlet(store, copy)) for copy in each.copies),
    )


def _outlet(store: Store, row: SaidRow) -> str:
    return row.outlet or called_article(store, row.article)
