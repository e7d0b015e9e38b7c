"""Word lists of claims, one folder a language (`en/governing.tsv`), and their phrases in a text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.lexicon import Row

_PACKAGE = "tellings.annotate.claims"
_SHARED = "tellings.gazetteers"


class Hit(Struct, frozen=True):
    """A phrase of a table among words: those from `start` to before `end`."""

    start: int
    end: int
    row: Row


@cache
def rows(name: str, language: str) -> tuple[Row, ...]:
    """The rows of a table of a language (ISO 639-1): of claims, else one that several share."""
    return lexicon.of_language(_PACKAGE, name, language) or lexicon.of_language(
        _SHARED, name, language
    )


@cache
def known(name: str, language: str, kind: str = "") -> dict[str, Row]:
    """Rows by their first column; those only whose column `kind` holds `kind`, if it is given."""
    told = rows(name, language)
    return {next(iter(r.values())): r for r in told if not kind or r["kind"] == kind}


@cache
def group(name: str, language: str) -> frozenset[str]:
    """The words of one group of `function_words.tsv` of a language; maybe none."""
    return frozenset(r["word"] for r in rows("function_words", language) if r["group"] == name)


Phrases = dict[str, list[tuple[list[set[str]], Row]]]


@cache
def phrases(name: str, language: str, kind: str = "") -> Phrases:
    """The phrases of a table by each word they may begin with, the longest first.

    Words of a phrase are parted by spaces, alternatives for one by "/".
    """
    found: Phrases = {}
    for first, row in known(name, language, kind).items():
        parts = [set(word.split("/")) for word in first.split()]
        for word in parts[0]:
            found.setdefault(word, []).append((parts, row))
    return {word: sorted(each, key=lambda p: -len(p[0])) for word, each in found.items()}


def hits(
    forms: Sequence[str], lemmas: Sequence[str], name: str, language: str, kind: str = ""
) -> list[Hit]:
    """The phrases of a table among words, from left to right, the longest first; none overlap."""
    table = phrases(name, language, kind)
    if table.keys().isdisjoint(forms) and table.keys().isdisjoint(lemmas):
        return []
    found, at = [], 0
    while at < len(forms):
        options = [*table.get(forms[at], ())]
        if lemmas[at] != forms[at]:
            options += table.get(lemmas[at], ())
        hit = next((h for h in (_hit(forms, lemmas, at, *o) for o in options) if h), None)
        if hit:
            found.append(hit)
        at = hit.end if hit else at + 1
    return found


def _hit(
    forms: Sequence[str], lemmas: Sequence[str], at: int, parts: list[set[str]], row: Row
) -> Hit | None:
    end = at + len(parts)
    if end > len(forms):
        return None
    pairs = zip(parts, forms[at:end], lemmas[at:end], strict=True)
    if all(form in part or lemma in part for part, form, lemma in pairs):
        return Hit(at, end, row)
    return None
