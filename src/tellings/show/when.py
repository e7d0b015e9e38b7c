"""When: what the tellings date, on one calendar; how each date was reckoned; where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from tellings.collate import timeline as line
from tellings.collate.timeline import Dated, Group, Timeline
from tellings.collate.voices.origins import Origins
from tellings.model import Attribution, Collation, Span, TimeExpression
from tellings.show import axis, calendar, excerpt, sure, voices
from tellings.show.axis import Axis
from tellings.show.excerpt import Excerpt
from tellings.show.holding import Holding
from tellings.show.telling import Place, Telling, Tellings

MANY = 12
"""Entries of the background, or ahead, from which on they are folded away."""
OPEN = 8
"""Words at one date from which on only the first of each telling is shown open."""

_BASES = {
    "metadata": "from its metadata",
    "printed": "as printed",
    "dateline": "from its dateline",
    "inferred": "inferred",
}
_RECKONED = {
    "document": "reckoned from the article’s date, {date}, {basis}",
    "event": "reckoned from an event that the words name",
    "time": "reckoned from another date of the article",
}


class DocumentDate(Struct, frozen=True):
    """The day a telling was written, in words; "" where it is not known. `how` tells whence.

    `why` is the reason of the step that found it, `machine` the ISO 8601 date.
    """

    letter: str
    outlet: str
    date: str = ""
    machine: str = ""
    how: str = ""
    why: str = ""
    inferred: bool = False


class Told(Struct, frozen=True):
    """Words of a telling and how they were dated.

    `voice`: whose words they are, "" for the outlet's own; `unsourced`: somebody's, but it is not
    found whose; `held` and `deciding`: how that one holds them, as in `claims.Told`. `how` and
    `clock` are words of ours, "" where the words state the date in full and no time of day.
    `source` is where the date is from which this one was reckoned. `why` is the reason of the
    step. `also` are the places of those who tell the same happening; `named` are the other places
    that only name the same by this date, for which no voice is told.
    """

    letter: str
    outlet: str
    words: Excerpt
    voice: str = ""
    unsourced: bool = False
    held: str = ""
    deciding: str = ""
    clock: str = ""
    how: str = ""
    why: str = ""
    doubt: str = ""
    source: Place | None = None
    also: tuple[Place, ...] = ()
    named: tuple[Place, ...] = ()


class Entry(Struct, frozen=True):
    """A date in words, as HTML's `time` takes it ("" if it does not), and what is told of it.

    `count` is how many tellings do, `voices` how many voices they are. `more` is what is folded
    away where there is much.
    """

    label: str
    machine: str
    count: int
    told: tuple[Told, ...]
    more: tuple[Told, ...] = ()
    voices: int = 0

    @property
    def tellers(self) -> str:
        """How many tell of it: "3", or "3, 1 voice" where some are one voice."""
        voices = f", {self.voices} voice{'s' if self.voices > 1 else ''}"
        return f"{self.count}{voices if 0 < self.voices < self.count else ''}"


class Side(Struct, frozen=True):
    """One of the dates of a conflict, and who gives it."""

    label: str
    machine: str
    told: tuple[Told, ...]


class Conflict(Struct, frozen=True):
    """One happening under several dates. `doubt` is why that is unsure, or ""."""

    sides: tuple[Side, ...]
    doubt: str = ""


class When(Struct, frozen=True):
    """All that is told of time. `hidden`: dates that are too unsure to be shown."""

    documents: tuple[DocumentDate, ...]
    news: tuple[Entry, ...]
    background: tuple[Entry, ...]
    ahead: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    axis: Axis | None
    hidden: int = 0

    @property
    def groups(self) -> tuple[tuple[str, tuple[Entry, ...], bool], ...]:
        """The groups that have entries: a heading, the entries, and whether to fold them."""
        every = (
            ("Days of the news", self.news, False),
            ("Ahead", self.ahead, len(self.ahead) > MANY),
            ("Background", self.background, len(self.background) > MANY),
        )
        return tuple(each for each in every if each[1])

    @property
    def count(self) -> int:
        """How many dates there are."""
        return len(self.news) + len(self.background) + len(self.ahead)


def when(collation: Collation, tellings: Tellings) -> When:
    """What the tellings date. What is below the floor of sureness is only counted."""
    found = line.timeline(collation)
    shown = [each for entry in found.entries for each in entry.told if _sure(each)]
    clerk = _Clerk(collation, tellings)
    groups: dict[Group, tuple[Entry, ...]] = {
        group: tuple(clerk.entries(found, group)) for group in ("news", "background", "ahead")
    }
    return When(
        documents=tuple(_document(each) for each in tellings.values()),
        **groups,
        conflicts=tuple(clerk.conflicts(found)),
        axis=axis.axis(found, tellings, shown),
        hidden=sum(len(entry.told) for entry in found.entries) - len(shown),
    )


def titles(telling: Telling) -> dict[Span, str]:
    """A line of ours for each time expression of a telling: its date, and how it was found."""
    return {
        at: " · ".join(filter(None, (_date(note), note.why)))
        for note in telling.reading.of(TimeExpression)
        if sure.shown(note)
        for at in note.at
    }


def _date(note: TimeExpression) -> str:
    spell = line.spell(note)
    if spell is None:
        return "no date"
    return ", ".join(filter(None, (calendar.label(spell), calendar.clock(line.clock(note)))))


def _document(telling: Telling) -> DocumentDate:
    written = telling.reading.written
    if written is None:
        return DocumentDate(telling.letter, telling.outlet)
    return DocumentDate(
        telling.letter,
        telling.outlet,
        calendar.written(written.value),
        written.value,
        _BASES[written.basis],
        written.why,
        written.basis == "inferred",
    )


def _sure(each: Dated) -> bool:
    return each.confidence >= sure.FLOOR


class _Clerk:
    """Writes out what is dated, telling by telling."""

    def __init__(self, collation: Collation, tellings: Tellings) -> None:
        self.collation, self.tellings = collation, tellings
        self.origins = Origins(collation)
        self.holding = Holding()
        self.order = {article: number for number, article in enumerate(tellings)}
        self.chains = {each.id: voices.chains(each) for each in tellings.values()}
        self.times = {
            each.id: {time.id: time for time in each.reading.of(TimeExpression)}
            for each in tellings.values()
        }

    def entries(self, found: Timeline, group: Group) -> Iterator[Entry]:
        for entry in found.of(group):
            told = list(self._lines(entry))
            if told:
                first, more = _folded(told)
                articles = {each.article for each in entry.told if _sure(each)}
                count = len(articles)
                voices = len({self.origins.voice(article) for article in articles})
                machine = calendar.machine(entry.spell)
                yield Entry(calendar.label(entry.spell), machine, count, first, more, voices)

    def _lines(self, entry: line.Entry) -> Iterator[Told]:
        """A line for all that is told, and one for all places that name one thing alike."""
        also, named = self._also(entry), self._named(entry)
        folded = {other for others in named.values() for other in others}
        for each in self._ordered(entry.told):
            if each not in folded:
                others = tuple(self._place(other) for other in named.get(each, ()))
                yield self.told(each, also.get(each, ()), others)

    def _named(self, entry: line.Entry) -> Mapping[Dated, tuple[Dated, ...]]:
        """For the fullest of what names one thing alike, the others, in the order of the tellings.

        Of those with the same words the first telling's is taken.
        """
        found: dict[Dated, tuple[Dated, ...]] = {}
        for numbers in entry.named:
            sure_ones = [each for each in (entry.told[n] for n in numbers) if _sure(each)]
            if len(sure_ones) > 1:
                words, members = self._words(sure_ones[0]), self._ordered(sure_ones)
                first = next(each for each in members if self._words(each) == words)
                found[first] = tuple(each for each in members if each != first)
        return found

    def _words(self, each: Dated) -> str:
        return each.at.of(self.tellings[each.article].text)

    def _ordered(self, told: Iterable[Dated]) -> list[Dated]:
        """By the time of day, then in the order of the tellings and of their texts."""
        kept = [each for each in told if _sure(each)]
        return sorted(
            kept, key=lambda each: (line.clock_order(each.clock), self.order[each.article], each.at)
        )

    def _also(self, entry: line.Entry) -> Mapping[Dated, tuple[Place, ...]]:
        """Where else the same happening is told, for what several tell alike."""
        found: dict[Dated, tuple[Place, ...]] = {}
        for numbers in entry.agreed:
            members = self._ordered(entry.told[number] for number in numbers)
            for each in members:
                found[each] = tuple(self._place(other) for other in members if other != each)
        return found

    def _place(self, each: Dated) -> Place:
        return self.tellings[each.article].place((each.at,))

    def told(
        self, each: Dated, also: tuple[Place, ...] = (), named: tuple[Place, ...] = ()
    ) -> Told:
        """Some dated words as the page shows them."""
        telling = self.tellings[each.article]
        times = [telling.reading.note(time) for time in each.times]
        marks = [(at, "time") for note in times for at in note.at]
        voice, held = self._voice(telling, each) if not named else ("", ("", ""))
        return Told(
            telling.letter,
            telling.outlet,
            excerpt.excerpt(telling, (excerpt.quoted(telling.text, each.at),), marks),
            "" if voice == voices.NO_SOURCE else voice,
            voice == voices.NO_SOURCE,
            *held,
            calendar.clock(each.clock),
            _how(telling, each),
            times[0].why,
            "" if each.confidence >= sure.UNSURE else times[0].why or "no reason is recorded",
            self._source(telling, times[0]),
            also,
            named,
        )

    def _voice(self, telling: Telling, each: Dated) -> tuple[str, tuple[str, str]]:
        """Whose words they are: the innermost attribution's that is sure enough to be shown.

        With it how that one holds them, and the words that decide it.
        """
        for said in each.attributions:
            note = telling.reading.note(said)
            chains = self.chains[telling.id]
            if isinstance(note, Attribution) and sure.shown(note):
                short = voices.chained(self.collation, telling, chains.chain(note))[-1].short
                held = self.holding.dated(telling, note, each.times, each.at)
                return short.rstrip(" ,;:"), held
        return "", ("", "")

    def _source(self, telling: Telling, note: object) -> Place | None:
        """Where the time stands from which this one was reckoned, if it was from one."""
        anchor = note.anchor if isinstance(note, TimeExpression) else None
        known = self.times[telling.id].get(anchor or "")
        return telling.place(known.at) if known else None

    def conflicts(self, found: Timeline) -> Iterator[Conflict]:
        for conflict in found.conflicts:
            sides = tuple(
                Side(
                    calendar.label(spell),
                    calendar.machine(spell),
                    tuple(self.told(each) for each in self._ordered(told)),
                )
                for spell, told in groupby(conflict.told, key=lambda each: each.spell)
            )
            yield Conflict(sides, _INFERRED if conflict.unsure else "")


_INFERRED = "one of the days was reckoned from an article’s date that is itself inferred"


def _how(telling: Telling, each: Dated) -> str:
    """How the date was reckoned, in words; "" where the words state it."""
    written = telling.reading.written
    if each.how == "stated":
        return ""
    date = calendar.written(written.value) if written else ""
    return _RECKONED[each.how].format(date=date, basis=_BASES.get(each.basis, ""))


def _folded(told: Sequence[Told]) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """All open, or where they are many, the first of each telling and then the others."""
    if len(told) <= OPEN:
        return tuple(told), ()
    first = {each.letter: each for each in reversed(told)}
    kept = [each for each in told if first[each.letter] is each]
    return tuple(kept), tuple(each for each in told if first[each.letter] is not each)
