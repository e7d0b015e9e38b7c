"""A silence: that others tell something and an article does not. Whose silence may be spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tellings import dates
from tellings.collate.alone.remarked import known
from tellings.collate.alone.texts import Texts
from tellings.model import Reading, Ref, TimeExpression


class Silence(Struct, frozen=True):
    """Something that others tell and an article does not.

    `told` are the notes of those that tell it, each at its place. `why` says what was searched in
    the article and not found. `day` (ISO 8601) is when it was, "" if that is not known; `later`:
    that is after the day on which the article was written.
    """

    told: tuple[Ref, ...]
    why: str
    confidence: float = 1.0
    day: str = ""
    later: bool = False


def silent(texts: Texts, told: Iterable[Ref]) -> Iterator[str]:
    """The articles that do not have this, where two other texts do, or one if there are but two."""
    telling = {ref.article for ref in told}
    every = {texts.text(article) for article in texts.articles}
    enough = min(2, len(every) - 1)
    for article in sorted(set(texts.articles) - telling):
        others = {texts.text(each) for each in telling} - {texts.text(article)}
        if len(others) >= enough > 0:
            yield article


def day(times: Iterable[TimeExpression]) -> str:
    """The first day that any of these times gives; "" if none gives one."""
    found = ((days.first, each.date) for each in times if (days := dates.days(each.date[:10])))
    return min(found, default=("", ""))[1]


def later(reading: Reading, day: str) -> bool:
    """Whether the article was surely written before this day began."""
    written, then = known(reading), dates.days(day[:10])
    return bool(written and then and written[0].last < then.first)
