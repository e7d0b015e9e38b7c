"""The blocks of an XML tree of XHTML or NITF: paragraphs, headings, captions, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from tellings.intake.joined import Part

# Elements of NITF and what they are called in HTML, or what anatomy calls them.
_TAGS = {
    "hl1": "h1",
    "hl2": "h2",
    "media-caption": "figcaption",
    "media-producer": "credit",
    "byline": "byline",
    "dateline": "dateline",
    "tagline": "biography",
}
_BLOCKS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "pre"),
        *("figcaption", "caption", "blockquote", "bq", "div", "section", "article", "ul", "ol"),
        *("dl", "table", "tr", "figure", "media", "block", "body", "html", "nitf", "aside"),
        *("header", "footer", "main", "address", "hr", "note", *_TAGS),
    }
)
# What tells more of the text in it than the paragraphs that stand within.
_TELLING = frozenset({"figcaption", "caption", "blockquote", "li", "td", "th", *_TAGS})
_SKIPPED = frozenset(
    {"head", "script", "style", "media-reference", "media-metadata", "media-object", "svg", "math"}
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(" ?\n ?")


def blocks(element: Any) -> Iterator[Part]:
    """The blocks of an lxml element, white space collapsed as a browser does."""
    gathered = _Gathered()
    gathered.walk(element, "p")
    gathered.flush("p")
    return iter(gathered.parts)


def words(element: Any | None) -> str:
    """All text of an element on one line, "" for none."""
    return "" if element is None else " ".join(" ".join(p.text for p in blocks(element)).split())


def local(element: Any) -> str:
    """The name of an element without its namespace, in lower case; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class _Gathered:
    """Text since the last block began, and the blocks before it."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._words: list[str] = []

    def walk(self, element: Any, tag: str) -> None:
        """Gather an element. The parser lets no tree be deeper than 256."""
        name = local(element)
        if not name:
            self._words.append(_entity(element))
            return
        if name in _SKIPPED:
            return
        block = name in _BLOCKS
        inner = _TAGS.get(name, name) if block and (tag not in _TELLING) else tag
        if block:
            self.flush(tag)
        self._add(element.text)
        for child in element:
            self.walk(child, inner)
            self._add(child.tail)
        if name == "br":
            self._words.append("\n")
        if block:
            self.flush(inner)

    def flush(self, tag: str) -> None:
        """End the block; it was of this tag."""
        text = _AROUND_BREAK.sub("\n", re.sub(" +", " ", "".join(self._words))).strip(" \n")
        self._words = []
        if text:
            self.parts.append(Part(text, tag))

    def _add(self, text: str | None) -> None:
        if text:
            self._words.append(_SPACES.sub(" ", text))


def _entity(node: Any) -> str:
    """The character of an entity of HTML; others are not expanded, comments are nothing."""
    name = getattr(node, "name", None)
    return html5.get(f"{name};", f"&{name};") if isinstance(name, str) else ""
