"""What the open elements of a page say together of the text within them."""

from __future__ import annotations

from typing import NamedTuple

from tellings.intake import elements
from tellings.intake.hints import Hint, hidden, hint_of
from tellings.intake.markup import Open

_SAYING = elements.SCOPES | {"a", "time"}


class Place(NamedTuple):
    """Where text stands.

    `tag` is the block that names it, `hint` the nearest class or property that names it better,
    `article` numbers the `<article>` it is in (0: none); `container` is the element and class of
    the nearest block that holds others, by which a page's paragraphs know each other.
    """

    tag: str = "body"
    hint: Hint | None = None
    skipped: bool = False
    hidden: bool = False
    article: int = 0
    in_main: bool = False
    linked: bool = False
    in_form: bool = False
    container: str = ""


def within(place: Place, tag: Open, article: int) -> Place:
    """The place of text in an element that stands at `place`.

    `article` is the element's number if it is an `<article>`.
    """
    name = tag.name
    if not tag.attributes and name not in _SAYING:
        return place
    block, unseen = name in elements.BLOCK, hidden(tag)
    return Place(
        tag=_tag(place.tag, name) if block else place.tag,
        hint=None if name in elements.HEADINGS else hint_of(tag) or place.hint,
        skipped=place.skipped or _skips(tag, place) or (unseen and not block),
        hidden=place.hidden or unseen,
        article=article if name == "article" else place.article,
        in_main=place.in_main or name == "main",
        linked=place.linked or name == "a",
        in_form=place.in_form or name == "form",
        container=_called(tag) if name in elements.CONTAINERS else place.container,
    )


def _tag(outer: str, name: str) -> str:
    """The block to name text by, of the block it is in and the ones about it."""
    if outer in {"figcaption", "caption"}:
        return outer
    return name if name in elements.TELLING or outer not in elements.TELLING else outer


def _called(tag: Open) -> str:
    return f"{tag.name}.{tag.attributes.get('class', '')}"


def _skips(tag: Open, place: Place) -> bool:
    """Whether an element's text is no part of an article, whatever is in it."""
    if tag.name == "footer" and place.tag == "blockquote":
        return False  # who is quoted, not the foot of the page
    if tag.name == "dialog" and "open" in tag.attributes:
        return False
    return tag.name in elements.SKIP
