"""Words of a source made harmless for a terminal.

A terminal obeys control characters (ECMA-48), and direction overrides can show words in another
order than they stand (Unicode UAX 9). Both become visible signs; all other characters stay.
"""

from __future__ import annotations

import re

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SIGNS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **{code: f"[U+{code:04X}]" for code in (*range(0x80, 0xA0), *_BIDI)},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_BLANK = re.compile(r"\s+")


def plain(words: str) -> str:
    """The words without line breaks: white space as one blank, control characters as signs.

    >>> plain("red \\x1b[31m\\nalert")
    'red ␛[31m alert'
    """
    return _BLANK.sub(" ", words).translate(_SIGNS)
