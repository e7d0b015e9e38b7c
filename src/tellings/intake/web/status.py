"""What an answer that is no page means, in one line that says what to do."""

from __future__ import annotations

import re
import time
from email.utils import mktime_tz, parsedate_tz

from tellings.errors import ReadError
from tellings.intake.source import shown
from tellings.intake.web.lines import SAVE

_LINES = {
    401: f"the page wants a name and password; {SAVE}",
    402: f"the page wants to be paid for; {SAVE}",
    403: f"the server forbids it to programs; {SAVE}",
    404: "there is no such page; check the address",
    406: f"the server has no page for programs; {SAVE}",
    410: "the page is gone; look for another copy of it",
    429: "the server asks for fewer requests",
    451: "the page is withheld for legal reasons; look for another copy of it",
}
_MEDIA = re.compile(
    r"text/[\w.+-]+|application/(?:[\w.-]+\+)?(?:xml|json)|application/(?:rss|atom|rdf)"
    r"|application/(?:x-)?(?:ndjson|jsonl|jsonlines|gzip)|(?:application|binary)/octet-stream"
)
_SHORTEST_WAIT, _LONGEST_WAIT = 60, 24 * 3600


def check_status(source: str, status: int, retry_after: str) -> None:
    """Raises ReadError for every status but 200 and 203 (RFC 9110, 15)."""
    if status in (200, 203):
        return
    if status == 429 or (status == 503 and retry_after):
        line = _LINES[429] if status == 429 else "the server is not ready (503)"
        raise ReadError(source, f"{line}; try again {_when(retry_after)}")
    if status in _LINES:
        raise ReadError(source, f"{_LINES[status]} (status {status})")
    if status >= 500:
        raise ReadError(source, f"the server is in trouble (status {status}); try again later")
    raise ReadError(source, f"the server sends no page (status {status}); {SAVE}")


def check_media(source: str, media: str) -> None:
    """Raises ReadError for what is no text: a picture, a PDF, a film. "" is not told and passes.

    Unnamed bytes (octet-stream) and gzip pass, since feeds are served so; who reads them looks.
    """
    if media and not _MEDIA.fullmatch(media):
        problem = f"is {shown(media[:60])}, no text; give a page, a feed or a text"
        raise ReadError(source, problem)


def wait_asked(status: int, retry_after: str) -> float:
    """For how many seconds the server asks not to be asked again; 0.0 if it does not."""
    if status != 429 and not (status == 503 and retry_after):
        return 0.0
    seconds = _seconds(retry_after)
    return min(_SHORTEST_WAIT if seconds is None else seconds, _LONGEST_WAIT)


def _when(retry_after: str) -> str:
    seconds = _seconds(retry_after)
    return "later" if seconds is None else f"in {seconds:.0f} seconds (Retry-After)"


def _seconds(retry_after: str) -> float | None:
    """Retry-After is a number of seconds or a date (RFC 9110, 10.2.3)."""
    if re.fullmatch(r"\d{1,9}", retry_after):
        return float(retry_after)
    parsed = parsedate_tz(retry_after[:60])
    if parsed is None:
        return None
    try:
        return max(0.0, mktime_tz(parsed) - time.time())
    except (OverflowError, ValueError):
        return None
