"""Numbers in figures and words."""

from __future__ import annotations

import re

from tellings.annotate.times.words import classes

_PARTS = re.compile(r"[^\W\d_]+")
_BIG = 100
_SCALE = 1000


def number(words: str, language: str) -> float | None:
    """What a number says: "3", "1,200", "2.5", "twenty-four", "a hundred and ten", "a dozen".

    Small words that are no numbers are passed over. None for what no number is.
    """
    plain = words.replace(",", "").strip()
    if plain[:1].isdigit():
        try:
            return float(plain)
        except ValueError:
            return None
    known = classes(language).get("num", {})
    parts = [int(known[word]) for word in _PARTS.findall(plain) if word in known]
    return float(_joined(parts)) if parts else None


def _joined(parts: list[int]) -> int:
    """Number words in a row: hundreds and thousands multiply what stands before them."""
    total = current = 0
    for part in parts:
        if part == _SCALE:
            total += max(current, 1) * part
            current = 0
        elif part == _BIG or (part == 12 and 0 < current < 12):
            current = max(current, 1) * part
        else:
            current += part
    return total + current


def spoken_year(words: str, language: str) -> int | None:
    """A year as it is spoken: "nineteen ninety-six" is 1996, "two thousand nine" 2009."""
    known = classes(language).get("num", {})
    parts = [int(known[word]) for word in _PARTS.findall(words) if word in known]
    if _SCALE in parts:
        return _joined(parts)
    if not parts or not 10 < parts[0] < 100:
        return None
    if parts[0] == 20 and len(parts) > 1 and parts[1] < 10:
        return None
    rest = parts[1:]
    return parts[0] * 100 + (0 if rest == [_BIG] else _joined(rest))


def ordinal(words: str, language: str) -> int | None:
    """What an ordinal says: "third" and "3rd" are 3; the last is -1."""
    if figures := re.match(r"\d+", words):
        return int(figures[0])
    told = classes(language).get("ordinal", {}).get(words, "")
    return int(told) if told else None
