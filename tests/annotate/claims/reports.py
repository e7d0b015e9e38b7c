"""Short reports, read as far as their claims."""

from __future__ import annotations

from tellings.annotate import actors, attribution, claims, language, things, times
from tellings.model import Article, Block, Claim, Datum, Reading, Role, Span

LINE = (
    *language.STEPS,
    *times.STEPS,
    *attribution.STEPS,
    *things.STEPS,
    *actors.STEPS,
    *claims.STEPS,
)


def report(*blocks: tuple[Role, str], tongue: str = "") -> Reading:
    """A reading of an article with these blocks, each a role and its words."""
    text, notes = "", []
    for role, words in blocks:
        notes.append(Block(at=(Span(len(text), len(text) + len(words)),), role=role, by="test"))
        text += words + "\n\n"
    article = Article(
        "a",
        text,
        published=Datum("2026-05-15", "test"),
        language=Datum(tongue, "test") if tongue else None,
    )
    reading = Reading(article).plus(notes)
    for step in LINE:
        reading = reading.plus(tuple(step.run(reading)))
    return reading


def paragraph(words: str) -> Reading:
    """A reading of one paragraph."""
    return report(("paragraph", words))


def claim(reading: Reading, head: str) -> Claim:
    """The first claim whose predicate has this head. Raises StopIteration without."""
    text = reading.article.text
    return next(each for each in reading.of(Claim) if each.head.of(text) == head)
