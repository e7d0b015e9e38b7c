"""Which passages of a page are the report itself.

trafilatura (Barbaresi, ACL 2021) votes on the text; here it only picks among our own passages,
because it neither tells where its text stands in the page nor keeps captions. Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence

import trafilatura

from tellings.intake.elements import HEADINGS
from tellings.intake.passages import Page, Passage

# It logs what it cannot read; without a handler Python would print that among our own lines.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# Beyond these its parser gives up or takes minutes. Of the 258 pages that we measured on, the
# fullest has 4,092 elements and the deepest 55.
_MOST_ELEMENTS = 20_000
_DEEPEST = 200

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_ENOUGH = 0.6
_PROSE = frozenset({"p", "blockquote", "li", *HEADINGS})
# A menu or a list of other articles is links from end to end.
_MOST_LINKED = 0.8


def body(source: str, page: Page) -> list[int]:
    """The numbers of the passages that tell the report, in order; empty for a page without text.

    `source` is the page that `page` was parsed from.
    """
    return _voted(source, page) or _standing(page)


def words(text: str) -> tuple[str, ...]:
    """The words of `text` as compared: in lower case, without punctuation."""
    return tuple(_WORD.findall(text.lower()))


def fullest_article(passages: Sequence[Passage], numbers: Iterable[int]) -> int:
    """The number of the `<article>` that most characters of the passages are in; 0 is none."""
    sizes: dict[int, int] = {}
    for n in numbers:
        article = passages[n].place.article
        sizes[article] = sizes.get(article, 0) + len(passages[n].text)
    return max(sizes, key=lambda article: sizes[article], default=0)


# --- the vote ------------------------------------------------------------------------------------


def _voted(source: str, page: Page) -> list[int]:
    """The passages whose words trafilatura finds in the article, and those akin to them."""
    if page.deepest > _DEEPEST or page.elements > _MOST_ELEMENTS:
        return []
    lines = [words(line) for line in _extracted(source).splitlines()]
    shingles = {shingle for line in lines for shingle in _shingles(line)}
    whole = frozenset(lines)
    every = [words(passage.text) for passage in page.passages]
    long = [n for n, each in enumerate(every) if _is_in(each, shingles)]
    if not long:
        return []
    # Words as few as a subheading's stand in many places of a page: only within the body.
    short = (n for n in range(long[0], long[-1]) if every[n] in whole)
    return sorted({*long, *short, *_akin(page.passages, long)})


def _extracted(source: str) -> str:
    try:
        found = trafilatura.extract(source, favor_precision=True, include_comments=False)
    except Exception:  # it names no errors; a vote that fails is no vote
        return ""
    return found or ""


def _shingles(line: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(line[offset:] for offset in range(_SHINGLE)), strict=False)


def _is_in(passage: Sequence[str], shingles: set[tuple[str, ...]]) -> bool:
    """Whether most runs of words of a passage are among those of the vote (Broder 1997)."""
    own = list(_shingles(passage))
    return bool(own) and sum(map(shingles.__contains__, own)) >= _ENOUGH * len(own)


def _akin(passages: Sequence[Passage], voted: Sequence[int]) -> Iterator[int]:
    """Paragraphs in the same kind of container as the body's.

    The vote leaves out some paragraphs with links, and may begin too late or end too soon.
    """
    kinds = {_kind(passages[n]) for n in voted if passages[n].place.tag == "p"}
    for n, passage in enumerate(passages):
        if _kind(passage) in kinds and _is_prose(passage):
            yield n


def _kind(passage: Passage) -> tuple[str, str, int]:
    place = passage.place
    return (place.tag, place.container, place.article)


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
    return passage.place.tag in _PROSE and passage.linked < _MOST_LINKED * len(passage.text)
