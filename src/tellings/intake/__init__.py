"""Intake: from the name of a source to articles whose characters can be traced.

A source is a file, a folder, an archive, standard input or an address. What it holds is told by
its content first and by its name second; each kind has a reader in `readers`. Nothing in a text is
changed. What cannot be read is a problem of one line that says what to do; the rest is read.

Only addresses that the user gave are fetched, and those that a feed lists whose own address the
user gave. No address that stands in a page, a file or an archive is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from tellings.errors import ReadError
from tellings.intake.agencies import credited
from tellings.intake.language import spoken
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.source import Source, from_bytes, is_address, label, opened, shown
from tellings.model import Article, Origin

__all__ = ["Asked", "Found", "Intake", "Reader", "Source", "given", "read", "stream"]

LONGEST = 8_000_000
"""The most characters of an article: what is longer is no article, and would take gigabytes."""
MOST_LINES = 150_000
"""The most ends of lines in an article; a blank line between paragraphs has one of its own."""
_TOO_LONG = f"is longer than {LONGEST // 1_000_000} million characters, as no article is; cut it"
_TOO_MANY = f"has more than {MOST_LINES:,} lines, as no article has; cut it"
_NO_WEB = "addresses are not fetched here; save the page and give the file"


class Intake(Struct, frozen=True):
    """The articles of one source, what of it could not be read, and what else there is to say."""

    articles: tuple[Article, ...] = ()
    problems: tuple[ReadError, ...] = ()
    notices: tuple[str, ...] = ()


def read(source: str, *, stdin: BinaryIO | None = None, asked: Asked | None = None) -> Intake:
    """Read all of a source, as `stream` does. What `Asked.say` would be told is in `notices`."""
    notices: list[str] = []
    asked = msgspec.structs.replace(asked or Asked(), say=notices.append)
    found = list(stream(source, stdin=stdin, asked=asked))
    return Intake(
        tuple(each for each in found if isinstance(each, Article)),
        tuple(each for each in found if isinstance(each, ReadError)),
        tuple(dict.fromkeys(notices)),
    )


def stream(
    source: str, *, stdin: BinaryIO | None = None, asked: Asked | None = None
) -> Iterator[Found]:
    """The articles of a source and its problems in the order in which they stand, as they are read.

    `source` names a file or a folder, is an address, or "-" for standard input (`stdin` stands in
    for it). Memory does not grow with the number of articles. Never raises for bad input: each
    problem is given as a ReadError, on one line.
    """
    asked = asked or Asked()
    yield from _whole(source, _found(source, stdin, asked), asked)


def given(name: str, data: bytes, *, asked: Asked | None = None) -> Iterator[Found]:
    """The articles of bytes at hand, as `stream` gives those of a source.

    `name` is what they are called, and its ending may tell what they are. No file is opened.
    """
    asked = asked or Asked()
    yield from _whole(name, _at_hand(name, data, asked), asked)


def _whole(source: str, every: Iterable[Found], asked: Asked) -> Iterator[Found]:
    """What is found, as far as it is asked for; what is no article as a problem."""
    taken = 0
    try:
        for found in every:
            if isinstance(found, Article) and (problem := _no_article(found.text)):
                yield ReadError(_named(source, found), problem)
                continue
            if isinstance(found, Article):
                if taken == asked.limit:
                    articles = f"{taken} article{'s' if taken > 1 else ''}"
                    asked.say(f"{label(source)}: cut after {articles}")
                    return
                taken += 1
            yield spoken(credited(found)) if isinstance(found, Article) else found
    except ReadError as problem:
        yield problem


def _no_article(text: str) -> str:
    """Why a text is none that annotation could bear; "" if it is an article."""
    if len(text) > LONGEST:
        return _TOO_LONG
    return _TOO_MANY if text.count("\n") > MOST_LINES else ""


def _named(source: str, article: Article) -> str:
    """What a message calls an article: its member and its line, where it has them."""
    origin = article.origin
    name = origin.member if origin and origin.member else label(source)
    return f"{name}: line {origin.line}" if origin and origin.line is not None else name


def _found(source: str, stdin: BinaryIO | None, asked: Asked) -> Iterator[Found]:
    # The readers are slow to load together, and are known only when a source is read.
    from tellings.intake.readers import articles  # noqa: PLC0415
    from tellings.intake.readers.plugins import broken  # noqa: PLC0415

    for problem in broken():
        asked.say(problem)
    if is_address(source):
        yield from articles(_fetched(source, asked), asked)
        return
    with opened(source, stdin) as given:
        yield from articles(given, asked)


def _at_hand(name: str, data: bytes, asked: Asked) -> Iterator[Found]:
    from tellings.intake.readers import articles  # noqa: PLC0415  slow to load

    yield from articles(from_bytes(shown(name), Origin(shown(name)), data), asked)


def _fetched(address: str, asked: Asked) -> Source:
    """What stands at an address. Raises ReadError."""
    if asked.web is None:
        raise ReadError(shown(address), _NO_WEB)
    got = asked.web.get(address)
    made = from_bytes(shown(address), Origin(shown(address)), got.data)
    made.address, made.charset, made.followed = got.final, got.charset, True
    return made
