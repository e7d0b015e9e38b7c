"""The words of an article as stories are told apart by: in lower case, with how each is written."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from tellings import lexicon

_TOKEN = re.compile(
    r"([^\W\d_]+(?:['\u2019][^\W\d_]+)*)"  # a word; a hyphen parts two
    r"|(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"  # a figure
    r"|([.!?:\n])"  # what a sentence may begin after
)
_WORD, _NUMBER = 1, 2
_TITLE_CASE = 0.6
"""The share of words with a capital from which on capitals tell nothing: headlines, banners."""


class Wording(Struct, frozen=True):
    """What stands in a text, each in order of first appearance.

    `words` are words but for small ones, with how often each occurs; `numbers` figures without
    separators, likewise. `names` are as written ("Xi Jinping"). `breaks` are how many different
    words there are up to the end of each part that was given.
    """

    words: dict[str, int]
    numbers: dict[str, int]
    names: tuple[str, ...]
    breaks: tuple[int, ...]


class _Heard(Struct):
    """What is heard in a part of a text: the key of each word, and the words with a capital."""

    words: list[str]
    small: list[str]
    capitals: list[_Capital]


class _Capital(Struct, gc=False):
    """A word with a capital: `key` as compared, where it stands, whether it opens a sentence."""

    key: str
    start: int
    end: int
    opens: bool


def wording(*parts: str) -> Wording:
    """The words of a text that is given in parts: its headline, its lead, the rest."""
    words: dict[str, int] = {}
    numbers: dict[str, int] = {}
    runs: dict[str, None] = {}
    breaks = []
    heard = [_heard(part, numbers) for part in parts]
    small = {word for part in heard for word in part.small}
    for part, text in zip(heard, parts, strict=True):
        for word in part.words:
            words[word] = words.get(word, 0) + 1
        breaks.append(len(words))
        if part.capitals:
            runs |= dict.fromkeys(_runs(_named(part, small), text))
    return Wording(words, numbers, tuple(runs), tuple(breaks))


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """A word as it is compared: lower case, no "'s"; "" for one that is passed over."""
    plain = word.lower()
    if not plain.isascii():
        plain = plain.replace("\u2019", "'")
    plain = plain.removesuffix("'s")
    return "" if len(plain) < 2 or plain in _small() else plain


def _heard(text: str, numbers: dict[str, int]) -> _Heard:
    """The words of a text; its figures are counted into `numbers`."""
    found = _Heard([], [], [])
    opens = True
    for match in _TOKEN.finditer(text):
        kind, token = match.lastindex, match.group()
        if kind == _WORD:
            if compared := key(token):
                found.words.append(compared)
                if token[0].isupper():
                    found.capitals.append(_Capital(compared, *match.span(), opens))
                else:
                    found.small.append(compared)
            opens = False
        elif kind == _NUMBER:
            number = token.replace(",", "")
            numbers[number] = numbers.get(number, 0) + 1
            opens = False
        else:
            opens = True
    return found


def _named(heard: _Heard, small: set[str]) -> list[_Capital]:
    """Words with a capital that no rule of spelling asks for, and no days or months.

    Where a sentence opens, or all has capitals, a word that also stands in small letters is none.
    """
    everywhere = len(heard.capitals) > _TITLE_CASE * len(heard.words)
    calendar = _calendar()
    return [
        each
        for each in heard.capitals
        if each.key not in calendar and not ((each.opens or everywhere) and each.key in small)
    ]


def _runs(named: list[_Capital], text: str) -> list[str]:
    """Names as written: what stands with single blanks between is one."""
    found: list[tuple[int, int]] = []
    for each in named:
        if found and found[-1][1] + 1 == each.start and text[each.start - 1] == " ":
            found[-1] = (found[-1][0], each.end)
        else:
            found.append((each.start, each.end))
    return [text[start:end].removesuffix("'s").removesuffix("\u2019s") for start, end in found]


@cache
def _small() -> frozenset[str]:
    return _of_kind("small")


@cache
def _calendar() -> frozenset[str]:
    return _of_kind("calendar")


def _of_kind(kind: str) -> frozenset[str]:
    rows = lexicon.table("tellings.group.stories", "small_words")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)
