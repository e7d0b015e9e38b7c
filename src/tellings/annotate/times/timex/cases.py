"""What a rule is asked about: a stretch, where it stands, when it was written, what went before."""

from __future__ import annotations

import re
from collections import deque
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct

from tellings.annotate.times.reckoning import Unit
from tellings.annotate.times.tense import Tense, tense
from tellings.annotate.times.timex.finding import Found
from tellings.annotate.times.timex.numbers import number
from tellings.annotate.times.views import Place, View
from tellings.annotate.times.words import value
from tellings.dates import Days, days, grain
from tellings.model import Reading, Span

_LAST_WORD = re.compile(r"([\w'%$]+)[.,]? $")
_NEXT_WORD = re.compile(r"[ -]([^\W\d_]+)")

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Base = Literal["", "document", "time"]

_YEARS = range(1000, 9000)
"""Years that may be reckoned with: far from the ends of the calendar."""
_FINE = {"day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "half-year": 3, "year": 4}
_NEEDS = {"TS": 0, "TM": 0, "TH": 0, "D": 0, "W": 1, "WE": 1, "FT": 1, "M": 2, "Q": 3, "Y": 4}


class Meaning(Struct, frozen=True):
    """What an expression means.

    `base`: what it was reckoned from; `time`: the id of that time; `aside`: see `Mentioned`.
    """

    type: TimexType
    value: str
    why: str
    mod: str = ""
    base: Base = ""
    time: str = ""
    confidence: float = 0.9
    aside: bool = False


class Written(Struct, frozen=True):
    """When the document was written: a day, and how fine that is known; `note` tells it."""

    day: date
    fineness: int
    note: str | None

    def knows(self, unit: Unit) -> bool:
        """Whether it is known to the day, week, month, ... that a unit needs."""
        return self.fineness <= _NEEDS.get(unit, 4)


def written(reading: Reading) -> Written | None:
    """The document's date of a reading, for reckoning; None where it is not known."""
    told = reading.written
    covered = days(told.value) if told else None
    if told is None or covered is None or covered.first.year not in _YEARS:
        return None
    return Written(covered.first, _FINE.get(grain(told.value), 4), told.note)


_MEMORY = 100
"""How many times are remembered: what is reckoned from lies near."""


class Mentioned(Struct, frozen=True):
    """A time that the text spoke of: its value, the days it covers, the id of its note.

    `block` and `number` say where: in which block, and how many times went before. `aside`: only
    told for comparison ("a year earlier"), so that nothing is reckoned from it.
    """

    value: str
    covered: Days
    grain: str
    id: str
    block: int
    number: int
    aside: bool = False


class Told:
    """What the text has told so far, to reckon "that day" and "a year earlier" from."""

    def __init__(self) -> None:
        self._times: deque[Mentioned] = deque(maxlen=_MEMORY)
        self.block = 0
        self.count = 0
        self.months = -1
        """How many times had been told when "the first nine months" were: no quarter since."""

    def add(self, time: Mentioned) -> None:
        """Remember a time that the text told."""
        self._times.append(time)
        self.count += 1

    def last(self, *grains: str, blocks: int | None = None) -> Mentioned | None:
        """The last time of these grains (of any, without), at most so many blocks back."""
        for each in reversed(self._times):
            if blocks is not None and each.block < self.block - blocks:
                return None
            if not each.aside and (not grains or each.grain in grains):
                return each
        return None

    def quarter(self, today: date | None, blocks: int | None = None) -> Mentioned | None:
        """The last quarter that was over on a day; if the text told none such, the last."""
        found = None
        for each in reversed(self._times):
            if blocks is not None and each.block < self.block - blocks:
                break
            if each.grain == "quarter" and not each.aside:
                if today is None or each.covered.last < today:
                    return each
                found = found or each
        return found


class Case(Struct, frozen=True, dict=True):
    """One expression to be resolved."""

    found: Found
    view: View
    language: str
    region: str
    written: Written | None
    told: Told
    text: str

    def part(self, name: str) -> str:
        """The words of a group, "" if it has none."""
        return self.found.parts.get(name, "")

    def code(self, name: str, *classes: str) -> str:
        """What the words of a group stand for in the first class that has them; "" for none."""
        words = self.part(name)
        for each in classes or (name,):
            if words and (told := value(self.language, each, words)):
                return told
        return ""

    def code_of(self, name: str, words: str) -> str:
        """What words of a class stand for ("-" where they stand for themselves), "" for no such."""
        return value(self.language, name, words)

    def unit(self, name: str = "unit") -> Unit:
        """The unit that a group names, "" for none."""
        return self.code(name, "unit", "units", "nights")

    def count(self, name: str = "n") -> float | None:
        """The number that a group tells."""
        return number(self.part(name), self.language) if self.part(name) else None

    @property
    def today(self) -> date | None:
        """The day on which the document was written, if any is known."""
        return self.written.day if self.written else None

    @cached_property
    def at(self) -> Span:
        """Where it stands in the article, with the words that limit it."""
        return self.view.span(self.found.start, self.found.end)

    @cached_property
    def core(self) -> Span:
        """Where it stands, without the words that limit it."""
        return self.view.span(self.found.core, self.found.core_end)

    @cached_property
    def place(self) -> Place | None:
        """Its first word (of the words that limit it, if any)."""
        return self.view.place(self.at)

    @cached_property
    def tense(self) -> Tense:
        """How it lies to the time of writing, as the sentence tells."""
        return tense(self.place, self.at, self.text, self.language)

    def before(self, length: int = 30) -> str:
        """The words before it in its block, in small letters."""
        return self.view.low[max(0, self.found.start - length) : self.found.start]

    def after(self, length: int = 30) -> str:
        """The words after it in its block, in small letters."""
        return self.view.low[self.found.end : self.found.end + length]

    def word_before(self) -> str:
        """The word right before it, one blank between; "" if none."""
        found = _LAST_WORD.search(self.before())
        return found[1] if found else ""

    def word_after(self) -> str:
        """The word right after it, a blank or a hyphen between; "" if none."""
        found = _NEXT_WORD.match(self.after())
        return found[1] if found else ""

    def goes_before(self, name: str) -> bool:
        """Whether a word of a class stands right before it."""
        return bool(self.code_of(name, self.word_before()))

    def follows_any(self, name: str) -> bool:
        """Whether a word of a class stands right after it."""
        return bool(self.code_of(name, self.word_after()))

    def is_headline(self) -> bool:
        """Whether it stands in a headline or a caption: they tell the past in the present tense."""
        return self.view.block.role in ("headline", "heading", "summary", "caption")

    def is_quoted(self) -> bool:
        """Whether it stands within quotation marks, as far as those of its block tell."""
        before = self.view.low[: self.found.start]
        marks = before.count('"') % 2 == 1
        return marks or before.rfind("\u0060\u0060") > before.rfind("''")

    def tag(self) -> str:
        """The Penn tag of its first core word; "" if nothing is known."""
        place = self.view.place(self.core)
        return place.word.tag if place else ""

    def label(self) -> str:
        """What kind of name the syntax model takes its first core word for ("DATE"), "" none."""
        place = self.view.place(self.core)
        return place.word.name[2:] if place else ""
