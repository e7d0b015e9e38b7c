"""Quoted words that one text alone has.

"Only here" is claimed only where it holds to the letter: what another text has, in quotation marks
or not, understood there or not, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.collate import names
from tellings.collate.alone.only import Only
from tellings.collate.alone.texts import Joined, Texts
from tellings.collate.same_words.units import Unit, units
from tellings.model import Collation, Reading


def quotations(collation: Collation, texts: Texts | None = None) -> tuple[Only, ...]:
    """For each article, the quoted sentences and fragments that only it has.

    Each ref has the id of an attribution and the place of the quoted words. Left out are words in
    quotation marks that nobody is said to have said, what repeats another quotation of the same
    article, and what another text has word for word, in quotation marks or not.
    """
    texts = texts or Texts(collation)
    joined = Joined(collation, "same-quotation")
    return tuple(
        texts.only(reading.article.id, (unit.ref for unit in _alone(reading, joined, texts)))
        for reading in collation.readings
    )


def _alone(reading: Reading, joined: Joined, texts: Texts) -> Iterator[Unit]:
    rivals = texts.rivals(reading.article.id)
    for unit in units(reading):
        if not unit.attributed or any(joined.span(unit.article, at) & rivals for at in unit.at):
            continue
        said = " ".join(word.normal for word in unit.words)
        if not texts.elsewhere(names.words(said), unit.article):
            yield unit
