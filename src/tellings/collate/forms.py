"""Words as they are compared: which are forms of one word, which weigh little, which are numbers.

All functions take a token's `normal` (lower case, plain quotes) and read English; words of other
languages are compared by their common beginning and by spelling alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from tellings import lexicon

BEGINNING = 4  # letters that two forms of a word must share at their start
SPELLING = 5  # letters that a word must have before one letter more or less is a misspelling

_CLITIC = re.compile(r"(?<=\w)(?:n't|'(?:s|re|ve|d|ll|m))$|(?<=s)'$")
_VOWEL = re.compile(r"[aeiouy]")
_BRITISH = (
    (re.compile(r"(?<=[a-z]{2}[bdlnprtv])our(?=s?$|ed$|ing$)"), "or"),  # "harbour", not "hour"
    (re.compile(r"(?<=[a-z][bt])re(?=s?$)"), "er"),  # "centre"
    (re.compile(r"(?<=[a-z]{3})is(?=e[ds]?$|ing$|ation)"), "iz"),  # "organise"
)
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


def is_function_word(normal: str) -> bool:
    """Whether the word only holds a sentence together ("the", "we're")."""
    return normal in lexicon.words(__package__, "function_words")


@lru_cache(maxsize=65536)
def negates(normal: str) -> bool:
    """Whether the word turns a statement round ("not", "haven't")."""
    return normal.endswith("n't") or normal in lexicon.words(__package__, "negations")


@lru_cache(maxsize=65536)
def number(normal: str) -> float | None:
    """The number that the word writes: 12 for "12", "twelve", "12-point"; None for another word."""
    written = _numbers().get(normal)
    if written is not None:
        return written
    digits = _DIGITS.match(normal)
    return _value(digits.group()) if digits else None


def _value(digits: str) -> float:
    """1200 for "1,200"; 18.41 for "18:41" and "18.41"; other signs only keep amounts apart."""
    whole, *parts = re.split(r"[.:]", re.sub(r",(?=\d{3}(?!\d))", "", digits).replace(",", "."))
    return float(f"{whole}.{''.join(parts)}")


@lru_cache(maxsize=65536)
def key(normal: str) -> str:
    """What the regular and irregular forms of one word have in common.

    "changes" and "change" have one key, so have "haven't", "has" and "had"; a number's key is its
    value. The endings are those of step 1 of Porter's stemmer (Porter 1980).
    """
    value = number(normal)
    if value is not None:
        return f"{value:g}" if value < 1e15 else str(value)
    bare = _bare(normal)
    return bare if is_function_word(bare) else _stem(_american(bare))


def _bare(normal: str) -> str:
    """Without clitics and hyphens, an irregular form as its word."""
    forms = _irregular()
    if normal in forms:
        return forms[normal]
    bare = _CLITIC.sub("", normal).replace("-", "")
    return forms.get(bare, bare)


def _american(word: str) -> str:
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def _stem(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


@lru_cache(maxsize=65536)
def near(a: str, b: str) -> bool:
    """Whether two different words are forms of one word, or one is the other misspelt.

    Never two different numbers, never a word and its negation. The relation is symmetric.
    """
    a, b = sorted((a, b))
    if number(a) is not None or number(b) is not None:
        return number(a) == number(b)
    if negates(a) != negates(b) or (a, b) in _apart():
        return False
    if key(a) == key(b):
        return True
    if is_function_word(a) or is_function_word(b):
        return False
    return _same_beginning(_bare(a), _bare(b)) or _misspelt(a, b)


def _same_beginning(a: str, b: str) -> bool:
    """Whether both are one beginning with an ending of English each."""
    longest = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    common = min(len(a), len(b)) if longest is None else longest
    return any(_ends(a, cut) and _ends(b, cut) for cut in range(common, BEGINNING - 1, -1))


def _ends(word: str, cut: int) -> bool:
    if word[cut:] in _endings():
        return True
    doubled = word[cut] == word[cut - 1]  # "stop", "stopped"
    return doubled and word[cut + 1 :] in _endings()


def _misspelt(a: str, b: str) -> bool:
    if a[0] != b[0] or min(len(a), len(b)) < SPELLING:
        return False
    return int(OSA.distance(a, b, score_cutoff=1)) <= 1


@cache
def _irregular() -> dict[str, str]:
    return {row["form"]: row["word"] for row in lexicon.table(__package__, "irregular")}


@cache
def _numbers() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in lexicon.table(__package__, "numbers")}


@cache
def _endings() -> frozenset[str]:
    written = lexicon.words(__package__, "endings", "ending")
    return frozenset(ending.strip(".") for ending in written)


@cache
def _apart() -> frozenset[tuple[str, str]]:
    return frozenset((row["word"], row["other"]) for row in lexicon.table(__package__, "apart"))
