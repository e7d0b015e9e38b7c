"""Lists, speakers, search, the form to compare, and problems as pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.show.hits import Hit
from tellings.show.site import addresses
from tellings.show.site.frame import Frame
from tellings.show.site.rendering import Page, render
from tellings.show.speakers import SpeakerLine, SpeakerView
from tellings.show.stories import StoryLine, StoryView

TEXTS = 6
"""How many texts the form to compare has room for."""


class AskedStories(Struct, frozen=True):
    """What stories are asked for, as it was typed; what was not is ""."""

    words: str = ""
    outlet: str = ""
    min_outlets: str = ""
    min_voices: str = ""
    since: str = ""
    until: str = ""
    after: str = ""

    @property
    def any(self) -> bool:
        """Whether anything was."""
        return any(getattr(self, name) for name in self.__struct_fields__ if name != "after")


class Stories(Struct, frozen=True):
    """Stories in short, and the address of those that follow, or ""."""

    stories: tuple[StoryLine, ...]
    next: str = ""


class AskedWords(Struct, frozen=True):
    """What is searched for, as it was typed; what was not is ""."""

    q: str = ""
    by: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""

    @property
    def any(self) -> bool:
        """Whether there is anything to find."""
        return bool(self.q.strip() or self.by.strip())


class Search(Struct, frozen=True):
    """What was found: speakers called so, articles, and the address that gives more, or ""."""

    hits: tuple[Hit, ...] = ()
    speakers: tuple[SpeakerLine, ...] = ()
    next: str = ""


class Speakers(Struct, frozen=True):
    """Those who are quoted, and the address that gives more of them, or ""."""

    speakers: tuple[SpeakerLine, ...]
    next: str = ""


class AskedSpeaker(Struct, frozen=True):
    """Which quotations of a speaker are asked for, as it was typed; what was not is ""."""

    outlet: str = ""
    since: str = ""
    until: str = ""
    order: str = ""


class Outlet(Struct, frozen=True):
    """An outlet and how many articles of it there are."""

    name: str
    articles: int


class About(Struct, frozen=True):
    """What is served: the version of Tellings, the library, and how much is in it."""

    version: str
    library: str
    articles: int
    stories: int
    outlets: tuple[Outlet, ...] = ()


def stories(view: Stories, asked: AskedStories, frame: Frame) -> Page:
    """Stories, the last told first."""
    given = {name: getattr(asked, name) for name in asked.__struct_fields__ if name != "after"}
    first = addresses.with_query(addresses.STORIES, given)
    return render("stories.html", frame, view=view, asked=asked, first=first)


def story_articles(view: StoryView, frame: Frame) -> Page:
    """The articles of a story, why each belongs to it, copies and moves."""
    copies = any(each.copy for each in view.told)
    return render("told.html", frame, view=view, copies=copies)


def search(view: Search, asked: AskedWords, frame: Frame) -> Page:
    """The form to search, and what was found."""
    return render("search.html", frame, view=view, asked=asked)


def speakers(view: Speakers, words: str, frame: Frame) -> Page:
    """Those who are quoted."""
    return render("speakers.html", frame, view=view, asked={"q": words})


def speaker(view: SpeakerView, asked: AskedSpeaker, frame: Frame, limit: int) -> Page:
    """All that is attributed to a name; `limit` at a time."""
    given = {name: getattr(asked, name) for name in asked.__struct_fields__}

    def at(start: int) -> str:
        return addresses.speaker(view.name, **given, start=start or "")

    before = at(max(0, view.start - limit)) if view.start else ""
    more = at(view.start + limit) if view.start + limit < view.said else ""
    return render("speaker.html", frame, view=view, asked=asked, before=before, next=more)


def compare(frame: Frame, limits: str, problems: Sequence[str] = ()) -> Page:
    """The form to compare texts. `limits` says how much is taken."""
    return render(
        "compare.html", frame, script="site.js", texts=TEXTS, limits=limits, problems=problems
    )


def about(view: About, frame: Frame) -> Page:
    """What is served."""
    return render("about.html", frame, view=view)


def problem(
    frame: Frame, title: str, lines: Sequence[str], ways: Sequence[tuple[str, str]] = ()
) -> Page:
    """What went wrong, in words; `ways` are addresses on from there, and their names."""
    return render("problem.html", frame, title=title, lines=lines, ways=ways)
