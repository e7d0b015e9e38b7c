"""The words of credits: who a text is from, who helped with it, and what speaks of a picture."""

from __future__ import annotations

import re
from functools import cache

from tellings.lexicon import table

_HERE = __package__ or ""


@cache
def label() -> re.Pattern[str]:
    """What may stand before a name at the start of a credit: "By ", "Quelle: ", and who helped."""
    return _pattern(rf"(?:{_help()}|{_any('label')})\s*:?\s+")


@cache
def helped() -> re.Pattern[str]:
    """The start of a line that says who helped: "With additional reporting by "."""
    return _pattern(rf"\W*{_help()}\s+")


@cache
def parted() -> re.Pattern[str]:
    """What stands between two names of a credit: a comma, a stroke, "and"."""
    return re.compile(rf"\s*(?:[,;/|&+]|\b{_any('and')}\b)\s*")


@cache
def named_by_kind() -> re.Pattern[str]:
    """A name that says itself that it is an agency's: "Harrow News Agency"; 1 is what is before.

    A name of one to three words with capitals, since a sentence may end so as well.
    """
    kinds = _any("kind_of").replace("(?:", "(?i:", 1)
    return re.compile(
        rf"(?:[Tt]he )?((?:[^\W\d_a-z][\w'’-]*)(?: [^\W\d_a-z][\w'’-]*){{0,2}}) {kinds}"
    )


@cache
def passed_on() -> re.Pattern[str]:
    """What parts an agency from the one who passed its text on."""
    return re.compile(f" {_any('via')} ")


@cache
def picture(*, footage: bool = False) -> re.Pattern[str]:
    """Words of credits of pictures, and with `footage` of films and of who sells both."""
    return _pattern(_any("picture", "footage") if footage else _any("picture"))


def _help() -> str:
    return f"(?:{_any('with')} )?(?:{_any('more')} )?{_any('share')} {_any('from')}"


def _any(*kinds: str) -> str:
    """One of the words of these kinds; a longer one first, since the first that fits is taken."""
    found = (row["word"] for row in table(_HERE, "credit_words") if row["kind"] in kinds)
    return f"(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})"


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)
