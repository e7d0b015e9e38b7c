"""Where things stand in a library that is served: paths of its own server, no whole addresses."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

STORIES = "/"
SPEAKERS = "/speakers"
SEARCH = "/search"
COMPARE = "/compare"
ABOUT = "/about"


def story(id: str) -> str:
    """The page of a story, where its articles are compared.

    >>> story("s36f30")
    '/stories/s36f30'
    """
    return f"/stories/{_part(id)}"


def story_articles(id: str) -> str:
    """The articles of a story, and why each belongs."""
    return f"{story(id)}/articles"


def article(id: str, note: str = "") -> str:
    """An article, or a note in it.

    >>> article("3f2a90cc1b07", "attribution:409-514")
    '/articles/3f2a90cc1b07#attribution:409-514'
    """
    mark = f"#{quote(note, safe=':-_.', errors='replace')}" if note else ""
    return f"/articles/{_part(id)}{mark}"


def paragraph(label: str) -> str:
    """The anchor of a paragraph on the page of an article.

    >>> paragraph("¶4"), paragraph("¶4–6")
    ('p4', 'p4')
    """
    return f"p{label.partition('¶')[2].partition('–')[0]}"


def speaker(name: str, **asked: object) -> str:
    """All that is attributed to a name.

    >>> speaker("Isa Thorne", order="time")
    '/speakers/Isa%20Thorne?order=time'
    """
    return with_query(f"{SPEAKERS}/{_part(name)}", asked)


def search(**asked: object) -> str:
    """What is found."""
    return with_query(SEARCH, asked)


def with_query(path: str, asked: Mapping[str, object]) -> str:
    """A path with what is asked for; what is empty is left out."""
    given = {name: str(value) for name, value in asked.items() if value not in ("", None)}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def twin(path: str) -> str:
    """The same as JSON.

    >>> twin("/"), twin("/search?q=fog")
    ('/stories.json', '/search.json?q=fog')
    """
    path, mark, asked = path.partition("?")
    return f"{'/stories' if path == STORIES else path}.json{mark}{asked}"


def _part(words: str) -> str:
    return quote(words, safe="", errors="replace")
