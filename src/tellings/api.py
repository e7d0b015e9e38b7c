"""The public verbs: read sources, compare readings, make a page.

>>> from tellings import api
>>> done = api.read(["a.txt", "b.html"])          # doctest: +SKIP
>>> page = api.page(api.compare(done.readings))   # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import BinaryIO

import msgspec
from msgspec import Struct

from tellings import __version__, intake
from tellings.annotate.steps import STEPS
from tellings.collate import collate
from tellings.errors import ReadError, UseError
from tellings.model import Article, Block, Collation, Datum, ModelRecord, Reading
from tellings.pipeline import Pipeline, build
from tellings.show import html
from tellings.text import has_words


class Read(Struct, frozen=True):
    """What came of reading some sources: the readings, and what could not be read and why."""

    readings: tuple[Reading, ...]
    problems: tuple[ReadError, ...] = ()

    @property
    def degraded(self) -> tuple[ModelRecord, ...]:
        """Models for which a weaker substitute stood in, each once."""
        records = (record for reading in self.readings for record in reading.models)
        return tuple(dict.fromkeys(record for record in records if record.degraded))


@cache
def pipeline() -> Pipeline:
    """The steps of annotation, checked."""
    return build(STEPS)


def read(
    sources: Iterable[str], *, outlets: Sequence[str] = (), stdin: BinaryIO | None = None
) -> Read:
    """Read files ("-" is standard input) into readings, in the order given.

    `outlets` names the outlet of the first source, the second, and so on. Sources that cannot be
    read are in `problems`; nothing is raised for them. Raises UseError for more outlets than
    sources.
    """
    named = list(sources)
    if len(outlets) > len(named):
        raise UseError(f"{len(outlets)} outlets are named for {len(named)} sources")
    readings: list[Reading] = []
    problems: list[ReadError] = []
    for number, source in enumerate(named):
        taken = intake.read(source, stdin=stdin)
        problems += taken.problems
        outlet = outlets[number] if number < len(outlets) else ""
        for article in taken.articles:
            _add(pipeline().read(_of_outlet(article, outlet)), source, readings, problems)
    return Read(tuple(readings), tuple(problems))


def _add(
    reading: Reading, source: str, readings: list[Reading], problems: list[ReadError]
) -> None:
    if has_prose(reading):
        readings.append(reading)
    else:
        name = f"{source} (article {reading.article.id})" if readings else source
        problems.append(ReadError(name, "no prose found in it; give the text of an article"))


def has_prose(reading: Reading) -> bool:
    """Whether an article has at least one paragraph with words."""
    text = reading.article.text
    return any(b.role == "paragraph" and has_words(text, b.hull) for b in reading.of(Block))


def _of_outlet(article: Article, outlet: str) -> Article:
    if not outlet:
        return article
    return msgspec.structs.replace(article, outlet=Datum(outlet, "option"))


def compare(readings: Sequence[Reading]) -> Collation:
    """Compare the readings of two or more articles.

    Raises UseError for fewer than two different articles.
    """
    return collate(readings)


def page(collation: Collation) -> str:
    """A collation as one self-contained HTML page."""
    return html.page(collation, version=__version__)
