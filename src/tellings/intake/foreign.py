"""What bytes that are no text seem to be, and what to do with them."""

from __future__ import annotations

import re

# Text may hold a few odd control characters (escape codes, form feeds); binary files are full of
# them. Tab, line ends, form feed, backspace and escape are common in real text files.
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b")) + b"\x7f"
_MOST_CONTROL = 0.02
_SAMPLE = 64 * 1024

_SAVE = "save it as text"
_PICTURE = ("a picture", "give the text as text")
_PACKED = ("packed", "unpack it first")
# Leading bytes as their formats' specifications give them; see also PRONOM and file(1).
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _SAVE),
    (b"%!PS", "PostScript", _SAVE),
    (b"{\\rtf", "rich text (RTF)", _SAVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE),
    (b"\x89PNG\r\n", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF87a", *_PICTURE),
    (b"GIF89a", *_PICTURE),
    (b"II*\0", *_PICTURE),
    (b"MM\0*", *_PICTURE),
    (b"\x1f\x8b\x08", *_PACKED),
    (b"\xfd7zXZ\0", *_PACKED),
    (b"7z\xbc\xaf\x27\x1c", *_PACKED),
    (b"\x28\xb5\x2f\xfd", *_PACKED),
    (b"Rar!\x1a\x07", *_PACKED),
    (b"SQLite format 3\0", "a database", "export its articles as JSON Lines"),
    (b"bplist00", "a web archive", "save the page as HTML only"),
    (b"WARC/1.", "a web archive (WARC)", "take the page out of it as HTML"),
    (b"\x7fELF", "a program", "give an article"),
    (b"OggS", "sound", "give a transcript as text"),
    (b"ID3\x02", "sound", "give a transcript as text"),
    (b"ID3\x03", "sound", "give a transcript as text"),
    (b"ID3\x04", "sound", "give a transcript as text"),
)
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document", _SAVE),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file", _SAVE),
    (b"mimetypeapplication/epub", "an EPUB book", _SAVE),
    (b"xl/", "an Excel table", "export its articles as JSON Lines"),
    (b"ppt/", "a presentation", _SAVE),
)
_BZIP = re.compile(rb"BZh[1-9]1AY&SY")
_CONTAINER = re.compile(rb"(?s)....ftyp|RIFF....(WEBP|WAVE|AVI )")
_MHTML = re.compile(
    rb"(?is)(from|mime-version|snapshot-content-location):.{0,2000}multipart/related"
)


def foreign(data: bytes) -> str | None:
    """The problem with bytes of another kind ("is a PDF; save it as text"), None for text."""
    found = _by_magic(data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n"))
    return "is {}; {}".format(*found) if found else None


def _by_magic(data: bytes) -> tuple[str, str] | None:
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data[:_SAMPLE])
    for lead, kind, mend in _MAGIC:
        if data.startswith(lead):
            return kind, mend
    if _BZIP.match(data):
        return _PACKED
    if container := _CONTAINER.match(data):
        return _PICTURE if container[1] == b"WEBP" else ("sound or film", "give a transcript")
    if _MHTML.match(data):
        return "a web archive (MHTML)", "save the page as HTML only"
    return None


def _of_zip(data: bytes) -> tuple[str, str]:
    for part, kind, mend in _ZIPPED:
        if part in data:
            return kind, mend
    return "a zip archive", "unpack it first"


def looks_binary(text: str) -> bool:
    """Whether decoded characters are no writing: a NUL among them, or many control characters."""
    if "\0" in text:
        return True
    sample = text[:_SAMPLE]
    control = sum(map(sample.count, _CONTROL.decode("ascii")))
    return control > len(sample) * _MOST_CONTROL


def has_letters(text: str) -> bool:
    """Whether there is a letter in `text`: without one there are no words."""
    return any(map(str.isalpha, text))
