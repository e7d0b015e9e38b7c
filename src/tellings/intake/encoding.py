"""From bytes to text, in any encoding that news is kept in.

Order: byte order mark, UTF-16 by its pattern of zero bytes, what the page declares, UTF-8, and
only then a guess. The text is what the codec gives: line ends stay as they are. Decoding the
bytes again with the encoding told gives the same text, character for character, unless bytes
were broken; each broken stretch is then one U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from itertools import compress

from msgspec import Struct
from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
# A language of another script has them in its blanks alone, about a sixth of its characters.
_ENOUGH_ZEROS, _LEAST_ZEROS = 0.05, 3
_SAMPLE = 128 * 1024
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,400}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HIGH = bytes(range(0x80, 0x100))
# What windows-1252 has between its letters but no Western word has inside it.
_SIGN_IN_WORD = re.compile("[a-z][\xa1-\xb6\xb8-\xbf\xd7\xf7][a-z]")
# In how many places another alphabet may have another letter before we believe it is that
# alphabet: a share of all bytes, and at least so many. Measured on snippets and bodies of 258
# pages in 12 encodings: of 120-character English snippets in windows-1252 all 108 come out right
# (resiliparse alone: 66), of 669 in other Western languages 667 (623); of 17 in Czech 12 (16).
_ENOUGH_DOUBT, _LEAST_DOUBT = 0.01, 2


class Decoded(Struct, frozen=True):
    """Text and the name of the Python codec that gives it."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`. Never raises; broken bytes become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return (
        _wide(data)
        or _declared(data)
        or _strict(data, "utf-8")
        or _damaged_utf8(data)
        or _guessed(data)
    )


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


# --- UTF-16 without a mark -----------------------------------------------------------------------


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: its blanks and Latin letters have a zero byte on the same side."""
    sample = data[:_SAMPLE]
    first, last = sample[0::2].count(0), sample[1::2].count(0)
    few, many = sorted((first, last))
    if many < max(_LEAST_ZEROS, len(sample) * _ENOUGH_ZEROS) or few * 10 > many:
        return None
    return _strict(data, "utf-16-le" if last > first else "utf-16-be")


# --- UTF-8 and what a page declares --------------------------------------------------------------


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    # Only labels of the WHATWG Encoding Standard: no codec that runs or unpacks its input.
    encoding = map_encoding_to_html5(found[1].decode("ascii"), fallback_utf8=False)
    if encoding is None or encoding.startswith("utf-16"):
        return None
    # Many pages declare windows-1252 and hold UTF-8; the reverse chance is next to nothing.
    return _strict(data, "utf-8") or _strict(data, encoding)


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 cut short or broken here and there: at least half of what is not ASCII is right."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not character.isascii() for character in text) - broken
    return Decoded(text, "utf-8") if whole >= broken else None


# --- a guess -------------------------------------------------------------------------------------


def _guessed(data: bytes) -> Decoded:
    sample = _sample(data)
    guess = detect_encoding(sample) or "cp1252"
    if _western(sample, guess):
        guess = "cp1252"
    return _strict(data, guess) or _strict(data, "cp1252") or _patched(data, guess)


def _patched(data: bytes, guess: str) -> Decoded:
    encoding = "cp1252" if guess.startswith("utf") else guess
    return Decoded(data.decode(encoding, "replace"), encoding)


def _sample(data: bytes) -> bytes:
    """A part of `data` that holds the first byte that is not ASCII, with some text before it."""
    first = len(data) - len(data.lstrip(bytes(range(0x80))))
    start = max(0, first - _SAMPLE // 4)
    return data[start : start + _SAMPLE]


def _western(sample: bytes, guess: str) -> bool:
    """Whether windows-1252 explains the bytes: the usual one of English text with curly quotes."""
    western = _strict(sample, "cp1252")
    if western is None or _SIGN_IN_WORD.search(western.text.lower()):
        return False
    other = _strict(sample, guess)
    most = max(_LEAST_DOUBT, len(sample) * _ENOUGH_DOUBT)
    return other is None or _doubt(sample, western.text, other.text) <= most


def _doubt(sample: bytes, western: str, other: str) -> int:
    """In how many places the two readings have different letters."""
    if len(western) != len(other):
        return sum(map(sample.count, (bytes([byte]) for byte in _HIGH)))
    differ = (a != b for a, b in zip(western, other, strict=True))
    return sum(map(str.isalpha, compress(other, differ)))
