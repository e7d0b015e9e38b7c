"""Which heading of a page is the headline of its report."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.intake.pages.elements import HEADINGS
from tellings.intake.pages.passages import Passage
from tellings.intake.pages.vote import Words, words

_HEADS = frozenset({"h1", "h2"})
# A shorter heading may be the site's name, which stands in the title too.
_FEWEST_TITLE_WORDS = 3
_FEWEST_CHARACTERS = 80


def headline(
    passages: Sequence[Passage], every: Sequence[Words], titles: Sequence[str], told: Sequence[int]
) -> tuple[int | None, int]:
    """The headline's number, None if there is none, and that of the first paragraph below.

    It is the heading that says what the page says it is called, else the last `<h1>` above the
    body, else the heading that the body begins with. It stands above the greater part of the
    body: below are the titles of other articles.
    """
    middle = told[len(told) // 2]
    heads = [n for n in range(middle + 1) if passages[n].place.tag in _HEADS]
    found = _called(passages, every, titles, heads)
    lead = _lead(passages, told, found)
    if found is None:
        tops = [n for n in heads if passages[n].place.tag == "h1" and n <= told[0]]
        article = passages[lead].place.article
        near = [n for n in heads if n < lead and passages[n].place.article == article]
        found = tops[-1] if tops else near[0] if near and near[0] in told else None
    return found, lead


def _called(
    passages: Sequence[Passage], every: Sequence[Words], titles: Sequence[str], heads: list[int]
) -> int | None:
    heads = sorted(heads, key=lambda n: (passages[n].place.tag, -n))
    for title in map(words, titles):
        for n in heads:
            if _agree(every[n], title):
                return n
    return None


def _lead(passages: Sequence[Passage], told: Sequence[int], found: int | None) -> int:
    """The first long paragraph of the body below the headline."""
    below = [n for n in told if (found is None or n > found)] or list(told)
    for n in below:
        passage = passages[n]
        if passage.place.tag not in HEADINGS and len(passage.text) >= _FEWEST_CHARACTERS:
            return n
    return below[0]


def _agree(heading: Words, title: Words) -> bool:
    """Whether the title is the heading, but for a site's name, a kicker or a few words."""
    if len(heading) < _FEWEST_TITLE_WORDS:
        return heading == title
    shared = len(set(heading) & set(title))
    return shared >= 0.8 * len(set(heading)) and shared * 2 >= len(set(title))
