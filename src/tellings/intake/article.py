"""The passages that make a page's article: headline, signature, body, captions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.intake.body import body, fullest_article, words
from tellings.intake.passages import Page, Passage

_CAPTIONS = frozenset({"figcaption", "caption", "credit"})
_SIGNED = frozenset({"byline", "time"})
_LONGEST_SIGNATURE = 150
# The headline, a summary and a first paragraph may stand above the signature.
_TOP_OF_BODY = 3
# A class alone makes no caption of one or two words: "Advertisement" is often so called.
_FEWEST_CAPTION_WORDS = 3
# A shorter heading may be the site's name, which stands in the title too.
_FEWEST_TITLE_WORDS = 3


class Kept(Struct, frozen=True):
    """Numbers of the passages of an article in order, of its headline, of unmarked signatures."""

    numbers: tuple[int, ...] = ()
    headline: int | None = None
    signed: frozenset[int] = frozenset()


def kept(source: str, page: Page, titles: Sequence[str], authors: Sequence[str]) -> Kept:
    """Which passages to keep; none if the page has no text.

    `titles` are what the page says it is called, the surest first; `authors` the names it gives.
    """
    passages = page.passages
    told = body(source, page)
    if not told:
        return Kept()
    headline = _headline(passages, titles, told)
    told = _from_headline(passages, told, headline)
    start = told[0] if headline is None else min(headline, told[0])
    above = set(range(start, told[:_TOP_OF_BODY][-1])).difference(told)
    signed = set(_signed(passages, authors, sorted(above)))
    chosen = {*told, *_captions(passages, told, start), *_signatures(passages, told, start)}
    chosen |= signed if headline is None else {headline, *signed}
    return Kept(tuple(sorted(chosen)), headline, frozenset(signed))


def _headline(
    passages: Sequence[Passage], titles: Sequence[str], told: Sequence[int]
) -> int | None:
    """The heading that says what the page says it is called, else the last `<h1>` above the body.

    It stands above the greater part of the body: below are the titles of other articles.
    """
    middle = told[len(told) // 2]
    heads = [n for n in range(middle + 1) if passages[n].place.tag in {"h1", "h2"}]
    heads.sort(key=lambda n: (passages[n].place.tag, -n))
    for title in map(words, titles):
        for n in heads:
            if _agree(words(passages[n].text), title):
                return n
    tops = [n for n in heads if passages[n].place.tag == "h1" and n <= told[0]]
    return tops[0] if tops else None


def _agree(heading: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether the title is the heading, but for a site's name or a few words."""
    shared = len(set(heading) & set(title))
    if len(heading) < _FEWEST_TITLE_WORDS:
        return heading == title
    return shared >= 0.8 * len(set(heading)) and shared * 2 >= len(set(title))


def _from_headline(passages: Sequence[Passage], told: list[int], headline: int | None) -> list[int]:
    """The body without what stands above the headline, outside its article: prompts of the site."""
    if headline is None:
        return told
    article = passages[headline].place.article
    return [
        n for n in told if n >= headline or (article and passages[n].place.article == article)
    ] or told


def _captions(passages: Sequence[Passage], told: Sequence[int], start: int) -> Iterator[int]:
    """Captions and credits from the top of the headline's article to just below the body."""
    article = fullest_article(passages, told)
    for n, passage in enumerate(passages[: told[-1] + 2]):
        if n < start and (not article or passage.place.article != article):
            continue
        tags = frozenset(passage.tags)
        long = len(words(passage.text)) >= _FEWEST_CAPTION_WORDS or "figcaption" in tags
        if tags & _CAPTIONS and (long or passage.place.tag == "figure"):
            yield n


def _signatures(passages: Sequence[Passage], told: Sequence[int], start: int) -> Iterator[int]:
    """Bylines and dates between headline and body, or within the body's own article."""
    article = fullest_article(passages, told)
    for n in range(start, told[-1]):
        passage = passages[n]
        within = n < told[0] or passage.place.article == article
        if within and len(passage.text) <= _LONGEST_SIGNATURE and _SIGNED & set(passage.tags):
            yield n


def _signed(
    passages: Sequence[Passage], authors: Sequence[str], numbers: Iterable[int]
) -> Iterator[int]:
    """Short lines of these that name an author whom the page names elsewhere."""
    names = [words(author) for author in authors]
    for n in numbers:
        text, tags = passages[n].text, set(passages[n].tags)
        if len(text) > _LONGEST_SIGNATURE or tags & (_SIGNED | _CAPTIONS):
            continue
        if any(_names(words(text), name) for name in names):
            yield n


def _names(line: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name of two words or more stands in a line."""
    size = len(name)
    return size > 1 and any(line[at : at + size] == name for at in range(len(line) - size + 1))
