"""What a trained decider sees of a passage: numbers for its shape, its words' kinds, its place.

The features are shape, the rules' signs and verdicts, position, repetition, and how many of a
passage's words the prose has. `NAMES` names the columns; a model lists those that it was trained
on and is refused where they differ.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings import lexicon
from tellings.annotate.anatomy.lines import Passage
from tellings.annotate.anatomy.sheet import Sheet, Verdict
from tellings.annotate.anatomy.signs import Signs
from tellings.annotate.anatomy.tables import languages
from tellings.annotate.anatomy.zones import reads_as_prose

_HERE = __package__ or ""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_SENTENCE = re.compile(r"[.!?…。？！][\"')\]]*(?:\s|$)")
_ENDS = (".", "?", "!", ":", ";", ",", "-")
_MARKS = ("|", "•", "@", "/", "©", "+", "»", "#", "%", "…", "&")
_ROLES = (
    "headline", "byline", "dateline", "date", "heading", "paragraph",
    "caption", "credit", "biography", "boilerplate",
)  # fmt: skip


class Line(Struct, frozen=True):
    """A passage as features see it: its words in lower case, those that carry meaning."""

    words: tuple[str, ...]
    content: frozenset[str]


def matrix(sheet: Sheet, verdicts: Sequence[Verdict], lines: Sequence[Line]) -> NDArray[np.float32]:
    """(passages, features): what each passage shows. `verdicts` are those of the rules."""
    if not sheet.passages:
        return np.zeros((0, len(NAMES)), np.float32)
    alone = map(_alone, sheet.passages, sheet.signs, lines, verdicts)
    placed = zip(alone, _places(sheet), _repeats(sheet), _shared(sheet, lines), strict=True)
    table = np.empty((len(sheet.passages), len(NAMES)), np.float32)
    for number, parts in enumerate(placed):
        table[number] = [value for part in parts for value in part]
    return table


def _alone(passage: Passage, signs: Signs, line: Line, verdict: Verdict) -> tuple[float, ...]:
    return (*_shape(passage, signs, line), *_signs(signs), *_rule(verdict))


def line(passage: Passage) -> Line:
    """The words of a passage's beginning: numbers by their length, "0000"."""
    lowered = _WORD.findall(passage.flat.casefold())
    words = tuple("0" * len(word) if word[0].isdigit() else word for word in lowered)
    small = function_words()
    return Line(words, frozenset(w for w in words if len(w) > 3 and w[0] != "0" and w not in small))


@cache
def function_words() -> frozenset[str]:
    """The frequent small words of all languages that have a list."""
    return frozenset().union(*(lexicon.words(_HERE, name) for name in languages("function_words")))


# --- a passage alone ------------------------------------------------------------------------------

_LENGTHS = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50)
_SHAPE = (
    "words", "letters", "word-length", *(f"words<={most}" for most in _LENGTHS), "long",
    *(f"ends {mark}" for mark in _ENDS), "ends quote", "ends bracket", "ends letter",
    "begins quote", "begins small", "begins digit", "begins bracket", "bullet",
    "capitals", "upper", "digits", "function words", "any function word", "sentences", "commas",
    "quoted", "told", "past", "label", "asks", "wide letters", *(f"has {m}" for m in _MARKS), "web",
)  # fmt: skip


def _shape(passage: Passage, signs: Signs, line: Line) -> Iterator[float]:
    flat, tail = passage.flat, passage.tail.rstrip()
    count, letters = len(line.words), len(passage.at)
    small = function_words()
    common = sum(word in small for word in line.words)
    yield math.log1p(count)
    yield math.log1p(letters)
    yield min(3.0, len(flat) / (count or 1) / 8)
    yield from (float(count <= most) for most in _LENGTHS)
    yield float(signs.long)
    yield from (float(signs.ends == mark) for mark in _ENDS)
    yield float(tail[-1:] == '"')
    yield float(tail[-1:] in {")", "]"})
    yield float(tail[-1:].isalnum())
    yield float(flat[:1] == '"')
    yield float(signs.small)
    yield float(flat[:1].isdigit())
    yield float(flat[:1] in {"(", "["})
    yield float(signs.bullet)
    yield signs.capitals
    yield float(signs.upper)
    yield sum(word[0] == "0" for word in line.words) / (count or 1)
    yield common / (count or 1)
    yield float(common > 0)
    yield math.log1p(len(_SENTENCE.findall(flat)))
    yield flat.count(",") / (count or 1)
    yield from map(float, (signs.quoted, signs.told, signs.past, signs.label, signs.asks))
    yield float(sum(ord(letter) > 0x2E80 for letter in flat[:20]) > 5)
    yield from (float(mark in flat) for mark in _MARKS)
    yield float("http" in flat or "www." in flat)


_FORMS = ("by", "bare", "titled", "agency", "sign-off", "helped")
_DATES = ("figures", "clock", "label", "zone", "weekday", "month", "number")
_SIGNS = (
    "phrase", "phrase at edge", "phrase opens", "prompt sure", "prompt maybe",
    "date", "date whole", *(f"date {kind}" for kind in _DATES),
    *(f"byline {form}" for form in _FORMS), "dateline", "dateline alone",
    "credit photo", "credit agency", "credit weak", "credit alone",
    "caption label", "picture", "biography",
)  # fmt: skip


def _signs(signs: Signs) -> Iterator[float]:
    phrase, date, byline, credit = signs.phrase, signs.date, signs.byline, signs.credit
    yield float(phrase is not None and phrase.place == "anywhere")
    yield float(phrase is not None and phrase.place == "edge")
    yield float(phrase is not None and phrase.match == "opener")
    yield float(signs.prompt == "sure")
    yield float(signs.prompt == "maybe")
    yield float(date is not None)
    yield float(date is not None and date.whole)
    yield from (float(date is not None and kind in date.kinds) for kind in _DATES)
    yield from (float(byline is not None and byline.form == form) for form in _FORMS)
    yield float(signs.dateline is not None)
    yield float(signs.dateline_alone)
    yield from (float(credit is not None and credit.sure == s) for s in ("photo", "agency", ""))
    yield float(signs.credit_alone)
    yield float(signs.caption_label)
    yield min(signs.picture, 3) / 2
    yield float(signs.biography != "")


_RULE = (*(f"rule {role}" for role in _ROLES), "rule sure", "rule prose")


def _rule(verdict: Verdict) -> Iterator[float]:
    yield from (float(verdict.role == role) for role in _ROLES)
    yield verdict.confidence
    yield float(verdict.by == "prose")


# --- its place ------------------------------------------------------------------------------------

_PLACE = (
    "number", "number from end", "share above", "first", "second", "third", "passages",
    "prose above", "prose below", "to prose above", "to prose below", "letters above",
    "short run", "unstopped run", "prose before and after",
)  # fmt: skip


def _places(sheet: Sheet) -> Iterator[tuple[float, ...]]:
    total = len(sheet.passages)
    prose = [reads_as_prose(signs) for signs in sheet.signs]
    above, below = _distances(prose), _distances(prose[::-1])[::-1]
    short = _runs([signs.words <= 6 for signs in sheet.signs])
    unstopped = _runs([not signs.ends for signs in sheet.signs])
    total_prose = sum(prose)
    seen, letters, all_letters = 0, 0, sum(len(passage.at) for passage in sheet.passages)
    for number, (passage, reads) in enumerate(zip(sheet.passages, prose, strict=True)):
        yield (
            math.log1p(number),
            math.log1p(total - 1 - number),
            number / total,
            float(number == 0),
            float(number == 1),
            float(number == 2),
            math.log1p(total),
            math.log1p(seen),
            math.log1p(total_prose - seen - reads),
            math.log1p(above[number]),
            math.log1p(below[number]),
            letters / all_letters,
            math.log1p(short[number]),
            math.log1p(unstopped[number]),
            float(above[number] == 1 and below[number] == 1),
        )
        seen += reads
        letters += len(passage.at)


_FAR = 60


def _distances(prose: Sequence[bool]) -> list[int]:
    """For each passage how far above it the next prose stands; `_FAR` for none."""
    found, last = [], -_FAR
    for number, reads in enumerate(prose):
        found.append(min(number - last, _FAR))
        last = number if reads else last
    return found


def _runs(marked: Sequence[bool]) -> list[int]:
    """For each passage the length of the run of marked ones that it stands in; 0 for unmarked."""
    found = [0] * len(marked)
    start = 0
    for number in range(len(marked) + 1):
        if number < len(marked) and marked[number]:
            continue
        found[start:number] = [number - start] * (number - start)
        start = number + 1
    return found


# --- its words elsewhere --------------------------------------------------------------------------

_REPEAT = ("times here", "printed before", "printed again", "as first")


def _repeats(sheet: Sheet) -> Iterator[tuple[float, ...]]:
    keys = [signs.key for signs in sheet.signs]
    times, seen = Counter(keys), set[str]()
    for key in keys:
        yield (
            math.log(times[key]),
            float(key in seen),
            float(times[key] > 1 and key not in seen),
            float(key == keys[0]),
        )
        seen.add(key)


_SHARED = ("content words", "in the prose", "in other lines", "in the first line", "first in it")


def _shared(sheet: Sheet, lines: Sequence[Line]) -> Iterator[tuple[float, ...]]:
    """How many of a passage's words of meaning stand in the prose, in other lines, on top."""
    prose, other = Counter[str](), Counter[str]()
    for signs, each in zip(sheet.signs, lines, strict=True):
        (prose if reads_as_prose(signs) else other).update(each.content)
    first = lines[0].content
    for signs, each in zip(sheet.signs, lines, strict=True):
        mine, own = each.content, reads_as_prose(signs)
        count = len(mine) or 1
        yield (
            math.log1p(len(mine)),
            sum(prose[word] > own for word in mine) / count,
            sum(other[word] > (not own) for word in mine) / count,
            len(mine & first) / count,
            len(mine & first) / (len(first) or 1),
        )


NAMES = (*_SHAPE, *_SIGNS, *_RULE, *_PLACE, *_REPEAT, *_SHARED)
