""" "The country": which state it means."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate.entities.lands import lands
from tellings.collate.entities.phrases import Phrase, Text
from tellings.model import Span

_BEFORE = frozenset({"DT", "JJ"})


class Last(Struct, frozen=True):
    """The state (ISO 3166-1 alpha-2) that a stretch means, and why."""

    code: str
    why: str


def country_before(text: Text, phrase: Phrase) -> Last | None:
    """The state that "the country" means: the only one named before it in its sentence, or, if
    none is, in the sentence before. None if several are, or the phrase is another."""
    if not _country(phrase):
        return None
    sentence = text.sentences[phrase.sentence]
    windows = [Span(min(sentence.hull.start, phrase.at.start), phrase.at.start)]
    if phrase.sentence:
        windows.append(text.sentences[phrase.sentence - 1].hull)
    for window in windows:
        codes = {land.code for land in lands(text.phrase(window))} if len(window) else set()
        if codes:
            return Last(codes.pop(), "the only state named before it") if len(codes) == 1 else None
    return None


def _country(phrase: Phrase) -> bool:
    """Whether a phrase is a noun for a state, its article and adjectives."""
    if phrase.head is None or phrase.names or phrase.lemma not in _nouns() or phrase.plural:
        return False
    tags = [word.tag for word in phrase.words]
    ends = phrase.head == len(tags) - 1
    opens = phrase.forms[0].lower() in _definite()
    return ends and opens and set(tags[:-1]) <= _BEFORE


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows() if row["class"] == "state")


@cache
def _definite() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows() if row["class"] == "definite")


@cache
def _rows() -> tuple[lexicon.Row, ...]:
    return lexicon.of_language("tellings.collate.entities", "countries")
