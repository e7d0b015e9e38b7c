"""Datelines: "VERIN, March 3 (Agency) — " before the first words of a report, or alone."""

from __future__ import annotations

import re

from tellings.annotate.anatomy.names import is_agency, is_title, name_words
from tellings.model import Span

_SIGHT = 120
_END = re.compile(r"\s*(?:[—–]|--|:(?=\s)|(?<=\s)-(?=\s)|-(?=\s)|(?<=\))-)")
_AGENCY = re.compile(r"\s*\(([^()]{2,40})\)|\s*/([^/]{2,30})/")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"""[,.]?\s+ (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?
    (?:{_MONTH}\s+\d{{1,2}} | \d{{1,2}}\s+{_MONTH}) (?:,?\s+\d{{4}})?(?!\w)""",
    re.VERBOSE,
)
_CITY = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\d()\"—–:!?]{1,60}")


def dateline(flat: str) -> Span | None:
    """The dateline that `flat` begins with, its dash included; or None.

    Known by a place in capitals before a dash, or by an agency; a colon in place of the dash
    counts only after an agency or a date. The sentence after it begins with no small letter.
    """
    head = flat[:_SIGHT]
    start = len(head) - len(head.lstrip())
    mark = _END.search(head, start + 2)
    if mark is None or not head[mark.end() :].strip() or _is_small(head[mark.end() :]):
        return None
    clear = _is_placed(head[start : mark.start()], needs_more=mark.group().strip() == ":")
    return Span(start, mark.end()) if clear else None


def is_dateline(flat: str) -> bool:
    """Whether all of `flat` is a place with a date or an agency: "VERIN, March 3 (Agency)"."""
    return len(flat) <= _SIGHT and _is_placed(flat.strip(" .:-–—"), needs_more=True)


def _is_small(words: str) -> bool:
    return words.lstrip(" \"'")[:1].islower()


def _is_placed(words: str, *, needs_more: bool) -> bool:
    """Whether `words` are a place with or without (`needs_more`: only with) agency and date."""
    named = _AGENCY.search(words)
    by_agency = named is not None and is_agency((named.group(1) or named.group(2)).split(",")[0])
    place = _DATE.sub("", _AGENCY.sub("", words)).strip(" ,.;")
    if not place:
        return by_agency
    if not _CITY.fullmatch(place) or not is_title(place.replace(",", " ").replace("/", " ")):
        return False
    dated = _DATE.search(words) is not None
    return (by_agency or _in_capitals(place)) and (by_agency or dated or not needs_more)


def _in_capitals(place: str) -> bool:
    """Whether a place stands in capitals, up to its first comma: "EAST VERIN, Calder"."""
    first = place.split(",", maxsplit=1)[0].split()
    if any(word.strip(".:").casefold() in name_words("label") for word in first):
        return False
    return (
        len(first[0].strip(".")) > 1
        and first[0].isupper()
        and all(w.isupper() or len(w) < 4 for w in first)
    )
