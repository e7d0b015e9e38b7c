"""Invented reports, read by the pipeline, with a claim of theirs made by hand."""

from __future__ import annotations

from tellings import api
from tellings.model import Article, Attribution, Claim, Reading, Span, Stance
from tellings.text import covers

CERTAIN = Stance("+", "certain")


def read(text: str, id: str = "a") -> Reading:
    """The reading of an invented report."""
    return api.pipeline().read(Article(id, text))


def claim(reading: Reading, words: str, stance: Stance = CERTAIN) -> Claim:
    """The claim that these words of a reading make, in the innermost attribution over them."""
    start = reading.article.text.index(words)
    at = Span(start, start + len(words))
    return Claim(
        at=(at,),
        predicate=(at,),
        head=at,
        lemma="",
        attribution=_innermost(reading, at),
        stance=stance,
        by="test",
    )


def _innermost(reading: Reading, at: Span) -> str | None:
    over = [
        (sum(map(len, note.content)), _depth(reading, note), note.id)
        for note in reading.of(Attribution)
        if any(covers(span, at) for span in note.content)
    ]
    return min(over)[2] if over else None


def _depth(reading: Reading, note: Attribution) -> int:
    """Fewer than nought for what rests on another, the deepest first."""
    return 0 if note.parent is None else _depth(reading, reading.note(note.parent)) - 1  # type: ignore[arg-type]
