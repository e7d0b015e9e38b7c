"""An article's home country: the state whose bodies and officials it names without saying whose.

A paper writes "President Macron of France" for readers in Ohio and "President Macron" for readers
in Lyon; the White House, Congress and the attorney general are whose they are by where one reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from tellings.annotate.actors.known import leaders
from tellings.annotate.actors.known.held import Held
from tellings.annotate.actors.known.tables import Acting, Entry, Tables

_LEAST = 2
_SHARE = 0.6


class Evidence(Struct, frozen=True):
    """Words that stand without their state, and the state that they are of."""

    country: str
    words: str


class Home(Struct, frozen=True):
    """The home country, with the words that tell it, and the share of all such words."""

    country: str
    words: tuple[str, ...]
    share: float
    day: str

    def held(self, words: str, what: Acting | Entry, tables: Tables) -> Held | None:
        """That an office or body is of the home country, if that state has such a one."""
        if isinstance(what, Acting):
            if what.tells == "head" and not self._has(what):
                return None
        elif not what.may_be_of(self.country):
            return None
        name = tables.names.get(self.country, self.country)
        told = " and ".join(f"“{each}”" for each in self.words)
        why = f"“{words}”, without a state, in an article that writes {told} alike: of {name}"
        return Held((self.country,), "home", why, round(0.6 + 0.2 * self.share, 2))

    def _has(self, what: Acting) -> bool:
        """Whether the tables of leaders have such an office there."""
        held = leaders.roles(self.country, self.day) if self.day else ""
        return not self.day or what.word in held


def home(evidence: Iterable[Evidence], day: str) -> Home | None:
    """The one state that most of the evidence tells, if it is enough; None otherwise."""
    given = list(evidence)
    counts = Counter(each.country for each in given)
    if not counts:
        return None
    country, count = counts.most_common(1)[0]
    share = count / len(given)
    if count < _LEAST or share < _SHARE:
        return None
    words = Counter(each.words for each in given if each.country == country)
    return Home(country, tuple(word for word, _ in words.most_common(2)), share, day)
