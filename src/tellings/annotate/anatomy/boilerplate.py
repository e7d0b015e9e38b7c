"""Words of the page that are none of the report's: prompts, buttons, notices, links to others."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tellings.lexicon import table, words

_HERE = __package__ or ""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MAX_WORDS = 60
_PROMPT_WORDS = 40


class Phrase(Struct, frozen=True):
    """A row of the table: where it holds ("anywhere", "edge"), how it matched, what it is."""

    place: str
    match: str
    why: str


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    return tuple(
        (re.compile(row["pattern"]), Phrase(row["place"], row["match"], row["why"]))
        for row in table(_HERE, "boilerplate")
    )


@cache
def _any_of(*matches: str) -> re.Pattern[str]:
    """All patterns of rows with these kinds of match in one, to pass over most lines at once."""
    rows = (row for row in table(_HERE, "boilerplate") if row["match"] in matches)
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


def _may_match(key: str) -> bool:
    return bool(
        _any_of("whole", "opener").fullmatch(key)
        or _any_of("start", "label").match(key)
        or _any_of("part").search(key)
    )


@cache
def _prompt_words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table(_HERE, "prompt_words") if row["kind"] == kind)


def phrase(flat: str) -> Phrase | None:
    """The first row of the table that holds for `flat`, or None.

    A line that tells what somebody said matches only as a whole or by its label.
    """
    key = " ".join(flat.split()).casefold()
    if key.count(" ") >= _MAX_WORDS or not _may_match(key):
        return None
    told = is_told(flat) or key.startswith('"')
    for pattern, row in _patterns():
        if row.match in {"whole", "opener"}:
            found = pattern.fullmatch(key)
        elif told and row.match != "label":
            continue
        else:
            found = pattern.search(key) if row.match == "part" else pattern.match(key)
        if found:
            return row
    return None


def is_told(flat: str) -> bool:
    """Whether a verb of saying is among the words."""
    verbs = words(_HERE, "telling_verbs")
    return any(word in verbs for word in _WORD.findall(flat.casefold()))


def prompt(flat: str) -> str:
    """How clearly the line asks the reader for something: "sure", "maybe" or "".

    "Get the day's stories in your inbox": it begins with an ask, and names a medium (sure, if it
    also names the reader or the outlet) or only the reader (maybe).
    """
    said = _WORD.findall(flat.casefold())
    if not 2 <= len(said) <= _PROMPT_WORDS or '"' in flat or is_told(flat):
        return ""
    if said[0] not in _prompt_words("ask"):
        return ""
    reader = any(word in _prompt_words("reader") for word in said[1:])
    medium = any(word in _prompt_words("medium") for word in said[1:])
    if medium and reader:
        return "sure"
    return "maybe" if medium or reader else ""
