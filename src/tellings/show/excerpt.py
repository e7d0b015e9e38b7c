"""Words of a source as a view shows them: exact characters, cut into runs, with their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from tellings.model import Span
from tellings.show.telling import Place, Telling
from tellings.text import cut

_OPENING = frozenset("\"'“‘„‚«‹「『")
_CLOSING = frozenset("\"'”’“‘»›」』")

Mark = tuple[Span, str]


class Run(Struct, frozen=True):
    """Words that are shown alike. `how` is "" (plain), "only", "near", "moved", "time" or "gap".

    A "gap" is not the source's: it stands for what lies between two stretches.
    """

    words: str
    how: str = ""


class Excerpt(Struct, frozen=True):
    """Runs of words, where they stand, and the language of their article ("" if not known)."""

    runs: tuple[Run, ...]
    place: Place
    language: str = ""

    @property
    def words(self) -> str:
        """The runs as one string."""
        return "".join(run.words for run in self.runs)


def excerpt(telling: Telling, at: Sequence[Span], marks: Iterable[Mark] = ()) -> Excerpt:
    """The words of these stretches, cut where a mark begins or ends.

    White space between two stretches is shown as a blank, anything else as " … ".
    """
    runs: list[Run] = []
    found = tuple(marks)
    for before, span in pairwise((None, *at)):
        if before and span:
            runs.append(_between(telling.text, before, span))
        if span:
            runs.extend(_runs(telling.text, span, found))
    return Excerpt(tuple(runs), telling.place(at), language(telling))


def printed(telling: Telling, at: Sequence[Span]) -> str:
    """The words of these stretches as one string; several are joined by " … "."""
    return " … ".join(span.of(telling.text) for span in at)


def language(telling: Telling) -> str:
    """The language of the article as a BCP 47 tag, or "" if it is not known or not a tag."""
    known = telling.reading.article.language
    tag = known.value if known else ""
    parts = tag.split("-")
    ok = all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts)
    return tag if ok and parts[0].isalpha() and len(parts[0]) in (2, 3) else ""


def quoted(text: str, span: Span) -> Span:
    """The span with the quotation marks that stand next to it, if it is given without."""
    start, end = span.start, span.end
    if start > 0 and text[start - 1] in _OPENING and text[start] not in _OPENING:
        start -= 1
    if end < len(text) and text[end] in _CLOSING and text[end - 1] not in _CLOSING:
        end += 1
    return Span(start, end)


def _between(text: str, before: Span, after: Span) -> Run:
    return Run(" … " if text[before.end : after.start].strip() else " ", "gap")


def _runs(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Run]:
    within = [
        (Span(max(at.start, span.start) - span.start, min(at.end, span.end) - span.start), how)
        for at, how in marks
        if at.start < span.end and span.start < at.end
    ]
    for run, hows in cut(len(span), within):
        words = text[span.start + run.start : span.start + run.end]
        if words:
            yield Run(words, hows[0] if hows else "")
