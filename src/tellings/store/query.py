"""What a person asks for, as a query of FTS5 that cannot mean anything else.

Words that stand apart must all be there, "words in quotation marks" in that order, and a star at
the end of a word stands for any ending. Nothing else has a meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tellings.errors import UseError
from tellings.store.packing import fit

MOST_WORDS = 32
"""How many words or phrases may be asked for at once."""

LONGEST = 1_000
"""How many characters a query may have."""

FEWEST_LETTERS = 3
"""Before a star. Fewer begin thousands of words, which take seconds to go through."""

WORDS = "title prose said"
"""The columns in which words are looked for."""

_PART = re.compile(r'"(?P<phrase>[^"]*)(?:"|\Z)|(?P<word>[^\s"]+)')
_CURLY = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"')


def words(asked: str) -> tuple[str, ...]:
    """The terms of a query, FTS5 strings, some with a star. Raises UseError for too much."""
    found = tuple(_terms(fit(asked).translate(_CURLY)))
    if len(asked) > LONGEST or len(found) > MOST_WORDS:
        raise UseError(f"that is too much to find at once; give at most {MOST_WORDS} words")
    return found


def _terms(asked: str) -> Iterator[str]:
    for part in _PART.finditer(asked):
        term = part["phrase"] if part["word"] is None else part["word"]
        letters = sum(map(_is_token, term))
        ending = part["word"] is not None and term.endswith("*")
        if ending and 0 < letters < FEWEST_LETTERS:
            raise UseError(f"{term} is too short: give {FEWEST_LETTERS} letters before a star")
        if letters:
            yield f'"{term}"*' if ending else f'"{term}"'


def _is_token(character: str) -> bool:
    """Whether FTS5's unicode61 makes it part of a word; what it drops may not be asked for."""
    return unicodedata.category(character)[0] in "LN"


def expression(
    terms: Iterable[str],
    speaker: Iterable[str],
    tags: Iterable[Iterable[str]],
    columns: str = WORDS,
) -> str:
    """A MATCH expression: all terms in the columns, all of the speaker, one tag of each group."""
    parts = [f"{{{columns}}} : ({' '.join(terms)})"] if (terms := tuple(terms)) else []
    parts += [f"speaker : ({' '.join(names)})"] if (names := tuple(speaker)) else []
    for group in tags:
        either = " OR ".join(f'"{tag}"' for tag in group)
        parts.append(f"tags : ({either})")
    return " AND ".join(f"({part})" for part in parts)
