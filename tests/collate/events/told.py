"""Invented reports of one evening, read as Tellings reads them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

from tellings import api, models
from tellings.collate import entities
from tellings.collate.entities.pairs import Key, pairs
from tellings.collate.events import Mentioned
from tellings.collate.events.tables import Embed
from tellings.model import Article, Reading, Span

TEXTS = {
    "courier": """Ferry Alma sinks off Grenlow

The ferry Alma sank off Grenlow on Tuesday night after it struck a rock, the coast guard said.
Lifeboats rescued 61 passengers. Captain Tomas Aldery was arrested by police in Grenlow on
Wednesday.

Minister Ada Quill said she would open an inquiry.""",
    "standard": """Captain arrested after Alma disaster

Police in Grenlow arrested the captain, Tomas Aldery, on Wednesday. His ferry, the Alma, had
sunk off Grenlow late on Tuesday. All 61 passengers were rescued by lifeboats, said a spokesman
for the coast guard.

In March police arrested Bela Marrow, a fisherman, in Sewell.""",
    "gazette": """Lifeboat crews thanked

Ada Quill, the minister, praised the lifeboat crews who rescued 61 passengers from the Alma. She
said the sinking of the ferry off Grenlow was a tragedy.""",
}


@cache
def readings() -> tuple[Reading, ...]:
    """A reading of each report."""
    return tuple(api.pipeline().read(Article(name, text)) for name, text in TEXTS.items())


def alike(given: Sequence[Reading]) -> list[tuple[Key, Key]]:
    """Who of two reports is one."""
    return list(pairs(given, entities.same_entities(given)))


def embed() -> Embed | None:
    """The model of likeness, if it is installed."""
    use = models.get("likeness").use
    return use.embed if use else None


def mention(article: str, words: str, number: int = 0) -> Mentioned:
    """The place of these words in a report, the first or a later one."""
    at = -1
    for _ in range(number + 1):
        at = TEXTS[article].index(words, at + 1)
    return Mentioned(article, Span(at, at + len(words)))


def together(groups: Sequence[Sequence[int]], one: int, other: int) -> bool:
    """Whether two numbers are in one group."""
    return any((a, b) == (one, other) for each in groups for a, b in product(each, each))
