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
from typing import NamedTuple

from tellings.intake.elements import RAW

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


class Open(NamedTuple):
    """A start tag. `content` is the raw text of an element that holds no markup, as a script."""

    start: int
    end: int
    name: str
    attributes: Attributes
    content: str = ""


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
    named = _NAME.match(page, start)
    if named is None:
        return _comment(page, start)
    name = named[1].lower()
    attributes, end = _attributes(page, named.end())
    if end is None:
        return None
    if page[start + 1] == "/":
        return Close(start, end, name)
    if name in RAW and name not in unclosed:
        return _raw(page, Open(start, end, name, attributes), unclosed)
    return Open(start, end, name, attributes)


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
        attributes.setdefault(name.lower(), characters("".join(values)))
        at = found.end()
    end = _TAG_END.match(page, at)
    return attributes, end.end() if end else None


def _raw(page: str, tag: Open, unclosed: set[str]) -> Open | None:
    """An element whose content is text up to its own end tag.

    Without one, a script runs to the end of the page (as in a browser), a title holds nothing.
    """
    closing = re.compile(rf"</{tag.name}(?=[ \t\n\f\r/>])", re.IGNORECASE)
    found = closing.search(page, tag.end)
    if found is None:
        unclosed.add(tag.name)
        return tag if RAW[tag.name] == "escapable" else None
    end = page.find(">", found.end())
    content = page[tag.end : found.start()]
    return tag._replace(end=end + 1 if end >= 0 else len(page), content=content)
