"""JSON Lines: an article a line, `{"id", "text", "title"?, "outlet"?, "url"?, "published"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from tellings.errors import ReadError
from tellings.intake.foreign import has_letters
from tellings.intake.source import label
from tellings.model import Article, Datum, Origin, article_id

_READ_FROM = "jsonl"
_TEXTS = ("title", "outlet", "url", "published")
# A file of another kind has a problem in each line; nobody reads more of them.
_MOST_PROBLEMS = 100


class _LineError(ValueError):
    """What is wrong with a line."""


def read_lines(data: bytes, origin: Origin) -> Iterator[Article | ReadError]:
    """The articles of a JSON Lines file in order, and a problem for each line that is none.

    `data` is UTF-8 without a byte order mark. `origin` tells of the file; each article gets it
    with its line. Blank lines are passed over.
    """
    name = label(origin.source)
    seen: dict[str, int] = {}
    problems = 0
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            article = _article(line, msgspec.structs.replace(origin, line=number))
            _check_new(article.id, number, seen)
        except _LineError as problem:
            problems += 1
            if problems <= _MOST_PROBLEMS:
                yield ReadError(name, f"line {number}: {problem}")
        else:
            yield article
    if problems > _MOST_PROBLEMS:
        yield ReadError(name, f"{problems - _MOST_PROBLEMS} more lines have problems")


def is_article(line: str) -> bool:
    """Whether a line is a JSON object that has a text, as the lines of such a file have."""
    try:
        return "text" in _object(line.encode("utf-8", "surrogatepass"))
    except _LineError:
        return False


def _check_new(id: str, number: int, seen: dict[str, int]) -> None:
    if id in seen:
        raise _LineError(f'the id "{_short(id)}" was given in line {seen[id]}; give each its own')
    seen[id] = number


def _article(line: bytes, origin: Origin) -> Article:
    fields = _object(line)
    text = _text(fields)
    title, outlet, url, published = (_given(fields, name) for name in _TEXTS)
    return Article(
        id=_id(fields) or article_id(text, url),
        text=text,
        title=_datum(title),
        outlet=_datum(outlet),
        published=_datum(published),
        url=url,
        origin=origin,
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _LineError(f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        problem = f"is not JSON ({error.msg}, character {error.pos + 1}); write an object a line"
        raise _LineError(problem) from None
    except (RecursionError, ValueError):
        problem = "nests too deep or has too long a number; leave such fields out"
        raise _LineError(problem) from None
    if not isinstance(fields, dict):
        raise _LineError('is no JSON object; write {"text": "..."}')
    return fields


def _text(fields: dict[str, Any]) -> str:
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _LineError('"text" must be a string that is not empty')
    _check_characters("text", text)
    if not has_letters(text):
        raise _LineError('"text" has no words')
    return text


def _id(fields: dict[str, Any]) -> str:
    """The given id, or "". Numbers become their decimal digits."""
    given = fields.get("id")
    if given is None:
        return ""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str) or not given.strip():
        raise _LineError('"id" must be a string that is not empty, or a whole number')
    _check_characters("id", given)
    return given


def _given(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _LineError(f'"{name}" must be a string')
    _check_characters(name, value)
    return value if value.strip() else None


def _check_characters(name: str, value: str) -> None:
    if "\0" in value:
        raise _LineError(f'"{name}" has a NUL character; remove it')
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise _LineError(f'"{name}" has half a character (a lone surrogate); write the whole one')


def _datum(value: str | None) -> Datum | None:
    return Datum(value, _READ_FROM) if value is not None else None


def _short(id: str) -> str:
    shown = id if id.isprintable() else ascii(id)[1:-1]
    return shown if len(shown) <= 40 else f"{shown[:40]}..."
