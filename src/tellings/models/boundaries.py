"""Where sentences end: rules for edited English prose, in one pass over the text.

They are surer here than a small parser, whose commonest errors in news are cuts at abbreviations
and around quotation marks. The parser is given these boundaries and keeps them.
"""

from __future__ import annotations

import re
from functools import cache

from tellings import lexicon
from tellings.model import Span
from tellings.text import trim

_PACKAGE = "tellings.models"

# A full stop, what closes right after it, the gap, and what opens the next sentence. The gap may
# be missing where a page lost it ("the table.The White House"). No run is tried twice.
_STOP = re.compile(
    r"""(?<![.!?])(?P<stop>[.!?]++)
        (?P<close>["')\]]*+)
        (?P<gap>\s++ | (?<=[a-z]{2}[.!?])(?=[A-Z][a-z]) | (?<=[a-z]{2}[.!?]["'])(?=[A-Z][a-z]))
        (?P<open>["'(\[]*+)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
# "Why?" Name Name asked. The asking belongs to the question's sentence.
_ASKER = re.compile(
    r"(?:[A-Z][\w.'-]*+\s++){1,4}"
    r"(?:said|says|asked|asks|cried|shouted|wrote|writes|added|replied|told|yelled)\b"
    r"\s*+(?:[.,;:]|(?:in|on|at|during|after|as|when|while|to|of|before)\b)"
)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph with plain quotes (a shadow), without the blanks between.

    They are in order and do not overlap; only white space is left out.
    """
    spans: list[Span] = []
    start = counted = quotes = 0
    for found in _STOP.finditer(text):
        end = found.end("close")
        quotes += text.count('"', counted, end)
        counted = end
        if _lone_mark(text, found) and quotes % 2:
            end = found.end("open")  # a closing mark that stands between blanks
        if _cuts(text, found):
            spans.append(Span(start, end))
            start = end
    spans.append(Span(start, len(text)))
    return tuple(span for each in spans if (span := trim(text, each)))


def _lone_mark(text: str, found: re.Match[str]) -> bool:
    return found["open"] == '"' and text[found.end() : found.end() + 1].isspace()


def _cuts(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends at this stop."""
    at = found.end()
    if _lone_mark(text, found):
        at += 1
    following = text[at : at + 1]
    if not following or following.islower() or not (following.isalnum() or found["open"]):
        return False
    if found["stop"] != ".":
        return not (found["close"] and _ASKER.match(text, at))
    return bool(found["close"]) or _full_stop(text, found.start(), at)


def _full_stop(text: str, stop: int, following: int) -> bool:
    """Whether the point at `stop` ends more than an abbreviation."""
    last = _LAST_WORD.search(text[max(0, stop - 24) : stop])
    if last is None:
        return True
    word = last.group()
    kind = _abbreviations().get(word.casefold(), "")
    if kind and not (word[0].isupper() or "." in word or len(word) <= 2):
        kind = ""
    if kind == "title":
        return False
    if kind == "number":
        return not text[following].isdigit()
    if kind or _INITIALS.fullmatch(word):
        begins = _NEXT_WORD.match(text, following)
        return bool(begins) and begins.group() in _starters()  # type: ignore[union-attr]
    return True


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["class"] for row in lexicon.table(_PACKAGE, "abbreviations")}


def _starters() -> frozenset[str]:
    return lexicon.words(_PACKAGE, "starters")
