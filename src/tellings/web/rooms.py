"""What can be asked for: the address of each room, its parameters, its page and its JSON.

Each room stands at its path as a page, and at the path with ".json" as JSON. Routes and their
description are made of this table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from tellings import __version__
from tellings.library import Library
from tellings.model import FORMAT, Collation
from tellings.show import forms, html, json
from tellings.show.site import addresses, article, collation, pages
from tellings.show.site.frame import Frame
from tellings.show.site.rendering import Page
from tellings.show.speakers import SpeakerLine
from tellings.web import looks
from tellings.web.asked import Given, Param


class Room(Struct, frozen=True):
    """Something that can be asked for.

    `path` is as Starlette has it, with what it names as {id} or {name}. `look` gives what is shown,
    `page` and `data` show it, and `form` is that of the JSON. A room with a `key` takes long: the
    key is what its result depends on, and `look` is asked for that.
    """

    name: str
    path: str
    summary: str
    form: type[Struct]
    look: Callable[[Library, Any], Any]
    page: Callable[[Any, Given, Frame], Page]
    data: Callable[[Any], str]
    params: tuple[Param, ...] = ()
    at: str = ""
    key: Callable[[Library, Given], Any] | None = None

    @property
    def twin(self) -> str:
        """The path of its JSON."""
        return addresses.twin(self.path)


class StoriesPage(forms.Stories, frozen=True):
    """Stories, the last told first; `next` is the address of those that follow, or ""."""

    next: str


class SearchPage(forms.Hits, frozen=True):
    """What was found; `speakers` are called so, `next` is the address that gives more, or ""."""

    speakers: tuple[SpeakerLine, ...]
    next: str


class SpeakersPage(forms.Speakers, frozen=True):
    """Those who are quoted; `next` is the address that gives more, or ""."""

    next: str


class AboutPage(Struct, frozen=True):
    """What is served."""

    format: int
    version: str
    library: str
    articles: int
    stories: int
    outlets: tuple[pages.Outlet, ...]


_TIME = "2d (days ago; s, m, h, w likewise), 2031-03, 2031-03-04 or 2031-03-04T18:30 (UTC)"
_SINCE = Param("since", "time", f"Only what was told since then: {_TIME}.")
_UNTIL = Param("until", "time", "Only what was told until then, that included.", last=True)
_STORY = "A story's id, or the beginning of one."
_OUTLET = Param("outlet", "text", "An outlet of this name, or with it in its name.")
_WORDS = 'All these words; "side by side" in quotation marks; flood* for any ending.'


def _limit(usual: int, most: int) -> Param:
    return Param("limit", "number", "How many at most.", least=1, most=most, usual=usual)


def _least(name: str, what: str) -> Param:
    return Param(name, "number", f"Stories with so many {what}, or more.", 1, 9999, 1)


def _twin_of(path: str) -> str:
    return addresses.twin(path) if path else ""


def _stories_data(view: pages.Stories) -> str:
    found = forms.story_list(view.stories)
    return json.line(StoriesPage(found.format, found.stories, _twin_of(view.next)))


def _search_data(view: pages.Search) -> str:
    found = forms.found(view.hits)
    return json.line(SearchPage(found.format, found.hits, view.speakers, _twin_of(view.next)))


def _speakers_data(view: pages.Speakers) -> str:
    return json.line(SpeakersPage(FORMAT, view.speakers, _twin_of(view.next)))


def _about_data(view: pages.About) -> str:
    fields = msgspec.structs.asdict(view)
    return json.line(AboutPage(format=FORMAT, **fields))


def _typed(kind: Callable[..., Any], asked: Given) -> Any:
    """What was typed, for the form of a page that shows it again."""
    return kind(**{name: asked.typed[name] for name in kind.__struct_fields__})  # type: ignore[attr-defined]


def _story_page(view: Collation, asked: Given, frame: Frame) -> Page:
    made = html.page(view, version=__version__)
    return collation.story(made, view, copies=asked["copies"] == "yes")


def rooms(library: str) -> tuple[Room, ...]:
    """All rooms of a library of this name."""
    stories = (_stories(), _story_articles(), _story())
    return (*stories, _article(), _speakers(), _speaker(), _search(), _about(library))


def _stories() -> Room:
    return Room(
        name="stories",
        path="/",
        summary="Stories, the last told first",
        form=StoriesPage,
        look=looks.stories,
        page=lambda view, asked, frame: pages.stories(
            view, _typed(pages.AskedStories, asked), frame
        ),
        data=_stories_data,
        params=(
            Param("words", "text", f"Stories with an article that has them. {_WORDS}"),
            _OUTLET,
            _least("min_outlets", "outlets"),
            _least("min_voices", "voices"),
            _SINCE,
            _UNTIL,
            Param("after", "text", "Where to go on: part of the `next` of an answer."),
            _limit(looks.AT_A_TIME, 200),
        ),
    )


def _story_articles() -> Room:
    return Room(
        name="story_articles",
        path="/stories/{id}/articles",
        summary="The articles of a story, why each belongs, copies and moves",
        form=forms.StoryArticles,
        look=looks.story_articles,
        page=lambda view, asked, frame: pages.story_articles(view, frame),
        data=json.kept,
        at=_STORY,
    )


def _story() -> Room:
    return Room(
        name="story",
        path="/stories/{id}",
        summary="What the articles of a story tell, compared",
        form=Collation,
        look=looks.collation,
        page=_story_page,
        data=json.collation,
        params=(Param("copies", "choice", "Compare copies, too.", choices=("yes",)),),
        at=_STORY,
        key=looks.compared,
    )


def _article() -> Room:
    return Room(
        name="article",
        path="/articles/{id:path}",
        summary="An article, with what is found in it, its story and its copies",
        form=forms.KeptArticle,
        look=looks.article,
        page=lambda view, asked, frame: article.article(view, frame),
        data=json.kept,
        at="An article's id, or the beginning of one.",
    )


def _speakers() -> Room:
    return Room(
        name="speakers",
        path="/speakers",
        summary="Those who are quoted, the most quoted first",
        form=SpeakersPage,
        look=looks.speakers,
        page=lambda view, asked, frame: pages.speakers(view, asked.typed["q"], frame),
        data=_speakers_data,
        params=(
            Param("q", "text", "Words of the name, or their beginnings."),
            _limit(200, 10_000),
        ),
    )


def _speaker() -> Room:
    return Room(
        name="speaker",
        path="/speakers/{name:path}",
        summary="All that is attributed to a name",
        form=forms.Speaker,
        look=looks.speaker,
        page=lambda view, asked, frame: pages.speaker(
            view, _typed(pages.AskedSpeaker, asked), frame, looks.QUOTATIONS
        ),
        data=json.speaker,
        params=(
            Param("outlet", "text", "Only what the outlet of this very name printed."),
            _SINCE,
            _UNTIL,
            Param("order", "choice", "By outlet, or by time.", choices=("outlet", "time")),
            Param("start", "number", "The number to begin at.", most=100_000),
        ),
        at="The name of a speaker.",
    )


def _search() -> Room:
    return Room(
        name="search",
        path="/search",
        summary="Words in what was told and said, and speakers called so",
        form=SearchPage,
        look=looks.search,
        page=lambda view, asked, frame: pages.search(view, _typed(pages.AskedWords, asked), frame),
        data=_search_data,
        params=(
            Param("q", "text", _WORDS),
            Param("by", "text", "Only what this speaker said."),
            _OUTLET,
            _SINCE,
            _UNTIL,
            _limit(20, 200),
        ),
    )


def _about(library: str) -> Room:
    return Room(
        name="about",
        path="/about",
        summary="What is served",
        form=AboutPage,
        look=lambda kept, asked: looks.about(kept, library),
        page=lambda view, asked, frame: pages.about(view, frame),
        data=_about_data,
    )
