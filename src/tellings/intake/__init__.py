"""Intake: from the name of a file to articles whose characters can be traced.

Reads plain text, web pages and JSON Lines in any encoding, from files and standard input. Nothing
is fetched, nothing in the text is changed. What cannot be read is a problem of one line that says
what to do; the rest is read.
"""

from __future__ import annotations

import codecs
import hashlib
from typing import BinaryIO

import msgspec
from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.encoding import Decoded, decode
from tellings.intake.foreign import foreign, has_letters, looks_binary
from tellings.intake.jsonl import read_lines
from tellings.intake.media import media
from tellings.intake.source import label, load, shown
from tellings.model import Article, Origin, article_id

__all__ = ["Intake", "read"]

_BINARY = "is a binary file; give plain text, HTML or JSON Lines"
_XML = "is XML (a feed?), which is not read yet; give its articles as pages or text"


class Intake(Struct, frozen=True):
    """The articles of one source, and what of it could not be read."""

    articles: tuple[Article, ...] = ()
    problems: tuple[ReadError, ...] = ()


def read(source: str, *, stdin: BinaryIO | None = None) -> Intake:
    """Read the file named `source`, or standard input for "-" (`stdin` stands in for it).

    Never raises for bad input: the problems are in the result, each on one line.
    """
    try:
        return _read(source, load(source, stdin))
    except ReadError as problem:
        return Intake(problems=(problem,))


def _read(source: str, data: bytes) -> Intake:
    name = label(source)
    _check_bytes(name, data)
    decoded = decode(data)
    _check_text(name, decoded.text)
    kind = media(decoded.text, source)
    if kind == "application/xml":
        raise ReadError(name, _XML)
    origin = Origin(shown(source), kind, decoded.encoding, hashlib.sha256(data).hexdigest())
    if kind == "application/jsonl":
        return _lines(data, decoded, origin)
    if kind == "text/html":
        return Intake((_page(name, decoded.text, origin),))
    return Intake((Article(article_id(decoded.text), decoded.text, origin=origin),))


def _check_bytes(name: str, data: bytes) -> None:
    if not data:
        raise ReadError(name, "is empty; give a file with text in it")
    if problem := foreign(data):
        raise ReadError(name, problem)


def _check_text(name: str, text: str) -> None:
    if not text.strip():
        raise ReadError(name, "has only white space; give a file with text in it")
    if looks_binary(text):
        raise ReadError(name, _BINARY)
    if not has_letters(text):
        raise ReadError(name, "has no words; give a file with text in it")


def _page(name: str, text: str, origin: Origin) -> Article:
    # It loads trafilatura and lxml, a quarter of a second that plain text need not wait for.
    from tellings.intake.page import read_page  # noqa: PLC0415

    article = read_page(text, origin)
    if article is None:
        problem = "no text was found in this page; save it as text (it may need scripts to show)"
        raise ReadError(name, problem)
    return article


def _lines(data: bytes, decoded: Decoded, origin: Origin) -> Intake:
    # JSON is UTF-8 (RFC 8259); each line is decoded by itself, so that a broken one harms no other.
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        data = decoded.text.encode("utf-8")
    elif not decoded.encoding.startswith("utf-8"):
        origin = msgspec.structs.replace(origin, encoding="utf-8")
    found = list(read_lines(data.removeprefix(codecs.BOM_UTF8), origin))
    articles = tuple(each for each in found if isinstance(each, Article))
    return Intake(articles, tuple(each for each in found if isinstance(each, ReadError)))
