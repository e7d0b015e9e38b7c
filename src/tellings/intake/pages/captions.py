"""Captions of pictures, and apart from them their credits: by element, by class, by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.intake.pages.passages import Passage
from tellings.intake.pages.vote import Words
from tellings.lexicon import words as listed

CAPTIONS = frozenset({"figcaption", "caption", "credit"})
# A class alone makes no caption of one or two words: "Advertisement" is often so called.
_FEWEST_WORDS = 3
_MOST_WORDS = 60
_MOST_CREDIT_WORDS = 8
_PICTURE = re.compile(r"image|img|photo|foto|picture|bild|media|figure|imagen", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\s(\[|/–—-]*(©|[^\W\d_]+)")


def captions(
    passages: Sequence[Passage], every: Sequence[Words], end: int
) -> Iterator[tuple[int, str]]:
    """The captions before number `end`, each with "caption" or "credit"."""
    above = -2
    for n, passage in enumerate(passages[:end]):
        if not (_is_marked(passage, every[n]) or _is_placed(passage, every[n])):
            continue
        follows = above == n - 1 and not passage.pictured
        yield n, "credit" if _is_credit(passage, every[n], follows=follows) else "caption"
        above = n


def _is_marked(passage: Passage, said: Words) -> bool:
    """Whether the page calls it so."""
    tags = frozenset(passage.tags)
    long = len(said) >= _FEWEST_WORDS or "figcaption" in tags
    return bool(tags & CAPTIONS) and (long or passage.place.tag in {"figure", "figcaption"})


def _is_placed(passage: Passage, said: Words) -> bool:
    """Whether it stands right below a picture, in an element named after pictures."""
    if not passage.pictured or not _FEWEST_WORDS <= len(said) <= _MOST_WORDS:
        return False
    if passage.place.tag not in {"p", "div", "span", "figure"} or passage.linked:
        return False
    return passage.place.tag == "figure" or bool(_PICTURE.search(passage.place.container))


def _is_credit(passage: Passage, said: Words, *, follows: bool) -> bool:
    """Whether it only says whom the picture is from."""
    if set(passage.tags) == {"credit"}:
        return True
    if len(said) > _MOST_CREDIT_WORDS:
        return False
    first = _FIRST_WORD.match(passage.text)
    if first and first[1].lower() in listed(__package__ or "", "credits"):
        return True
    return follows and not passage.text.rstrip().endswith((".", "!", "?"))
