"""What classes and properties of an element say of its text: a byline, a credit, hidden."""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.intake.markup import Open
from tellings.lexicon import table

_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
# What has a page's whole report in it is named for other reasons ("post author-ana").
_WHOLES = frozenset({"article", "main", "section", "header", "figure"})
# A name, a date and a line of credits are short; "authors" on anything longer is a layout's word.
_LONGEST = {"byline": 300, "time": 100, "credit": 300, "caption": 1500, "biography": 1500}


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
    if tag.name in _WHOLES or not tag.attributes:
        return None
    found = {
        hint
        for attribute in ("class", "itemprop", "rel")
        for hint in _hints(attribute, tag.attributes.get(attribute, ""))
    }
    # A class such as "author-bio" names two things, "caption-credit" too: the narrower one counts.
    for name in ("biography", "credit", "caption", "time", "byline"):
        if name in found:
            return Hint(name)
    return None


def hidden(tag: Open) -> bool:
    """Whether a reader of the page does not see the element, as far as the page itself tells."""
    attributes = tag.attributes
    return (
        "hidden" in attributes
        or bool(_UNSEEN.search(attributes.get("style", "")))
        or not _hidden_tokens().isdisjoint(attributes.get("class", "").lower().split())
    )


@lru_cache(maxsize=4096)
def _hints(attribute: str, value: str) -> frozenset[str]:
    """The hints that the words of an attribute give."""
    words = _WORD.findall(value) if attribute == "class" else value.split()
    return frozenset(
        row["hint"]
        for row in table("tellings.intake", "hints")
        if row["attribute"] == attribute and row["word"] in {word.lower() for word in words}
    )


@lru_cache(maxsize=1)
def _hidden_tokens() -> frozenset[str]:
    rows = table("tellings.intake", "hints")
    return frozenset(row["word"] for row in rows if row["attribute"] == "token")
