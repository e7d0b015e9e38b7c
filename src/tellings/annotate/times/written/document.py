"""The step: when an article was written, as its own text tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.annotate.times.written.inferred import inferred
from tellings.annotate.times.written.published import lines, published
from tellings.annotate.times.written.told import told
from tellings.lexicon import DEFAULT, language_of
from tellings.model import Block, DocumentDate, Note, Reading, Sentence
from tellings.pipeline import step

_INFERRED = 0.5
"""Less than any metadata: the first day that fits, and some reports are a day or two later."""


@step(needs=(Block, Sentence), gives=DocumentDate)
def document_date(reading: Reading) -> Iterable[Note]:
    """The day that a date line or a dateline prints, else that which the dates told agree on.

    At most one note. None where the evidence is thin.
    """
    return document_dates(reading)


def document_dates(reading: Reading) -> Iterator[DocumentDate]:
    """The note of the step `document_date`, if there is one."""
    text, language = reading.article.text, _language(reading)
    all_told = told(reading, language or DEFAULT)
    if line := published(lines(reading, language), all_told, text):
        yield DocumentDate(
            at=(line.line.at,),
            value=line.day.isoformat(),
            basis=line.line.basis,
            by=f"{line.line.basis}-date",
            confidence=line.confidence,
            why=line.why,
        )
    elif day := inferred(all_told, text):
        yield DocumentDate(
            at=day.at,
            value=day.day.isoformat(),
            basis="inferred",
            by="inferred-date",
            confidence=_INFERRED,
            why=day.why,
        )


def _language(reading: Reading) -> str:
    """ISO 639-1, "" if the article does not say."""
    return language_of(reading.article) if reading.article.language else ""
