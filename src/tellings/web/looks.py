"""What each room shows, from the library."""

from __future__ import annotations

import re

from msgspec import Struct

from tellings import __version__
from tellings.errors import TellingsError, UseError
from tellings.library import Library, NotHeldError
from tellings.model import Collation
from tellings.show.kept import ArticleView
from tellings.show.site import addresses, pages
from tellings.show.speakers import SpeakerView
from tellings.show.stories import StoryView
from tellings.web.asked import Given

AT_A_TIME = 25
"""Stories on a page."""
QUOTATIONS = 100
"""Quotations of a speaker on a page."""
MOST_COMPARED = 120
"""How many articles of a story are compared here; more take longer than a person waits."""
_NAMED = 8  # speakers that a search names

_AFTER = re.compile(r"(-?\d{1,16}(?:\.\d{1,9})?)~([^~]{1,40})", re.ASCII)


class ElsewhereError(TellingsError):
    """What is asked for has another address, `path`."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"it is at {path}")


class Compared(Struct, frozen=True):
    """A story's comparison is wanted: of this story, with copies or not, in this revision."""

    story: str
    copies: bool
    revision: str


def stories(library: Library, asked: Given) -> pages.Stories:
    """Stories that are like what is asked for, some at a time."""
    found = library.stories(
        words=asked["words"],
        outlet=asked["outlet"],
        since=asked["since"],
        until=asked["until"],
        least_outlets=asked["min_outlets"],
        least_voices=asked["min_voices"],
        after=_after(asked["after"]),
        limit=asked["limit"] + 1,
    )
    shown = found[: asked["limit"]]
    more = ""
    if len(found) > len(shown):
        last, id_ = library.place(shown[-1].id)
        given = {**asked.typed, "after": f"{last!r}~{id_}"}
        more = addresses.with_query(addresses.STORIES, given)
    return pages.Stories(shown, more)


def _after(words: str) -> tuple[float, str] | None:
    if not words:
        return None
    found = _AFTER.fullmatch(words)
    if not found:
        raise UseError("after is no place in the list of stories; begin at its first page")
    return float(found[1]), found[2]


def story_articles(library: Library, asked: Given) -> StoryView:
    """A story with its articles."""
    view = library.story(asked.at)
    _there(view.line.id, asked.at, addresses.story_articles(view.line.id))
    return view


def compared(library: Library, asked: Given) -> Compared:
    """Which comparison is wanted. Raises ElsewhereError where there is nothing to compare."""
    copies = asked["copies"] == "yes"
    view = library.story(asked.at)
    own = addresses.story(view.line.id)
    _there(view.line.id, asked.at, addresses.with_query(own, asked.typed))
    held = {each.article for each in view.told}
    taken = [t for t in view.told if copies or not (t.copy and t.copy.of in held)]
    if len(taken) < 2:
        raise ElsewhereError(addresses.story_articles(view.line.id))
    if len(taken) > MOST_COMPARED:
        name = view.line.id
        raise UseError(
            f"story {name} has {len(taken)} articles, and here at most {MOST_COMPARED} are"
            f" compared; tellings compare {name} -o story.html --db FILE compares them"
        )
    return Compared(view.line.id, copies, library.revision())


def collation(library: Library, wanted: Compared) -> Collation:
    """The comparison. It takes long."""
    return library.collation(wanted.story, with_copies=wanted.copies)


def article(library: Library, asked: Given) -> ArticleView:
    """An article with what is found in it."""
    view = library.article(asked.at)
    id_ = view.reading.article.id
    _there(id_, asked.at, addresses.article(id_))
    return view


def speakers(library: Library, asked: Given) -> pages.Speakers:
    """Those who are quoted."""
    limit = asked["limit"]
    found = library.speakers(asked["q"], limit + 1)
    more = {**asked.typed, "limit": min(10 * limit, 10_000)}
    next_ = addresses.with_query(addresses.SPEAKERS, more) if limit < len(found) else ""
    return pages.Speakers(found[:limit], next_ if limit < 10_000 else "")


def speaker(library: Library, asked: Given) -> SpeakerView:
    """All that is attributed to a name. Where nobody is called so, those called alike."""
    try:
        return library.speaker(
            asked.at,
            outlet=asked["outlet"],
            since=asked["since"],
            until=asked["until"],
            order=asked["order"] or "outlet",
            start=asked["start"],
            limit=QUOTATIONS,
        )
    except NotHeldError:
        like = [each.name for each in library.speakers(asked.at, 4)]
        if like:
            named = ", ".join(like[:3]) + (" and others" if len(like) > 3 else "")
            raise NotHeldError(f"nobody is quoted by just that name; there is {named}") from None
        raise


def search(library: Library, asked: Given) -> pages.Search:
    """What is found, and speakers who are called so. Nothing, if nothing is asked for."""
    q, by, limit = asked["q"], asked["by"], asked["limit"]
    if not q and not by:
        return pages.Search()
    found = library.find(
        q,
        by=by,
        outlet=asked["outlet"],
        since=asked["since"],
        until=asked["until"],
        limit=limit + 1,
    )
    more = ""
    if len(found) > limit and limit < 200:
        given = {**asked.typed, "limit": min(200, limit * 3)}
        more = addresses.with_query(addresses.SEARCH, given)
    return pages.Search(found[:limit], library.speakers(by or q, _NAMED), more)


def about(library: Library, name: str) -> pages.About:
    """What is served."""
    articles, stories, outlets = library.counts()
    most = tuple(pages.Outlet(each, count) for each, count in outlets[:100])
    return pages.About(__version__, name, articles, stories, most)


def _there(id: str, asked: str, path: str) -> None:
    """Send those on who cut an id short."""
    if id != asked:
        raise ElsewhereError(path)
