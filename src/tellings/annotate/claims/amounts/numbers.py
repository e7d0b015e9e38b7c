"""Numbers in figures and words, among the tokens of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tellings.annotate.claims.words import group, known, rows
from tellings.model import Span
from tellings.text import plain_character

_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<sign>(?:[A-Za-z]{1,2})?[$€£¥₽₹₴₺₩₪]|%|°[CcFf])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?(?:/h)?)"
    r"|(?P<dash>[-\u2010-\u2015\u2212])"
    r"|(?P<other>\S)"
)
_MOST = 1e18
_FRACTION_SLASH = "\u2044"  # what compatibility forms of "\u00bd" have
_SHARES = {
    "1/2": 1 / 2,
    "1/3": 1 / 3,
    "2/3": 2 / 3,
    "1/4": 1 / 4,
    "3/4": 3 / 4,
}
_ADDED = (0.5, 0.25)  # shares that make a mixed number; "five and a third" may be a third man


class Token(Struct, frozen=True):
    """A figure, word, sign or mark: `text` in lower case; `glued` where no blank stands before."""

    kind: str
    text: str
    at: Span
    glued: bool = False


class Number(Struct, frozen=True):
    """A number among tokens, from `start` to before `end`.

    `low` and `high` differ for "dozens"; then, or for "half", `exact` says so. `whole` is False
    for a share of something. `scaled`: the words end in a scale ("4 million").
    """

    start: int
    end: int
    low: float
    high: float
    exact: bool = True
    share: bool = False
    scale: float = 1


def tokens(text: str, span: Span) -> list[Token]:
    """The tokens of a stretch of text."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        at = Span(*match.span())
        glued = bool(found) and found[-1].at.end == at.start
        words = "".join(map(plain_character, match.group())).casefold()
        found.append(Token(str(match.lastgroup), words, at, glued))
    return found


@cache
def _values(language: str) -> dict[str, tuple[str, float]]:
    told = rows("number_words", language)
    return {row["word"]: (row["kind"], float(row["value"])) for row in told}


@cache
def starters(language: str) -> frozenset[str]:
    """Words that a number may begin with."""
    vague = (row["phrase"].split()[0] for row in rows("vague_numbers", language))
    shares = (row["phrase"].split()[0] for row in rows("fractions", language))
    none = (row["word"].split()[0] for row in rows("none", language))
    return frozenset((*_values(language), *vague, *shares, *none))


def number(found: Sequence[Token], at: int, language: str) -> Number | None:
    """The number that begins at a token; None for none."""
    for read in (_vague, _share, _written):
        made = read(found, at, language)
        if made is not None:
            return made
    return None


@cache
def _by_first(name: str, language: str) -> dict[str, list[tuple[list[str], str]]]:
    """The phrases of a table by their first word, the longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for phrase in sorted(known(name, language), key=lambda each: -len(each.split())):
        found.setdefault(phrase.split()[0], []).append((phrase.split(), phrase))
    return found


def _phrase(found: Sequence[Token], at: int, name: str, language: str) -> tuple[int, str] | None:
    """The longest phrase of a table that begins at a token: where it ends, and the phrase."""
    for parts, phrase in _by_first(name, language).get(found[at].text, ()):
        end = match(found, at, parts)
        if end is not None:
            return end, phrase
    return None


def match(found: Sequence[Token], at: int, parts: Sequence[str]) -> int | None:
    """Where a phrase that begins at a token ends; hyphens between its words count as blanks."""
    for number, part in enumerate(parts):
        if number and at < len(found) and found[at].kind == "dash":
            at += 1
        if at >= len(found) or found[at].text != part:
            return None
        at += 1
    return at


def _vague(found: Sequence[Token], at: int, language: str) -> Number | None:
    hit = _phrase(found, at, "vague_numbers", language)
    if hit is None:
        return None
    row = known("vague_numbers", language)[hit[1]]
    low, high = float(row["low"]), float(row["high"])
    return Number(at, hit[0], low, high, exact=low == high)


def _share(found: Sequence[Token], at: int, language: str) -> Number | None:
    hit = _phrase(found, at, "fractions", language)
    if hit is None:
        return None
    value, end = float(known("fractions", language)[hit[1]]["value"]), hit[0]
    whole = whole_after(found, end, language)
    scaled = _scaled(found, whole, language) if whole is not None else None
    if whole is not None and scaled is not None:
        return Number(at, whole + 1, value * scaled, value * scaled, scale=scaled)
    return Number(at, end, value, value, share=True)


def whole_after(found: Sequence[Token], at: int, language: str) -> int | None:
    """Where the one stands of which a share is told: "half | a mile", "a quarter | of a point"."""
    start = at + 1 if _is(found, at, "of", language) else at
    return start + 1 if _is(found, start, "article", language) else None


def _is(found: Sequence[Token], at: int, words: str, language: str) -> bool:
    """Whether a token is of a group of small words."""
    return at < len(found) and found[at].text in group(words, language)


def _scaled(found: Sequence[Token], at: int, language: str) -> float | None:
    """The value of a scale ("million", "dozen") that stands at a token."""
    kind, value = _values(language).get(found[at].text, ("", 0.0)) if at < len(found) else ("", 0.0)
    return value if kind in ("scale", "dozen", "hundred") else None


def _written(found: Sequence[Token], at: int, language: str) -> Number | None:
    if found[at].kind == "figure":
        value, end = _mixed(found, float(found[at].text.replace(",", "")), at + 1)
        return _with_scale(found, at, end, value, language)
    if found[at].kind != "word":
        return None
    if _is(found, at, "article", language) and _scaled(found, at + 1, language) is not None:
        return _with_scale(found, at, at + 1, 1.0, language)
    said = _said(found, at, language)
    if said is None:
        return None
    value, end = _and_share(found, *said, language)
    return _with_scale(found, at, end, value, language)


def _mixed(found: Sequence[Token], value: float, end: int) -> tuple[float, int]:
    """A whole number in figures with the share behind it: "4 1/2", "4\u00bd"."""
    told = [each.text for each in found[end : end + 3]]
    if told and (one := _SHARES.get(told[0].replace(_FRACTION_SLASH, "/"))):
        return value + one, end + 1
    share = _SHARES.get("".join(told))
    glued = [each.glued for each in found[end : end + 3]] == [False, True, True]
    whole = value == int(value)
    return (value + share, end + 3) if share is not None and glued and whole else (value, end)


def _and_share(found: Sequence[Token], value: float, end: int, language: str) -> tuple[float, int]:
    """A whole number with the share behind it: "three and a half", "two-and-a-half"."""
    joins = _behind_dash(found, end)
    at = _behind_dash(found, joins + 1)
    if not _is(found, joins, "and", language) or not _is(found, at, "article", language):
        return value, end
    hit = _phrase(found, at, "fractions", language)
    share = float(known("fractions", language)[hit[1]]["value"]) if hit else 0.0
    return (value + share, hit[0]) if hit and share in _ADDED else (value, end)


def _behind_dash(found: Sequence[Token], at: int) -> int:
    """The place behind a hyphen that stands there, or the place itself."""
    return at + 1 if at < len(found) and found[at].kind == "dash" and found[at].glued else at


def _said(found: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """A number below a thousand in words: "twenty-four", "three hundred and ten"."""
    small = _below_hundred(found, at, language)
    if small is None:
        return None
    value, end = small
    if _kind(found, end, language) == "hundred":
        value, end = max(value, 1) * 100, end + 1
        skip = end + 1 if _is(found, end, "and", language) else end
        rest = _below_hundred(found, skip, language)
        if rest is not None:
            value, end = value + rest[0], rest[1]
    return value, end


def _kind(found: Sequence[Token], at: int, language: str) -> str:
    return _values(language).get(found[at].text, ("", 0.0))[0] if at < len(found) else ""


def _below_hundred(found: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    if at >= len(found):
        return None
    kind, value = _values(language).get(found[at].text, ("", 0.0))
    if kind == "unit":
        return value, at + 1
    if kind != "ten":
        return None
    next_at = at + 2 if at + 1 < len(found) and found[at + 1].kind == "dash" else at + 1
    if _kind(found, next_at, language) == "unit":
        unit = _values(language)[found[next_at].text][1]
        if 0 < unit < 10:
            return value + unit, next_at + 1
    return value, at + 1


def _with_scale(
    found: Sequence[Token], start: int, end: int, value: float, language: str
) -> Number:
    """A number with the scales behind it: "4 million", "two hundred thousand", "$4m"."""
    scale = 1.0
    while end < len(found):
        at = end + 1 if found[end].kind == "dash" and found[end].glued else end
        factor = _scaled(found, at, language)
        if factor is None and at == end and found[end].glued:
            kind, told = _values(language).get(found[end].text, ("", 0.0))
            factor = told if kind == "attached" and _money(found, start) else None
        if factor is None or value * scale * factor > _MOST:
            break
        scale, end = scale * factor, at + 1
    return Number(start, end, value * scale, value * scale, scale=scale)


def _money(found: Sequence[Token], start: int) -> bool:
    """Whether a sign of money stands before: only then is "4m" four million."""
    return start > 0 and found[start - 1].kind == "sign" and found[start - 1].text != "%"
