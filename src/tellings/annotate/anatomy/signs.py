"""What a passage shows: the features by which any decider, rules or trained, tells its role."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.anatomy.biographies import biography_of
from tellings.annotate.anatomy.boilerplate import Phrase, is_told, phrase, prompt
from tellings.annotate.anatomy.bylines import Byline, byline
from tellings.annotate.anatomy.datelines import dateline, is_dateline
from tellings.annotate.anatomy.dates import DateRun, date_run
from tellings.annotate.anatomy.lines import Passage
from tellings.annotate.anatomy.lines import flat as flat_copy
from tellings.annotate.anatomy.pictures import (
    Credit,
    credit,
    is_credit,
    is_labelled_caption,
    picture_signs,
)
from tellings.lexicon import words
from tellings.model import Span

_HERE = __package__ or ""
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_CLOSERS = "\"')]}* "
_ASIDE = re.compile(r"(?<=[.!?\"])\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")  # "It fell. (Agency)"
_LABEL = re.compile(r"\s*[^\W\d_][\w.' -]{0,30}:\s")
_ASKS = re.compile(
    r"\s*(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would"
    r"|should|has|have)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•·*▪◦‣●■–—-]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")


class Signs(Struct, frozen=True):
    """The features of one passage. Spans and offsets count from the passage's start.

    `ends`: the last mark: "." for a full stop or an ellipsis, "?", "!", ":", ";", ",", a dash, or
    "" for none. `capitals`: the share of its longer words, but the first, that begin with a
    capital. `told`: it has a verb of saying. `quoted`: quotation marks. `past`: a frequent verb in
    the past tense. `small`: it begins with a small letter. `label`: it begins as speech in a
    transcript ("Q: "). `asks`: it begins as questions do. `long`: it is longer than `SIGHT`.
    `key`: its words, for comparing.
    """

    tag: str
    words: int
    ends: str
    capitals: float
    upper: bool
    quoted: bool
    told: bool
    bullet: bool
    past: bool
    small: bool
    label: bool
    asks: bool
    long: bool
    key: str
    phrase: Phrase | None = None
    prompt: str = ""
    date: DateRun | None = None
    byline: Byline | None = None
    dateline: Span | None = None
    dateline_alone: bool = False
    credit: Credit | None = None
    credit_alone: bool = False
    caption_label: bool = False
    picture: int = 0
    biography: str = ""

    @property
    def stops(self) -> bool:
        """Whether it ends as sentences do."""
        return self.ends in {".", "?", "!"}

    @property
    def titled(self) -> bool:
        """Whether it is in title case or in capitals."""
        return self.upper or self.capitals >= 0.6


def signs(passage: Passage) -> Signs:
    """The features of `passage`; of one longer than `SIGHT`, its shape and its beginning."""
    flat = passage.flat
    shape = _shape(passage)
    if shape.long:
        return replace(shape, dateline=dateline(flat), biography=biography_of(flat))
    date = date_run(flat)
    return replace(
        shape,
        phrase=phrase(flat),
        prompt=prompt(flat),
        date=date,
        byline=byline(flat, date),
        dateline=dateline(flat),
        dateline_alone=is_dateline(flat),
        credit=credit(flat),
        credit_alone=is_credit(flat),
        caption_label=is_labelled_caption(flat),
        picture=picture_signs(flat),
        biography=biography_of(flat),
    )


def key(words: str) -> str:
    """`words` for comparing: in lower case, without punctuation, parted by single blanks."""
    return " ".join(_WORD.findall(flat_copy(words))).casefold()


def _shape(passage: Passage) -> Signs:
    flat = passage.flat
    found = _WORD.findall(flat)
    longer = [word for word in found[1:] if len(word) > 3 and not word[0].isdigit()]
    big = sum(word[0].isupper() for word in longer)
    return Signs(
        tag=passage.tag,
        words=len(found),
        ends=_end(passage.tail),
        capitals=big / len(longer) if longer else float(all(w[0].isupper() for w in found)),
        upper=flat.isupper(),
        quoted='"' in flat or flat.lstrip().startswith("'"),
        told=is_told(flat),
        bullet=bool(_BULLET.match(flat)),
        past=not words(_HERE, "past_verbs").isdisjoint(found),
        small=flat.lstrip(" \"'(")[:1].islower(),
        label=bool(_LABEL.match(flat)),
        asks=bool(_ASKS.match(flat)),
        long=not passage.whole,
        key=key(flat),
    )


def _end(tail: str) -> str:
    aside = _ASIDE.search(tail)
    last = (tail[: aside.start()] if aside else tail).rstrip(_CLOSERS)[-1:]
    if last in {".", "…", "。", "।", "؟"}:
        return "."
    if last in {"?", "？"}:
        return "?"
    if last in {"!", "！"}:
        return "!"
    return last if last in {":", ";", ",", "—", "–", "-"} else ""
