"""What stories are told apart by: a small, serialisable profile of an article.

A profile holds words, names and figures of the article, as they stand there, so that the reason
why two articles belong together can be told in words; and one vector of meaning.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from tellings import models
from tellings.group.stories.wording import Wording, wording
from tellings.model import Article, Block, Entity, Quotation, Reading
from tellings.text import tokens

VERSION = 1
"""Another number for profiles that cannot be compared with those made before."""

WORDS, NUMBERS = 110, 24
"""As many different words and figures a profile keeps, the first ones."""
_NAMES = 12
_LEAD = re.compile(r"(?:\S+\s+){0,50}")
_QUOTED, _QUOTED_WORDS = 16, 4
"""Quoted sentences that are kept, and the words from which one is no common phrase."""
_ENDS = re.compile(r"[.!?\u2026]+")
_MEANT = 2000
"""As many characters of a text go into its vector: news tells first what it is about."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PROSE = ("summary", "heading", "paragraph")
_NAMED = ("person", "organisation", "place", "state")


class Profile(Struct, frozen=True, array_like=True):
    """An article as the grouping of stories sees it; at most about 2 kB as MessagePack.

    `at` is when it was published, in seconds since the epoch (UTC), None if that is not known.
    `words` are its words (`wording.key`) in order of first appearance, small words left out: the
    first `titled` are those of the headline, the first `led` those of headline and lead. `counts`
    has how often each occurs (at most 255). `names` are names as written, for reasons. `numbers`
    are figures as written, without separators of thousands, and `figures` how often each occurs.
    `vector` is a vector of meaning of length one as float16, empty without a model of likeness.
    `quoted` has a number (CRC-32) for the words of each sentence in quotation marks, for reasons.
    """

    article: str
    at: float | None = None
    outlet: str = ""
    words: tuple[str, ...] = ()
    titled: int = 0
    led: int = 0
    counts: bytes = b""
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    figures: bytes = b""
    vector: bytes = b""
    version: int = VERSION
    quoted: tuple[int, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether there is nothing but a headline."""
        return self.titled == len(self.words)

    @property
    def direction(self) -> NDArray[np.float32]:
        """The vector of meaning; of no length where there is none."""
        return np.frombuffer(self.vector, np.float16).astype(np.float32)


def profile(reading: Reading) -> Profile:
    """The profile of an article whose blocks and names are known by its notes.

    If its metadata have no time, it is noon (UTC) of the day that its text prints.
    """
    text = reading.article.text
    blocks = reading.of(Block)
    prose = "\n".join(reading.words(block) for block in blocks if block.role in _PROSE)
    printed = [reading.words(block) for block in blocks if block.role == "headline"]
    names = [each.name for each in reading.of(Entity) if each.type in _NAMED]
    made = _made(reading.article, printed[0] if printed else "", prose or text, names)
    at = _noon(reading) if made.at is None else made.at
    return structs.replace(made, at=at, quoted=_quoted(reading))


def profile_text(article: Article) -> Profile:
    """The profile of an article of which only its text and metadata are known, or a headline."""
    return _made(article, "", article.text, None)


def _made(article: Article, title: str, body: str, names: Iterable[str] | None) -> Profile:
    title = title or (article.title.value if article.title else "")
    body = body.strip().removeprefix(title).lstrip()
    cut = _lead(body)
    heard = wording(title, body[:cut], body[cut:])
    titled, led, _ = heard.breaks
    return Profile(
        article=article.id,
        at=_seconds(article),
        outlet=article.outlet.value if article.outlet else "",
        words=tuple(heard.words)[:WORDS],
        titled=min(titled, WORDS),
        led=min(led, WORDS),
        counts=_bytes(heard.words.values(), WORDS),
        names=_names(heard, names),
        numbers=tuple(heard.numbers)[:NUMBERS],
        figures=_bytes(heard.numbers.values(), NUMBERS),
        vector=_vector(f"{title}\n{body[:_MEANT]}" if body else title),
    )


def _quoted(reading: Reading) -> tuple[int, ...]:
    """Its quoted sentences of some words, each once, as numbers; the first ones."""
    text = reading.article.text
    spans = (at for quotation in reading.of(Quotation) for at in quotation.at)
    sentences = (part for at in spans for part in _ENDS.split(at.of(text)))
    heard = ([token.normal for token in tokens(sentence)] for sentence in sentences)
    found = dict.fromkeys(" ".join(words) for words in heard if len(words) >= _QUOTED_WORDS)
    return tuple(zlib.crc32(words.encode("utf-8", "replace")) for words in found)[:_QUOTED]


def _noon(reading: Reading) -> float | None:
    """Noon of the day that is printed in the text; None if it is only inferred, or no whole day."""
    written = reading.written
    if written is None or written.basis == "inferred" or not _DAY.fullmatch(written.value):
        return None
    return _moment(f"{written.value}T12:00:00")


def _lead(body: str) -> int:
    """Where the lead ends: after some fifty words."""
    found = _LEAD.match(body)
    return found.end() if found else 0


def _names(heard: Wording, told: Iterable[str] | None) -> tuple[str, ...]:
    """Names to show: those that notes tell, or what is written as names."""
    return tuple(dict.fromkeys(heard.names if told is None else told))[:_NAMES]


def _bytes(counts: Iterable[int], most: int) -> bytes:
    return bytes([count if count < 255 else 255 for count in islice(counts, most)])


def _vector(text: str) -> bytes:
    likeness = models.get("likeness").use
    if likeness is None:
        return b""
    return bytes(likeness.embed([text])[0].astype(np.float16).tobytes())


def _seconds(article: Article) -> float | None:
    return _moment(article.published.value) if article.published else None


def _moment(value: str) -> float | None:
    """Seconds since the epoch; a time without a zone is taken as UTC. None for what is no time."""
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
