"""A web page as a stream of tokens, each with its place in the page.

Follows the tokenizer of the HTML Living Standard (13.2.5) as far as text and structure need it.
Not `html.parser`: it takes minutes over 200 kB of unclosed tags, and newer Python releases cut
some pages up otherwise than older ones. Here every token ends where the next begins, so the
time is linear in the page. Offsets are code points of the page, half-open.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tellings.intake.pages.elements import RAW

Attributes = dict[str, str]


class Text(NamedTuple):
    """Characters that stand for themselves."""

    start: int
    end: int


class Reference(NamedTuple):
    """A character reference ("&amp;") and the characters it stands for."""

    start: int
    end: int
    value: str


class Open:
    """A start tag, its attributes read when they are asked for, the first of each name.

    `content` is the raw text of an element that holds no markup, as a script. Not a struct: most
    tags of a page are passed by, and their attributes need never be read.
    """

    __slots__ = ("_attributes", "_page", "content", "end", "name", "start")

    def __init__(self, page: str, start: int, end: int, name: str) -> None:
        self._page = page
        self._attributes: Attributes | None = None
        self.start, self.end, self.name, self.content = start, end, name, ""

    @property
    def attributes(self) -> Attributes:
        """Values by name in lower case, character references replaced."""
        if self._attributes is None:
            self._attributes, _ = _attributes(self._page, self.start + 1 + len(self.name))
        return self._attributes

    @property
    def bare(self) -> bool:
        """Whether it has no attributes."""
        return self.end - self.start <= len(self.name) + 2


class Close(NamedTuple):
    """An end tag."""

    start: int
    end: int
    name: str


Token = Text | Reference | Open | Close

_S = r"[ \t\n\f\r]"
_BETWEEN = r"[ \t\n\f\r/]*"
_MARKUP = re.compile("<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"</?([a-zA-Z][^ \t\n\f\r/>]*)")
# A tag as nearly all are written: attributes parted by white space, values bare or in quotes. No
# group is possessive, since Python before 3.11.5 matches such groups wrongly (CPython 106052).
_PLAIN = re.compile(
    rf"""</?([a-zA-Z][^ \t\n\f\r/>]*+)
    (?:{_S}++[^ \t\n\f\r/>="'<]++(?:=(?:"[^"]*+"|'[^']*+'|[^ \t\n\f\r>"'=<`]++))?)*{_S}*+/?>""",
    re.VERBOSE,
)
# An unclosed quote is read as part of a bare value: the standard would drop the rest of the page.
_ATTRIBUTE = re.compile(
    rf"{_BETWEEN}(=?[^ \t\n\f\r/>=]+|=)"
    rf"""(?:{_S}*={_S}*(?:"([^"]*)"|'([^']*)'|([^ \t\n\f\r>]*)))?"""
)
_TAG_END = re.compile(rf"{_BETWEEN}>")
_COMMENT_END = re.compile("--!?>")
_REFERENCE = re.compile("&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
# Longer numbers are past the last code point; int() refuses to read very long ones.
_LONGEST_REFERENCE = 40
# References in longer values stay as they are: no class, date or address is as long.
_LONGEST_VALUE = 100_000


def tokens(page: str) -> Iterator[Token]:
    """The tokens of a page in order. A tag or comment that never ends ends the page."""
    at, unclosed = 0, set[str]()
    while (found := _MARKUP.search(page, at)) is not None:
        start = found.start()
        yield from _characters(page, at, start)
        token = _tag(page, start, unclosed)
        if isinstance(token, int):
            at = token
        elif token is None:
            return
        else:
            yield token
            at = token.end
    yield from _characters(page, at, len(page))


def characters(text: str) -> str:
    """`text` with its character references replaced."""
    return _REFERENCE.sub(lambda found: _value(found.group()), text)


def _characters(page: str, start: int, end: int) -> Iterator[Text | Reference]:
    at = start
    if page.find("&", start, end) >= 0:
        for found in _REFERENCE.finditer(page, start, end):
            value = _value(found.group())
            if value == found.group():
                continue
            if at < found.start():
                yield Text(at, found.start())
            yield Reference(found.start(), found.end(), value)
            at = found.end()
    if at < end:
        yield Text(at, end)


def _value(reference: str) -> str:
    if len(reference) > _LONGEST_REFERENCE:
        return "\ufffd"
    return html.unescape(reference)


def _tag(page: str, start: int, unclosed: set[str]) -> Open | Close | int | None:
    """The tag at `start`; for what is no tag (a comment) its end; None if it never ends."""
    named = _PLAIN.match(page, start)
    if named is not None:
        end: int | None = named.end()
    else:
        named = _NAME.match(page, start)
        if named is None:
            return _comment(page, start)
        _, end = _attributes(page, named.end())
    if end is None:
        return None
    name = named[1].lower()
    if page[start + 1] == "/":
        return Close(start, end, name)
    tag = Open(page, start, end, name)
    if name in RAW and name not in unclosed:
        return _raw(page, tag, unclosed)
    return tag


def _comment(page: str, start: int) -> int | None:
    """The end of a comment, a doctype, a processing instruction or an end tag without a name."""
    if not page.startswith("<!--", start):
        return (page.find(">", start) + 1) or None
    if page.startswith((">", "->"), start + 4):
        return page.index(">", start) + 1
    found = _COMMENT_END.search(page, start + 4)
    return found.end() if found else None


def _attributes(page: str, at: int) -> tuple[Attributes, int | None]:
    """The attributes from `at`, the first of each name, and the end of their tag."""
    attributes: Attributes = {}
    while found := _ATTRIBUTE.match(page, at):
        name, *values = found.groups(default="")
        value = "".join(values)
        attributes.setdefault(name.lower(), _plain(value))
        at = found.end()
    end = _TAG_END.match(page, at)
    return attributes, end.end() if end else None


def _plain(value: str) -> str:
    return characters(value) if "&" in value and len(value) <= _LONGEST_VALUE else value


def _raw(page: str, tag: Open, unclosed: set[str]) -> Open | None:
    """An element whose content is text up to its own end tag.

    Without one, a script runs to the end of the page (as in a browser), a title or a drawing
    holds nothing.
    """
    if RAW[tag.name] == "drawing" and page.startswith("/", tag.end - 2):
        return tag
    found = _closing(tag.name).search(page, tag.end)
    if found is None:
        unclosed.add(tag.name)
        return None if RAW[tag.name] == "raw" else tag
    end = page.find(">", found.end())
    tag.content = page[tag.end : found.start()]
    tag.end = end + 1 if end >= 0 else len(page)
    return tag


@lru_cache(maxsize=64)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE)
