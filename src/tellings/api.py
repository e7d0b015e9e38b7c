"""The public verbs: read sources, compare readings, make a page.

>>> from tellings import api
>>> done = api.read(["a.txt", "b.html"])          # doctest: +SKIP
>>> page = api.page(api.compare(done.readings))   # doctest: +SKIP
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import BinaryIO

import msgspec
from msgspec import Struct

from tellings import __version__, intake
from tellings.annotate.steps import STEPS
from tellings.collate import collate
from tellings.errors import ReadError, UseError
from tellings.intake.source import label
from tellings.model import Article, Block, Collation, Datum, ModelRecord, Reading
from tellings.pipeline import Pipeline, build
from tellings.show import html

_WORDS = re.compile(r"\b\w++\W++\w++\W++\w")
_END = re.compile(r"""[.!?\u2026\u3002\uff01\uff1f]["'\u201d\u2019\u00bb)\]]*(?:\s|\Z)""")


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
    sources, and for an outlet that is no text.
    """
    named = list(sources)
    _check(outlets, len(named))
    readings: list[Reading] = []
    problems: list[ReadError] = []
    for number, source in enumerate(named):
        taken = intake.read(source, stdin=stdin)
        problems += taken.problems
        outlet = outlets[number] if number < len(outlets) else ""
        for article in taken.articles:
            _add(pipeline().read(_of_outlet(article, outlet)), source, readings, problems)
    return Read(tuple(readings), tuple(problems))


def _check(outlets: Sequence[str], most: int) -> None:
    if len(outlets) > most:
        raise UseError(f"{len(outlets)} outlets are named for {most} sources")
    for outlet in outlets:
        # Bytes of the command line that are no characters come as lone surrogates (PEP 383).
        if any("\ud800" <= character <= "\udfff" for character in outlet):
            raise UseError(f"the outlet {outlet!r} is no text; write it in UTF-8")


def _add(reading: Reading, source: str, readings: list[Reading], problems: list[ReadError]) -> None:
    if has_prose(reading):
        readings.append(reading)
        return
    origin = reading.article.origin
    line = f"line {origin.line}: " if origin and origin.line else ""
    problem = "no prose was found; give the text of an article"
    problems.append(ReadError(label(source), line + problem))


def has_prose(reading: Reading) -> bool:
    """Whether an article has a paragraph with a sentence in it: three words and a sentence's end.

    Menus, tables, settings and lone headlines have none.
    """
    text = reading.article.text
    paragraphs = (b.hull.of(text) for b in reading.of(Block) if b.role == "paragraph")
    return any(_WORDS.search(words) and _END.search(words) for words in paragraphs)


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
