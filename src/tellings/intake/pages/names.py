"""The persons in what a page calls its author: "By Ada Quill and J. Moor, Verin Post" -> two.

Fewer, not wrong: what is not clearly a person's name (an outlet, a desk, a role, a handle) is left
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tellings.intake.agencies import agencies_of, agency, ended_by
from tellings.lexicon import table, words

_HERE = __package__ or ""
_LEAD = re.compile(
    r"^\W*(?:(?:written|reported|words|text|story|report|analysis|opinion|posted|published|an?|ein)"
    r"\s+)*(?:by|von|vom|por|par|di|da|av|af|door|autor|autorin|author|text|oleh|przez)\b\s*:?\s+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\W*(?:by|von|par|por|di|af|av|door|text|autor|autorin|author)\b:?\s", re.IGNORECASE
)
_PARTS = re.compile(
    r"\s*(?:[;,|/•·、，\n\t]|\s[-–—]\s|&(?!\w+;)|\(|\)|\b(?:and|und|y|et|og|och|en|with|mit|for|"
    r"für|special to|in|from|aus)\b)\s*",
)
_ADDRESS = re.compile(r"\S*@\S*|https?://\S*|www\.\S*")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’´`‑-][^\W\d_]*)*\.?")
_CASELESS = re.compile(r"[\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 2_000
_MOST_WORDS = 6
_MOST_NAMES = 20


def persons(written: Iterable[str], outlet: str = "") -> tuple[str, ...]:
    """The names of persons in what is written, each once, in order."""
    taken = _key(outlet)
    found = (name for each in written for name in _split(each) if _key(name) != taken)
    return tuple(dict.fromkeys(found))[:_MOST_NAMES]


def is_signature(line: str) -> bool:
    """Whether a line begins as bylines do ("By", "Von") and names persons or agencies."""
    if not _BY.match(line) or line.rstrip().endswith((".", "!", "?", ":")):
        return False
    return bool(persons((line,)) or agencies((line,)))


def agencies(written: Iterable[str]) -> tuple[str, ...]:
    """The news agencies in what is written, each once, in order."""
    found: list[str] = []
    for each in written:
        parts = [part.strip() for part in _PARTS.split(_LEAD.sub("", each[:_LONGEST])) if part]
        named = [agency(part) or ended_by(part)[1] for part in parts]
        found += agencies_of(each) or filter(None, named)
    return tuple(dict.fromkeys(found))


def _split(written: str) -> Iterator[str]:
    """Names up to the first part that is a role or a place, after which others stand again."""
    bare = _LEAD.sub("", _ADDRESS.sub(" ", " ".join(written[:_LONGEST].split())))
    for part in _PARTS.split(bare):
        name, _ = ended_by(_LEAD.sub("", part).strip(" .:*–—-\"'“”"))
        if is_person(name):
            yield name


def is_person(name: str) -> bool:
    """Whether it is shaped as a person's name, and none of its words says that it is none."""
    if _CASELESS.search(name):
        return 2 <= len(name) <= 20 and not any(map(str.isdigit, name)) and not _says_no(name)
    said = name.split()
    if not 2 <= len(said) <= _MOST_WORDS or agency(name):
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in said) or _says_no(name):
        return False
    first, last = said[0], said[-1]
    particles = words(_HERE, "particles")
    inner = all(word[0].isupper() or word.lower() in particles for word in said)
    return inner and first[0].isupper() and last[0].isupper() and len(last.strip(".")) > 1


def _says_no(name: str) -> bool:
    lowered = name.casefold()
    if any(part in lowered for part in _listed("part")):
        return True
    return not _listed("word").isdisjoint(re.split(r"[\s.-]+", lowered))


def _listed(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table(_HERE, "no_names") if row["kind"] == kind)


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
