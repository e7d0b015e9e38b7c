"""What the words of an attribution make of what they carry, whatever the content says by itself.

An attribution's own stance is that of its content's main clause. A claim may stand in another
clause of that content, so the part of the cue is taken apart again here: "denied", "did not
confirm", "is likely to have said", "acknowledged".
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from tellings.annotate.attribution.cues.cues import Certainty, Cue, Polarity, cue_of
from tellings.annotate.attribution.cues.phrasing import hits, shapes, table
from tellings.lexicon import language_of
from tellings.model import Attribution, Reading, Span, Spans, Stance
from tellings.text import overlaps, tokens


class Effect(Struct, frozen=True):
    """What a source is told to hold of content that is plainly so by its own words.

    `factive`: whether who uses the cue takes the content for true; not of a cue that is negated
    ("did not confirm"), since some then do and others do not. `words` are those that decide it;
    empty where a source plainly says it.
    """

    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    said: bool = True
    factive: bool = False
    words: Spans = ()


def effect(reading: Reading, note: Attribution) -> Effect:
    """What the cue of an attribution does, with what negates it or leaves it open."""
    stance = note.stance or Stance()
    told = tuple(span for span in stance.words if not _within(note, span))
    if not stance.said:
        return Effect("unknown", "unknown", False, words=told)
    cue = _cue(reading, note)
    if cue is None:
        plain = note.form == "direct" and stance.polarity != "unknown"
        return Effect() if plain else Effect("unknown", "unknown", words=told)
    polarity, certainty = _held(reading, note, cue, told)
    factive = cue.factive and (polarity, certainty) == ("+", "certain")
    plain = (polarity, certainty) == ("+", "certain") and not factive
    return Effect(polarity, certainty, True, factive, () if plain else told or note.cue)


def _held(reading: Reading, note: Attribution, cue: Cue, told: Spans) -> tuple[Polarity, Certainty]:
    """Polarity and certainty that a cue with the words that turn it or leave it open gives."""
    if any(_negates(reading, span) for span in told):
        return _turned(cue)
    stance = note.stance or Stance()
    if stance.polarity == "unknown" and not set(told) <= set(note.cue):
        return "unknown", "unknown"  # a modal, a condition or a question
    if note.cue_class != cue.cue_class and note.cue_class == cue.to:
        asks = note.cue_class in ("directing", "warning")
        return ("unknown", "unknown") if asks else ("+", "probable")
    return cue.polarity, cue.certainty


def _turned(cue: Cue) -> tuple[Polarity, Certainty]:
    """What is left of a cue that is negated, where that does not make it unsaid."""
    if cue.negated == "opposite":
        return ("-" if cue.polarity == "+" else "unknown"), cue.certainty
    if cue.negated == "possible":
        return "+", "possible"
    return "unknown", "unknown"


def _within(note: Attribution, span: Span) -> bool:
    return any(overlaps(span, at) for at in note.content)


def _negates(reading: Reading, span: Span) -> bool:
    words = [shapes(each) for each in _words(reading, (span,))]
    found = hits(words, table("negations", language_of(reading.article)))
    return any(hit.row["effect"] == "-" for hit in found)


def _cue(reading: Reading, note: Attribution) -> Cue | None:
    return _known(_words(reading, note.cue), language_of(reading.article))


def _words(reading: Reading, spans: Spans) -> tuple[str, ...]:
    text = reading.article.text
    return tuple(each.at.of(text) for span in spans for each in tokens(text, span))


@lru_cache(maxsize=4096)
def _known(words: tuple[str, ...], language: str) -> Cue | None:
    return cue_of(words, language)
