"""Is a Line Set Like This? Headlines in title case mislead parsers, which take verbs for names."""

from __future__ import annotations

import re

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_MOST = 0.75


def is_title_case(line: str) -> bool:
    """Whether nearly every longer word after the first has a capital, or there is none to tell."""
    words = [found.group() for found in _LONG_WORD.finditer(line)][1:]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= _MOST * len(words)


def is_capitals(line: str) -> bool:
    """Whether the line has letters, and all of them are capitals."""
    return line.isupper()
