"""Names of persons and outlets by their shape alone: enough to tell a byline from a heading."""

from __future__ import annotations

import re
from functools import cache

from tellings.lexicon import table, words

_HERE = __package__ or ""
_WORD = re.compile(r"(?:[^\W\d_]|['.\u2019-])+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}[^\W\d_]?\.?")


@cache
def name_words(kind: str) -> frozenset[str]:
    """The small words within names ("particle") or the words of section labels ("section")."""
    return frozenset(row["word"] for row in table(_HERE, "name_words") if row["kind"] == kind)


def is_person(words_: str) -> bool:
    """Whether two to five words are shaped as a person's name: "Ada Quill", "J. van der Moor"."""
    parts = words_.split()
    if not 2 <= len(parts) <= 5 or parts[-1].casefold() in name_words("particle"):
        return False
    if any(part.casefold().strip(".") in name_words("section") for part in parts):
        return False
    big = [part for part in parts if part.casefold().strip(".") not in name_words("particle")]
    return len(big) >= 2 and all(map(_is_name_word, big)) and len(big[-1].strip(".")) > 1


def is_title(words_: str) -> bool:
    """Whether every word begins with a capital or is small: the shape of an outlet's name."""
    parts = words_.split()
    small = name_words("particle") | {"of", "the", "and", "&", "for", "in"}
    big = [part for part in parts if part.casefold() not in small]
    return 0 < len(parts) <= 6 and bool(big) and all(part[:1].isupper() for part in big)


def agency_kind(words_: str) -> str:
    """Whether it names who supplies texts ("agency") or only pictures ("picture"), or ""."""
    named = words_.strip(" .")
    if len(named) <= 4 and not named.isupper() and named != "dpa":
        return ""
    return _agencies().get(named.casefold(), "")


def is_agency(words_: str) -> bool:
    """Whether it is the name of an agency; short ones count in capitals only (AP, but not spa)."""
    return agency_kind(words_) != ""


def names_a_writer(words_: str) -> bool:
    """Whether it says what one who writes articles is: "Political Correspondent"."""
    lowered = words_.casefold()
    nouns = words(_HERE, "writers")
    return any(word in nouns for word in _LETTERS.findall(lowered)) or ("bureau chief" in lowered)


@cache
def _agencies() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table(_HERE, "agencies")}


def _is_name_word(word: str) -> bool:
    if not _WORD.fullmatch(word):
        return False
    return bool(_INITIAL.fullmatch(word)) or (word[0].isupper() and len(word.strip(".")) > 1)
