"""What classes and properties of an element say of its text: a byline, a credit, hidden."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tellings.intake.pages.markup import Attributes, Open
from tellings.lexicon import table

_HERE = __package__ or ""
_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
# What has a page's whole report in it is named for other reasons ("post author-ana").
_WHOLES = frozenset({"article", "main", "section", "header", "figure"})
# A name, a date and a line of credits are short; "authors" on anything longer is a layout's word.
_LONGEST = {"byline": 300, "time": 100, "credit": 300, "caption": 1500, "biography": 1500}
# A class such as "author-bio" names two things, "caption-credit" too: the narrower one counts.
_NARROWER = ("biography", "credit", "caption", "time", "byline")
_TYPE = ("text-", "font-", "typo")
_LONGEST_VALUE = 1_000


class Hint:
    """An element that a class or a property names; `length` is how much text is in it.

    Not a struct: two elements of one class are two hints, told apart by identity, and the length
    is known only when the page has been read.
    """

    __slots__ = ("length", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.length = 0

    @property
    def holds(self) -> bool:
        """Whether the element is short enough to be what it is called."""
        return self.length <= _LONGEST[self.name]


def hint_of(tag: Open) -> Hint | None:
    """What an element says of its text, by name ("time"), class, `itemprop` or `rel`."""
    if tag.name == "time":
        return Hint("time")
    if tag.name in _WHOLES or tag.bare:
        return None
    found = _said(tag.attributes)
    return Hint(found) if found else None


def hidden(tag: Open) -> bool:
    """Whether a reader of the page does not see the element, as far as the page itself tells."""
    if tag.bare:
        return False
    attributes = tag.attributes
    return (
        "hidden" in attributes
        or ("style" in attributes and bool(_UNSEEN.search(attributes["style"])))
        or ("class" in attributes and _is_hidden_class(attributes["class"][:_LONGEST_VALUE]))
    )


def _said(attributes: Attributes) -> str:
    found: set[str] = set()
    for attribute in ("class", "itemprop", "rel"):
        if value := attributes.get(attribute):
            found |= _hints(attribute, value[:_LONGEST_VALUE])
    return next((hint for hint in _NARROWER if hint in found), "") if found else ""


@lru_cache(maxsize=4096)
def _hints(attribute: str, value: str) -> frozenset[str]:
    """The hints that the words of an attribute give."""
    words = _class_words(value) if attribute == "class" else value.split()
    rows = _rows(attribute)
    return frozenset(rows[word] for word in map(str.lower, words) if word in rows)


def _class_words(value: str) -> list[str]:
    """Words of the classes, but of those that name a size or style of type ("text-caption")."""
    return [
        word for name in value.split() if not name.startswith(_TYPE) for word in _WORD.findall(name)
    ]


@lru_cache(maxsize=4096)
def _is_hidden_class(value: str) -> bool:
    return not _rows("token").keys().isdisjoint(value.lower().split())


@cache
def _rows(attribute: str) -> dict[str, str]:
    rows = table(_HERE, "hints")
    return {row["word"]: row["hint"] for row in rows if row["attribute"] == attribute}
