"""Texts that were given to be compared, read into readings. No file is opened, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from tellings import api, intake
from tellings.errors import ReadError, UseError
from tellings.library.annotating import NO_PROSE, problem
from tellings.model import Article, Collation, Datum, Reading
from tellings.show.plain import plain

MOST_ARTICLES = 30
"""How many articles are compared."""
MOST_CHARACTERS = 200_000
"""How many characters they may have in all; more take longer than a person waits."""
_NAME = 80

_SLASH = re.compile(r"[/\\]")


class Text(Struct, frozen=True):
    """Something that was given: what it is called, its bytes, and the outlet's name, or ""."""

    name: str
    data: bytes
    outlet: str = ""


class Done(Struct, frozen=True):
    """What came of texts that were given: their comparison, and what could not be read."""

    collation: Collation
    problems: tuple[str, ...] = ()


def called(name: str | None, number: int) -> str:
    """What an upload is called: the last part of its name, of what can be printed.

    It is only shown. No file is opened by it.

    >>> called("C:\\\\news\\\\fog.html", 1), called("../../etc/passwd", 2), called("", 3)
    ('fog.html', 'passwd', 'file 3')
    """
    last = plain(_SLASH.split(name or "")[-1]).strip(" .")
    return last[-_NAME:] or f"file {number}"


def compared(texts: Sequence[Text]) -> Done:
    """Read texts and compare them.

    Raises UseError, with all that could not be read, if there are not two articles; and for too
    many, or too long ones.
    """
    problems: list[str] = []
    articles: dict[str, Article] = {}
    for text in texts:
        for found in _articles(text, problems):
            articles.setdefault(found.id, found)
        _check(articles.values())
    readings = [made for each in articles.values() if (made := _reading(each, problems))]
    if len(readings) < 2:
        raise UseError("; ".join(_few(len(readings), problems)))
    return Done(api.compare(readings), tuple(problems))


def _articles(text: Text, problems: list[str]) -> Iterator[Article]:
    """The articles in a text, under its outlet's name if it has one."""
    asked = intake.Asked(limit=MOST_ARTICLES, say=problems.append)
    for found in intake.given(text.name, text.data, asked=asked):
        if isinstance(found, ReadError):
            problems.append(str(found))
        elif text.outlet:
            yield msgspec.structs.replace(found, outlet=Datum(text.outlet, "option"))
        else:
            yield found


def _reading(article: Article, problems: list[str]) -> Reading | None:
    reading = api.pipeline().read(article)
    if api.has_prose(reading):
        return reading
    problems.append(str(problem(article, NO_PROSE)))
    return None


def _check(articles: Iterable[Article]) -> None:
    every = list(articles)
    if len(every) > MOST_ARTICLES:
        raise UseError(f"that is more than {MOST_ARTICLES} articles; give fewer")
    if sum(len(each.text) for each in every) > MOST_CHARACTERS:
        raise UseError(
            f"that is more than {MOST_CHARACTERS:,} characters; tellings compare takes more"
        )


def _few(count: int, problems: Sequence[str]) -> Iterator[str]:
    told = "one report could be read" if count else "no report could be read"
    yield f"{told}, and it takes two to compare"
    yield from problems[:10]
