"""Whether two articles' names can be names of the same person, body, place or state.

Only the names decide: "Xi" and "Xi Jinping" can be the same, "Jane Smith" and "John Smith" cannot.
Whether a short name is unambiguous is for the caller to see, who knows the other names there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from tellings import lexicon
from tellings.model import Entity

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NAME_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_ACRONYM = re.compile(r"\b[A-Z](?:\.?[A-Z&]){1,6}\.?(?!\w)")
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "de", "du", "la", "des"})
_GROUNDS = frozenset({"place", "state"})


class Likeness(Struct, frozen=True, order=True):
    """How alike two names are (`grade`, at most 1) and in what."""

    grade: float
    why: str


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: no accents, no "the", no "Jr", no "'s"."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)
    plain = re.sub(r"(?<=\w)\.(?=\w\b)", "", plain)
    found = [word.removesuffix("'s") for word in _NAME_WORD.findall(plain)]
    kept = tuple(w for w in found if w not in _AFTER_NAMES) or tuple(found)
    return kept[1:] if kept[:1] == ("the",) and len(kept) > 1 else kept


def suffix(name: str) -> str:
    """What follows a person's name to tell father from son ("jr"), or nothing."""
    last = name.casefold().rstrip(".").split()[-1:]
    return last[0] if last and last[0] in _AFTER_NAMES else ""


def keys(entity: Entity) -> set[str]:
    """Two entities that may be the same share at least one of these."""
    found = {f"country {entity.country}"} if entity.type == "state" and entity.country else set()
    for name in _names(entity):
        found |= set(words(name)) | {acronym(name)} | {_spelling(word) for word in words(name)}
    return found - {""}


def likeness(a: Entity, b: Entity) -> Likeness | None:
    """How alike the two names are; None if they cannot be of the same. Symmetric."""
    if "person" in (a.type, b.type):
        return person(words(a.name), words(b.name)) if a.type == b.type else None
    if {a.type, b.type} <= _GROUNDS and a.country and b.country and a.country != b.country:
        return None
    if a.type == b.type == "state" and a.country and a.country == b.country:
        return Likeness(1.0, "the same state")
    sure = 1.0 if _kindred(a, b) else 0.7
    if words(a.name) == words(b.name) != ():
        return Likeness(sure, "the same name")
    return _by_alias(a, b) if _kindred(a, b) else None


def _kindred(a: Entity, b: Entity) -> bool:
    return a.type == b.type or {a.type, b.type} <= _GROUNDS or not {a.type, b.type} & _GROUNDS


def _names(entity: Entity) -> tuple[str, ...]:
    """The names of an entity, without those that only describe it ("the ministry")."""
    proper = [alias for alias in entity.aliases if not alias[:1].islower()]
    return (entity.name,) if entity.type == "person" else (entity.name, *proper)


def _by_alias(a: Entity, b: Entity) -> Likeness | None:
    ours, theirs = ({words(name) for name in _names(each)} - {()} for each in (a, b))
    if ours & theirs:
        return Likeness(0.9, "a name that both articles use for it")
    if a.type not in _GROUNDS and (_initials(a, b) or _initials(b, a)):
        return Likeness(0.85, "the initials of the longer name")
    return None


def _initials(short: Entity, long: Entity) -> bool:
    """Whether one has no name but the initials of the other's."""
    written = {acronym(name) for name in _names(short)}
    known_by_initials = all(_ACRONYM.fullmatch(name) for name in _names(short))
    return known_by_initials and any(acronym(name) in written for name in _names(long))


@lru_cache(maxsize=16384)
def acronym(name: str) -> str:
    """ "UN" for "UN", "U.N." and "the United Nations"; "" for a name of one common word."""
    if _ACRONYM.fullmatch(name):
        return name.replace(".", "")
    initials = [w[0] for w in _NAME_WORD.findall(name) if w.casefold() not in _SMALL]
    return "".join(initials) if len(initials) > 1 and all(map(str.isupper, initials)) else ""


# --- persons -------------------------------------------------------------------------------------


def person(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """How alike the names of two persons are, given as `words`. Symmetric.

    A surname alone fits a full name that ends in it (or begins with it: "Xi Jinping"); two full
    names need one surname and first names that agree; a surname may be misspelt only beside the
    same first name.
    """
    short, full = sorted((a, b), key=lambda name: (len(name), name))
    if not short:
        return None
    if short == full:
        return Likeness(1.0, "the same name")
    if full[-len(short) :] == short:
        return Likeness(0.9, "the shorter name is the end of the full name")
    if len(short) == 1 and full[0] == short[0]:
        return Likeness(0.8, "the shorter name is the beginning of the full name")
    if len(short) == 1:
        return None
    return _full_names(short, full)


def _full_names(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    if sorted(a) == sorted(b):
        return Likeness(0.9, "the same names in another order")
    if a[-1] == b[-1] and _first_names_agree(a[0], b[0]):
        return Likeness(0.95, "the same surname, and first names that agree")
    if a[0] == b[0] and len(a[0]) > 1 and _misspelt(a[-1], b[-1]):
        return Likeness(0.85, "the same first name, and a surname spelt in two ways")
    return None


def _first_names_agree(a: str, b: str) -> bool:
    short, full = sorted((a, b), key=lambda name: (len(name), name))
    if short == full or (len(short) == 1 and full.startswith(short)):
        return True
    return (short, full) in _nicknames() or _spelling(short) == _spelling(full)


def _misspelt(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    limit = 2 if shorter > 7 else int(shorter > 4)
    return a[0] == b[0] and int(OSA.distance(a, b)) <= limit


@lru_cache(maxsize=16384)
def _spelling(word: str) -> str:
    """A word without what transcriptions of one name differ in: "Sergey", "Sergei"."""
    plain = word.replace("ph", "f").replace("kh", "h").replace("ck", "k").replace("w", "v")
    plain = plain.replace("y", "i").replace("j", "i")
    return re.sub(r"(.)\1+", r"\1", plain)


@cache
def _nicknames() -> frozenset[tuple[str, str]]:
    rows = lexicon.table(__package__, "nicknames")
    pairs = [(row["short"], row["full"]) for row in rows]
    return frozenset((a, b) if (len(a), a) <= (len(b), b) else (b, a) for a, b in pairs)
