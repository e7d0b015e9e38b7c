"""Stretches that look like time expressions: a rule, its parts, and the words that limit it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from msgspec import Struct

from tellings.annotate.times.timex.patterns import Pattern, Patterns, patterns
from tellings.annotate.times.views import View
from tellings.annotate.times.words import capitals, classes, rows

_TOKEN = re.compile(r"(?<!\w)'?\d+|(?<![^\W_])[^\W\d_]+")
_MONEY = "$£€¥#/:"
_BACK = 40
_DAY = "month_day"


class Found(Struct, frozen=True):
    """What a rule found in a view: `start` and `end` with the words that limit it, `core` without.

    `parts` are the words of each named group, in small letters. `mod` is TIMEX3's. `second` is the
    other of two joined dates ("22" of "March 20-22").
    """

    rule: str
    start: int
    end: int
    core: int
    core_end: int
    parts: dict[str, str]
    mod: str = ""
    second: Found | None = None


M = TypeVar("M")


def search(view: View, language: str, judge: Callable[[Found], M | None]) -> Iterator[M]:
    """What `judge` makes of each expression in a view, in order, none overlapping another.

    At each word the longest that `judge` takes (does not give None for) is taken.
    """
    known = patterns(language)
    last = 0
    for token in _TOKEN.finditer(view.low):
        if token.start() < last:
            continue
        for found in _candidates(view, language, token, known, last):
            made = judge(found)
            if made is None:
                continue
            last = found.end
            yield made
            if found.second and (other := judge(found.second)) is not None:
                last = found.second.end
                yield other
            break


def _candidates(
    view: View, language: str, token: re.Match[str], known: Patterns, last: int
) -> list[Found]:
    """All that begins at a token, the longest first."""
    start, low = token.start(), view.low
    found: list[tuple[int, int, Found]] = []
    for number, pattern in enumerate(_of_token(token[0], low, start, known)):
        match = pattern.regex.match(low, start)
        if match and _has_capitals(match, view.text, language):
            made = _limited(match, pattern, low, language, last)
            found.append((-match.end(), number, made))
    return [made for _, _, made in sorted(found, key=lambda each: each[:2])]


def _of_token(word: str, low: str, start: int, known: Patterns) -> tuple[Pattern, ...]:
    if word[0] == "'":
        return known.cut_years
    if not word[0].isdigit():
        return known.by_word.get(word, ())
    before = low[max(0, start - 2) : start]
    if before and (before[-1] in _MONEY or (before[-1] in ".,-" and before[:-1].isdigit())):
        return ()
    return known.figures


def _has_capitals(match: re.Match[str], text: str, language: str) -> bool:
    """Whether those words have a capital that count only with one (or begin with a figure)."""
    for name, words in match.groupdict().items():
        if words and _cased(name, language) and text[match.start(name)].islower():
            return False
    return True


@cache
def _cased(group: str, language: str) -> bool:
    named = re.sub(r"^at_|_b$|name$|\d$", "", group)
    return named in capitals(language) and named in classes(language)


def _limited(match: re.Match[str], pattern: Pattern, low: str, language: str, last: int) -> Found:
    """A match with the words before and after it that limit it."""
    start, end, mod = match.start(), match.end(), ""
    for _ in range(3):
        before = _before(language, pattern.left).search(low, max(last, start - _BACK), start)
        if not before:
            break
        mod = mod or _mod(language, before["mod"] or "")
        start = before.start()
    if "after" in pattern.left and (after := _after(language).match(low, end)):
        end, mod = after.end(), mod or _mod(language, after[1])
    parts = {name: words for name, words in match.groupdict().items() if words is not None}
    if "day2" in parts:
        return _joined(match, start, parts, mod)
    return Found(pattern.rule, start, end, match.start(), match.end(), parts, mod)


def _joined(match: re.Match[str], start: int, parts: dict[str, str], mod: str) -> Found:
    """Two days of one month ("March 20-22") as one and its second."""
    first, second = match.end("day"), match.start("day2")
    other = Found(_DAY, second, match.end(), second, match.end(), {**parts, "day": parts["day2"]})
    return Found(_DAY, start, first, match.start(), first, parts, mod, other)


@cache
def _before(language: str, groups: frozenset[str]) -> re.Pattern[str]:
    phrases = [
        row["phrase"]
        for row in rows("modifiers", language)
        if row["place"] == "before" and row["group"] in groups
    ]
    the = "|".join(map(re.escape, classes(language).get("the", ())))
    joined = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)"
    alone = f"|(?:{the}) " if "the" in groups and the else ""
    return re.compile(f"(?<![\\w-])(?:(?P<mod>{joined})[ -](?:(?:{the}) )?{alone})$")


@cache
def _after(language: str) -> re.Pattern[str]:
    phrases = [row["phrase"] for row in rows("modifiers", language) if row["place"] == "after"]
    return re.compile(f" ({'|'.join(map(re.escape, phrases)) or '(?!)'})(?!\\w)")


@cache
def _mod(language: str, phrase: str) -> str:
    for row in rows("modifiers", language):
        if row["phrase"] == phrase:
            return row["mod"].replace("-", "")
    return ""
