"""JSON Lines: an article a line, as an object with "text" and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tellings.errors import ReadError
from tellings.intake.media import first_line
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers.plain import check_text
from tellings.intake.records import (
    Ids,
    RecordError,
    byte_lines,
    check_characters,
    datum,
    digest,
    few_problems,
    given,
    object_of,
    text_of,
)
from tellings.intake.source import HEAD, LARGEST, Source
from tellings.model import Article, Origin, article_id

_READ_FROM = "jsonl"
_TEXTS = ("title", "outlet", "byline", "published", "updated", "agency", "language", "url")


def article(fields: dict[str, Any], origin: Origin) -> Article:
    """The article of a record `{"id"?, "text", "title"?, ...}`. Raises RecordError."""
    text = text_of(fields)
    values = {name: given(fields, name) for name in _TEXTS}
    url = values.pop("url")
    data = {name: datum(value, _READ_FROM) for name, value in values.items()}
    own = _id(fields) or article_id(text, url)
    return Article(id=own, text=text, url=url, origin=origin, **data)


def is_article(line: str, *, whole: bool = True) -> bool:
    """Whether a line is a JSON object that has a text, as the lines of such a file have.

    Of a line that is not there to its end only the beginning is looked at.
    """
    if not whole:
        return line.startswith("{") and '"text"' in line
    try:
        return "text" in object_of(line.encode("utf-8", "surrogatepass"))
    except RecordError:
        return False


def _id(fields: dict[str, Any]) -> str:
    """The given id, or "". Numbers become their decimal digits."""
    given = fields.get("id")
    if given is None:
        return ""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str) or not given.strip():
        raise RecordError('"id" must be a string that is not empty, or a whole number')
    check_characters("id", given)
    return given


def _fits(source: Source) -> bool:
    line = first_line(source.opening.text)
    return is_article(line, whole=len(source.head) < HEAD or b"\n" in source.head)


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    opening = source.opening
    if not _fits(source):
        check_text(source.name, opening.text)
    encoding = opening.encoding if opening.encoding.startswith("utf") else "utf-8"
    origin = msgspec.structs.replace(source.origin, media="application/jsonl", encoding=encoding)
    yield from few_problems(_lines(source, origin), source.name, "lines")


def _lines(source: Source, origin: Origin) -> Iterator[Found]:
    ids = Ids()
    for number, line in enumerate(byte_lines(source.stream(), origin.encoding), start=1):
        if not line.strip():
            continue
        try:
            if len(line) > LARGEST:
                raise RecordError(f"is longer than {LARGEST // 1024**2} MiB; one article a line")
            made = article(object_of(line), origin)
            ids.check(made.id, number)
        except RecordError as problem:
            yield ReadError(source.name, f"line {number}: {problem}")
        else:
            at = msgspec.structs.replace(origin, line=number, sha256=digest(line))
            yield msgspec.structs.replace(made, origin=at)


READER = Reader(
    "jsonl",
    fits=_fits,
    articles=_articles,
    endings=frozenset({".jsonl", ".ndjson", ".json"}),
)
