"""What the open elements of a page say together of the text within them."""

from __future__ import annotations

from typing import NamedTuple

from tellings.intake.pages import elements
from tellings.intake.pages.hints import Hint, hidden, hint_of
from tellings.intake.pages.markup import Open

_STRONG = frozenset({"b", "strong"})
_SAYING = elements.SCOPES | _STRONG | {"a", "time"}


class Place(NamedTuple):
    """Where text stands.

    `tag` is the block that names it, `hint` the nearest class or property that names it better,
    `skipped` the element that is passed over with all in it ("": none), `article` numbers the
    `<article>` it is in (0: none); `container` is the element and class of the nearest block that
    holds others, by which a page's paragraphs know each other.
    """

    tag: str = "body"
    hint: Hint | None = None
    skipped: str = ""
    hidden: bool = False
    article: int = 0
    in_main: bool = False
    linked: bool = False
    in_form: bool = False
    strong: bool = False
    container: str = ""


def within(place: Place, tag: Open, article: int, skip: frozenset[str] = elements.SKIP) -> Place:
    """The place of text in an element that stands at `place`.

    `article` is the element's number if it is an `<article>`; `skip` are the elements that are
    passed over.
    """
    name = tag.name
    if place.skipped or (name not in _SAYING and tag.bare):
        return place
    block, unseen = name in elements.BLOCK, hidden(tag)
    return Place(
        _tag(place.tag, name) if block else place.tag,
        None if name in elements.HEADINGS else hint_of(tag) or place.hint,
        name if (name in skip and _skips(tag, place)) or (unseen and not block) else "",
        place.hidden or unseen,
        article if name == "article" else place.article,
        place.in_main or name == "main",
        place.linked or name == "a",
        place.in_form or name == "form",
        place.strong or name in _STRONG,
        _called(tag) if name in elements.CONTAINERS else place.container,
    )


def _tag(outer: str, name: str) -> str:
    """The block to name text by, of the block it is in and the ones about it."""
    if outer in {"figcaption", "caption"}:
        return outer
    return name if name in elements.TELLING or outer not in elements.TELLING else outer


def _called(tag: Open) -> str:
    return tag.name if tag.bare else f"{tag.name}.{tag.attributes.get('class', '')}"


def _skips(tag: Open, place: Place) -> bool:
    """Whether an element's text is no part of an article, whatever is in it."""
    if tag.name == "footer" and place.tag == "blockquote":
        return False  # who is quoted, not the foot of the page
    return not (tag.name == "dialog" and "open" in tag.attributes)
