"""Records that hold an article each: JSON objects and their fields, rows, and what is wrong."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from tellings.errors import ReadError
from tellings.intake.foreign import has_letters
from tellings.intake.reader import Found
from tellings.intake.source import LARGEST
from tellings.model import Datum

# A file of another kind has a problem in each record; nobody reads more of them.
MOST_PROBLEMS = 100
# Ids further apart than this are not compared, so that a file may have any number of records.
_MOST_IDS = 100_000


class RecordError(ValueError):
    """What is wrong with a record, without saying which."""


def parsed(data: bytes) -> Any:
    """The value of JSON in UTF-8. Raises RecordError."""
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RecordError(
            f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        problem = f"is not JSON ({error.msg}, character {error.pos + 1}); write an object a line"
        raise RecordError(problem) from None
    except (RecursionError, ValueError):
        problem = "nests too deep or has too long a number; leave such fields out"
        raise RecordError(problem) from None


def object_of(data: bytes) -> dict[str, Any]:
    """The JSON object in UTF-8 `data`. Raises RecordError."""
    fields = parsed(data)
    if not isinstance(fields, dict):
        raise RecordError('is no JSON object; write {"text": "..."}')
    return fields


def text_of(fields: dict[str, Any], name: str = "text") -> str:
    """The text of a record. Raises RecordError if it is none."""
    text = fields.get(name)
    if not isinstance(text, str) or not text.strip():
        raise RecordError(f'"{name}" must be a string that is not empty')
    check_characters(name, text)
    if not has_letters(text):
        raise RecordError(f'"{name}" has no words')
    return text


def given(fields: dict[str, Any], name: str) -> str | None:
    """A field's string, None if it is empty or not there. Raises RecordError for another value."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise RecordError(f'"{name}" must be a string')
    check_characters(name, value)
    return value if value.strip() else None


def check_characters(name: str, value: str) -> None:
    """Raise RecordError for characters that are none."""
    if "\0" in value:
        raise RecordError(f'"{name}" has a NUL character; remove it')
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise RecordError(f'"{name}" has half a character (a lone surrogate); write the whole one')


def datum(value: str | None, read_from: str, confidence: float = 1.0) -> Datum | None:
    """A value with where it was read; None for none."""
    return Datum(value, read_from, confidence) if value is not None else None


def digest(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of text in UTF-8."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


class Ids:
    """Which id was given where, of the last records."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, int] = OrderedDict()

    def check(self, id: str, line: int) -> None:
        """Raise RecordError if an earlier line has this id."""
        key = hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key in self._seen:
            problem = f'the id "{_short(id)}" was given in line {self._seen[key]}'
            raise RecordError(f"{problem}; give each its own")
        self._seen[key] = line
        if len(self._seen) > _MOST_IDS:
            self._seen.popitem(last=False)


def _short(id: str) -> str:
    shown = id if id.isprintable() else ascii(id)[1:-1]
    return shown if len(shown) <= 40 else f"{shown[:40]}..."


def few_problems(found: Iterable[Found], name: str, things: str) -> Iterator[Found]:
    """What was found, with the first problems only and the number of the others at the end.

    `things` says what has them: "lines".
    """
    problems = 0
    for each in found:
        problems += isinstance(each, ReadError)
        if not isinstance(each, ReadError) or problems <= MOST_PROBLEMS:
            yield each
    if problems > MOST_PROBLEMS:
        yield ReadError(name, f"{problems - MOST_PROBLEMS} more {things} have problems")


# --- lines ---------------------------------------------------------------------------------------


def byte_lines(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The lines of a stream as UTF-8 without their ends, each as long as `LARGEST` at most.

    A line that is longer comes out cut, one byte longer than that, and its rest is left out. Only
    UTF-16 and UTF-32 are decoded: JSON is UTF-8 (RFC 8259), and one broken line harms no other.
    """
    if encoding.startswith(("utf-16", "utf-32")):
        for text in text_lines(stream, encoding):
            yield text.rstrip("\r\n").encode("utf-8", "surrogatepass")
        return
    first = True
    while line := stream.readline(LARGEST + 1):
        rest = line
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST + 1)
        yield (line.removeprefix(codecs.BOM_UTF8) if first else line).rstrip(b"\n")
        first = False


def text_lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of a stream with their ends, each as long as `LARGEST` at most, else cut in parts.

    Bytes that are not of the encoding become U+FFFD; but in UTF-8 they come as lone surrogates
    (PEP 383), so that the line can be told by its look.
    """
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    text = io.TextIOWrapper(stream, encoding, errors, newline="")
    while line := text.readline(LARGEST):
        yield line
