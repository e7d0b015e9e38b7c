"""The page of a comparison within a library: the page itself, with ways back and on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from tellings.model import Collation
from tellings.show import telling
from tellings.show.marks import holdable
from tellings.show.site import addresses
from tellings.show.site.rendering import Page

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HEAD = "<header>\n"


def story(page: str, collation: Collation, *, copies: bool) -> Page:
    """The page of a story's comparison, with ways to its articles and to its JSON."""
    path = addresses.story(collation.story.id)
    asked = {"copies": "yes" if copies else ""}
    ways = (
        (addresses.STORIES, "Stories"),
        (addresses.story_articles(collation.story.id), "Its articles, and why each belongs"),
        (addresses.with_query(addresses.twin(path), asked), "JSON"),
    )
    return _within(page, (*_row(ways), *_articles(collation)))


def given(page: str, problems: Sequence[str]) -> Page:
    """The page of a comparison of texts that were given, and what of them could not be read."""
    ways = ((addresses.COMPARE, "Compare other texts"), (addresses.STORIES, "Stories"))
    said = Markup("").join(
        Markup('<p class="doubt">{}</p>\n').format(holdable(p)) for p in problems
    )
    return _within(page, (*_row(ways), said))


def _within(page: str, parts: Sequence[str]) -> Page:
    """The page with parts at its beginning. Its own policy holds for it, and nobody may frame it.

    The first `header` and the first policy are ours, since text of sources is escaped.
    """
    before, head, after = page.partition(_HEAD)
    found = _POLICY.search(before)
    if not head or not found:
        raise ValueError("a page without a header or a policy")
    policy = f"{html.unescape(found[1])}; frame-ancestors 'none'"
    return Page(f"{before}{head}{''.join(parts)}{after}", policy)


def _row(ways: Sequence[tuple[str, str]]) -> Iterator[str]:
    links = Markup(" · ").join(Markup('<a href="{}">{}</a>').format(*way) for way in ways)
    yield Markup('<p class="facts">{}</p>\n').format(links)


def _articles(collation: Collation) -> Iterator[str]:
    """A link to each article by itself."""
    links = Markup(" · ").join(
        Markup('<a href="{}">{}</a>').format(
            addresses.article(each.id), holdable(f"{each.letter} {each.outlet}")
        )
        for each in telling.tellings(collation).values()
    )
    yield Markup('<p class="facts">{} {}</p>\n').format(escape("Each by itself:"), links)
