"""Invented reports to copy from: as many sentences as a test asks for, in words of no language."""

from __future__ import annotations

import random

from tellings.group.copies.worded import Worded, worded_text
from tellings.model import Article, Datum, article_id

_STARTS = "b br c d dr f g h k l m n p qu r s st t v w".split()  # noqa: SIM905
_ENDS = "ab an ar eck el en er ick il in ol om or uff um un".split()  # noqa: SIM905
_SMALL = ("the", "of", "and", "to", "in", "a", "by", "was", "for", "at")


def sentences(seed: int, count: int) -> list[str]:
    """So many sentences of a report, the same for the same seed."""
    draw = random.Random(seed)
    return [_sentence(draw) for _ in range(count)]


def report(seed: int, count: int = 16) -> str:
    """A report in paragraphs of two sentences."""
    told = sentences(seed, count)
    return "\n\n".join(" ".join(told[at : at + 2]) for at in range(0, count, 2))


def article(text: str, **known: str) -> Worded:
    """An article without notes. `known`: outlet, agency, published, url."""
    data = {name: Datum(value, "test") for name, value in known.items() if name != "url"}
    url = known.get("url")
    return worded_text(Article(article_id(text, url), text, url=url, **data))


def _sentence(draw: random.Random) -> str:
    said = [_word(draw) for _ in range(draw.randrange(9, 18))]
    return f"{' '.join(said).capitalize()}."


def _word(draw: random.Random) -> str:
    if draw.random() < 0.35:
        return draw.choice(_SMALL)
    return "".join(draw.choice(_STARTS) + draw.choice(_ENDS) for _ in range(draw.randrange(1, 4)))
