"""Lines that say who wrote: "By Ada Quill and J. Moor", "Ada Quill, Verin Post", sign-offs."""

from __future__ import annotations

import re

from msgspec import Struct

from tellings.annotate.anatomy.dates import DateRun
from tellings.annotate.anatomy.names import (
    agency_kind,
    is_person,
    is_title,
    names_a_writer,
)

_FLAGS = re.IGNORECASE | re.VERBOSE
_BY = re.compile(
    r"""\s*[-–—]?\s*
    (?:(?:written|reported|words|text|story|report|analysis|opinion|article|posted)\s+)?
    (?:by|von|par|por)\b:?\s+
    | \s*(?:authors?|words|text|autor|autorin)\s*:\s+""",
    _FLAGS,
)
_PART = re.compile(
    r"[,;|/•·+] | \s[-–—]\s | \s&\s | \b(?:and|und|et|y|with|for|in|special\ to)\b",
    _FLAGS,
)
_SIGN_OFF = re.compile(
    r"""[(\[]?\s*(?:
      (?:additional\ |with\ )?
      (?:reporting|writing|editing|translation|compiled|edited|translated)\ (?:by|from)\b
      | with\ (?:files|reporting|inputs?|assistance|additional\ reporting)\ (?:from|by)\b )""",
    _FLAGS,
)
_HELPED = re.compile(
    r"""\b(?: (?:also\ |have\ |has\ )?contributed\ (?:to|reporting|research|from)\b
      | contributed\.?$ | (?:also\ )?reported\ from\b | reported\ this\ (?:story|article)\b )""",
    _FLAGS,
)
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d{2}\s+(?=[^\W\d_])")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "this", "that"})
_MAX_WORDS = 30


class Byline(Struct, frozen=True):
    """Names at [start, end) of a line.

    `form`: "by" ("By Ada Quill"), "bare" ("Ada Quill"), "titled" ("Ada Quill, reporter"),
    "agency", "sign-off" ("Reporting by Ada Quill") or "helped" ("Quill reported from Verin").
    """

    start: int
    end: int
    form: str
    names: tuple[str, ...] = ()


def byline(flat: str, date: DateRun | None) -> Byline | None:
    """The byline that all of `flat` is, but for a date; or None."""
    if len(flat.split()) > _MAX_WORDS + 20:
        return None
    if sign_off := _sign_off(flat):
        return sign_off
    start, end = _without(flat, date)
    clock = _CLOCK.match(flat, start)
    start = clock.end() if clock else start
    given = _BY.match(flat, start)
    at = given.end() if given and given.end() < end else start
    parts = [part.strip(" .-–—:()&") for part in _PART.split(flat[at:end])]
    parts = [part for part in parts if part]
    form = _form(parts, given is not None and at > start, dated=bool(date or clock))
    if not form or flat[start:end].rstrip().endswith(("!", "?", '"')):
        return None
    return Byline(start, end, form, tuple(part for part in parts if is_person(part)))


def _without(flat: str, date: DateRun | None) -> tuple[int, int]:
    """The longer side of the line beside the date, trimmed of the signs that part them."""
    sides = [(0, len(flat))]
    if date:
        sides = [(0, date.start), (date.end, len(flat))]
    start, end = max(sides, key=lambda side: side[1] - side[0])
    words = flat[start:end]
    left = len(words) - len(words.lstrip(" |,•·–—-;:("))
    return start + left, start + max(left, len(words.rstrip(" |,•·–—-;:(")))


def _form(parts: list[str], given: bool, dated: bool) -> str:
    if not parts or sum(len(part.split()) for part in parts) > _MAX_WORDS:
        return ""
    first, others = parts[0], parts[1:]
    if not all(is_title(part) or names_a_writer(part) for part in others):
        return ""
    if agency_kind(first):
        return _of_agency(agency_kind(first), given)
    if given:
        named = is_person(" ".join(first.split()[:2])) or is_person(first) or names_a_writer(first)
        return "by" if named and (is_title(first) or names_a_writer(first)) else ""
    if is_person(first):
        return "titled" if dated or any(map(names_a_writer, others)) else "bare"
    return "titled" if _is_name_and_title(first) else ""


def _of_agency(kind: str, given: bool) -> str:
    if given:
        return "by"
    return "agency" if kind == "agency" else ""


def _is_name_and_title(part: str) -> bool:
    """ "Ada Quill Political Correspondent"."""
    named = is_person(" ".join(part.split()[:2]))
    return named and names_a_writer(part) and is_title(part) and len(part.split()) <= 8


def _sign_off(flat: str) -> Byline | None:
    words = flat.split()
    if not 2 < len(words) <= _MAX_WORDS + 20 or '"' in flat:
        return None
    opened = _SIGN_OFF.match(flat)
    helped = _HELPED.search(flat)
    if opened and (flat.lstrip()[0] in "([" or flat.lstrip()[:1].isupper()):
        return Byline(0, len(flat), "sign-off")
    if helped and _begins_with_names(flat[: helped.start()]):
        return Byline(0, len(flat), "helped")
    return None


def _begins_with_names(words: str) -> bool:
    parts = [part.strip(" .") for part in _PART.split(words) if part.strip(" .")]
    if not parts or parts[0].split()[0].casefold() in _PRONOUNS:
        return False
    return all(is_title(part) or names_a_writer(part) for part in parts)
