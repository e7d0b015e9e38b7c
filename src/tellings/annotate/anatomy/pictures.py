"""Picture captions and picture credits, by their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from msgspec import Struct

from tellings.annotate.anatomy.boilerplate import is_told
from tellings.annotate.anatomy.names import agency_kind, is_agency, is_person, is_title
from tellings.lexicon import table, words

_HERE = __package__ or ""
_FLAGS = re.IGNORECASE | re.VERBOSE
_LETTERS = re.compile(r"[^\W\d_]+")
_KIND = r"(?:photo|image|picture|photograph|illustration|foto|bild|video|graphic)s?"
_NAME = r"[^\W\d_][\w.'-]*"

# --- credits: what a passage ends with
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]\s*\.?\s*$")
_BY = re.compile(
    rf"""(?:^|(?<=[\s.|(/"]))
    (?:{_KIND}\s+(?:credits?\b\s*:?|courtesy\b|by\b) | {_KIND}/ | credits?\s*: | courtesy\ of\b
      | © | \(c\) | copyright\b | handout\b | supplied\ by\b)
    \s*([^!?|]{{2,90}})$""",
    _FLAGS,
)
_OF_KIND = re.compile(rf"""(?:^|(?<=[\s.|(/"])){_KIND}\s*:\s*([^.!?|]{{2,90}})\.?\s*$""", _FLAGS)
_BARRED = re.compile(r"\|\s*([^|.]{2,60})\s*$")
_AFTER_STOP = re.compile(r"(?<=[.!?])\s+([^.!?()]{2,50})\s*$")
_SLASHED = re.compile(rf"((?:{_NAME}\s)?{_NAME}\s?/\s?(?:via\s)?[^\W\d_][\w /.'-]{{1,40}})\s*$")
_FOR = re.compile(rf"(?<=[.!?])\s+((?:{_NAME} ){{2,4}}for [^.!?()]{{2,40}})\s*$")
_PARTS = re.compile(r"[,/|;:]|\bvia\b|\bfor\b|-")

# --- credits: all of a passage
_SOURCE = re.compile(r"\s*(?:sources?|quelle|data|chart)\s*:\s*\S[^?!]{1,120}$", re.IGNORECASE)
_POSTED = re.compile(r"\s*[—–-]+ .{1,60}\(@\w{1,30}\)[^.]{0,40}$")

# --- captions
_LABELLED = re.compile(
    rf"""\s*(?:(?:file\s+)?{_KIND} | file | pictured(?:\ above|\ here)? | caption | map | chart)\s*
    (?:\([^()]{{1,30}}\)\s*)? (?: : | \s[-–—]\s )\s*
    | \s*\(?file\ (?:photo|picture|image)\)?\b""",
    _FLAGS,
)
_WHERE = r"""
    (?:(?:second|third|fourth|fifth|far|top|bottom|front|back|upper|lower|2nd|3rd|4th)\s+)?
    (?:from\s+)? (?:the\s+)? (?:left|right|cent(?:er|re)|middle|l|r|c|links|rechts)\.?"""
_SIDE = re.compile(
    rf"\b[A-Z][\w'-]{{0,30}}\.? (?: ,\s+{_WHERE}\s*(?:,|\)|;|\ and\ [A-Z]) | \s+\({_WHERE}\) )",
    re.VERBOSE,
)
_THIS_PICTURE = re.compile(
    r"""(?: \b(?:in\ this|this|undated|combination\ of|combo)\s | ^\s*(?:an?|the)\s )
        (?:[\w,.-]+\ ){0,4}?
        (?:photo(?:graph)?s?|images?|pictures?|screengrab|screenshot|handout|video\ grab)\b
    | \bfile\ (?:photo|picture|image)\b | \bphoto\ (?:taken|provided|released)\b
    | \bgeneral\ view\b | \bseen\ (?:here|above)\b
    | (?<!was\ )(?<!were\ )(?<!been\ )(?<!be\ )\bpictured\b""",
    _FLAGS,
)
_DATED = re.compile(
    r"""\b(?:in|on|during|at|near)\b [^.]{0,60}
    \b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s
    \d{1,2}(?:st|nd|rd|th)? (?:,\s\d{4})? (?: \s*\.?\s*$ | ,?\s(?:as|in)\b | \.\s\( )""",
    re.VERBOSE,
)
# No match of _THIS_PICTURE is without one of these.
_PICTURE_SIGNS = ("photo", "imag", "pictur", "screen", "handout", "video", "view", "seen")
MAX_WORDS = 110


class Credit(Struct, frozen=True):
    """Whom a picture is from, at [start, end).

    `sure`: "photo" (the words say so: "Ada Quill/Pool via AP"), "agency" (only a name that may
    also be the source of a report) or "" (any short name in brackets).
    """

    start: int
    end: int
    sure: str


def credit(flat: str) -> Credit | None:
    """The credit that `flat` ends with, or None."""
    end = len(flat.rstrip())
    if found := _BRACKETED.search(flat, max(0, len(flat) - 170)):
        kind = _bracketed(found.group(1), flat[: found.start()].rstrip())
        if kind is not None and (kind == "photo" or flat[found.start()] == "("):
            return Credit(found.start(), end, kind)
    near = flat[-140:]
    for pattern, sign, names_one in _ENDINGS:
        if sign not in near:
            continue
        found = pattern.search(flat, max(0, len(flat) - 140))
        if found and found.start() > 0 and names_one(found.group(1)):
            start = found.start() if pattern in (_BY, _OF_KIND) else found.start(1)
            return Credit(start, end, "photo")
    return None


def _bracketed(named: str, before: str) -> str | None:
    """What a last word in brackets is: as `Credit.sure`, or None for no credit."""
    if names_picture_source(named) or _OF_KIND.match(named):
        return "agency" if agency_kind(named) == "agency" else "photo"
    if not _may_be_source(named):
        return None
    return "agency" if before.endswith((".", "!", "?", '"')) else ""


def is_credit(flat: str) -> bool:
    """Whether all of `flat` says whom a picture is from: "Getty Images", "Photo by Ada Quill"."""
    if len(flat.split()) > 12 or flat.rstrip().endswith("?"):
        return False
    if (_SOURCE.match(flat) and not is_told(flat)) or _POSTED.match(flat):
        return True
    bare = flat.strip(" ()[].")
    if found := _BY.match(bare):
        return _is_source_part(found.group(1))
    if found := _OF_KIND.match(bare):
        bare = found.group(1)
        if len(bare.split()) <= 4 and is_title(bare) and "&" not in bare:
            return True
    named = any(is_agency(part.strip(" .:")) for part in _PARTS.split(bare))
    return named and names_picture_source(bare)


def names_picture_source(named: str) -> bool:
    """Whether these few words name an agency or speak of a photo, as in "Agency via AP"."""
    if len(named.split()) > 16:
        return False
    parts = [part.strip(" .:") for part in _PARTS.split(named)]
    if any(is_agency(part) for part in parts):
        return all(_is_source_part(part) for part in parts)
    lowered = _LETTERS.findall(named.casefold())
    spoken = [word for word in lowered if word in _small_words("credit")]
    return bool(spoken) and _is_source_part(named)


def is_labelled_caption(flat: str) -> bool:
    """Whether it begins as captions are labelled: "PHOTO: ", "FILE - "."""
    found = _LABELLED.match(flat)
    return found is not None and found.end() < len(flat.rstrip())


def picture_signs(flat: str) -> int:
    """How much speaks for `flat` describing a picture.

    Who stands where ("Quill, left,") and "in this photo" count two, a date at the end and a verb
    in the present tense one. Two are enough near the top.
    """
    if len(flat.split()) > MAX_WORDS:
        return 0
    clear = bool(_SIDE.search(flat)) + _speaks_of_picture(flat)
    return 2 * clear + bool(_DATED.search(flat)) + _shows(flat)


def _speaks_of_picture(flat: str) -> bool:
    lowered = flat.casefold()
    return any(sign in lowered for sign in _PICTURE_SIGNS) and bool(_THIS_PICTURE.search(flat))


def _shows(flat: str) -> bool:
    first = _LETTERS.findall(flat.casefold())[:24]
    verbs = words(_HERE, "picture_verbs")
    pairs = (f"{one} {two}" for one, two in pairwise(first))
    return not verbs.isdisjoint(first) or not verbs.isdisjoint(pairs)


def _is_source_part(part: str) -> bool:
    """Names begin with capitals; small words of a credit are few and known."""
    small = _small_words("credit") | _small_words("small")
    return all(
        word[0].isupper() or word[0].isdigit() or word.casefold().strip(".,:") in small
        for word in re.findall(r"\w[\w'.-]*", part)
    )


def _may_be_source(named: str) -> bool:
    """Whether it can name a source that no list knows: a few words, each with a capital."""
    if any(map(str.isdigit, named)) or named.casefold() in _small_words("stage"):
        return False
    few = len(named.split()) <= (6 if "/" in named else 4)
    return few and named[:1].isupper() and _is_source_part(named)


@cache
def _small_words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table(_HERE, "credit_words") if row["kind"] == kind)


def _is_photographer(named: str) -> bool:
    """ "Ada Quill for The Verin Post"."""
    return is_person(named.partition(" for ")[0])


# How credits end a passage, a sign that none of them lacks, what holds for whom they name.
_ENDINGS: tuple[tuple[re.Pattern[str], str, Callable[[str], bool]], ...] = (
    (_BY, "", _is_source_part),
    (_OF_KIND, ":", _is_source_part),
    (_BARRED, "|", names_picture_source),
    (_AFTER_STOP, "", names_picture_source),
    (_SLASHED, "/", names_picture_source),
    (_FOR, " for ", _is_photographer),
)
