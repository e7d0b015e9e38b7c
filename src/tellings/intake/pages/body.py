"""Which passages of a page are the report itself, and why: by a vote, and by kinship with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.intake.pages.elements import HEADINGS
from tellings.intake.pages.passages import Page, Passage
from tellings.intake.pages.vote import Voter, Words, vote

VOTED = "trafilatura finds it in the article"
AKIN = "stands in the same kind of element as the article's paragraphs"
HEADS = "a heading above paragraphs of the article"
STANDING = "a paragraph of the page's main part; no vote on this page"

_PROSE = frozenset({"p", "blockquote", "li", *HEADINGS})
# A menu or a list of other articles is links from end to end.
_MOST_LINKED = 0.8
_MOST_LINKED_LIST = 0.5
_MOST_TEASER_WORDS = 25
_FEWEST_REPEATED_WORDS = 8
# A page that would lose more than the rest of this lives of short lines with links.
_MOST_KEPT = 0.9
# Passages from a heading to the text under it: a picture's caption may stand between.
_NEAR = 10
# A quick vote for less than this share of what stands in the main part is taken again.
_ENOUGH_VOTED = 0.5

Why = dict[int, str]
"""Numbers of passages with the reason why each is taken."""


class Body(Struct, frozen=True):
    """The passages of the report with reasons; and the share of the vote that is in passages."""

    why: Why
    covered: float = 1.0


def body(voter: Voter, page: Page, every: Sequence[Words]) -> Body:
    """The passages that tell the report, in order; empty for a page without text.

    `every` are the words of the page's passages.
    """
    standing = _standing(page)
    found = vote(voter.text(quick=True), every)
    if _size(page, found.numbers) < _ENOUGH_VOTED * _size(page, standing):
        thorough = vote(voter.text(quick=False), every)
        found = thorough if thorough.numbers or not found.numbers else found
    if not found.numbers:
        return Body(dict.fromkeys(standing, STANDING), found.covered)
    why = _without_lists(page.passages, _with_akin(page.passages, found.numbers))
    why = _without_repeats(every, _without_strays(page.passages, every, why))
    return Body(_ordered(why), found.covered)


def fullest_article(passages: Sequence[Passage], numbers: Iterable[int]) -> int:
    """The number of the `<article>` that most characters of the passages are in; 0 is none."""
    sizes: dict[int, int] = {}
    for n in numbers:
        article = passages[n].place.article
        sizes[article] = sizes.get(article, 0) + len(passages[n].text)
    return max(sizes, key=lambda article: sizes[article], default=0)


def is_linked(passage: Passage) -> bool:
    """Whether it is links from end to end."""
    return passage.linked >= _MOST_LINKED * len(passage.text)


def _size(page: Page, numbers: Iterable[int]) -> int:
    return sum(len(page.passages[n].text) for n in numbers)


def _ordered(why: Why) -> Why:
    return {n: why[n] for n in sorted(why)}


# --- what the vote leaves out ---------------------------------------------------------------------


def _with_akin(passages: Sequence[Passage], voted: Sequence[int]) -> Why:
    """The voted, and paragraphs and headings in the same kind of container as theirs.

    The vote leaves out some paragraphs with links, and may begin too late or end too soon.
    """
    kinds = {_kind(passages[n]) for n in voted if passages[n].place.tag == "p"}
    why = dict.fromkeys(voted, VOTED)
    for n, passage in enumerate(passages):
        if _kind(passage) in kinds and not is_linked(passage):
            why.setdefault(n, AKIN)
    holders = {kind[1:] for kind in kinds}
    for n in _headings(passages, why, holders):
        why.setdefault(n, HEADS)
    return why


def _kind(passage: Passage) -> tuple[str, str, int]:
    place = passage.place
    return (place.tag, place.container, place.article)


def _headings(
    passages: Sequence[Passage], why: Why, holders: set[tuple[str, int]]
) -> Iterator[int]:
    """Headings among the paragraphs, each with one of them right below."""
    first, last = min(why), max(why)
    for n in range(first, last):
        passage = passages[n]
        if passage.place.tag in HEADINGS and _kind(passage)[1:] in holders:
            below = passages[n + 1].place.tag
            if n + 1 in why and below not in HEADINGS and not is_linked(passage):
                yield n


# --- what the vote takes though it is no part ----------------------------------------------------


def _without_lists(passages: Sequence[Passage], why: Why) -> Why:
    """Without lists that are links to other articles, with a word or two before each."""
    dropped: set[int] = set()
    for items in _lists(passages, why):
        linked = sum(passages[n].linked for n in items)
        if linked >= _MOST_LINKED_LIST * sum(len(passages[n].text) for n in items):
            dropped.update(items)
    return {n: reason for n, reason in why.items() if n not in dropped}


def _without_strays(passages: Sequence[Passage], every: Sequence[Words], why: Why) -> Why:
    """Without headings that no paragraph follows, and lines that are links to other articles."""
    left: Why = {}
    below: int | None = None
    for n in sorted(why, reverse=True):
        passage = passages[n]
        heading = passage.place.tag in HEADINGS - {"h1"}
        if heading and (below is None or below - n > _NEAR):
            continue
        if is_linked(passage) and (heading or len(every[n]) <= _MOST_TEASER_WORDS):
            continue
        left[n], below = why[n], n
    sizes = [sum(len(passages[n].text) for n in numbers) for numbers in (left, why)]
    return left if sizes[0] >= _MOST_KEPT * sizes[1] else why


def _without_repeats(every: Sequence[Words], why: Why) -> Why:
    """Each long passage once: a page may hold its report, or parts of it, twice."""
    seen: set[Words] = set()
    left: Why = {}
    for n in sorted(why):
        if len(every[n]) < _FEWEST_REPEATED_WORDS or every[n] not in seen:
            left[n] = why[n]
        seen.add(every[n])
    return left


def _lists(passages: Sequence[Passage], numbers: Iterable[int]) -> Iterator[list[int]]:
    """Runs of list items with nothing between."""
    items: list[int] = []
    for n in sorted(numbers):
        if passages[n].place.tag != "li" or (items and n != items[-1] + 1):
            yield from [items] if items else []
            items = []
        if passages[n].place.tag == "li":
            items.append(n)
    yield from [items] if items else []


# --- without a vote ------------------------------------------------------------------------------


def _standing(page: Page) -> list[int]:
    """Paragraphs and headings of the fullest article, or of the main part, or of the page."""
    passages = page.passages
    prose = [n for n, passage in enumerate(passages) if _is_prose(passage)]
    article = fullest_article(passages, prose)
    for region in (
        [n for n in prose if article and passages[n].place.article == article],
        [n for n in prose if passages[n].place.in_main],
        [n for n in prose if not passages[n].place.in_form],
        prose,
    ):
        if any(passages[n].place.tag not in HEADINGS for n in region):
            return region
    return list(range(len(passages)))


def _is_prose(passage: Passage) -> bool:
    return passage.place.tag in _PROSE and not is_linked(passage)
