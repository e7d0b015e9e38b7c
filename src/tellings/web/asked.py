"""What a request asks for, checked: words, numbers, times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from tellings.errors import UseError
from tellings.library import clock, moments
from tellings.show.plain import plain

LONGEST = 1_000
"""How many characters one thing that is asked for may have."""

Kind = Literal["text", "number", "time", "choice"]


class Param(Struct, frozen=True):
    """Something that may be asked for: its name, what it is, and what it means.

    `most` is the greatest number and `usual` the one that is meant without it. `choices` are what
    a choice is between. `last`: a time that is meant with its end.
    """

    name: str
    kind: Kind
    words: str
    least: int = 0
    most: int = 0
    usual: int = 0
    choices: tuple[str, ...] = ()
    last: bool = False


class Given(Struct, frozen=True):
    """What was asked for. `at` is what the path names, `typed` what was typed, "" for nothing.

    `values` are what it means: text, a number, seconds since 1970, or None.
    """

    at: str
    typed: dict[str, str]
    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        """What was asked for under a name."""
        return self.values[name]


def given(at: str, params: Sequence[Param], query: Mapping[str, str]) -> Given:
    """What is asked for. Raises UseError for what cannot be meant."""
    typed = {param.name: query.get(param.name, "").strip() for param in params}
    for name, words in typed.items():
        if len(words) > LONGEST:
            raise UseError(f"{name} is too long; give at most {LONGEST} characters")
    values = {param.name: _value(param, typed[param.name]) for param in params}
    begin, end = values.get("since"), values.get("until")
    if begin is not None and end is not None and begin >= end:
        raise UseError(f"{plain(typed['since'])} is not before {plain(typed['until'])}")
    return Given(at, typed, values)


def _value(param: Param, words: str) -> Any:
    if param.kind == "number":
        return _number(param, words)
    if param.kind == "time":
        return _moment(param, words)
    if param.kind == "choice" and words not in ("", *param.choices):
        raise UseError(f"{param.name} is {' or '.join(param.choices)}, not {plain(words)}")
    return words


def _number(param: Param, words: str) -> int:
    if not words:
        return param.usual
    if not (words.isascii() and words.isdecimal() and len(words) < 10):
        raise UseError(f"{param.name} takes a number, not {plain(words)}")
    if not param.least <= int(words) <= param.most:
        raise UseError(f"{param.name} takes a number from {param.least} to {param.most:,}")
    return int(words)


def _moment(param: Param, words: str) -> float | None:
    if not words:
        return None
    return (moments.until if param.last else moments.since)(words, clock.now())
