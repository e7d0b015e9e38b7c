"""The public verbs: read sources, compare readings, make a page, convert, open a library.

>>> from tellings import api
>>> done = api.read(["a.txt", "b.html"])          # doctest: +SKIP
>>> page = api.page(api.compare(done.readings))   # doctest: +SKIP
>>> for each in api.readings(["news.warc.gz"]):   # doctest: +SKIP
...     print(each)                               # one at a time, whatever the size
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
from msgspec import Struct

from tellings import __version__, intake
from tellings.collate import collate
from tellings.errors import ReadError, UseError
from tellings.intake.records import MOST_PROBLEMS
from tellings.intake.source import is_address
from tellings.library import Library, NotHeldError
from tellings.library.annotating import NO_PROSE, has_prose, pipeline, problem
from tellings.model import Article, Collation, Datum, ModelRecord, Reading
from tellings.show import articles as forms
from tellings.show import html

if TYPE_CHECKING:
    from tellings.intake.web import Settings


__all__ = [
    "FORMS",
    "Library",
    "NotHeldError",
    "Read",
    "articles",
    "compare",
    "convert",
    "has_prose",
    "library",
    "page",
    "pipeline",
    "read",
    "readings",
]


class Read(Struct, frozen=True):
    """What came of reading some sources: the readings, and what could not be read and why.

    `notices` are what else there is to say ("news.zip: cut after 10 articles").
    """

    readings: tuple[Reading, ...]
    problems: tuple[ReadError, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def degraded(self) -> tuple[ModelRecord, ...]:
        """Models for which a weaker substitute stood in, each once."""
        records = (record for reading in self.readings for record in reading.models)
        return tuple(dict.fromkeys(record for record in records if record.degraded))


# --- reading -------------------------------------------------------------------------------------


def articles(
    sources: Iterable[str],
    *,
    outlets: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    limit: int | None = None,
    web: Settings | None = None,
    say: Callable[[str], None] | None = None,
    watch: Callable[[int], None] | None = None,
) -> Iterator[Article | ReadError]:
    """The articles of sources and what could not be read, one at a time, in the order given.

    A source is a file, a folder, an archive, a feed, an address, or "-" for standard input
    (`stdin` stands in for it). `outlets` names the outlet of the first source, the second, and so
    on. `limit` is the most articles of each source; without it, all, but of a feed that is fetched
    the first ten. Addresses are fetched only if `web` says how, and then only those given here and
    those that a feed lists which is given here by its address. `say` is told, once, each line that
    is no problem. `watch` is told how many bytes of a web archive were read.

    Nothing is raised for what cannot be read. Raises UseError, before anything is read, for more
    outlets than sources, and for an outlet that is no text.
    """
    named = list(sources)
    _check(outlets, len(named))
    heard: set[str] = set()

    def once(line: str) -> None:
        if line not in heard and say:
            say(line)
        heard.add(line)

    asked = intake.Asked(limit=limit, web=_web(named, web), say=once, watch=watch)
    return _articles(named, outlets, stdin, asked)


def _articles(
    sources: Sequence[str], outlets: Sequence[str], stdin: BinaryIO | None, asked: intake.Asked
) -> Iterator[Article | ReadError]:
    for number, source in enumerate(sources):
        outlet = outlets[number] if number < len(outlets) else ""
        for found in intake.stream(source, stdin=stdin, asked=asked):
            yield _of_outlet(found, outlet) if isinstance(found, Article) else found


def readings(
    sources: Iterable[str],
    *,
    outlets: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    limit: int | None = None,
    web: Settings | None = None,
    say: Callable[[str], None] | None = None,
    watch: Callable[[int], None] | None = None,
) -> Iterator[Reading | ReadError]:
    """Read sources into readings, one at a time; the arguments are those of `articles`.

    An article without prose is a problem. Of very many of those the first hundred are given, and
    the number of the others at the end.
    """
    found = articles(
        sources, outlets=outlets, stdin=stdin, limit=limit, web=web, say=say, watch=watch
    )
    return _readings(found)


def _readings(found: Iterable[Article | ReadError]) -> Iterator[Reading | ReadError]:
    without_prose = 0
    for each in found:
        made = each if isinstance(each, ReadError) else _reading(each)
        without_prose += made is not each and isinstance(made, ReadError)
        if isinstance(made, Reading) or made is each or without_prose <= MOST_PROBLEMS:
            yield made
    if without_prose > MOST_PROBLEMS:
        more = f"{without_prose - MOST_PROBLEMS} more articles"
        yield ReadError(more, "no prose was found; give the text of articles")


def read(
    sources: Iterable[str],
    *,
    outlets: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    limit: int | None = None,
    web: Settings | None = None,
) -> Read:
    """Read sources into readings, all of them; the arguments are those of `articles`."""
    notices: list[str] = []
    found = readings(
        sources, outlets=outlets, stdin=stdin, limit=limit, web=web, say=notices.append
    )
    every = list(found)
    return Read(
        tuple(each for each in every if isinstance(each, Reading)),
        tuple(each for each in every if isinstance(each, ReadError)),
        tuple(notices),
    )


def _web(sources: Iterable[str], settings: Settings | None) -> Any:
    """What fetches addresses; None if there are none, or none may be fetched."""
    if settings is None or not any(map(is_address, sources)):
        return None
    from tellings.intake.web import Web  # noqa: PLC0415  slow to load

    return Web(settings)


def _check(outlets: Sequence[str], most: int) -> None:
    if len(outlets) > most:
        raise UseError(f"{len(outlets)} outlets are named for {most} sources")
    for outlet in outlets:
        # Bytes of the command line that are no characters come as lone surrogates (PEP 383).
        if any("\ud800" <= character <= "\udfff" for character in outlet):
            raise UseError(f"the outlet {outlet!r} is no text; write it in UTF-8")


def _reading(article: Article) -> Reading | ReadError:
    reading = pipeline().read(article)
    return reading if has_prose(reading) else problem(article, NO_PROSE)


def _of_outlet(article: Article, outlet: str) -> Article:
    if not outlet:
        return article
    return msgspec.structs.replace(article, outlet=Datum(outlet, "option"))


# --- comparing and writing -----------------------------------------------------------------------


def compare(readings: Sequence[Reading]) -> Collation:
    """Compare the readings of two or more articles.

    Raises UseError for fewer than two different articles.
    """
    return collate(readings)


def page(collation: Collation, *, excerpts: bool = False) -> str:
    """A collation as one self-contained HTML page.

    With `excerpts`, it quotes no more of the articles than the passages that it compares.
    """
    return html.page(collation, version=__version__, excerpts=excerpts)


def convert(articles: Iterable[Article], form: str, *, sent: str = "") -> Iterator[str]:
    """Articles as a file of another form, in pieces of text that follow each other.

    `form` is one of `FORMS`. `sent` is when that is, in ISO 8601, which NewsML-G2 must say.
    Raises UseError for another form.
    """
    if form not in forms.FORMS:
        raise UseError(f"there is no form {form!r}; there are {', '.join(forms.FORMS)}")
    return forms.FORMS[form](articles, sent)


FORMS = tuple(forms.FORMS)


# --- a library that grows ------------------------------------------------------------------------


def library(path: str | os.PathLike[str], *, add: bool = False) -> Library:
    """Open a library; with `add`, make the file if there is none. Raises TellingsError.

    >>> with api.library("news.db", add=True) as kept:      # doctest: +SKIP
    ...     outcomes = list(kept.add(api.articles(["reports/"])))
    """
    return Library.open(path, add=add)
